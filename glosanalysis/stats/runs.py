"""Run charts: a median, and how long values stay on one side of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

__all__ = ["RunChart", "longest_run", "run_chart"]

FEWEST_FOR_A_RUN = 10
"""With fewer values, no run is long enough to be told from chance."""


@dataclass(frozen=True)
class RunChart:
    """A median and the longest run on one side of it."""

    median: float
    longest: int
    points: int

    @property
    def can_show_a_shift(self) -> bool:
        """Whether there are enough values for a run to mean anything."""
        return self.points >= FEWEST_FOR_A_RUN


def longest_run(values: Sequence[float], centre: float) -> int:
    """Count the most values in a row on one side of a centre; values on it are passed over.

    Examples
    --------
    >>> longest_run([1, 2, 3, 2, 3, 3], 2)
    3
    """
    sides = [value > centre for value in values if value != centre]
    return max((len(list(run)) for _, run in groupby(sides)), default=0)


def run_chart(values: Sequence[float]) -> RunChart:
    """Lay out a run chart.

    Parameters
    ----------
    values : sequence of float
        In order of time, at least one.

    Returns
    -------
    RunChart

    Raises
    ------
    ValueError
        If there is no value.

    Examples
    --------
    >>> run_chart([5.9, 6.8, 4.9]).median
    5.9
    """
    if not len(values):
        raise ValueError("a run chart needs a value")
    centre = float(median(values))
    return RunChart(centre, longest_run(values, centre), len(values))
