"""The education of children in care, worked by hand from the paper of 22 May 2020."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from alternatives import alternative_of
from worked import row_of

from glosanalysis.data.schemas.education import Attainment
from glosanalysis.data.tables import Tables
from glosanalysis.display import Display
from glosanalysis.quarter import Quarter
from glosanalysis.render import bars, dots
from glosanalysis.render.cells import valued
from glosanalysis.render.sentences import fact, sentence
from glosanalysis.themes import THEMES, education

FIRST = Quarter.parse("2019-20-Q2")
YEAR_AFTER = Quarter.parse("2020-21-Q2")

WORKED = {
    "edu_eyfs_pct": {"value": "55.6", "numerator": "10", "denominator": "18"},
    "edu_ks1_pct": {"value": "12.5", "numerator": "1", "denominator": "8"},
    "edu_ks2_pct": {"value": "23.3", "ci_low": "11.8", "ci_high": "40.9"},
    # 30 eligible less 2 not entered.
    "edu_ks2_progress_pct": {"value": "57.1", "numerator": "16", "denominator": "28"},
    "edu_ks4_em_pct": {
        "value": "12.8",
        "numerator": "6",
        "denominator": "47",
        "comparator_area": "England (2017/18)",
        "comparator_value": "13",
        "status": "new",
        "as_at": "2019-08-31",
    },
    "edu_ks4_progress_pct": {"value": "40.4", "comparator_value": ""},
    "pep_early_pct": {"value": "87.5", "ci_low": ""},
    "pep_school_pct": {"value": "99"},
    "pep_post16_pct": {"value": "94"},
    "edu_attendance_pct": {"value": "93"},
    "edu_excluded_pct": {"value": "14.5", "good_is": "low"},
    "edu_good_school_pct": {"value": "69.2"},
    "edu_unrated_school_pct": {"value": "10.3"},
    # 773,936.83 + 412,927.19 + 21,617.50 = 1,208,481.52.
    "ppp_spend_k": {"value": "1208", "as_at": "2019-03-31"},
    "ppp_learning_pct": {"value": "64.0", "denominator": "1208482"},
}


@pytest.fixture(scope="module")
def seen(five_papers: Tables) -> Tables:
    return five_papers.known_at(FIRST)


def next_year(tables: Tables, indicator: dict[str, object], eligible: int, pupils: int) -> Tables:
    """Give the tables with a result of 2019/20 too, known a month after that year."""
    frame = tables["attainment"]
    like = frame[(frame["stage"] == indicator["stage"]) & (frame["base"] == "eligible")].iloc[0]
    added = {
        **like.to_dict(),
        "academic_year": "2019/20",
        "as_at": pd.Timestamp("2020-08-31"),
        "known_on": pd.Timestamp("2020-09-30"),
        "eligible": eligible,
        "pupils": pupils,
    }
    grown = pd.concat([frame, pd.DataFrame([added])], ignore_index=True)
    return replace(tables, frames={**tables.frames, "attainment": grown}, until=None)


def test_every_indicator_has_its_worked_value(seen: Tables) -> None:
    rows = {row.indicator.id: row.record() for row in THEMES["education"].rows(seen, FIRST)}
    assert rows.keys() == WORKED.keys()
    for indicator, cells in WORKED.items():
        assert {name: rows[indicator][name] for name in cells} == cells, indicator


def test_a_small_base_is_told_in_numbers(seen: Tables) -> None:
    row = row_of(seen, "edu_eyfs_pct", FIRST)
    assert str(valued(row)) == "10 of 18"
    assert sentence(row) == (
        "10 of the 18 children in care at the end of their early years reached the foundation "
        "stage goals in 2018/19."
    )
    assert row.assessment == "not_assessed"


def test_england_stands_beside_it_with_its_own_year(seen: Tables) -> None:
    assert fact(row_of(seen, "edu_ks4_em_pct", FIRST)) == (
        "6 of the 47 pupils in care (12.8%) at Key Stage 4 gained grade 4 or above in English and "
        "mathematics in 2018/19. England (2017/18) 13%."
    )


def test_nobody_knows_it_before_its_paper(five_papers: Tables) -> None:
    early = five_papers.known_at(Quarter.parse("2018-19-Q3"))
    assert not THEMES["education"].has_page(early, Quarter.parse("2018-19-Q3"))
    assert early.rows(Attainment) == ()


@pytest.mark.parametrize(
    ("eligible", "pupils", "assessment"),
    [
        # 6 of 47 against 12 of 50: 11.2 points, by chance -4.5 to 26.3.
        (50, 12, "unchanged"),
        # 6 of 47 against 25 of 50: 37.2 points, at least 19.0.
        (50, 25, "better"),
        (50, 0, "worse"),
        # Of fewer than 30 nothing is assessed.
        (20, 18, "not_assessed"),
    ],
)
def test_two_years_are_compared_by_the_interval_of_their_difference(
    seen: Tables, eligible: int, pupils: int, assessment: str
) -> None:
    more = next_year(seen, {"stage": "key_stage_4"}, eligible, pupils)
    assert row_of(more, "edu_ks4_em_pct", YEAR_AFTER).assessment == assessment


def test_results_are_shown_with_range_and_base(seen: Tables) -> None:
    display = education.results_by_stage(seen)
    assert display.title == (
        "6 of 47 pupils in care gained grade 4 in English and mathematics; 7 of 30 reached the "
        "expected standard at Key Stage 2, in 2018/19"
    )
    frame = display.frame
    assert frame["pupils"].tolist() == [10, 1, 7, 16, 6, 19]
    assert frame["base"].tolist() == [18, 8, 30, 28, 47, 47]
    assert frame["share"].tolist() == [55.6, 12.5, 23.3, 57.1, 12.8, 40.4]
    assert frame["low"].tolist() == [33.7, 2.2, 11.8, 39.1, 6.0, 27.6]
    assert frame["high"].tolist() == [75.4, 47.1, 40.9, 73.5, 25.2, 54.7]
    assert display.as_text()["England (2017/18) (%)"].tolist() == ["48", "51", "36", "", "13", ""]
    said = alternative_of(dots(display, other="england"))
    assert said.startswith("Dots with ranges: share, 6 values: Early years")
    assert said.endswith("Diamonds: England (2017/18), 13% to 51%.")


def test_results_without_england_have_no_mark(seen: Tables) -> None:
    frame = seen["comparators"]
    alone = replace(
        seen, frames={**seen.frames, "comparators": frame[frame["theme"] != "education"]}
    )
    display = education.results_by_stage(alone)
    assert "england" not in display.frame
    assert "Diamond" not in alternative_of(dots(display, other="england"))


def test_results_show_the_newest_year_alone(seen: Tables) -> None:
    more = next_year(seen, {"stage": "key_stage_4"}, 50, 25)
    display = education.results_by_stage(more)
    assert display.title == (
        "25 of 50 pupils in care gained grade 4 in English and mathematics, in 2019/20"
    )
    assert display.frame["share"].tolist() == [50.0]


def test_the_premium_is_added_up(seen: Tables) -> None:
    display = education.premium_by_purpose(seen)
    assert display.title == (
        "64% of the Pupil Premium Plus of 2018-19, £774,000 of £1.208 million, went on learning"
    )
    assert display.frame["spend"].tolist() == [774, 413, 22]
    assert display.frame["share"].tolist() == [64.0, 34.2, 1.8]
    assert "Learning £774,000" in alternative_of(bars(display))


def test_cautions_tell_the_two_bases_and_the_age_of_england(seen: Tables) -> None:
    said = {each.name: each.text for each in THEMES["education"].cautions(seen)}
    assert (
        "6 of the 47 eligible (12.8%) at Key Stage 4, 6 of the 34 entered (17.6%)"
        in (said["two_bases"])
    )
    assert "of children in care in 2017/18" in said["older_england"]


def test_an_old_year_is_no_display_and_no_caution(five_papers: Tables) -> None:
    later = five_papers.known_at(Quarter.parse("2021-22-Q4"))
    assert education.results_by_stage(later).frame.empty
    assert education.premium_by_purpose(later).frame.empty
    assert THEMES["education"].cautions(later) == []


@pytest.mark.parametrize("table", ["education", "attainment", "pupil_premium", "comparators"])
def test_without_rows_nothing_is_shown(seen: Tables, table: str) -> None:
    empty = replace(seen, frames={**seen.frames, table: seen[table].head(0)}, until=None)
    for maker in set(education.__all__) - {"THEME"}:
        assert isinstance(getattr(education, maker)(empty), Display)
    assert len(THEMES["education"].rows(empty, FIRST)) == len(WORKED)
