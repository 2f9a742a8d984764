"""Caseloads as the papers give them: typical, and what is manageable, on one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from glosanalysis.data.schemas.ehcp import EhcCaseload

__all__ = ["Caseload", "caseloads"]

_LEVELS = ("typical", "manageable_low", "manageable_high")
"""The measures of a caseload, as the table names them."""


@dataclass(frozen=True)
class Caseload:
    """What caseworkers hold on a day, and what is manageable.

    Parameters
    ----------
    as_at : datetime
    typical, low, high : int
        Plans for each caseworker: what they hold, and the ends of what is manageable.
    over, about : str
        What the paper says of the first, and of the other two.
    rows : tuple of EhcCaseload
        The rows of the day.
    """

    as_at: datetime
    typical: int
    low: int
    high: int
    over: str
    about: str
    rows: tuple[EhcCaseload, ...]


def caseloads(load: Iterable[EhcCaseload]) -> list[Caseload]:
    """Give the caseload of each day that has all the levels, the latest last."""
    days: dict[datetime, dict[str, EhcCaseload]] = {}
    for row in sorted(load, key=lambda row: row.as_at):
        days.setdefault(row.as_at, {})[row.measure] = row
    return [_caseload(levels) for levels in days.values() if levels.keys() >= set(_LEVELS)]


def _caseload(levels: dict[str, EhcCaseload]) -> Caseload:
    typical, low, high = (levels[name] for name in _LEVELS)
    return Caseload(
        as_at=typical.as_at,
        typical=typical.plans_per_caseworker,
        low=low.plans_per_caseworker,
        high=high.plans_per_caseworker,
        over=typical.qualifier or "",
        about=low.qualifier or "",
        rows=tuple(levels.values()),
    )
