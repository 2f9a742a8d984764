"""How wrong a way of forecasting would have been: told from each past year as it was known then.

Rolling origin: from every year on, each method sees what came before and is held against what
came after, for all series together. The errors that it made are its range: no formula stands in for
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from glosanalysis.stats.projecting import METHODS, Matrix, Method

__all__ = ["LEAST_KNOWN", "NINE_TENTHS", "BackTest", "Errors", "back_test", "by_year", "carried_on"]

LEAST_KNOWN = 3
"""Values that a series must have to be carried on: two changes. All methods see the same cases."""
NINE_TENTHS = 0.9
_TELLS_APART = 6
"""Decimals of a median error: what is alike to so many is a tie, on every processor."""


@dataclass(frozen=True)
class Errors:
    """The errors of one method so many years ahead.

    Parameters
    ----------
    of : array
        Actual less forecast, in the unit of the series or as a percentage of the forecast.
    series, origins : int
        How many series and how many years they were made from.
    """

    of: Matrix
    series: int
    origins: int

    @property
    def median(self) -> float:
        """Half of the errors are smaller than this, whichever way."""
        return float(np.median(np.abs(self.of)))

    @property
    def nine_tenths(self) -> float:
        """Nine tenths of the errors are smaller than this, whichever way."""
        return float(np.quantile(np.abs(self.of), NINE_TENTHS))

    @property
    def range(self) -> tuple[float, float]:
        """The middle nine tenths of the errors, with their signs."""
        tail = (1 - NINE_TENTHS) / 2
        low, high = np.quantile(self.of, [tail, 1 - tail])
        return float(low), float(high)

    def inside(self, errors: Matrix) -> int:
        """Count which of some other errors lie within the range of these."""
        low, high = self.range
        return int(((errors >= low) & (errors <= high)).sum())


@dataclass(frozen=True)
class BackTest:
    """What every method would have got wrong.

    Parameters
    ----------
    frame : DataFrame
        A row an error: ``method``, ``ahead``, ``origin`` (the year it was made from), ``series``,
        ``error``.
    methods : tuple of Method
        The simplest first.
    """

    frame: pd.DataFrame
    methods: tuple[Method, ...] = METHODS

    @property
    def chosen(self) -> Method:
        """The method of the least median error over all series and years; of two, the simpler."""
        size = self.frame["error"].abs().groupby(self.frame["method"]).median()
        return min(self.methods, key=lambda each: round(float(size[each.name]), _TELLS_APART))

    def errors(self, method: Method, ahead: int) -> Errors:
        """Give the errors of a method so many years ahead."""
        rows = self.frame[(self.frame["method"] == method.name) & (self.frame["ahead"] == ahead)]
        made = rows["error"].to_numpy(dtype=float)
        return Errors(made, rows["series"].nunique(), rows["origin"].nunique())


def by_year(series: pd.DataFrame) -> pd.DataFrame:
    """Give yearly series a row for each year, also for one of which nothing is known.

    Parameters
    ----------
    series : DataFrame
        Indexed by day, one a year; a column a series.

    Returns
    -------
    DataFrame
        Indexed by year.

    Raises
    ------
    ValueError
        If a year has two days.
    """
    years = pd.DatetimeIndex(series.index).year
    if years.has_duplicates:
        raise ValueError("a yearly series has one day a year")
    every = range(int(years.min()), int(years.max()) + 1)
    return series.set_axis(years, axis=0).reindex(every).astype(float)


def carried_on(
    series: pd.DataFrame, method: Method, ahead: int, *, proportional: bool
) -> pd.DataFrame:
    """Carry series on from their last year.

    Parameters
    ----------
    series : DataFrame
        As `by_year` gives it.
    method : Method
    ahead : int
    proportional : bool
        Whether they change by a share of themselves, as counts do.

    Returns
    -------
    DataFrame
        Indexed by the years ahead, 1 the first; missing for a series with fewer than `LEAST_KNOWN`
        values or none in the last year.
    """
    past = series.to_numpy(dtype=float)
    if proportional:
        past = np.log(np.where(past > 0, past, np.nan))
    found = method.project(past, ahead)
    found[:, (~np.isnan(past)).sum(axis=0) < LEAST_KNOWN] = np.nan
    made = np.exp(found) if proportional else found
    return pd.DataFrame(made, index=range(1, ahead + 1), columns=series.columns)


def back_test(
    series: pd.DataFrame,
    *,
    ahead: int = 2,
    proportional: bool = False,
    methods: Sequence[Method] = METHODS,
) -> BackTest:
    """Make every forecast that could have been made, and hold it against what came.

    Parameters
    ----------
    series : DataFrame
        As `by_year` gives it.
    ahead : int
        The greatest number of years to look ahead.
    proportional : bool
        Whether errors are a percentage of the forecast and changes a share: for counts, whose
        errors grow with them. Otherwise both are in the unit of the series.
    methods : sequence of Method
        The simplest first.

    Returns
    -------
    BackTest
        Without a row where no series is long enough.
    """
    made = [
        _held_against(series, method, origin, ahead, proportional)
        for origin in range(LEAST_KNOWN - 1, len(series) - 1)
        for method in methods
    ]
    columns = ["method", "ahead", "origin", "series", "error"]
    whole = pd.concat(made) if made else pd.DataFrame(columns=columns)
    return BackTest(whole[columns].reset_index(drop=True), tuple(methods))


def _held_against(
    series: pd.DataFrame, method: Method, origin: int, ahead: int, proportional: bool
) -> pd.DataFrame:
    """Give the errors of a method from one year on, in long form."""
    came = series.iloc[origin + 1 : origin + 1 + ahead]
    past = series.iloc[: origin + 1]
    told = carried_on(past, method, len(came), proportional=proportional)
    error = came.to_numpy(dtype=float) - told
    if proportional:
        error = error / told * 100
    long = error.rename_axis(index="ahead", columns="series").stack().dropna().rename("error")
    return long.reset_index().assign(method=method.name, origin=series.index[origin])
