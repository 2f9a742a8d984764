"""Where a series over time breaks: the one rule for lines and for what is said of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from statistics import median_low
from typing import TypeVar

__all__ = ["stretches"]

When = TypeVar("When", bound=date)

_MOST_STEPS = 3.5
"""Three steps missing between two dates are a hole: a line across it would claim a course. The half
is for months and quarters, which are not of one length."""


def stretches(days: Iterable[When]) -> list[list[When]]:
    """Part dates where three or more of their usual steps are missing.

    Parameters
    ----------
    days : iterable of date
        In any order; each counts once.

    Returns
    -------
    list of list of date
        The dates in order, in as many lists as the series has parts without a hole.

    Examples
    --------
    >>> months = [date(2020, 1, 1), date(2020, 2, 1), date(2020, 3, 1)]
    >>> [len(part) for part in stretches([*months, date(2023, 1, 12)])]
    [3, 1]
    """
    ordered = sorted(set(days))
    if len(ordered) < 2:
        return [ordered] if ordered else []
    steps = [later - earlier for earlier, later in pairwise(ordered)]
    # The low median: of one month and three years, the month is the usual step.
    most = median_low(steps) * _MOST_STEPS
    parts = [[ordered[0]]]
    for when, step in zip(ordered[1:], steps, strict=True):
        if step > most:
            parts.append([])
        parts[-1].append(when)
    return parts
