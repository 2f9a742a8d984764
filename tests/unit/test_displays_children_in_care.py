"""Children in care and care leavers, worked by hand from the papers."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from alternatives import alternative_of
from rows_hold import faults_of

from glosanalysis.data.tables import Tables
from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.quarter import Quarter
from glosanalysis.render import dots, points
from glosanalysis.render.sentences import fact, sentence
from glosanalysis.themes import THEMES, children_in_care

QUARTERS = "2016-17-Q4", "2017-18-Q3", "2019-20-Q2", "2019-20-Q3", "2019-20-Q4", "2020-21-Q1"
IN_MARCH_2017, IN_2017, IN_2019, DEC_2019, IN_MARCH, IN_APRIL = map(Quarter.parse, QUARTERS)

WORKED = {
    IN_MARCH_2017: {
        "cla": {"value": "612", "previous_value": "630", "as_at": "2017-03-31", "status": "new"},
        "cla_growth_per_year": {"status": "not_reported"},
    },
    IN_2017: {
        "cla": {"value": "645", "previous_value": "612"},
        # (645 / 479) ** (12 / 43) = 1.0866.
        "cla_growth_per_year": {"value": "8.7", "as_at": "2017-11-30"},
        "cla_allocated_pct": {"value": "100"},
    },
    IN_2019: {
        "cla_health_pct": {"value": "78", "as_at": "2019-05-22"},
        "cwd_3plus_moves_pct": {"value": "10.6", "numerator": "7", "denominator": "66"},
    },
    DEC_2019: {
        # 5 of 76 = 6.58; the change is -14.4 to 5.5 points.
        "cwd_3plus_moves_pct": {
            "value": "6.6",
            "previous_value": "10.6",
            "ci_low": "2.8",
            "ci_high": "14.5",
            "assessment": "unchanged",
        },
    },
    IN_MARCH: {
        "s20_pct": {
            "value": "27.6",
            "comparator_area": "England (no date printed)",
            "comparator_value": "18",
            "as_at": "2020-03-31",
        },
        "cla_reentry_pct": {"value": "13", "as_at": "2020-03-31"},
        "cla_visit_pct": {"value": "95", "numerator": ""},
        "cla_initial_health_pct": {"value": "71"},
        "cl_higher_education_pct": {"value": "5.3", "numerator": "24"},
        # 24 of 5.35% to 5.25%: 448.6 to 457.1.
        "cl_implied": {"value": "453", "ci_low": "449", "ci_high": "457"},
    },
    IN_APRIL: {
        "cla": {"value": "748", "previous_value": "645"},
        # (748 / 479) ** (1 / 6) = 1.0771.
        "cla_growth_per_year": {"value": "7.7", "previous_value": ""},
        # 704 at 55.8 in 10,000 are 126,165; 748 of them.
        "cla_rate_implied": {"value": "59.3", "denominator": "126165"},
        "cla_visit_pct": {"value": "94.0", "numerator": "703", "previous_value": ""},
        "cla_in_person_pct": {"value": "88.1", "numerator": "659", "denominator": "748"},
        "cla_assessment_pct": {"value": "90", "as_at": "2020-05-22"},
        "cla_health_pct": {"value": "92", "previous_value": "78", "assessment": "better"},
        "cla_dental_pct": {"value": "77"},
        "cl_pathway_plan_pct": {"value": "85"},
        "cl_in_touch_pct": {"value": "97"},
        "cl_suitable_pct": {"value": "91"},
        "cl_eet_pct": {"value": "51"},
        "cla_stability_2y_pct": {"status": "not_reported"},
        "cla_health_12m_pct": {"status": "not_reported"},
        "cl_suitable_19_21_pct": {"status": "not_reported"},
        "cl_eet_19_21_pct": {"status": "not_reported"},
    },
}


@pytest.fixture
def in_april(five_papers: Tables) -> Tables:
    return five_papers.known_at(IN_APRIL)


def row_of(tables: Tables, indicator: str, quarter: Quarter = IN_APRIL) -> IndicatorRow:
    rows = THEMES["children_in_care"].rows(tables, quarter)
    return next(row for row in rows if row.indicator.id == indicator)


def cautions_of(tables: Tables) -> dict[str, str]:
    return {each.name: each.text for each in THEMES["children_in_care"].cautions(tables)}


def with_cells(tables: Tables, table: str, measure: str, **cells: object) -> Tables:
    """Give the tables with other figures in the newest row of a measure."""
    frame = tables[table].copy()
    newest = frame[frame["measure"] == measure].index[-1]
    for name, cell in cells.items():
        frame.loc[newest, name] = cell
    return replace(tables, frames={**tables.frames, table: frame})


@pytest.mark.parametrize("quarter", WORKED)
def test_every_figure_has_its_worked_value(five_papers: Tables, quarter: Quarter) -> None:
    seen = five_papers.known_at(quarter)
    rows = {r.indicator.id: r.record() for r in THEMES["children_in_care"].rows(seen, quarter)}
    for indicator, cells in WORKED[quarter].items():
        assert {name: rows[indicator][name] for name in cells} == cells, indicator


def test_every_indicator_of_the_papers_is_worked_in_some_quarter() -> None:
    indicators = children_in_care.THEME.indicators
    every = {each.id for each in indicators if each.since is None and not each.where_observed}
    assert {indicator for cells in WORKED.values() for indicator in cells} == every


def test_the_share_under_section_20_stands_beside_englands(five_papers: Tables) -> None:
    row = row_of(five_papers.known_at(IN_MARCH), "s20_pct", IN_MARCH)
    assert fact(row) == (
        "27.6% of children in care were under section 20 at 31 March 2020. England (no date "
        "printed) 18%."
    )


def test_growth_is_told_with_its_two_counts(in_april: Tables) -> None:
    assert sentence(row_of(in_april, "cla_growth_per_year")) == (
        "Growth in the number of children in care was 7.7% a year from April 2014 to April 2020, "
        "from 479 to 748."
    )


def test_a_first_count_of_nobody_gives_no_growth(in_april: Tables) -> None:
    frame = in_april["children_in_care"].copy()
    frame.loc[frame["as_at"] == frame["as_at"].min(), "children"] = 0
    none = replace(in_april, frames={**in_april.frames, "children_in_care": frame})
    assert row_of(none, "cla_growth_per_year").latest is None
    assert "growth" not in children_in_care.in_care(none).frame


def test_a_rate_of_another_year_implies_nothing(in_april: Tables) -> None:
    earlier = with_cells(in_april, "help_protection", "cp_rate", as_at=pd.Timestamp("2019-03-31"))
    assert row_of(earlier, "cla_rate_implied").latest is None


def test_care_leavers_are_implied_within_what_rounding_allows(five_papers: Tables) -> None:
    row = row_of(five_papers.known_at(IN_MARCH), "cl_implied", IN_MARCH)
    assert sentence(row) == (
        "There were 453 care leavers on 31 March 2020: 24 in higher education are 5.3% of 449 to "
        "457."
    )
    assert not row.is_fresh


def test_counts_stand_at_their_dates_with_the_growth_to_them(in_april: Tables) -> None:
    shown = children_in_care.in_care(in_april)
    assert shown.title == (
        "748 children were in care at 30 April 2020; since April 2014 growth was 7.7% a year"
    )
    assert list(shown.frame["children"]) == [479, 630, 612, 645, 748]
    assert shown.frame["growth"].dropna().tolist() == [8.7, 7.7]
    assert alternative_of(points(shown)).startswith(
        "Points over time: children in care, 30 April 2014 479, 31 July 2016 630"
    )


def test_section_20_has_two_rows(in_april: Tables) -> None:
    shown = children_in_care.section_20(in_april)
    assert shown.frame.to_numpy().tolist() == [
        ["Gloucestershire", 27.6, "31 March 2020"],
        ["England", 18.0, "not printed"],
    ]


def test_moves_of_few_may_be_chance(in_april: Tables) -> None:
    shown = children_in_care.disabled_moves(in_april)
    assert shown.title == (
        "5 of 76 disabled children in care had had three or more moves by December 2019, 7 of 66 "
        "by December 2018: the difference may be chance"
    )
    assert shown.note == ("The change is −4.0 points, with a 95% interval from −14.4 to 5.5.")
    assert "5 of 76 after 7 of 66 may be chance" in cautions_of(in_april)["moves_may_be_chance"]


def test_moves_of_many_more_are_more_than_chance(in_april: Tables) -> None:
    more = with_cells(in_april, "care", "cwd_3plus_moves_pct", numerator=30.0)
    assert children_in_care.disabled_moves(more).title.endswith(
        "the difference is more than chance"
    )
    assert "moves_may_be_chance" not in cautions_of(more)


def test_shares_go_from_the_lowest_to_the_highest(in_april: Tables) -> None:
    shown = children_in_care.up_to_date(in_april)
    assert shown.title == (
        "The shares go from 51% (care leavers: education, employment or training) to 97% (care "
        "leavers: in touch in six months)"
    )
    assert alternative_of(dots(shown)).startswith("Dots: share who have it, 8 values: ")


def test_words_stand_beside_the_figures_that_they_do_not_fit(in_april: Tables) -> None:
    said = cautions_of(in_april)
    assert said.keys() == {
        *(
            "single_counts",
            "growth_in_words",
            "section_20_halved",
            "two_assessments",
            "list_and_table",
        ),
        *("moves_may_be_chance", "all_ages"),
    }
    # (645 to 748 in 29 months) is 6.3% a year.
    assert "from November 2017 to April 2020 it grew by 6.3% a year" in said["growth_in_words"]
    assert "90% in that on looked after children, 99% in that" in said["two_assessments"]
    assert "703 of 748, 94.0%" in said["list_and_table"]
    agreeing = with_cells(in_april, "care", "cla_assessment_fostering_pct", value=90.0)
    assert "two_assessments" not in cautions_of(agreeing)


@pytest.mark.parametrize("table", ["care", "children_in_care", "visits", "help_protection"])
def test_what_is_said_holds_on_thinned_rows(five_papers: Tables, table: str) -> None:
    frame = five_papers[table]
    for kept in (frame.iloc[::2], frame.iloc[1::2], frame.iloc[:1], frame.iloc[:0]):
        rows = kept.reset_index(drop=True)
        thinned = replace(five_papers, frames={**five_papers.frames, table: rows})
        assert [f for quarter in (IN_MARCH, IN_APRIL) for f in faults_of(thinned, quarter)] == []
