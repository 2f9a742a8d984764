"""The audit: what it counts, what it finds, and how it sorts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pandas as pd
import pytest

from glosanalysis.audit import Verdict, audit
from glosanalysis.audit.findings import find
from glosanalysis.audit.operations import Figure, worked_out
from glosanalysis.audit.statement import Statement
from glosanalysis.data.tables import Tables
from glosanalysis.escaping import markdown
from glosanalysis.pages.audit import audit_page


def statement(operation: str, operands: str, printed: str, **other: object) -> Statement:
    made = Statement(
        "one",
        "voice",
        "One.",
        operation,
        tuple(operands.split()),
        "equals",
        printed,
        len(printed.partition(".")[2]),
        "",
        "",
        "paper",
        "page 1",
        date(2023, 3, 9),
    )
    return replace(made, **other)


@pytest.mark.parametrize(
    ("operation", "operands", "printed", "verdict"),
    [
        ("percentage", "189 617", "33", Verdict.FAILS),
        ("percentage", "189 617", "31", Verdict.HOLDS),
        ("percentage", "1 8", "12.5", Verdict.HOLDS),
        ("percentage", "1 200", "1", Verdict.HOLDS),  # halves go up
        ("percentage", "1 200", "0", Verdict.FAILS),
        ("percentage_of_sum", "1 1 2", "25", Verdict.HOLDS),
        ("sum", "17.1±0.05 2.4±0.05", "19.6", Verdict.ROUNDING),
        ("sum", "17.1±0.05 2.4±0.05", "19.7", Verdict.FAILS),
        ("sum", "17 2", "20", Verdict.FAILS),
        ("sum", "470 -359 -273", "-162", Verdict.HOLDS),
        ("difference", "748 703", "45", Verdict.HOLDS),
        ("mean", "1 2 2", "2", Verdict.HOLDS),
        ("growth", "1128 1439", "25", Verdict.FAILS),
        ("growth", "100 50", "-50", Verdict.HOLDS),
        ("ratio", "3 2", "1.5", Verdict.HOLDS),
        ("rate", "123 126 30.8±0.05", "30.1", Verdict.HOLDS),
        ("share_of", "37±0.5 256", "95", Verdict.HOLDS),
        ("remainder", "86.6±0.05 7.7±0.05", "5.7", Verdict.HOLDS),
        ("same", "447", "470", Verdict.TWO_VALUES),
        ("count", "5", "4", Verdict.FAILS),
        ("increasing", "6 27 33 18 18", "yes", Verdict.FAILS),
        ("decreasing", "3 2 1", "yes", Verdict.HOLDS),
        ("largest", "3 2 1", "yes", Verdict.HOLDS),
        ("smallest", "3 2 1", "yes", Verdict.FAILS),
        ("weekday", "2017-11-17", "Friday", Verdict.HOLDS),
        ("same_date", "2023-01-12", "2023-01-14", Verdict.FAILS),
        ("same_date", "2017-12", "2017-12", Verdict.HOLDS),
        ("months", "2022-09-01 2023-02-28", "6", Verdict.FAILS),
        ("years", "2012-04-01 2022-04-01", "10", Verdict.HOLDS),
        ("days", "2023-02-28 2023-03-01", "1", Verdict.HOLDS),
    ],
)
def test_a_statement_is_sorted(
    operation: str, operands: str, printed: str, verdict: Verdict
) -> None:
    assert find(statement(operation, operands, printed)).verdict is verdict


@pytest.mark.parametrize(
    ("relation", "holds"),
    [("about", True), ("at_most", True), ("less_than", True), ("more_than", False)],
)
def test_a_relation_is_taken_at_its_word(relation: str, holds: bool) -> None:
    found = find(statement("percentage", "495 1000", "50", relation=relation))
    assert found.verdict.stands is holds


def test_rounding_of_operands_reaches_as_far_as_it_can() -> None:
    value, low, high = worked_out("percentage", [Figure.parse("50±0.5"), Figure.parse("200±5")])
    assert value == 25
    assert (low, high) == (Fraction(9900, 410), Fraction(10100, 390))


def test_the_audit_is_as_large_as_it_should_be_and_every_judgement_is_needed(
    tables: Tables,
) -> None:
    findings = audit(tables)
    assert len(findings) >= 350
    assert sum(found.statement.single for found in findings) >= 100
    for found in findings:
        if found.verdict.stands or found.statement.judgement:
            assert bool(found.statement.judgement) is not found.verdict.stands, found
    assert len({found.statement.id for found in findings}) == len(findings)


def test_every_row_and_sum_of_the_attachments_and_every_average_holds(tables: Tables) -> None:
    sums = [found for found in audit(tables) if not found.statement.single]
    ours = [found for found in sums if found.statement.source_id == "cfosc-2018-01-revenue"]
    assert Counter(found.verdict for found in ours) == {Verdict.HOLDS: len(ours)}
    assert sum(found.statement.operation == "mean" for found in ours) == 27


def test_a_slip_in_a_table_is_found(tables: Tables) -> None:
    revenue = tables["revenue"].copy()
    revenue.loc[3, "outturn_k"] += 1
    changed = replace(tables, frames={**tables.frames, "revenue": revenue})
    off = [found.statement.id for found in audit(changed) if not found.verdict.stands]
    before = [found.statement.id for found in audit(tables) if not found.verdict.stands]
    assert len(off) == len(before) + 3  # the row itself, its subtotal and the total


@pytest.mark.parametrize(
    "claim",
    [
        "revenue-section17-restated",
        "fostering-overall-4pct",
        "visits-cic-not-seen",
        "sf-claims-remaining-pct",
        "special-school-places-growth",
        "bright-spots-response-care-2018",
        "ehc-national-2010-14-years",
        "sef-turnover-rate-fall",
        "actions-sheet-date",
    ],
)
def test_known_contradictions_are_found(tables: Tables, claim: str) -> None:
    found = {found.statement.id: found for found in audit(tables)}[claim]
    assert not found.verdict.stands


def later_months(tables: Tables) -> Tables:
    """Add a year's months and an average of the first three that a paper printed by July."""
    template = tables["placements"].iloc[-1]
    months = pd.date_range("2023-04-01", periods=6, freq="MS")
    added = pd.DataFrame(
        [
            {**template, "month": month, "placement_type": "total", "placements": 300 + 5 * place}
            for place, month in enumerate(months)
        ]
    ).assign(known_on=pd.Timestamp("2023-07-13"))
    added.loc[3:, "known_on"] = pd.Timestamp("2023-11-09")
    average = {
        **tables["placement_averages"].iloc[-1],
        "financial_year": "2023-24",
        "placement_type": "total",
        "printed_average": 305,
        "from_month": months[0],
        "to_month": months[2],
        "known_on": pd.Timestamp("2023-07-13"),
    }
    frames = {
        **tables.frames,
        "placements": pd.concat([tables["placements"], added], ignore_index=True),
        "placement_averages": pd.concat(
            [tables["placement_averages"], pd.DataFrame([average])], ignore_index=True
        ),
    }
    return replace(tables, frames=frames)


