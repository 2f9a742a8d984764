"""Whether rows are recent enough for a page: what is history stands with all quarters only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, TypeVar

from glosanalysis.data.tables import Tables
from glosanalysis.indicator import HISTORY_AFTER_MONTHS
from glosanalysis.quarter import months_between

__all__ = ["recent"]


class _Dated(Protocol):
    """Whatever describes a day."""

    @property
    def as_at(self) -> datetime: ...


Row = TypeVar("Row", bound=_Dated)


def recent(tables: Tables, rows: Iterable[Row]) -> list[Row]:
    """Give some rows if the newest of them is no history where the tables end, else none.

    Parameters
    ----------
    tables : Tables
        What a quarter sees; of all there is, nothing is history.
    rows : iterable
        Each with an ``as_at``.

    Returns
    -------
    list
    """
    kept = list(rows)
    if tables.until is None or not kept:
        return kept
    newest = max(row.as_at for row in kept)
    old = months_between(newest, tables.until.last_day) > HISTORY_AFTER_MONTHS
    return [] if old else kept
