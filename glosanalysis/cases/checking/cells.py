"""Rules of one cell: whether it is filled, and can be read as what it should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import ibis
import ibis.expr.types as ir

from glosanalysis.cases.checking.marked import Found, Marked
from glosanalysis.cases.standard import MEANINGS, RecordColumn

__all__ = ["broken_by_cells"]

_LONG_AGO = 120
"""Years: whoever was born before that is a slip of the century."""


def broken_by_cells(marked: Marked) -> Iterator[Found]:
    """Give every rule of single cells that a table may break, and where it does."""
    for column in marked.columns:
        if column.required:
            yield column.name, *_missing(marked, column)
        yield from _OF_KIND.get(column.kind, _nothing)(marked, column)
        if column.mapped:
            yield from _unmapped(marked, column)
    if marked.table.name == "mappings":
        yield "means", "unknown_meaning", ~marked.rows["means"].isin(sorted(MEANINGS))


def _missing(marked: Marked, column: RecordColumn) -> tuple[str, ir.BooleanValue]:
    empty = ~marked.filled(column.name)
    if column.kind == "date":
        empty &= ~marked.early(column.name)
    return "missing_key" if column.name == marked.table.key else "missing_value", empty


def _nothing(marked: Marked, column: RecordColumn) -> Iterator[Found]:
    yield from ()


def _unreadable(marked: Marked, column: RecordColumn) -> ir.BooleanValue:
    return marked.filled(column.name) & marked.rows[column.name].isnull()


def _date(marked: Marked, column: RecordColumn) -> Iterator[Found]:
    name, day = column.name, marked.rows[column.name]
    yield name, "unreadable_date", _unreadable(marked, column) & ~marked.early(name)
    yield name, "placeholder_date", marked.early(name)
    if not column.later:
        yield name, "future_date", day > marked.records.as_at
    if name in ("pers_dob", "personbirthdate", "date_of_birth"):
        yield name, "born_too_long_ago", day.year() < marked.records.as_at.year - _LONG_AGO


def _number(marked: Marked, column: RecordColumn) -> Iterator[Found]:
    name, number = column.name, marked.rows[column.name]
    yield name, "unreadable_number", _unreadable(marked, column)
    if column.least is not None:
        yield name, "out_of_range", number < column.least
    if column.most is not None:
        yield name, "out_of_range", number > column.most


def _flag(marked: Marked, column: RecordColumn) -> Iterator[Found]:
    yield column.name, "unreadable_flag", _unreadable(marked, column)


def _json(marked: Marked, column: RecordColumn) -> Iterator[Found]:
    text = marked.rows[column.name]
    begins, ends = text.substr(0, 1), text.substr(text.length() - 1, 1)
    whole = ((begins == "{") & (ends == "}")) | ((begins == "[") & (ends == "]"))
    yield column.name, "unreadable_json", ~whole


def _code(marked: Marked, column: RecordColumn) -> Iterator[Found]:
    if column.codes is not None:
        yield column.name, "unknown_code", _unreadable(marked, column)
    begins = marked.table.begins
    if marked.has(begins):
        code, day = marked.rows[column.name], marked.rows[begins]
        for value, first in column.since.items():
            yield column.name, "code_of_another_year", (code == value) & (day < first)
        for value, last in column.until.items():
            yield column.name, "code_of_another_year", (code == value) & (day > last)


def _unmapped(marked: Marked, column: RecordColumn) -> Iterator[Found]:
    means = sorted(marked.records.mapping.get(column.name, {}))
    text = marked.rows[column.name]
    unknown = ~text.lower().isin(means) if means else ibis.literal(True)
    yield column.name, "unmapped", text.notnull() & unknown


_OF_KIND: Mapping[str, Callable[[Marked, RecordColumn], Iterator[Found]]] = {
    "date": _date,
    "number": _number,
    "whole": _number,
    "flag": _flag,
    "json": _json,
    "code": _code,
}
