"""Quarters as a database can join them: their months, their ends, what is over by the extract."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import ibis
import pandas as pd

from glosanalysis.cases.measures.days import Horizon, day_number, month_key, month_number
from glosanalysis.quarter import Quarter

__all__ = ["LAG", "Periods", "Rate"]

LAG = 14
"""Days until what happened is recorded: before, a follow-up is not over (case-data 4)."""

_ENDS = (
    "q",
    "first_month",
    "last_month",
    "first_day",
    "after",
    "last_key",
    "last_end",
)


@dataclass(frozen=True)
class Rate:
    """A line of a rate card.

    Parameters
    ----------
    type : str
        A code of the standard (``K2``), or a kind of placement as it is told (``foster``).
    first, last : datetime.date
        The days on which it holds, both in it.
    a_week : float
        In £.
    """

    type: str
    first: date
    last: date
    a_week: float


@dataclass(frozen=True)
class Periods:
    """The quarters that are counted, as at the day of the extract.

    Parameters
    ----------
    quarters : tuple of Quarter
        Those that begin after the extract are left out.
    as_at : datetime.date
    lag : int
        Days until what happened is recorded.
    rates : tuple of Rate
        The council's rate card, where it has one.
    by : frozenset of str, optional
        The breakdowns that are asked for, beside the totals; all without it.
    """

    quarters: tuple[Quarter, ...]
    as_at: date
    lag: int = LAG
    rates: tuple[Rate, ...] = ()
    by: frozenset[str] | None = None

    def asked(self, breakdowns: Iterable[str]) -> tuple[str, ...]:
        """Give those of some breakdowns that are asked for."""
        return tuple(name for name in breakdowns if self.by is None or name in self.by)

    @property
    def begun(self) -> tuple[Quarter, ...]:
        """The quarters that had begun on the day of the extract, each once, in order."""
        return tuple(sorted({one for one in self.quarters if one.first_day <= self.as_at}))

    @property
    def over_by(self) -> date:
        """The day by which a follow-up must be over: what is later may not be recorded yet."""
        return self.as_at - timedelta(days=self.lag)

    def last_day(self, quarter: Quarter) -> date:
        """Give the day at which the quarter stands: its last, or that of the extract."""
        return min(quarter.last_day, self.as_at)

    def is_provisional(self, quarter: Quarter, horizon: Horizon | None = None) -> bool:
        """Say whether more may come: the quarter, or the follow-up of its last day, is not over."""
        if horizon is None:
            return self.as_at < quarter.last_day
        return horizon.end(quarter.last_day) > self.over_by

    def month_ends(self, quarter: Quarter) -> int:
        """Count the last days of the quarter's months that are not after the extract."""
        if self.as_at >= quarter.last_day:
            return 3
        tomorrow = self.as_at + timedelta(days=1)
        return max(0, int(month_number(tomorrow) - month_number(quarter.first_day)))

    def months(self, before: int = 0) -> ibis.Table:
        """Give the months of the quarters: ``month, q``; and of as many quarters before."""
        wanted = {one + -back for one in self.begun for back in range(before + 1)}
        rows = [
            (month_number(one.first_day) + place, _number(one))
            for one in sorted(wanted)
            for place in range(3)
        ]
        return _memory(rows, {"month": "int64", "q": "int64"})

    def ends(self, before: int = 0) -> ibis.Table:
        """Give for each quarter its first and last month, its first day and the day after its last.

        Columns ``q, first_month, last_month, first_day, after, last_key, last_end``. Days are
        numbers, none after the extract; ``last_key`` is the key of the last day, ``last_end`` the
        last month that is over.
        """
        wanted = {one + -back for one in self.begun for back in range(before + 1)}
        rows = [
            (
                _number(one),
                month_number(one.first_day),
                month_number(one.last_day),
                day_number(one.first_day),
                day_number(self.last_day(one)) + 1,
                month_key(self.last_day(one)),
                month_number(one.first_day) + self.month_ends(one) - 1,
            )
            for one in sorted(wanted)
        ]
        return _memory(rows, dict.fromkeys(_ENDS, "int64"))

    def number(self, quarter: Quarter) -> int:
        """Give a quarter's place among all quarters, as in the column ``q``."""
        return _number(quarter)


def _number(quarter: Quarter) -> int:
    return quarter.year * 4 + quarter.number - 1


def _memory(rows: Iterable[tuple[object, ...]], columns: dict[str, str]) -> ibis.Table:
    frame = pd.DataFrame(list(rows), columns=list(columns))
    return ibis.memtable(frame, schema=ibis.schema(columns))
