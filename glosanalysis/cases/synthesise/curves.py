"""The curves that lengths and prices follow, as tables of whole numbers.

A table holds the value at the middle of each of 4,096 equal slices of chance. It is the same
table for every seed. A logarithm may differ between processors in its sixteenth digit, and a
test asks that no entry lies so near a half that its rounding could.
"""

from __future__ import annotations

import math
from functools import cache
from statistics import NormalDist

import numpy as np

from glosanalysis.cases.synthesise.drawing import Whole

__all__ = ["SLICES", "exponential", "log_normal"]

SLICES = 4096


def _middles() -> list[float]:
    return [(place + 0.5) / SLICES for place in range(SLICES)]


@cache
def log_normal(median: int, sigma: float) -> Whole:
    """Tabulate a log-normal by its median and the spread of its logarithm.

    Examples
    --------
    Days from a request to a plan: a quarter of them are within 20 weeks.

    >>> float((log_normal(167, 0.27) <= 140).mean().round(3))
    0.261
    """
    normal = NormalDist()
    exact = [median * math.exp(sigma * normal.inv_cdf(chance)) for chance in _middles()]
    return np.array([round(value) for value in exact], dtype=np.int64)


@cache
def exponential(mean: int) -> Whole:
    """Tabulate a length that ends as readily at any time: what lasts, lasts on.

    Examples
    --------
    >>> int(exponential(1000).mean().round(-1))
    1000
    """
    exact = [-mean * math.log1p(-chance) for chance in _middles()]
    return np.array([round(value) for value in exact], dtype=np.int64)
