"""Days as numbers that any database can compare, and horizons that end.

A day is the number of days since the first of January 1970, a month is ``12 * year + month``, so
that nothing here rests on how an engine adds months to a date. A month later than the 31st may be a
31 February: as a key it stands where the last day of February does.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import ibis

__all__ = [
    "YEAR",
    "Horizon",
    "day_number",
    "day_of_key",
    "month_key",
    "month_number",
    "month_of_key",
]

_FIRST = date(1970, 1, 1)
_WIDTH = 100
"""Of a month in a key: more than it has days."""
_DAYS_BEFORE = 719_468
"""From the first of March of the year nought to the first of January 1970."""
YEAR = 12 * _WIDTH
"""Twelve months, in keys: see ``month_key``."""


def day_number(when: Any) -> Any:
    """Give the days since the first of January 1970, of a date or of a column of dates.

    Examples
    --------
    >>> day_number(date(1970, 3, 1))
    59
    """
    if isinstance(when, date):
        return (when - _FIRST).days
    return when.delta(ibis.literal(_FIRST), unit="day").cast("int64")


def month_number(when: Any) -> Any:
    """Give the months since the year nought, of a date or of a column of dates.

    Examples
    --------
    >>> month_number(date(2024, 4, 1)) - month_number(date(2024, 3, 31))
    1
    """
    if isinstance(when, date):
        return when.year * 12 + when.month
    return when.year() * 12 + when.month()


def month_key(when: Any, *, plus: int = 0) -> Any:
    """Give a number that orders days, and to which whole months can be added.

    Examples
    --------
    Six months after the 31st of August is the last day of February:

    >>> six_months = month_key(date(2023, 8, 31), plus=6)
    >>> month_key(date(2024, 2, 29)) <= six_months < month_key(date(2024, 3, 1))
    True
    """
    day = when.day if isinstance(when, date) else when.day()
    return (month_number(when) + plus) * _WIDTH + day


def day_of_key(key: Any) -> Any:
    """Give the number of the day that a key stands for, a number or a column of such.

    Examples
    --------
    29 February of a common year is 1 March:

    >>> born = month_key(date(2004, 2, 29))
    >>> day_of_key(born + YEAR) == day_number(date(2005, 3, 1))
    True
    """
    # Years that begin in March have their leap day last.
    march = key // _WIDTH - 3
    year = march // 12
    leap_days = year // 4 - year // 100 + year // 400
    of_the_year = (153 * (march - 12 * year) + 2) // 5 + key % _WIDTH - 1
    return 365 * year + leap_days + of_the_year - _DAYS_BEFORE


def month_of_key(key: ibis.Value) -> ibis.Value:
    """Give the number of the month of ``day_of_key``: the next, if it has no such day."""
    month = key // _WIDTH
    after = (month + 1) * _WIDTH + 1
    return month + (day_of_key(key) >= day_of_key(after)).ifelse(1, 0)


@dataclass(frozen=True)
class Horizon:
    """How long something is followed up: days or calendar months.

    Examples
    --------
    The last day whose follow-up of six months is over by the 28th of February:

    >>> Horizon(months=6).last_start(date(2023, 2, 28))
    datetime.date(2022, 8, 31)
    """

    days: int = 0
    months: int = 0

    def end(self, start: date) -> date:
        """Give the last day of the follow-up of a start: 31 August and 6 months, 28 February."""
        if not self.months:
            return start + timedelta(days=self.days)
        year, month = divmod(month_number(start) + self.months - 1, 12)
        return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))

    def last_start(self, over_by: date) -> date:
        """Give the last day from which the follow-up is over by another day."""
        start = over_by - timedelta(days=self.days + 31 * self.months)
        while self.end(start + timedelta(days=1)) <= over_by:
            start += timedelta(days=1)
        return start
