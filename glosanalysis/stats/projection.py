"""Projection of a short yearly series by its trend, with an interval that does not flatter it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

__all__ = ["FEWEST_YEARS", "Projection", "back_test", "project"]

FEWEST_YEARS = 3
"""With fewer, a trend leaves nothing over to judge its own error by."""


@dataclass(frozen=True)
class Projection:
    """A projected value with its prediction interval.

    Parameters
    ----------
    value, low, high : float
        In the unit of the series; positive.
    """

    value: float
    low: float
    high: float

    def holds(self, actual: float) -> bool:
        """Tell whether an actual value lies within the interval."""
        return self.low <= actual <= self.high


def project(values: Sequence[float], ahead: int = 1, confidence: float = 0.95) -> Projection:
    """Project a yearly series by a straight line through its logarithms.

    The line means the same growth every year. The interval is that of a new value about a
    regression line (Student's t), so it is wide for few years, as it should be.

    Parameters
    ----------
    values : sequence of float
        One a year, in order, positive; at least `FEWEST_YEARS`.
    ahead : int
        Years after the last one; at least 1.
    confidence : float
        Between 0 and 1.

    Returns
    -------
    Projection

    Raises
    ------
    ValueError
        If there are too few values, one is not positive, or it is not ahead.

    Examples
    --------
    >>> found = project([100, 110, 121])
    >>> round(found.value, 3), round(found.high - found.low, 3)
    (133.1, 0.0)
    """
    logs = np.log(np.asarray(values, dtype=float)) if min(values, default=0) > 0 else None
    if logs is None or len(logs) < FEWEST_YEARS or ahead < 1:
        raise ValueError(
            f"a projection needs {FEWEST_YEARS} positive values or more and a year ahead of them"
        )
    count = len(logs)
    years = np.arange(count)
    slope, start = np.polyfit(years, logs, 1)
    freedom = count - 2
    error = np.sqrt(((logs - start - slope * years) ** 2).sum() / freedom)
    at = count - 1 + ahead
    spread = ((years - years.mean()) ** 2).sum()
    reach = error * np.sqrt(1 + 1 / count + (at - years.mean()) ** 2 / spread)
    half = float(stdtrit(freedom, 0.5 + confidence / 2) * reach)
    middle = float(start + slope * at)
    return Projection(*(float(np.exp(middle + shift)) for shift in (0, -half, half)))


def back_test(values: Sequence[float]) -> list[tuple[int, Projection]]:
    """Project every year that has enough years before it, from those years alone.

    Returns
    -------
    list of tuple
        The place of the year in the series, and what would have been projected for it.

    Examples
    --------
    >>> [place for place, _ in back_test([100, 110, 121, 133, 146])]
    [3, 4]
    """
    return [(place, project(values[:place])) for place in range(FEWEST_YEARS, len(values))]
