"""Early help plans, family group conferences and the edge of care, worked from the paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from alternatives import alternative_of
from rows_hold import faults_of

from glosanalysis.data.tables import Tables
from glosanalysis.quarter import Quarter
from glosanalysis.render import bars
from glosanalysis.themes import THEMES, early_help

IN_DECEMBER, IN_MARCH, IN_MAY = map(Quarter.parse, ("2019-20-Q3", "2019-20-Q4", "2020-21-Q1"))
WORKED = {
    IN_DECEMBER: {"dpst_open": {"value": "127", "as_at": "2019-12-31", "status": "new"}},
    IN_MARCH: {
        # New criteria began in September: no year so far.
        "fgc_referred": {"value": "562", "as_at": "2020-03-31", "status": "new"},
        # 459 of 562 = 81.67; 144 of 151 = 95.36.
        "fgc_with_family_pct": {"value": "81.7", "numerator": "459", "denominator": "562"},
        "fgc_stayed_pct": {"value": "95.4", "ci_low": "90.7", "ci_high": "97.7"},
        "dpst_open": {"value": "72", "previous_value": "127", "assessment": "not_assessed"},
        "triple_p_parents": {"value": "580", "status": "new"},
    },
    IN_MAY: {"eh_plans": {"value": "3530", "qualifier": "about", "as_at": "2020-05-22"}},
}


@pytest.fixture
def in_may(five_papers: Tables) -> Tables:
    return five_papers.known_at(IN_MAY)


def without(tables: Tables, *measures: str) -> Tables:
    frame = tables["edge_of_care"]
    kept = frame[~frame["measure"].isin(measures)].reset_index(drop=True)
    return replace(tables, frames={**tables.frames, "edge_of_care": kept})


@pytest.mark.parametrize("quarter", WORKED)
def test_every_figure_has_its_worked_value(five_papers: Tables, quarter: Quarter) -> None:
    rows = THEMES["early_help"].rows(five_papers.known_at(quarter), quarter)
    records = {row.indicator.id: row.record() for row in rows}
    for indicator, cells in WORKED[quarter].items():
        assert {name: records[indicator][name] for name in cells} == cells, indicator


def test_conferences_are_bars_that_overlap(in_may: Tables) -> None:
    shown = early_help.family_group_conferences(in_may)
    assert shown.title == (
        "562 children were referred for a family group conference; of 151 closed since, 144 were "
        "still with their family"
    )
    assert list(shown.frame["children"]) == [562, 459, 195, 166, 151, 144]
    assert alternative_of(bars(shown)).startswith("Bar chart: children by position")


def test_conferences_without_an_outcome_tell_none(in_may: Tables) -> None:
    shown = early_help.family_group_conferences(without(in_may, "fgc_stayed_pct"))
    assert shown.title == "562 children were referred for a family group conference"
    assert early_help.family_group_conferences(without(in_may, "fgc_referred")).frame.empty


def test_the_parts_of_the_plans_do_not_make_the_whole(in_may: Tables) -> None:
    shown = early_help.plans_by_holder(in_may)
    # 2,311 and 725 are 3,036 of about 3,530.
    assert list(shown.frame["plans"]) == [2311, 725, 494, 3530]
    assert list(shown.as_text()["Plans"]) == ["2311", "725", "494", "3530"]
    assert shown.title == (
        "About 3,530 early help plans were in place at 22 May 2020; who holds the rest is not told"
    )


def test_parts_that_make_the_whole_leave_no_rest(in_may: Tables) -> None:
    frame = in_may["edge_of_care"]
    whole = frame.assign(value=frame["value"].mask(frame["measure"] == "eh_plans", 2311 + 725))
    shown = early_help.plans_by_holder(
        replace(in_may, frames={**in_may.frames, "edge_of_care": whole})
    )
    assert list(shown.frame["plans"]) == [2311, 725, 3036]
    assert shown.title.endswith("were in place at 22 May 2020")


def test_the_caseload_is_told_from_who_was_supported(in_may: Tables) -> None:
    shown = early_help.diversion(in_may)
    assert list(shown.frame["people"]) == [127, 55, 72, 37, 21]
    said = {each.name: each.text for each in THEMES["early_help"].cautions(in_may)}
    assert said["caseload"].endswith("supported in the quarter were 127 or more.")
    assert "151 were closed" in said["conferences_closed"]
    bare = without(in_may, "dpst_discharged", "fgc_referred")
    said = {each.name: each.text for each in THEMES["early_help"].cautions(bare)}
    assert said["caseload"].endswith("who left within the quarter is not in it.")
    assert "conferences_closed" not in said


@pytest.mark.parametrize("first", [0, 1])
def test_what_is_said_holds_on_thinned_rows(five_papers: Tables, first: int) -> None:
    kept = five_papers["edge_of_care"].iloc[first::2].reset_index(drop=True)
    thinned = replace(five_papers, frames={**five_papers.frames, "edge_of_care": kept})
    assert [f for quarter in (IN_MARCH, IN_MAY) for f in faults_of(thinned, quarter)] == []
