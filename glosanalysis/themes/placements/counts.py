"""How many placements there are at the month ends, and their means over named months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import MONTHS, day, listed
from glosanalysis.quarter import Quarter

__all__ = ["TYPES", "Mean", "by_month", "mean_of", "means_by_quarter", "months_named", "of_year"]

TYPES = {
    "total": "All",
    "fostering": "Fostering",
    "residential": "Residential",
    "supported_living": "Supported living",
}


@dataclass(frozen=True)
class Mean:
    """The mean of some month ends, beside that of the same months a year before.

    Parameters
    ----------
    months : tuple of Timestamp
        The month ends, at least one, in order.
    value : float
    year_before : float or None
        Nothing where one of those months is not known: like is compared with like only.
    """

    months: tuple[pd.Timestamp, ...]
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
            return _said([_year_earlier(self.months[0])])
        return "at the same month ends a year before"


def by_month(tables: Tables) -> pd.DataFrame:
    """Lay the types side by side: a row a month end, a column a type, missing where not printed."""
    wide = tables["placements"].pivot(index="as_at", columns="placement_type", values="placements")
    return wide.reindex(columns=list(TYPES)).sort_index().astype(float)


def mean_of(counts: pd.Series, months: Sequence[pd.Timestamp]) -> Mean | None:
    """Take the mean of the month ends that are known; nothing where none is.

    Parameters
    ----------
    counts : Series of float
        By month end.
    months : sequence of Timestamp
        The month ends to average.

    Returns
    -------
    Mean or None
    """
    known = tuple(month for month in months if month in counts and pd.notna(counts[month]))
    if not known:
        return None
    earlier = [counts.get(_year_earlier(month), pd.NA) for month in known]
    before = None if any(pd.isna(count) for count in earlier) else fmean(map(float, earlier))
    return Mean(known, fmean(float(counts[month]) for month in known), before)


def means_by_quarter(counts: pd.Series) -> dict[Quarter, Mean]:
    """Take the mean of each quarter that has a month end."""
    quarters: dict[Quarter, list[pd.Timestamp]] = {}
    for month in counts.index:
        quarters.setdefault(Quarter.containing(month.date()), []).append(month)
    means = {quarter: mean_of(counts, months) for quarter, months in quarters.items()}
    return {quarter: mean for quarter, mean in means.items() if mean is not None}


def of_year(counts: pd.Series, first: int, until: pd.Timestamp) -> Mean | None:
    """Take the mean of a financial year up to a day: of its month ends, each weighing the same.

    Parameters
    ----------
    counts : Series of float
        By month end.
    first : int
        The calendar year in which the financial year begins.
    until : Timestamp
        Later month ends are left out.

    Returns
    -------
    Mean or None
    """
    last = min(until, pd.Timestamp(first + 1, 3, 31))
    months = [month for month in counts.index if pd.Timestamp(first, 4, 1) <= month <= last]
    return mean_of(counts, months)


def months_named(months: Sequence[pd.Timestamp]) -> str:
    """Name some months: each one, or the ends of a stretch without a gap.

    Examples
    --------
    >>> months_named(list(pd.date_range("2017-07-31", periods=3, freq="ME")))
    'July to September 2017'
    >>> months_named([pd.Timestamp("2017-10-31"), pd.Timestamp("2017-12-31")])
    'October and December 2017'
    >>> months_named([pd.Timestamp("2017-10-31")])
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


def _said_later(month: pd.Timestamp, others: Sequence[pd.Timestamp]) -> bool:
    return bool(others) and others[0].year == month.year


def _said(months: Sequence[pd.Timestamp]) -> str:
    if len(months) == 1:
        return f"at {day(months[0])}"
    return f"on average at the month ends {months_named(months)}"


def _distance(first: pd.Timestamp, last: pd.Timestamp) -> int:
    return int(12 * (last.year - first.year) + last.month - first.month)


def _year_earlier(month: pd.Timestamp) -> pd.Timestamp:
    return month - pd.offsets.MonthEnd(12)
