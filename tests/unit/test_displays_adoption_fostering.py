"""Adoption and fostering, worked by hand from the papers of January 2018 and May 2020."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from alternatives import alternative_of
from worked import cases, cells_of, row_of

from glosanalysis.data.tables import Tables
from glosanalysis.display import Display
from glosanalysis.quarter import Quarter
from glosanalysis.render import bars
from glosanalysis.render.cells import valued
from glosanalysis.render.sentences import sentence
from glosanalysis.themes import THEMES, adoption_fostering

THEME = THEMES["adoption_fostering"]
MARCH, DECEMBER = Quarter.parse("2016-17-Q4"), Quarter.parse("2017-18-Q3")
SPRING = Quarter.parse("2020-21-Q1")

WORKED = {
    "2016-17-Q4": {
        "adopted": {"value": "29", "as_at": "2017-03-31"},
        "placed_for_adoption": {"value": "45"},
        # 35 of 612; a count of a day has no interval.
        "placement_order_pct": {"value": "5.7", "numerator": "35", "ci_low": ""},
        "adoption_waiting": {"value": "17", "status": "new"},
        "adoption_matches": {"value": "47", "previous_value": "31", "change": "16"},
        "adopters_approved": {"value": "28", "previous_value": "40", "assessment": "unchanged"},
        "early_permanence": {"value": "20"},
        "adoption_disruptions": {"value": "2"},
        "foster_matches": {"value": "20"},
        # 34 + 27 + 5.
        "foster_applications": {"value": "66"},
        "foster_resignations": {"value": "61"},
        "foster_resigned_settled_pct": {"value": "34.4", "numerator": "21", "denominator": "61"},
        "foster_training": {"value": "", "status": "not_reported"},
        "adoption_a1_days": {"value": "", "status": "not_reported"},
        "adoption_a2_days": {"value": "", "status": "not_reported"},
    },
    "2017-18-Q3": {
        "adoption_waiting": {"value": "24", "previous_value": "17", "assessment": "unchanged"},
        "adoption_waiting_sibling_pct": {"value": "75.0", "numerator": "18", "denominator": "24"},
        "adopters_waiting": {"value": "15", "as_at": "2017-12-31"},
        "adoption_in": {"value": "10", "status": "provisional"},
        "adoption_out": {"value": "5", "status": "provisional"},
        # Two in the whole year before: a part of a year is no trend.
        "adoption_disruptions": {"value": "1", "previous_value": "", "status": "provisional"},
        "sgo_made": {"value": "22", "status": "provisional"},
        "foster_households": {"value": "280"},
        # 265 of 645 in November; 265 of 265 + 144 in October.
        "foster_in_house_cla_pct": {"value": "41.1", "denominator": "645", "good_is": "neutral"},
        "foster_in_house_pct": {"value": "64.8", "denominator": "409", "target": ""},
        "foster_approved": {"value": "20", "status": "provisional"},
    },
    "2020-21-Q1": {
        # A span of fourteen months is not held against a year.
        "early_permanence": {"value": "9", "previous_value": "", "as_at": "2020-05-22"},
        "foster_review_pct": {"value": "94", "as_at": "2020-05-22"},
        "foster_training": {"value": "1500", "previous_value": "", "as_at": "2019-12-31"},
    },
}


@pytest.fixture(scope="module")
def seen(five_papers: Tables) -> Tables:
    """Give what December 2017 knows, with the quarter of March published before it."""
    march = pd.DataFrame([{"quarter": str(MARCH), "known_by": pd.Timestamp("2018-01-11")}])
    quarters = pd.concat([march, five_papers.quarters], ignore_index=True)
    return replace(five_papers, quarters=quarters)


@pytest.mark.parametrize(("quarter", "indicator", "cells"), cases(WORKED))
def test_worked_value(seen: Tables, quarter: str, indicator: str, cells: dict[str, str]) -> None:
    assert cells_of(row_of(seen, indicator, quarter), cells) == cells


def test_about_is_kept(seen: Tables) -> None:
    found = THEME.observed(seen.known_at(SPRING))["foster_training"]
    assert [(each.value, each.qualifier) for each in found] == [(700, "about"), (1500, "")]


@pytest.mark.parametrize(
    ("quarter", "indicator", "said"),
    [
        (MARCH, "adopted", "29 children in care were adopted in 2016/17."),
        (
            MARCH,
            "placement_order_pct",
            "35 of the 612 children in care (5.7%) had a placement order at 31 March 2017.",
        ),
        (
            DECEMBER,
            "adoption_waiting_sibling_pct",
            "18 of the 24 children waiting for an adoptive family at 31 December 2017 were in "
            "sibling groups.",
        ),
        (
            DECEMBER,
            "adoption_out",
            "5 of Gloucestershire's children were placed with adopters of other agencies from "
            "April to December 2017 (provisional).",
        ),
        (
            DECEMBER,
            "foster_in_house_cla_pct",
            "265 children were with in-house foster carers at 31 December 2017, 41.1% of the 645 "
            "in care at 30 November 2017.",
        ),
        (
            DECEMBER,
            "foster_in_house_pct",
            "265 of 409 fostered children (64.8%) were with in-house carers at 31 December 2017, "
            "with agency fostering as at 31 October 2017.",
        ),
        (SPRING, "foster_training", "Foster carers attended training 1,500 times in 2019."),
    ],
)
def test_sentences(seen: Tables, quarter: Quarter, indicator: str, said: str) -> None:
    assert sentence(row_of(seen, indicator, quarter)) == said


def test_a_small_base_is_told_in_numbers(seen: Tables) -> None:
    assert str(valued(row_of(seen, "adoption_waiting_sibling_pct", DECEMBER))) == "18 of 24"


def test_what_is_printed_is_local_but_for_national_measures() -> None:
    national = {"adopted", "adoption_a1_days", "adoption_a2_days"}
    labels = {each.id: each.label for each in THEME.indicators}
    assert {id_ for id_, label in labels.items() if "(local)" not in label} == national


def test_an_assumption_is_told_and_opens_no_page() -> None:
    (assumed,) = [each for each in THEME.indicators if each.assumption]
    assert (assumed.id, assumed.opens, assumed.target) == ("foster_in_house_pct", None, None)


def test_ages_are_as_printed_and_add_up(seen: Tables) -> None:
    display = adoption_fostering.ages_placed(seen.known_at(DECEMBER))
    assert display.title == (
        "19 of the 45 children placed for adoption in 2016/17 were under 2 years old"
    )
    assert display.frame["children"].tolist() == [19, 10, 13, 3]
    assert alternative_of(bars(display)) == (
        "Bar chart: children placed by age in years, Under 2 19, 2 to 4 10, 4 to 6 13, Over 6 3."
    )


def test_those_who_wait_stand_side_by_side(seen: Tables) -> None:
    display = adoption_fostering.waiting(seen.known_at(DECEMBER))
    assert display.title == (
        "24 children were waiting for an adoptive family, 18 of them in sibling groups, at "
        "31 December 2017; 15 approved adopters were waiting for a match"
    )
    assert display.as_text().iloc[:, 1:].to_numpy().tolist() == [["17", "", ""], ["24", "18", "15"]]
    before = adoption_fostering.waiting(seen.known_at(MARCH))
    assert list(before.frame) == ["as_at", "adoption_waiting"]
    assert before.note == ""
    assert before.title == "17 children were waiting for an adoptive family at 31 March 2017"


def test_in_house_is_a_share_of_two_wholes(seen: Tables) -> None:
    display = adoption_fostering.in_house_shares(seen.known_at(DECEMBER))
    assert display.title == (
        "265 children were with in-house foster carers at 31 December 2017, 41.1% of the 645 in "
        "care"
    )
    assert display.frame["whole"].tolist() == [645, 409]
    assert display.frame["share"].tolist() == [41.1, 64.8]


def test_the_panel_s_cases_are_as_printed(seen: Tables) -> None:
    display = adoption_fostering.panel_activity(seen.known_at(MARCH))
    assert display.title == (
        "66 applications to foster and 61 resignations came to the fostering panel in 2016/17"
    )
    assert display.frame["cases"].tolist() == [34, 27, 5, 26, 59, 7, 13, 20, 16, 9, 61]
    assert display.frame["of_which"].iloc[-1] == "21 as the child was 18 or had an order"
    assert "11 values: General applications 34" in alternative_of(bars(display))


def test_cautions_set_the_two_printed_shares_side_by_side(seen: Tables) -> None:
    said = {each.name: each.text for each in THEME.cautions(seen.known_at(DECEMBER))}
    assert "4% of children in care, and 41% of children in foster care" in said["two_shares"]
    assert "265 of the 645 in care are 41.1%" in said["two_shares"]
    assert said["part_years"].startswith("Figures from April to December 2017")
    assert "regional_agency" not in said


def test_what_is_history_is_neither_shown_nor_cautioned(seen: Tables) -> None:
    later = seen.known_at(SPRING)
    for maker in set(adoption_fostering.__all__) - {"THEME"}:
        assert getattr(adoption_fostering, maker)(later).frame.empty
    names = {each.name for each in THEME.cautions(later)}
    assert names & {"two_shares", "part_years", "panel_overlaps"} == set()


def test_a_later_count_of_those_waiting_is_clear_only_beyond_chance(seen: Tables) -> None:
    frame = seen["adoption_fostering"]
    like = frame[frame["measure"] == "adoption_waiting"].iloc[-1].to_dict()
    day = pd.Timestamp("2018-09-30")
    for children, assessment in ((36, "unchanged"), (40, "worse"), (5, "better")):
        added = {**like, "from_date": day, "as_at": day, "known_on": day, "value": children}
        grown = pd.concat([frame, pd.DataFrame([added])], ignore_index=True)
        tables = replace(seen, frames={**seen.frames, "adoption_fostering": grown})
        row = row_of(tables, "adoption_waiting", Quarter.parse("2018-19-Q3"))
        assert (row.previous, row.assessment) == (24, assessment)


@pytest.mark.parametrize(
    "table", ["adoption_fostering", "adoption_ages", "fostering_panel", "children_in_care"]
)
def test_without_rows_nothing_is_shown(seen: Tables, table: str) -> None:
    known = seen.known_at(DECEMBER)
    empty = replace(known, frames={**known.frames, table: known[table].head(0)}, until=None)
    for maker in set(adoption_fostering.__all__) - {"THEME"}:
        assert isinstance(getattr(adoption_fostering, maker)(empty), Display)
    assert len(THEME.rows(empty, DECEMBER)) == len(THEME.indicators)
    assert isinstance(THEME.cautions(empty), list)
