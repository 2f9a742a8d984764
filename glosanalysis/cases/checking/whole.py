"""Rules of a whole table: whether its columns are there, and whether it is of the right period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pandas as pd

from glosanalysis.cases.checking.marked import Marked
from glosanalysis.cases.standard import plain_name

__all__ = ["broken_as_a_whole"]

_A_YEAR = timedelta(days=366)


def broken_as_a_whole(marked: Marked) -> Iterator[tuple[str, str]]:
    """Give the columns of a table and the rules that it breaks as a whole."""
    there = marked.records.source.columns(marked.table.name)
    for column in marked.table.columns:
        if column.required and column.name not in there:
            yield column.name, "missing_column"
        elif plain_name(there.get(column.name, column.name)) != column.name:
            yield plain_name(there[column.name]), "other_version"
    period = (
        marked.table.told_on
        or marked.table.begins
        or next((column.name for column in marked.columns if column.name == "referencedate"), "")
    )
    if period and marked.has(period) and _is_old(marked, period):
        yield period, "wrong_period"


def _is_old(marked: Marked, period: str) -> bool:
    """Say whether the newest day in a table is more than a year before that of the extract."""
    as_at = marked.records.as_at
    dates = [name for name in (period, marked.table.ends) if marked.has(name)]
    known = {name: marked.rows[name] for name in dates}
    newest = marked.rows.aggregate(
        **{f"{name}_": day.max(where=day <= as_at) for name, day in known.items()}
    )
    days = [pd.Timestamp(day) for day in marked.records.run(newest).iloc[0] if pd.notna(day)]
    return bool(days) and max(days).date() < as_at - _A_YEAR
