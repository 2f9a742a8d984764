"""Rules between rows: what is there twice, overlaps, or refers to what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import ibis
import ibis.expr.types as ir

from glosanalysis.cases.checking.ages import broken_by_ages
from glosanalysis.cases.checking.marked import Listed, Marked
from glosanalysis.cases.judging import LEFT_OUT
from glosanalysis.cases.sources import ROW

__all__ = ["broken_between_rows"]

_NEVER = date(2999, 12, 31)
_LED_TO_A_PLAN = {
    "namedplan": ("assessmenttableid", "assessmentoutcome"),
    "ssd_ehcp_named_plan": ("ehcn_ehcp_asmt_id", "ehca_ehcp_assessment_outcome"),
}


def broken_between_rows(marked: Marked) -> Iterator[Listed]:
    """Give every rule between rows that a table may break, and the rows that do."""
    yield from _left_out(marked)
    yield from _orphans(marked)
    yield from _plans(marked)
    yield from broken_by_ages(marked)
    table = marked.table
    if table.apart and marked.has(table.person, table.begins, table.ends):
        yield table.begins, "overlap", _overlapping(marked)
    if marked.has("clae_cla_episode_ceased_reason", table.person, table.begins, table.ends):
        yield table.ends, "next_episode_missing", _without_next(marked)
    if table.name == "ssd_cin_episodes" and marked.has(table.person, table.begins):
        yield table.begins, "referred_twice_a_day", _twice_a_day(marked)


def _left_out(marked: Marked) -> Iterator[Listed]:
    """Give what is left out by rules between rows: as it was found when the rows were judged."""
    rows, table = marked.records.judged(marked.table.name), marked.table
    for rule in ("same_row_twice", "key_twice"):
        yield table.key, rule, rows.filter(rows[LEFT_OUT] == rule)
    for decided, _, _ in table.after:
        yield (
            decided,
            "decision_before_request",
            rows.filter(rows[LEFT_OUT] == "decision_before_request"),
        )


def _orphans(marked: Marked) -> Iterator[Listed]:
    for column in marked.columns:
        parent, key = column.references or ("", "")
        if marked.records.has(parent, key):
            there = marked.records.judged(parent).select(there_=key).distinct()
            rows = marked.rows.filter(marked.rows[column.name].notnull())
            alone = rows.anti_join(there, rows[column.name] == there.there_)
            yield column.name, "orphan", alone


def _plans(marked: Marked) -> Iterator[Listed]:
    """Give plans to which no assessment led: H is one of before the records begin."""
    name, outcome = _LED_TO_A_PLAN.get(marked.table.name, ("", ""))
    if not marked.has(name):
        return
    parent, key = marked.table[name].references or ("", "")
    if marked.records.has(parent, key, outcome):
        assessed = marked.records.judged(parent)
        led = assessed.filter(assessed[outcome].isin(("Y", "H"))).select(there_=key).distinct()
        without = marked.rows.anti_join(led, marked.rows[name] == led.there_)
        yield name, "plan_without_assessment", without


def _kept(marked: Marked) -> ir.Table:
    rows = marked.records.judged(marked.table.name)
    return rows.filter(rows[LEFT_OUT].isnull())


def _overlapping(marked: Marked) -> ir.Table:
    """Give spells that begin before all earlier ones of the person have ended."""
    table, rows = marked.table, _kept(marked)
    if "clap_cla_placement_type" in rows.columns:
        # A temporary placement leaves the one that it interrupts running.
        kind = rows["clap_cla_placement_type"].fill_null("")
        rows = rows.filter(kind.substr(0, 1) != "T")
    ends = rows[table.ends].fill_null(_NEVER)
    order = [rows[table.begins], ends, rows[ROW]]
    so_far = ends.max().over(ibis.cumulative_window(group_by=rows[table.person], order_by=order))
    ended = rows.select(rows[ROW], person_=table.person, begins_=table.begins, ends_=so_far)
    before = ended.ends_.lag(1).over(
        group_by=ended.person_, order_by=[ended.begins_, ended.ends_, ended[ROW]]
    )
    told = ended.mutate(before_=before)
    return told.filter(told.before_ > told.begins_)


def _without_next(marked: Marked) -> ir.Table:
    table, rows = marked.table, _kept(marked)
    ended = rows.filter(rows["clae_cla_episode_ceased_reason"] == "X1")
    begun = rows.select(who_=table.person, when_=table.begins).distinct()
    return ended.anti_join(
        begun, [ended[table.person] == begun.who_, ended[table.ends] == begun.when_]
    )


def _twice_a_day(marked: Marked) -> ir.Table:
    table, rows = marked.table, _kept(marked)
    again = ibis.row_number().over(
        group_by=[rows[table.person], rows[table.begins]], order_by=rows[ROW]
    )
    told = rows.mutate(again_=again)
    return told.filter(told.again_ > 0)
