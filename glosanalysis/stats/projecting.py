"""Three simple ways to carry a series on: its last value, its drift, and a trend that dies away.

Each takes a whole matrix of series at once, a row a year and a column a series, with gaps where
nothing is known. None has a parameter of its own that is fitted: seven to nine years of one series
would not bear it, and what is not fitted cannot be fitted to the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["METHODS", "Matrix", "Method", "damped_trend", "drift", "last_value"]

Matrix = NDArray[np.float64]

_DAMPING = 0.9
"""Each year's step is so much of the one before. Forecasters hold it between 0.8, which is nearly
flat after a few years, and 0.98, which is nearly straight; this is the middle."""
_NEWEST = 0.5
"""The newest change counts for so much of the trend, all before it for the rest."""


@dataclass(frozen=True)
class Method:
    """A way to carry series on.

    Parameters
    ----------
    name : str
        What a reader calls it.
    project : callable
        From a matrix (years x series) and the greatest number of years ahead to a matrix with a row
        for each year ahead.
    """

    name: str
    project: Callable[[Matrix, int], Matrix]


def last_value(past: Matrix, ahead: int) -> Matrix:
    """Say that all stays as it is.

    Parameters
    ----------
    past : array of shape (years, series)
        Missing where nothing is known; the last row is the year to go on from.
    ahead : int
        How many years to look ahead.

    Returns
    -------
    array of shape (ahead, series)
        Missing for a series whose last year is.

    Examples
    --------
    >>> last_value(np.array([[1.0], [4.0]]), 2).tolist()
    [[4.0], [4.0]]
    """
    return np.repeat(past[-1:], ahead, axis=0)


def drift(past: Matrix, ahead: int) -> Matrix:
    """Say that the mean change a year from the first known value to the last goes on.

    Parameters and what is returned are those of `last_value`; missing for a series with fewer than
    two values.

    Examples
    --------
    >>> drift(np.array([[1.0], [np.nan], [5.0]]), 2).tolist()
    [[7.0], [9.0]]
    """
    known = ~np.isnan(past)
    first = known.argmax(axis=0)
    years = (len(past) - 1 - first).astype(float)
    # One value has no change: not a change of 0, but none.
    years[years == 0] = np.nan
    a_year = (past[-1] - past[first, np.arange(past.shape[1])]) / years
    told: Matrix = past[-1] + _steps(ahead) * a_year
    return told


def damped_trend(past: Matrix, ahead: int) -> Matrix:
    """Say that the latest changes go on, each year by less.

    The trend is the changes a year smoothed, the newest counting for half; the level is the last
    value, for a yearly count is not a sample. That is Holt's method with the damping of Gardner and
    McKenzie, its parameters fixed.

    Parameters and what is returned are those of `last_value`; missing for a series with fewer than
    two values.

    References
    ----------
    Gardner, E. S. and McKenzie, E. (1985), Forecasting trends in time series, Management Science
    31(10). Hyndman, R. J. and Athanasopoulos, G. (2021), Forecasting: principles and practice, 3rd
    edition, section 8.2, for the range of the damping.

    Examples
    --------
    >>> damped_trend(np.array([[10.0], [20.0], [40.0]]), 2).round(2).tolist()
    [[53.5], [65.65]]
    """
    told: Matrix = past[-1] + np.cumsum(_DAMPING ** _steps(ahead), axis=0) * _trend(past)
    return told


def _trend(past: Matrix) -> Matrix:
    """Smooth the changes a year; across a gap, the change is shared among its years."""
    level, trend = past[0].copy(), np.full(past.shape[1], np.nan)
    since = np.zeros(past.shape[1])
    for row in past[1:]:
        since += 1
        change = (row - level) / since
        smoothed = np.where(np.isnan(trend), change, _NEWEST * change + (1 - _NEWEST) * trend)
        known = ~np.isnan(row)
        trend = np.where(known, smoothed, trend)
        level, since = np.where(known, row, level), np.where(known, 0, since)
    return trend


def _steps(ahead: int) -> Matrix:
    return np.arange(1.0, ahead + 1)[:, np.newaxis]


METHODS = (
    Method("last value", last_value),
    Method("drift", drift),
    Method("damped trend", damped_trend),
)
"""The simplest first."""