def test_an_average_is_held_against_the_months_it_covers_only(tables: Tables) -> None:
    found = {each.statement.id: each for each in audit(later_months(tables))}
    average = found["placement-average-total-2023-04-2023-06"]
    assert average.statement.operands == ("300", "305", "310")
    assert average.verdict is Verdict.HOLDS


def test_what_nobody_explained_is_never_told_as_the_councils_mistake(tables: Tables) -> None:
    revenue = tables["revenue"].copy()
    revenue.loc[3, "outturn_k"] += 1
    slip = replace(tables, frames={**tables.frames, "revenue": revenue})
    before = {each.statement.id for each in audit(tables) if not each.verdict.stands}
    new = [e for e in audit(slip) if not e.verdict.stands and e.statement.id not in before]
    assert {each.verdict for each in new} == {Verdict.UNEXPLAINED}
    page = audit_page(slip)
    told, _, unexplained = page.partition("## Not explained yet")
    for each in new:
        assert markdown(each.statement.says) not in told
        assert markdown(each.statement.says) in unexplained
    judged = replace(slip, judgements={each.statement.id: "Judged." for each in new})
    after = {each.statement.id: each for each in audit(judged)}
    assert all(after[each.statement.id].verdict is Verdict.FAILS for each in new)
    assert "Not explained yet" not in audit_page(judged)


def test_the_page_is_short_and_each_entry_begins_as_a_sentence(tables: Tables) -> None:
    page = audit_page(tables)
    assert len(page.split()) <= 1600
    for found in audit(tables):
        first = found.statement.says.lstrip('"£')[0]
        assert first.isupper() or first.isdigit(), found.statement.says
