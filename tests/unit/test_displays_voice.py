"""Children's voice, worked by hand from the papers, and on other rows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest
from alternatives import alternative_of
from rows_hold import faults_of
from worked import cases, cells_of, row_of

from glosanalysis.data.tables import Tables
from glosanalysis.quarter import Quarter
from glosanalysis.render import slopes
from glosanalysis.render.sentences import sentence
from glosanalysis.themes import THEMES, voice

ADVOCATES, REVIEWS, SURVEY = map(Quarter.parse, ("2019-20-Q3", "2020-21-Q1", "2022-23-Q3"))
LATER = Quarter.parse("2024-25-Q4")


@pytest.fixture
def seen(five_papers: Tables) -> Tables:
    return five_papers.known_at(SURVEY)


def wave(tables: Tables, year: int, *answers: tuple[str, float], **counts: int) -> Tables:
    """Add a survey of care leavers, known a year later, with its counts if they are given."""
    when = {
        "survey": "your_life_beyond_care",
        "survey_year": year,
        "as_at": pd.Timestamp(year, 12, 31),
        "known_on": pd.Timestamp(year + 1, 3, 1),
        "source_id": "cfosc-2023-03-bright-spots",
    }
    added = {
        "survey_answers": [
            {
                **when,
                "question": q,
                "pct": pct,
                "locator": "Slide 'Response rates', Your Life, Beyond Care, 2022",
            }
            for q, pct in answers
        ]
    }
    if counts:
        added["survey_response"] = [
            {
                **when,
                **counts,
                "printed_pct": float("nan"),
                "locator": "Slide 'Response rates', Your Life, Beyond Care, 2022",
            }
        ]
    frames = {
        name: pd.concat([tables[name], pd.DataFrame(rows)], ignore_index=True)
        for name, rows in added.items()
    }
    return replace(tables, frames={**tables.frames, **frames}, until=None)


def without(tables: Tables, table: str, **cells: object) -> Tables:
    frame = tables[table]
    for name, cell in cells.items():
        frame = frame[frame[name] != cell]
    return replace(tables, frames={**tables.frames, table: frame}, until=None)


WORKED = {
    ADVOCATES: {
        "advocacy_cp": {"value": "62", "as_at": "2019-12-31", "status": "new"},
        "advocacy_cla": {"value": "40", "as_at": "2019-12-31"},
        # Its survey is of 2019, its paper of 2023.
        "bs_response_cl_pct": {"value": "", "status": "not_reported"},
        "bs_lonely_pct": {"value": "", "status": "not_reported"},
    },
    REVIEWS: {"review_views_pct": {"value": "91", "as_at": "2020-05-22", "ci_low": ""}},
    Quarter.parse("2021-22-Q4"): {
        # 124 of 384 is 32.29; 89 of 297 before is 29.97.
        "bs_response_cl_pct": {
            "value": "32.3",
            "numerator": "124",
            "denominator": "384",
            "previous_value": "30.0",
            "as_at": "2019-12-31",
        },
        "bs_response_cla_pct": {"value": "17.0", "previous_value": "30.6"},
        "bs_lonely_pct": {"value": "24", "previous_value": ""},
    },
    SURVEY: {
        # 119 of 721 is 16.50; Wilson 13.97 to 19.39.
        "bs_response_cla_pct": {
            "value": "16.5",
            "previous_value": "17.0",
            "ci_low": "14.0",
            "ci_high": "19.4",
            "assessment": "unchanged",
        },
        "bs_response_cl_pct": {"value": "27.7", "previous_value": "32.3", "change": "-4.6"},
        "bs_lonely_pct": {
            "value": "9",
            "previous_value": "24",
            "assessment": "better",
            "ci_low": "",
            "denominator": "",
        },
        # 11 points, but the difference of 48% of 124 and 59% of 125 may be -1.4 to 22.9.
        "bs_settled_pct": {"value": "59", "previous_value": "48", "assessment": "unchanged"},
        "bs_right_place_pct": {"value": "71", "previous_value": "65", "assessment": "unchanged"},
        # 8 points, 0.1 to 16.0 as printed: with 85.4% and 92.6% it might be chance.
        "bs_praise_pct": {"value": "93", "previous_value": "85", "assessment": "unchanged"},
        "bs_future_pct": {"value": "32", "previous_value": "24", "assessment": "unchanged"},
        "bs_internet_pct": {"value": "95", "previous_value": "88", "assessment": "unchanged"},
        "bs_pet_pct": {"value": "46", "previous_value": "32.5", "assessment": "not_assessed"},
        "review_views_pct": {"value": "91", "status": "carried_forward"},
    },
}


@pytest.mark.parametrize(("quarter", "indicator", "cells"), cases(WORKED))
def test_worked_value(
    five_papers: Tables, quarter: Quarter, indicator: str, cells: dict[str, str]
) -> None:
    assert cells_of(row_of(five_papers, indicator, quarter), cells) == cells


def test_the_first_survey_stays_in_the_series(five_papers: Tables) -> None:
    first = THEMES["voice"].observed(five_papers)["bs_response_cla_pct"][0]
    # 116 of 417.
    assert (first.as_at.year, round(Decimal(str(first.number)), 1)) == (2017, Decimal("27.8"))


def test_a_survey_printed_later_makes_no_page_of_its_own_year(five_papers: Tables) -> None:
    has_page = THEMES["voice"].has_page
    assert has_page(five_papers, ADVOCATES) and has_page(five_papers, SURVEY)
    assert not has_page(five_papers, Quarter.parse("2018-19-Q3"))
    assert not has_page(five_papers, Quarter.parse("2021-22-Q4"))
    assert voice.response(five_papers.known_at(ADVOCATES)).frame.empty


def test_sentences_have_their_base(five_papers: Tables, seen: Tables) -> None:
    assert sentence(row_of(seen, "bs_lonely_pct", SURVEY)) == (
        "Of the 125 care leavers who answered the survey of 2022, 9% felt lonely always or often, "
        "down from 24% in 2019."
    )
    assert sentence(row_of(seen, "bs_response_cla_pct", SURVEY)) == (
        "In 2022, 119 of 721 eligible children in care (16.5%) answered the Bright Spots survey "
        "Your Life, Your Care, down from 17.0% in 2019."
    )
    assert sentence(row_of(five_papers, "advocacy_cp", ADVOCATES)) == (
        "In the three months to 31 December 2019, an advocate acted for 62 children and young "
        "people under child protection procedures."
    )


def test_each_survey_has_its_counts_and_its_printed_rate(seen: Tables) -> None:
    display = voice.response(seen)
    assert display.title == (
        "119 of 721 children in care and 125 of 451 care leavers answered the survey of 2022"
    )
    assert display.as_text().iloc[[1, 6]].values.tolist() == [
        ["Children in care, 2018", "30.6", "189", "617", "33"],
        ["Care leavers, 2022", "27.7", "125", "451", "28"],
    ]


def test_two_answers_changed_beyond_chance_and_two_turn_on_rounding(seen: Tables) -> None:
    display = voice.changes(seen)
    frame = display.frame.set_index("answer")
    assert frame.loc["Lonely always or often", ["points", "low", "high"]].tolist() == [-15, -24, -6]
    verdicts = frame["verdict"].to_dict()
    assert {name for name, verdict in verdicts.items() if verdict == "yes"} == {
        "Lonely always or often",
        "Have a pet",
    }
    assert {name for name, verdict in verdicts.items() if verdict == "turns on rounding"} == {
        "Told when they have done well",
        "Internet at home",
    }
    assert display.title == (
        "Two of seven answers changed by more than chance may do: “Lonely always or often” and "
        "“Have a pet”"
    )


def test_intervals_say_which_base_is_assumed(seen: Tables) -> None:
    display = voice.answers_by_wave(seen)
    # Wilson of 9% of 125 is 5.1 to 15.3.
    lonely = display.frame[display.frame["question"] == "Lonely always or often"]
    assert lonely[["share", "low", "high"]].values.tolist() == [[24, 17, 32], [9, 5, 15]]
    assert "all 124 in 2019 and all 125 in 2022 did" in display.note
    said = alternative_of(slopes(display))
    assert said.startswith("Slopes, 2019 and 2022: Lonely always or often 24% to 9%;")
    assert said.endswith("; three more.")


def test_cautions_name_what_the_paper_leaves_open(seen: Tables) -> None:
    said = {each.name: each.text for each in THEMES["voice"].cautions(seen)}
    # 602 of 721 and 326 of 451 did not answer.
    assert "928 of the 1,172" in said["those_who_answered"]
    assert "33% for 189 of 617 in 2018, which is 30.6%" in said["rates_that_differ"]
    assert said["one_number_twice"].startswith("617 are printed as eligible for 2018 and 2019")
    # 40 of 124 is 32.3%, 41 is 33.1%.
    assert "No whole number of people is 32.5% of 124 in 2019" in said["no_base"]


def test_a_third_wave_is_held_against_the_second(five_papers: Tables) -> None:
    more = wave(five_papers, 2024, ("lonely", 12), ("pet", 46), respondents=140, eligible=460)
    assert faults_of(more, LATER) == []
    row = row_of(more, "bs_lonely_pct", LATER)
    assert (row.value, row.previous, row.assessment) == (12, 9, "unchanged")
    assert sentence(row).endswith("12% felt lonely always or often, up from 9% in 2022.")
    display = voice.answers_by_wave(more.known_at(LATER))
    assert display.period == "2019 to 2024"


def test_a_wave_without_its_response_is_compared_with_nothing(five_papers: Tables) -> None:
    more = wave(five_papers, 2024, ("lonely", 40))
    row = row_of(more, "bs_lonely_pct", LATER)
    assert row.assessment == "not_assessed"
    assert sentence(row).startswith("Of the care leavers who answered the survey of 2024, 40%")
    assert faults_of(more, LATER) == []


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("survey_response", {"survey_year": 2019}),
        ("survey_response", {"survey": "your_life_beyond_care"}),
        ("survey_response", {"survey": "your_life_your_care"}),
        ("survey_answers", {"survey_year": 2019}),
        ("survey_answers", {"question": "lonely"}),
        ("voice", {"measure": "advocacy_cp"}),
    ],
)
def test_thinned_rows_make_sense(five_papers: Tables, table: str, cells: dict[str, object]) -> None:
    assert faults_of(without(five_papers, table, **cells), SURVEY) == []


def test_what_is_history_has_no_display(five_papers: Tables) -> None:
    later = five_papers.known_at(LATER)
    for display in (voice.response(later), voice.changes(later), voice.answers_by_wave(later)):
        assert display.frame.empty
    assert THEMES["voice"].cautions(later) == []
