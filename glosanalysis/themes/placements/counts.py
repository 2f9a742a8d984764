"""How many placements there are at the month ends, and their means over named months."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from glosanalysis.data.schemas.placements import Placements
from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import MONTHS, day, listed
from glosanalysis.quarter import Quarter

__all__ = [
    "TYPES",
    "Counts",
    "Mean",
    "by_month",
    "mean_of",
    "means_by_quarter",
    "months_named",
    "of_year",
    "year_earlier",
]

TYPES = {
    "total": "All",
    "fostering": "Fostering",
    "residential": "Residential",
    "supported_living": "Supported living",
}
Counts = Mapping[datetime, float]
"""By month end, in order; those that are not printed are not there."""


@dataclass(frozen=True)
class Mean:
    """The mean of some month ends, beside that of the same months a year before.

    Parameters
    ----------
    months : tuple of datetime
        The month ends, at least one, in order.
    value : float
    year_before : float or None
        Nothing where one of those months is not known: like is compared with like only.
    """

    months: tuple[datetime, ...]
    value: float
    year_before: float | None

    @property
    def whole_year(self) -> bool:
        """Whether it is of all month ends of a year."""
        return len(self.months) == 12

    @property
    def change(self) -> float | None:
        """What it is over the same months a year before."""
        return None if self.year_before is None else self.value - self.year_before

    @property
    def change_percent(self) -> float | None:
        """The same as a share of the year before, %; nothing where that was none."""
        if self.change is None or not self.year_before:
            return None
        return 100 * self.change / self.year_before

    @property
    def decimals(self) -> int:
        """None for a single month end, which is a count; one for a mean."""
        return 0 if len(self.months) == 1 else 1

    @property
    def said(self) -> str:
        """Which months it is of, for a sentence."""
        return _said(self.months)

    @property
    def said_before(self) -> str:
        """Which months it is compared with, for a sentence."""
        if len(self.months) == 1:
            return _said([year_earlier(self.months[0])])
        return "at the same month ends a year before"


def by_month(tables: Tables) -> dict[str, dict[datetime, float]]:
    """Give the counts of each type by month end."""
    counts: dict[str, dict[datetime, float]] = {kind: {} for kind in TYPES}
    for row in sorted(tables.rows(Placements), key=lambda row: row.as_at):
        counts[row.placement_type][row.as_at] = float(row.placements)
    return counts


def mean_of(counts: Counts, months: Iterable[datetime]) -> Mean | None:
    """Take the mean of the month ends that are known; nothing where none is.

    Parameters
    ----------
    counts : mapping of datetime to float
        By month end.
    months : iterable of datetime
        The month ends to average.

    Returns
    -------
    Mean or None
    """
    known = tuple(month for month in months if month in counts)
    if not known:
        return None
    earlier = [counts.get(year_earlier(month)) for month in known]
    there = [count for count in earlier if count is not None]
    before = fmean(there) if len(there) == len(known) else None
    return Mean(known, fmean(counts[month] for month in known), before)


def means_by_quarter(counts: Counts) -> dict[Quarter, Mean]:
    """Take the mean of each quarter that has a month end."""
    quarters: dict[Quarter, list[datetime]] = {}
    for month in counts:
        quarters.setdefault(Quarter.containing(month), []).append(month)
    means = {quarter: mean_of(counts, months) for quarter, months in quarters.items()}
    return {quarter: mean for quarter, mean in means.items() if mean is not None}


def of_year(counts: Counts, first: int, until: datetime) -> Mean | None:
    """Take the mean of a financial year up to a day: of its month ends, each weighing the same.

    Parameters
    ----------
    counts : mapping of datetime to float
        By month end.
    first : int
        The calendar year in which the financial year begins.
    until : datetime
        Later month ends are left out.

    Returns
    -------
    Mean or None
    """
    begins, last = datetime(first, 4, 1), min(until, datetime(first + 1, 3, 31))
    return mean_of(counts, [month for month in counts if begins <= month <= last])


def months_named(months: Sequence[datetime]) -> str:
    """Name some months: each one, or the ends of a stretch without a gap.

    Examples
    --------
    >>> months_named([datetime(2017, 7, 31), datetime(2017, 8, 31), datetime(2017, 9, 30)])
    'July to September 2017'
    >>> months_named([datetime(2017, 10, 31), datetime(2017, 12, 31)])
    'October and December 2017'
    >>> months_named([datetime(2017, 10, 31)])
    'October 2017'
    """
    first, last = months[0], months[-1]
    unbroken = len(months) > 2 and _distance(first, last) == len(months) - 1
    shown = [first, last] if unbroken else list(months)
    names = [
        MONTHS[month.month - 1] + ("" if _said_later(month, shown[place + 1 :]) else f" {month:%Y}")
        for place, month in enumerate(shown)
    ]
    return " to ".join(names) if unbroken else listed(names)


def _said_later(month: datetime, others: Sequence[datetime]) -> bool:
    return bool(others) and others[0].year == month.year


def _said(months: Sequence[datetime]) -> str:
    if len(months) == 1:
        return f"at {day(months[0])}"
    return f"on average at the month ends {months_named(months)}"


def _distance(first: datetime, last: datetime) -> int:
    return 12 * (last.year - first.year) + last.month - first.month


def year_earlier(month_end: datetime) -> datetime:
    """Give the same month end a year before: of February it may be another day."""
    last = monthrange(month_end.year - 1, month_end.month)[1]
    return month_end.replace(year=month_end.year - 1, day=last)
