"""What the papers print that can be worked out again: single statements, and whole tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

import pandas as pd

from glosanalysis.audit.statement import Statement
from glosanalysis.audit.sums_of_tables import THEME, attachments, averages
from glosanalysis.data.tables import Tables

__all__ = ["statements"]

_ADDED_UP = ("revenue", "placements", "placement_averages")


def statements(tables: Tables, themes: Collection[str] | None = None) -> list[Statement]:
    """List what is checked: single statements first, then the tables' own sums.

    Parameters
    ----------
    tables : Tables
    themes : collection of str, optional
        Only what concerns these themes.

    Returns
    -------
    list of Statement
    """
    single = tables.once_for(["claims"], "single", lambda every: tuple(_single(every["claims"])))
    found = [each for each in single if themes is None or each.theme in themes]
    if themes is None or THEME in themes:
        of_tables = tables.once_for(_ADDED_UP, "sums", lambda every: tuple(_sums(every)))
        judged = tables.judgements
        found += [replace(each, judgement=judged.get(each.id, "")) for each in of_tables]
    return found


def _sums(tables: Tables) -> Iterator[Statement]:
    yield from attachments(tables)
    yield from averages(tables)


def _single(claims: pd.DataFrame) -> Iterator[Statement]:
    for row in claims.fillna({"operands_from": "", "judgement": "", "decimals": 0}).itertuples():
        yield Statement(
            row.claim,
            row.theme,
            row.statement,
            row.operation,
            tuple(row.operands.split()),
            row.relation,
            row.printed,
            int(row.decimals),
            row.operands_from,
            row.judgement,
            row.source_id,
            row.locator,
            None if pd.isna(row.as_at) else row.as_at.date(),
        )
