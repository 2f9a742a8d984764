"""Help and protection, worked by hand from the papers of January 2018 and May 2020."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from alternatives import alternative_of

from glosanalysis.data.tables import Tables
from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.quarter import Quarter
from glosanalysis.render import dots, stacked
from glosanalysis.render.sentences import fact, sentence
from glosanalysis.themes import THEMES, help_protection

IN_2017, IN_MARCH, IN_APRIL = map(Quarter.parse, ("2017-18-Q3", "2019-20-Q4", "2020-21-Q1"))
SEP_2019 = Quarter.parse("2019-20-Q2")

WORKED = {
    IN_2017: {
        "contacts_month": {"value": "2000", "qualifier": "about", "as_at": "2017-11-17"},
        "assessments_over_45d": {"value": "21", "previous_value": "1496", "assessment": "better"},
        "s47_visit_pct": {"value": "76", "as_at": "2017-11-30", "status": "new"},
        "cp_visit_pct": {"value": "97", "ci_low": ""},
        "cp_rate": {"value": "", "status": "not_reported"},
    },
    SEP_2019: {
        "contact_referral_pct": {"value": "29", "as_at": "2019-03-31", "status": "new"},
        "contact_early_help_pct": {"value": "31"},
    },
    IN_MARCH: {
        "initial_visit_pct": {"value": "86"},
        "cin_visit_pct": {"value": "88", "numerator": ""},
        "cp_visit_pct": {"value": "84", "previous_value": "97", "assessment": "worse"},
        "cp_rate": {
            "value": "55.8",
            "comparator_area": "Statistical neighbours (March 2019)",
            "comparator_value": "37.3",
        },
        "missing_children": {"value": "74", "as_at": "2020-03-31"},
        # 51 of 74 = 68.92.
        "missing_rhi_pct": {"value": "68.9", "ci_low": "57.7", "ci_high": "78.3"},
    },
    IN_APRIL: {
        "contacts_month": {"value": "2100", "qualifier": "about", "as_at": "2020-05-22"},
        "decision_24h_pct": {"value": "90.2"},
        "decision_red_4h_pct": {"value": "94"},
        "assessment_45d_pct": {"value": "86"},
        # With video counted nothing before compares.
        "s47_visit_pct": {"value": "87", "previous_value": "", "assessment": "not_assessed"},
        # 1,743 of 2,027 = 85.99; 649 of 704 = 92.19.
        "cin_visit_pct": {"value": "86.0", "ci_low": "84.4", "ci_high": "87.4"},
        "cp_visit_pct": {"value": "92.2", "numerator": "649", "previous_value": ""},
        "cin_in_person_pct": {"value": "76.3", "numerator": "1547", "denominator": "2027"},
        "cp_in_person_pct": {"value": "85.7", "numerator": "603", "denominator": "704"},
        "strategy_5d_pct": {"value": "74"},
        "s47_no_icpc_pct": {"value": "53"},
        "icpc_plan_pct": {"value": "83"},
        "cp_plans": {"value": "704", "as_at": "2020-04-30"},
        "exploitation_tracker": {"value": "78", "as_at": "2020-05-22"},
        "icpc_15wd_pct": {"status": "not_reported"},
        "cp_repeat_pct": {"status": "not_reported"},
        "cp_2y_ceased_pct": {"status": "not_reported"},
    },
}


@pytest.fixture
def in_april(five_papers: Tables) -> Tables:
    return five_papers.known_at(IN_APRIL)


def row_of(tables: Tables, indicator: str, quarter: Quarter = IN_APRIL) -> IndicatorRow:
    rows = THEMES["help_protection"].rows(tables, quarter)
    return next(row for row in rows if row.indicator.id == indicator)


def cautions_of(tables: Tables) -> dict[str, str]:
    return {each.name: each.text for each in THEMES["help_protection"].cautions(tables)}


def with_visits(tables: Tables, **cells: object) -> Tables:
    """Add what a later paper prints of a group in March 2021."""
    row = {
        **dict.fromkeys(tables["visits"].columns),
        "as_at": pd.Timestamp("2021-03-31"),
        "known_on": pd.Timestamp("2021-05-20"),
        "visit_group": "cp",
        "source_id": "sef-2020-05",
        "locator": "Section 4.5 Fostering, How do we know this?, first paragraph",
        **cells,
    }
    added = pd.DataFrame([row]).astype(tables["visits"].dtypes)
    grown = pd.concat([tables["visits"], added], ignore_index=True)
    return replace(tables, frames={**tables.frames, "visits": grown}, until=None)


@pytest.mark.parametrize("quarter", WORKED)
def test_every_figure_has_its_worked_value(five_papers: Tables, quarter: Quarter) -> None:
    seen = five_papers.known_at(quarter)
    rows = {r.indicator.id: r.record() for r in THEMES["help_protection"].rows(seen, quarter)}
    for indicator, cells in WORKED[quarter].items():
        assert {name: rows[indicator][name] for name in cells} == cells, indicator


def test_every_local_indicator_is_worked_in_some_quarter() -> None:
    every = help_protection.THEME.indicators
    local = {e.id for e in every if e.since is None and not e.where_observed}
    worked = {indicator for cells in WORKED.values() for indicator in cells}
    assert worked == local


def test_a_share_is_told_with_its_counts_and_how_many_were_seen_by_video(in_april: Tables) -> None:
    assert sentence(row_of(in_april, "cp_visit_pct")) == (
        "Of children on protection plans, 92.2% were visited in time in April 2020: 649 of 704, 46 "
        "of them by video."
    )


def test_the_neighbours_rate_says_its_own_month(five_papers: Tables) -> None:
    row = row_of(five_papers.known_at(IN_MARCH), "cp_rate", IN_MARCH)
    assert fact(row) == (
        "55.8 in 10,000 children were on protection plans at 31 March 2020. Statistical neighbours "
        "(March 2019) 37.3."
    )


def test_of_few_children_the_numbers_are_told_once(in_april: Tables) -> None:
    later = with_visits(in_april, children=20, seen=19, in_person=19, by_media=0, not_seen=1)
    row = row_of(later, "cp_visit_pct", Quarter.parse("2020-21-Q4"))
    assert sentence(row) == (
        "Of children on protection plans, 19 of 20 were visited in time in March 2021."
    )
    assert row.assessment == "not_assessed"


def test_months_without_video_compare_again(in_april: Tables) -> None:
    first = with_visits(in_april, in_time_pct=90.0)
    then = with_visits(first, in_time_pct=80.0, as_at=pd.Timestamp("2021-06-30"))
    rows = THEMES["help_protection"].rows(then, Quarter.parse("2021-22-Q1"))
    row = next(row for row in rows if row.indicator.id == "cp_visit_pct")
    assert (row.previous, row.assessment) == (90.0, "worse")


def test_the_bars_are_all_children_less_those_seen(in_april: Tables) -> None:
    shown = help_protection.how_seen(in_april)
    assert shown.title == (
        "Seen in person in April 2020: 1,547 of 2,027 children in need, 603 of 704 children on "
        "protection plans and 659 of 748 children in care"
    )
    parts = shown.frame[["in_person", "by_media", "not_seen"]]
    assert parts.to_numpy().tolist() == [[1547, 196, 284], [603, 46, 55], [659, 44, 45]]
    assert (parts.sum(axis="columns") == shown.frame["children"]).all()
    # 54 of 748 are printed as not seen; 748 less 703 are 45.
    assert "54 children in care are printed as not seen; 748 less those seen are 45." in shown.note
    assert alternative_of(stacked(shown)) == (
        "Stacked bars: seen in person, seen by video only, not seen in time. Children in need "
        "76.3%, 9.7%, 14.0%; Children on protection plans 85.7%, 6.5%, 7.8%; Children in care "
        "88.1%, 5.9%, 6.0%."
    )


def test_counts_that_cannot_be_parts_are_not_drawn(in_april: Tables) -> None:
    later = with_visits(in_april, children=50, seen=50, in_person=60, by_media=0)
    assert help_protection.how_seen(later).period == "April 2020"


def test_a_printed_count_that_the_others_give_is_no_note(in_april: Tables) -> None:
    later = with_visits(in_april, children=50, in_person=40, by_media=0, not_seen=10)
    assert help_protection.how_seen(later).note == "Not in time is all children less those seen."


def test_visits_in_time_stand_by_group_and_month(in_april: Tables) -> None:
    shown = help_protection.in_time_by_date(in_april)
    assert shown.title == (
        "Children on protection plans, visited in time: 97% in November 2017, 84% in March 2020 "
        "and 92.2% in April 2020, video counted"
    )
    assert len(shown.frame) == 10
    assert "children in care: listed as 96%, the counts give 94.0%." in shown.note
    assert alternative_of(dots(shown)).startswith("Dots: in time, 10 values: ")


def test_steps_are_of_different_wholes(in_april: Tables) -> None:
    shown = help_protection.where_they_go(in_april)
    assert list(shown.frame["share"]) == [29, 31, 53, 83]
    assert shown.note == "Each bar is of another whole, so they are no steps of one flow."


def test_the_same_three_shares_of_a_team_and_of_all_are_named(in_april: Tables) -> None:
    said = cautions_of(in_april)["same_three_shares"]
    assert "95%, 84% and 88% of visits" in said
    visits = in_april["visits"].copy()
    visits.loc[visits["visit_group"] == "disabled_cp", "in_time_pct"] = 85.0
    other = replace(in_april, frames={**in_april.frames, "visits": visits})
    assert "same_three_shares" not in cautions_of(other)


def test_what_was_not_known_in_2017_is_not_warned_of(five_papers: Tables) -> None:
    assert set(cautions_of(five_papers.known_at(IN_2017))) == {"referrals_are_contacts"}
