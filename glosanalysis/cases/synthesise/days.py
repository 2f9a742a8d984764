"""Days as whole numbers from 1 January 1970, and the calendar of a council's year.

A day that has not come, or never will, is `NEVER`: later than all, so that the earlier of two
days is always the smaller of two numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import holidays
import numpy as np
import numpy.typing as npt

from glosanalysis.cases.synthesise.drawing import Draws, Whole

__all__ = ["NEVER", "Window", "birthday", "dated", "number_of", "off_weekends"]

NEVER = 10**6
_YEARS_BEFORE = 25

# Referrals and requests fall in August and at the turn of the year, when schools are shut, and
# few come at a weekend. No release gives them by month: assumed.
_MONTHS = (98, 97, 108, 95, 104, 106, 104, 72, 98, 106, 104, 84)
_WEEKDAYS = (21, 20, 20, 20, 17, 1, 1)


def number_of(day: date) -> int:
    """Give a day as a whole number."""
    return (day - date(1970, 1, 1)).days


def dated(days: Whole) -> npt.NDArray[np.datetime64]:
    """Give numbers of days as dates, `NEVER` as none.

    Examples
    --------
    >>> dated(np.array([0, NEVER])).astype(str).tolist()
    ['1970-01-01', 'NaT']
    """
    dates = days.astype("datetime64[D]")
    dates[days >= NEVER] = np.datetime64("NaT")
    return dates


def birthday(births: Whole, age: int) -> Whole:
    """Give the day on which each reaches an age; who is born on 29 February on 1 March.

    Examples
    --------
    >>> dated(birthday(np.array([number_of(date(2004, 2, 29))]), 18)).astype(str).tolist()
    ['2022-03-01']
    """
    months = births.astype("datetime64[D]").astype("datetime64[M]")
    past = births - months.astype("datetime64[D]").astype(np.int64)
    return (months + 12 * age).astype("datetime64[D]").astype(np.int64) + past


def off_weekends(days: Whole) -> Whole:
    """Put what falls on a Saturday or Sunday on the Monday after.

    Examples
    --------
    >>> days = np.array([number_of(date(2024, 6, 8)), number_of(date(2024, 6, 11))])
    >>> dated(off_weekends(days)).astype(str).tolist()
    ['2024-06-10', '2024-06-11']
    """
    weekday = (days + 3) % 7
    return days + np.where(weekday >= 5, 7 - weekday, 0)


@dataclass(frozen=True)
class Window:
    """The years that an extract covers: it knows nothing later, and nothing that ended before."""

    ends: date
    years: int

    @cached_property
    def last(self) -> int:
        """The last day that is known, as a number."""
        return number_of(self.ends)

    @cached_property
    def first(self) -> int:
        """The first day of the window: what ended before it is not in the extract."""
        return self.years_ago(self.years)

    def years_ago(self, years: int) -> int:
        """Give the day after the same day of an earlier year."""
        return (
            number_of(date(self.ends.year - years, self.ends.month, 28)) - (28 - self.ends.day) + 1
        )

    def arrivals(
        self, draws: Draws, size: int, *, years: int, growth: int = 0, months: bool = True
    ) -> Whole:
        """Draw days of the years up to the last day, by season and weekday, sorted.

        Parameters
        ----------
        draws : Draws
            The stream to draw from.
        size : int
            How many.
        years : int
            How many years back from the last day.
        growth : int, default 0
            By how many in a thousand a year has more than the year before it.
        months : bool, default True
            Whether months and weekdays differ.
        """
        days = np.arange(self.years_ago(years), self.last + 1)
        weights = np.full(len(days), 2000, dtype=np.int64)
        if months:
            month = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12
            weights = np.array(_MONTHS)[month] * np.array(_WEEKDAYS)[(days + 3) % 7]
        ago = (self.last - days) // 365
        weights = weights * np.array(_shrinking(growth, years + 1))[ago]
        return np.sort(days[draws.weighed(weights, size)], kind="stable")

    def after_working_days(self, starts: Whole, working: Whole) -> Whole:
        """Give the day that is a number of England's working days after each start."""
        ended = np.busday_offset(
            starts.astype("datetime64[D]"), working, roll="forward", holidays=self._shut
        )
        return ended.astype(np.int64)

    @cached_property
    def _shut(self) -> npt.NDArray[np.datetime64]:
        years = range(self.ends.year - _YEARS_BEFORE, self.ends.year + 3)
        shut = holidays.country_holidays("GB", subdiv="ENG", years=years)
        return np.array(sorted(shut), dtype="datetime64[D]")


def _shrinking(growth: int, years: int) -> list[int]:
    """Give a year's weight by how many years ago it is: the latest has 10,000."""
    weights = [10_000]
    for _ in range(years):
        weights.append(weights[-1] * 1000 // (1000 + growth))
    return weights
