"""Each display of early help, worked by hand from the paper of 9 March 2023, and on other rows."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from alternatives import alternative_of
from worked import row_of

from glosanalysis.data.tables import Tables
from glosanalysis.display import Display
from glosanalysis.quarter import Quarter
from glosanalysis.render import trend
from glosanalysis.render.sentences import sentence
from glosanalysis.themes import THEMES, early_help


@pytest.fixture(scope="module")
def tables(five_papers: Tables) -> Tables:
    return five_papers


LAST = Quarter.parse("2022-23-Q4")
AFTER = Quarter.parse("2023-24-Q4")


def with_rows(tables: Tables, table: str, *rows: dict[str, object]) -> Tables:
    """Give the tables of 2022-23-Q4 with rows added, known when their quarter ends."""
    seen = tables.known_at(LAST)
    like = seen[table].iloc[-1].to_dict()
    added = pd.DataFrame([{**like, "known_on": pd.Timestamp("2023-03-31"), **row} for row in rows])
    return replace(seen, frames={**seen.frames, table: pd.concat([seen[table], added])}, until=None)


def month(text: str, **cells: object) -> dict[str, object]:
    first = pd.Timestamp(f"{text}-01")
    return {"month": first, "as_at": first + pd.offsets.MonthEnd(0), **cells}


def claimed(text: str, claims: int, year: str = "2022-23", target: int = 487) -> dict[str, object]:
    day = pd.Timestamp(text)
    return {"financial_year": year, "target_families": target, "claims": claims, "as_at": day}


def cautioned(tables: Tables) -> dict[str, str]:
    return {each.name: each.text for each in THEMES["early_help"].cautions(tables)}


@pytest.fixture
def seen(tables: Tables) -> Tables:
    return tables.known_at(LAST)


def test_months_are_as_printed_and_held_against_their_target(seen: Tables) -> None:
    display = early_help.rereferrals_by_month(seen)
    shown = display.as_text()["Referred within six weeks (%)"].tolist()
    assert shown == ["5.9", "7", "6.8", "6.8", "6.1", "6", "4.9", "6.6", "7.5", "6.2"]
    assert display.title == (
        "6.2% of early help episodes closed in the three months to December 2022 were referred to "
        "social care within six weeks; the target is 20% or less, and none of the 10 months shown "
        "is over its target"
    )
    assert display.columns["target_pct"].level == "Target: 20% or less"
    assert "to June 2022 6.8%, to September 2022 4.9%, to December 2022 6.2%" in display.note
    assert alternative_of(trend(display)) == (
        "Line chart: referred within six weeks, 10 values: March 2022 5.9%, lowest September 2022 "
        "4.9%, highest November 2022 7.5%, December 2022 6.2%. Dashed line: target 20%."
    )


def test_each_month_is_held_against_its_own_target(tables: Tables) -> None:
    more = with_rows(
        tables,
        "early_help_kpi",
        month("2023-01", target_pct=5.0, actual_pct=5.0),
        month("2023-02", target_pct=5.0, actual_pct=5.1),
    )
    display = early_help.rereferrals_by_month(more)
    # 7.5% in November is over 5%, but its own target was 20%.
    assert "one of the 12 months shown is over its target" in display.title
    assert display.columns["target_pct"].level == "Target"
    assert alternative_of(trend(display)).endswith("Dashed line: target 20% to 5%.")
    assert display.frame["target_pct"].tolist() == [20.0] * 10 + [5.0] * 2


def test_one_month_is_not_called_every_month(tables: Tables) -> None:
    display = early_help.rereferrals_by_month(tables.known_at(Quarter.parse("2021-22-Q4")))
    assert display.title.endswith("the target is 20% or less")
    assert display.frame["actual_pct"].tolist() == [5.9]


def test_closures_are_told_with_count_base_and_window(seen: Tables) -> None:
    display = early_help.closure_flow(seen)
    assert display.frame["children"].tolist() == [43, 195, 178, 17, 15, 2]
    assert display.frame["whole"].tolist() == [238, 238, 195, 195, 17, 17]
    assert display.frame["share"].tolist() == [18.1, 81.9, 91.3, 8.7, 88.2, 11.8]
    assert "17 of the 195 children whose family support closed in August 2022" in display.title
    assert display.title.endswith("two of them to social care")
    assert display.period.startswith("1 August 2022 to 1 September 2022")
    assert "by chance give 5.5% to 13.5%" in display.note
    assert sentence(row_of(seen, "eh_closure_rereferred_6m", LAST)) == (
        "17 of the 195 children (8.7%) whose family support closed in August 2022 and who were no "
        "longer open to social care were re-referred within six months."
    )


def test_children_still_open_after_stepping_down_are_shown_apart(seen: Tables) -> None:
    display = early_help.stepdown_flow(seen)
    assert display.frame["children"].tolist() == [90, 8, 6, 5, 1]
    assert display.frame["share"].tolist() == [86.5, 7.7, 5.8, 83.3, 16.7]
    # 104 less the eight is 96; 6 of 96 is 6.25%.
    assert display.note.endswith(
        "Eight children were still open to early help; without them it is 6 of 96, 6.3%."
    )


@pytest.mark.parametrize("missing", ["closed_to_all", "open_to_early_help_only"])
def test_step_downs_without_who_is_still_open_are_told_in_two(seen: Tables, missing: str) -> None:
    table = seen["early_help_cohorts"]
    changed = replace(
        seen, frames={**seen.frames, "early_help_cohorts": table[table["outcome"] != missing]}
    )
    # Of 104 six were re-referred, so 98 were not.
    assert early_help.stepdown_flow(changed).frame["children"].tolist() == [98, 6, 5, 1]


def test_a_window_that_is_no_month_is_told_by_its_days(tables: Tables) -> None:
    table = tables["early_help_cohorts"].assign(to_date=pd.Timestamp("2022-08-20"))
    changed = replace(tables, frames={**tables.frames, "early_help_cohorts": table})
    title = early_help.closure_flow(changed).title
    assert "closed from 1 August 2022 to 20 August 2022 and who" in title


def test_claims_are_told_with_what_is_needed_and_the_pace(seen: Tables) -> None:
    display = early_help.supporting_families_pace(seen)
    assert display.title == (
        "406 of 487 Supporting Families claims for 2022-23 had been made by 15 February 2023: "
        "81 more needed by 31 March 2023"
    )
    assert display.as_text().iloc[:, :4].values.tolist() == [
        ["2022-23", "487", "406", "83.4"],
        ["2023-24", "789", "", ""],
        ["2024-25", "975", "", ""],
    ]
    # 406 in 321 days; 81 in 44; 406 + 44 * 406 / 321 = 461.7.
    for figure in ("1.26 claims", "1.84 a day", "44 days left", "would be 462", "out of reach"):
        assert figure in display.note


@pytest.mark.parametrize(
    ("made", "standing", "assessment"),
    [
        (470, "17 short", "off_target"),
        (487, "the target reached", "on_target"),
        (500, "13 beyond the target", "on_target"),
    ],
)
def test_a_year_end_is_an_ordinary_count(
    tables: Tables, made: int, standing: str, assessment: str
) -> None:
    more = with_rows(tables, "supporting_families", claimed("2023-03-31", made))
    display = early_help.supporting_families_pace(more)
    assert display.title.endswith(f"made by 31 March 2023: {standing}")
    assert display.note == ""
    row = row_of(more, "sf_claims", LAST)
    assert row.assessment == assessment
    assert standing in sentence(row)


def test_a_year_is_not_compared_with_the_running_count_of_another(tables: Tables) -> None:
    more = with_rows(
        tables,
        "supporting_families",
        claimed("2023-03-31", 470),
        claimed("2023-09-30", 300, "2023-24", 789),
        claimed("2024-03-31", 789, "2023-24", 789),
    )
    assert row_of(more, "sf_claims", Quarter.parse("2023-24-Q2")).previous is None
    at_end = row_of(more, "sf_claims", AFTER)
    assert (at_end.value, at_end.previous) == (100.0, 96.5)
    assert "up from 96.5% at the end of the year before" in sentence(at_end)


def test_training_is_added_up_by_month(seen: Tables) -> None:
    display = early_help.training_by_course(seen)
    assert display.frame["total"].tolist() == [6, 27, 33, 18, 18]
    assert display.as_text()["RPC"].tolist() == ["", "18", "", "", ""]
    assert display.title.startswith("102 delegates")
    assert row_of(seen, "rpc_delegates", LAST).previous is None
    assert "in January and February 2023 (provisional)" in sentence(
        row_of(seen, "rpc_delegates", LAST)
    )


def test_only_whole_quarters_of_training_are_compared(tables: Tables) -> None:
    march = month("2023-03", course="Other", delegates=30, source_id="sef-2020-05", locator="new")
    row = row_of(with_rows(tables, "training", march), "rpc_delegates", LAST)
    assert (row.value, row.previous, row.status) == (66.0, 66.0, "new")
    # The place is that of the row whose paper is named.
    assert row.latest is not None
    assert (row.latest.source_id, row.latest.locator) == ("sef-2020-05", "new")


def test_a_training_year_of_many_courses_can_be_tabled(tables: Tables) -> None:
    months = [f"2023-{place:02d}" for place in range(3, 11)]
    rows = [month(text, course=c, delegates=10) for text in months for c in ("A", "B")]
    display = early_help.training_by_course(with_rows(tables, "training", *rows))
    assert display.frame["total"].sum() == 102 + 160
    assert display.title.endswith("to October 2023, 20 of them in October 2023")


def test_cautions_quote_the_paper_and_question_the_target(seen: Tables) -> None:
    said = cautioned(seen)
    assert "“re-opened to Childrens social care within a 6-week period”" in said["two_measures"]
    assert "2 of 195, 1.0%" in said["two_measures"]
    assert "20% or less, beside figures of 4.9% to 7.5%" in said["far_target"]
    # Six months and a year are not set against each other.
    assert "95%" not in said["two_cohorts"]


def test_a_target_near_the_figures_is_not_questioned(tables: Tables) -> None:
    table = tables["early_help_kpi"].assign(target_pct=8.0)
    near = replace(tables, frames={**tables.frames, "early_help_kpi": table})
    assert "far_target" not in cautioned(near)


@pytest.mark.parametrize("table", ["early_help_kpi", "early_help_cohorts", "training"])
def test_without_rows_nothing_is_shown(seen: Tables, table: str) -> None:
    empty = replace(seen, frames={**seen.frames, table: seen[table].head(0)}, until=None)
    for maker in set(early_help.__all__) - {"THEME"}:
        assert isinstance(getattr(early_help, maker)(empty), Display)
    assert row_of(empty, "sf_claims", LAST).value == 83.4
