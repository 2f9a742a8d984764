"""Quality assurance, improvement and risk, worked by hand from the papers, and on other rows."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from alternatives import alternative_of
from rows_hold import faults_of
from worked import cases, cells_of, row_of

from glosanalysis.data.tables import Tables
from glosanalysis.quarter import Quarter
from glosanalysis.render import matrix, timeline
from glosanalysis.render.sentences import sentence
from glosanalysis.themes import THEMES, quality

AUDITS, INADEQUATE, CHALLENGED, RESOLVED, RISKS = map(
    Quarter.parse, ("2017-18-Q3", "2018-19-Q3", "2019-20-Q4", "2020-21-Q1", "2022-23-Q3")
)


@pytest.fixture
def seen(five_papers: Tables) -> Tables:
    return five_papers.known_at(RISKS)


def scored(tables: Tables, ref: str, **scores: float) -> Tables:
    """Give a risk other scores."""
    frame = tables["risks"].copy()
    for name, score in scores.items():
        frame.loc[frame["ref"] == ref, name] = score
    return replace(tables, frames={**tables.frames, "risks": frame}, until=None)


def cautioned(tables: Tables) -> dict[str, str]:
    return {each.name: each.text for each in THEMES["quality"].cautions(tables)}


WORKED = {
    AUDITS: {
        "audits": {"value": "19", "as_at": "2017-10-31", "status": "new"},
        "improvement_cost_k": {"value": "2608", "as_at": "2017-11-30"},
        "budget_growth_k": {"value": "9000", "as_at": "2017-12-31"},
        "audit_inadequate_pct": {"value": "", "status": "not_reported"},
    },
    INADEQUATE: {"audit_inadequate_pct": {"value": "20", "as_at": "2018-11-21", "ci_low": ""}},
    CHALLENGED: {
        "escalations_cla": {"value": "348", "as_at": "2020-03-31"},
        "escalations_cp": {"value": "148"},
        "escalations_cla_drift_pct": {"value": "58", "numerator": "", "ci_low": ""},
        "escalations_cp_drift_pct": {"value": "42"},
        # Of April, after the quarter.
        "escalations_cla_per_100": {"value": "", "status": "not_reported"},
        "lado_referrals": {"value": "46"},
        # 42 of 46 is 91.30; Wilson 79.68 to 96.57.
        "lado_same_day_pct": {
            "value": "91.3",
            "numerator": "42",
            "denominator": "46",
            "ci_low": "79.7",
            "ci_high": "96.6",
        },
        # Printed 83; 38 of 46 is 82.61.
        "lado_5d_pct": {"value": "82.6", "numerator": "38", "denominator": "46"},
    },
    RESOLVED: {
        "escalations_cla_resolved_pct": {"value": "92", "as_at": "2020-05-22"},
        "escalations_cp_resolved_pct": {"value": "80"},
        # 348 to 748, 148 to 704.
        "escalations_cla_per_100": {"value": "46.5", "as_at": "2020-04-30", "denominator": "748"},
        "escalations_cp_per_100": {"value": "21.0", "numerator": "148", "denominator": "704"},
        "iro_posts": {"value": "12", "as_at": "2020-05-22"},
        # 748 to 12.
        "iro_children_implied": {"value": "62.3", "as_at": "2020-05-22"},
    },
    RISKS: {
        "risk_sr_7_2": {"value": "9", "target": "9", "assessment": "on_target"},
        # 9 in the summary and 16 on its own page: which of them stands is not known.
        "risk_sr_7_4": {"value": "9", "target": "9", "assessment": "not_assessed"},
        "risk_sr_7_5": {"value": "12", "target": "12", "as_at": "2022-12-31"},
        "risk_sr_7_7": {"value": "12", "target": "12"},
    },
}


@pytest.mark.parametrize(("quarter", "indicator", "cells"), cases(WORKED))
def test_worked_value(
    five_papers: Tables, quarter: Quarter, indicator: str, cells: dict[str, str]
) -> None:
    assert cells_of(row_of(five_papers, indicator, quarter), cells) == cells


def test_money_is_told_with_its_year_and_its_parts(five_papers: Tables) -> None:
    cost = row_of(five_papers, "improvement_cost_k", AUDITS)
    assert sentence(cost) == (
        "The improvement plan was forecast to cost £2.608 million in 2017-18, £1.4 million of it "
        "from the service and £1.21 million from the Transformation Reserve."
    )
    growth = row_of(five_papers, "budget_growth_k", AUDITS)
    assert sentence(growth).endswith("by £9 million in 2017-18, £7 million of it permanent.")
    # Of the budget of 2017-18: no page of a later year has it.
    assert row_of(five_papers, "budget_growth_k", INADEQUATE).is_history


def test_growth_of_two_years_is_not_all_of_it(five_papers: Tables) -> None:
    said = cautioned(five_papers.known_at(AUDITS))
    # 9 and 11 are 20; 7 and 11 are the printed 18.
    assert said["eighteen_million"] == (
        "The £18 million that the report calls the increase is the permanent £7 million of "
        "2017-18 and £11 million of 2018-19. All growth of both years is £20 million."
    )
    assert said["two_reports"].endswith("10 and 11 core auditors and 3 and 5 urgent areas.")


def test_growth_of_two_years_that_is_all_of_it_needs_no_caution(five_papers: Tables) -> None:
    frame = five_papers["revenue_statements"].copy()
    frame.loc[frame["measure"] == "growth_of_both_years", "value"] = 20000
    frames = {**five_papers.frames, "revenue_statements": frame}
    told = cautioned(replace(five_papers, frames=frames, until=None).known_at(AUDITS))
    assert "eighteen_million" not in told


def test_the_budget_of_placements_knows_nothing_of_the_plan(five_papers: Tables) -> None:
    from glosanalysis.themes import placements

    assert placements.later_position(five_papers.known_at(AUDITS)).frame.empty


def test_escalations_have_their_number_and_their_difference(five_papers: Tables) -> None:
    display = quality.escalations_by_kind(five_papers.known_at(CHALLENGED))
    assert display.frame["share"].tolist() == [58, 40, 42, 40]
    assert display.frame["of"].tolist() == [348, 348, 148, 148]
    assert display.frame["said"].tolist() == ["", "", "", "about"]
    assert display.title == (
        "58% of 348 escalations about children in care concern drift and delay; 42% of 148 "
        "escalations about children on protection plans"
    )
    # Newcombe: 58% of 348 less 42% of 148 is 6.4 to 25.2.
    assert display.note.endswith(
        "The difference of 16 points in drift and delay is more than chance (interval 6 to 25)."
    )


def test_a_small_difference_may_be_chance(five_papers: Tables) -> None:
    frame = five_papers["quality"].copy()
    frame.loc[frame["measure"] == "escalations_cp_drift_pct", "value"] = 55.0
    near = replace(five_papers, frames={**five_papers.frames, "quality": frame})
    assert quality.escalations_by_kind(near).note.endswith(
        "The difference of 3 points in drift and delay may be chance."
    )


def test_risks_are_held_against_their_targets(seen: Tables) -> None:
    display = quality.risk_register(seen)
    assert display.title == (
        "None of four risks scores more than its target in the summary; on its own page SR 7.4 "
        "scores 16 against a target of 9"
    )
    assert display.frame["residual"].tolist() == [12, 12, 9, 9]
    # 12 is 3 times 4 and 4 times 3; 9 is 3 times 3 alone.
    assert display.frame["place"].tolist() == ["4 × 3 or 3 × 4"] * 2 + ["3 × 3"] * 2
    assert sentence(row_of(seen, "risk_sr_7_4", RISKS)) == (
        "The risk of failure to close the gap in educational outcomes (SR 7.4) had a residual "
        "score of 9 in the summary, and 16 on its own page, at 31 December 2022; the target is 9 "
        "or less."
    )


def test_only_scores_of_one_place_stand_on_the_matrix(seen: Tables) -> None:
    display = quality.risk_matrix(seen)
    assert display.title == "On the matrix: SR 7.2 and SR 7.4 at likelihood 3, impact 3"
    assert display.frame[display.figures].values.tolist()[0] == [5, 10, 15, 20, 25]
    assert display.note.startswith("SR 7.5 and SR 7.7, at 12, are not placed: 12 is 4 × 3 or 3 × 4")
    assert alternative_of(matrix(display)) == (
        "Matrix of 5 by 5 scores: SR 7.2, SR 7.4 at probable (3), moderate (3)."
    )


def test_a_risk_over_its_target_is_off_target(five_papers: Tables) -> None:
    over = scored(five_papers, "SR 7.2", residual_score=16, risk_score=16)
    assert row_of(over, "risk_sr_7_2", RISKS).assessment == "off_target"
    seen = over.known_at(RISKS)
    assert quality.risk_register(seen).title.startswith("One of four risks scores more than its")
    assert "SR 7.2 at likelihood 4, impact 4" in quality.risk_matrix(seen).title
    assert faults_of(over, RISKS) == []


def test_a_matrix_without_a_single_place_says_so(five_papers: Tables) -> None:
    frame = five_papers["risks"].assign(residual_score=12)
    none = replace(five_papers, frames={**five_papers.frames, "risks": frame}, until=None)
    display = quality.risk_matrix(none.known_at(RISKS))
    assert display.title.startswith("No risk has one place on the matrix")
    assert alternative_of(matrix(display)) == "Matrix of 5 by 5 scores: no name is placed."


def test_events_are_told_in_order_of_time(five_papers: Tables) -> None:
    display = quality.timeline(five_papers.known_at(RESOLVED))
    assert display.title == (
        "From March 2017 on the papers date three monitoring visits of Ofsted, the last in "
        "September 2019"
    )
    assert display.frame["months"].is_monotonic_increasing
    assert display.frame.iloc[1].tolist()[:3] == [
        "13 June 2017",
        "Ofsted",
        "The report of the inspection is published",
    ]
    assert alternative_of(timeline(display)).startswith("Timeline of 13 events, first and last: Ma")
    # The inspection itself is dated by a paper of 2020.
    early = quality.timeline(five_papers.known_at(AUDITS))
    assert early.frame["event"].tolist()[0] == "The report of the inspection is published"
    assert early.title.endswith("one monitoring visit of Ofsted, in September 2017")


def test_what_is_history_is_left_to_the_page_of_all_quarters(seen: Tables) -> None:
    assert quality.escalations_by_kind(seen).frame.empty
    assert quality.timeline(seen).frame.empty
    assert set(cautioned(seen)) == {"two_scores"}


@pytest.mark.parametrize("gone", range(0, 22, 3))
@pytest.mark.parametrize("quarter", [AUDITS, CHALLENGED, RESOLVED])
def test_thinned_rows_make_sense(five_papers: Tables, gone: int, quarter: Quarter) -> None:
    thin = five_papers["quality"].drop(index=[gone, gone + 1], errors="ignore")
    tables = replace(five_papers, frames={**five_papers.frames, "quality": thin}, until=None)
    assert faults_of(tables, quarter) == []


def test_a_later_half_year_is_compared(five_papers: Tables) -> None:
    rows = five_papers["quality"][five_papers["quality"]["as_at"] == pd.Timestamp("2020-03-31")]
    later = rows.assign(
        as_at=pd.Timestamp("2020-09-30"),
        from_date=pd.Timestamp("2020-04-01"),
        known_on=pd.Timestamp("2020-12-01"),
        value=rows["value"] * 0.5,
    )
    frame = pd.concat([five_papers["quality"], later], ignore_index=True)
    tables = replace(five_papers, frames={**five_papers.frames, "quality": frame}, until=None)
    quarter = Quarter.parse("2020-21-Q2")
    assert faults_of(tables, quarter) == []
    row = row_of(tables, "escalations_cla", quarter)
    assert sentence(row) == (
        "In the six months to 30 September 2020, 174 escalations were raised about children in "
        "care, down from 348 at 31 March 2020."
    )
