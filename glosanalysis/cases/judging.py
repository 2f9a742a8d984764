"""Which rows of a table count, and what was known of them on the day of the extract.

A row is left out that has no key or no person, that has no day on which it begins, that begins or
was written after the day of the extract, that ends before it begins, or the same day where it must
have a night, that decides what was asked for later, or that repeats another. Of rows that share a
key the one counts that is first in the order of what it says, wherever it lies.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import ibis
import ibis.expr.types as ir

from glosanalysis.cases.sources import ROW
from glosanalysis.cases.standard import RecordTable

__all__ = [
    "LEFT_OUT",
    "MEANS",
    "as_known",
    "contents_of",
    "countable",
    "ends_too_soon",
    "has_no_night",
    "judged",
    "once",
]

LEFT_OUT = "left_out_"
"""The column that says by which rule a row is left out; missing in those that count."""
MEANS = "_means"
"""After the name of a column of free text: what it means by the council's own table."""


def judged(rows: ir.Table, table: RecordTable, known: set[str], as_at: date) -> ir.Table:
    """Say of each row by which rule of its own cells it is left out.

    Parameters
    ----------
    rows : ibis Table
        Typed.
    table : RecordTable
    known : set of str
        The columns that the source has: what it does not have is no fault of a row.
    as_at : date
        The day of the extract.
    """
    rules: list[tuple[ir.BooleanValue, str]] = []
    if table.key in known:
        rules.append((rows[table.key].isnull(), "missing_key"))
    if table.person in known and table[table.person].required:
        rules.append((rows[table.person].isnull(), "missing_value"))
    if table.begins in known:
        if table[table.begins].required:
            rules.append((rows[table.begins].isnull(), "no_start"))
        rules.append((rows[table.begins] > as_at, "future_date"))
    if table.told_on in known:
        rules.append((rows[table.told_on] > as_at, "future_date"))
    if table.begins in known and table.ends in known:
        rules.append((ends_too_soon(rows, table), table.too_soon))
        if table.lasts:
            rules.append((has_no_night(rows, table), "no_night"))
    nothing = ibis.null("string")
    return rows.mutate(**{LEFT_OUT: ibis.cases(*rules, else_=nothing) if rules else nothing})


def ends_too_soon(rows: ir.Table, table: RecordTable) -> ir.BooleanValue:
    """Say of each row whether it ends before it begins."""
    too_soon: ir.BooleanValue = rows[table.ends] < rows[table.begins]
    return too_soon


def has_no_night(rows: ir.Table, table: RecordTable) -> ir.BooleanValue:
    """Say of each row whether it ends on the day on which it begins.

    A spell covers its start and not its end, so that it covers nothing. The national return of
    children looked after takes no episode of less than a day, nor is its placement one here.
    """
    none: ir.BooleanValue = rows[table.ends] == rows[table.begins]
    return none


def as_known(
    rows: ir.Table, table: RecordTable, as_at: date, mapping: Mapping[str, Mapping[str, str]]
) -> ir.Table:
    """Empty what lies after the day of the extract, and say what free text means."""
    later = {
        column.name: (rows[column.name] > as_at).fill_null(False)
        for column in table.of_kind("date")
        if column.name in rows.columns and not column.later
    }
    told = {name: _unless(after, rows[name]) for name, after in later.items()}
    for column in table.columns:
        if column.name not in rows.columns:
            continue
        if column.dated_by in later:
            told[column.name] = _unless(later[column.dated_by], rows[column.name])
        if column.mapped:
            means = mapping.get(column.name, {})
            told[column.name + MEANS] = _meaning(rows[column.name], means)
    return rows.mutate(**told)


def _unless(condition: ir.BooleanValue, value: ir.Value) -> ir.Value:
    return ibis.cases((condition, None), else_=value)


def _meaning(text: ir.StringValue, means: Mapping[str, str]) -> ir.StringValue:
    cases = [(text.lower() == value, meaning) for value, meaning in sorted(means.items())]
    return ibis.cases(*cases, else_=ibis.null("string")) if cases else ibis.null("string")


def countable(rows: ir.Table, table: RecordTable) -> ir.BooleanValue:
    """Say which rows may repeat each other: those that count, but for what is never merged."""
    counting = rows[LEFT_OUT].isnull()
    if table.never_merged:
        column, value = table.never_merged
        counting &= rows[column].fill_null("") != value
    return counting


def once(rows: ir.Table, table: RecordTable) -> ir.Table:
    """Leave out rows that are there again, and all but one of those that share a key."""
    contents = contents_of(rows)
    may = countable(rows, table).name("may_")
    order = [*(rows[name] for name in contents), rows[ROW]]
    same = ibis.row_number().over(group_by=[may, *contents], order_by=rows[ROW])
    # A source without the key's column says of no two rows that they share it.
    key = table.key if table.key in rows.columns else ROW
    keyed = ibis.row_number().over(group_by=[may, rows[key]], order_by=order)
    repeated = ibis.cases((may & (same > 0), "same_row_twice"), (may & (keyed > 0), "key_twice"))
    return rows.mutate(**{LEFT_OUT: rows[LEFT_OUT].fill_null(repeated)})


def contents_of(rows: ir.Table) -> list[str]:
    """Give the columns of a judged table that came with it."""
    return [name for name in rows.columns if name not in (ROW, LEFT_OUT)]
