"""The operations by which a printed figure is worked out again from others."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise, product

__all__ = ["CALCULATIONS", "DATES", "TRENDS", "Figure", "worked_out"]

HUNDRED = Fraction(100)


@dataclass(frozen=True)
class Figure:
    """A printed figure, and how far the true one may lie from it.

    Parameters
    ----------
    value : Fraction
        As printed.
    half : Fraction
        Half a unit of the place that it was rounded to; 0 where it is exact, as a count is.

    Examples
    --------
    >>> Figure.parse("17.1±0.05")
    Figure(value=Fraction(171, 10), half=Fraction(1, 20))
    """

    value: Fraction
    half: Fraction = Fraction(0)

    @classmethod
    def parse(cls, text: str) -> Figure:
        """Read a figure as it stands in ``claims.csv``: ``189``, or ``17.1±0.05`` if rounded."""
        value, _, half = text.partition("±")
        return cls(Fraction(value), Fraction(half or 0))


Calculation = Callable[[Sequence[Fraction]], Fraction]

CALCULATIONS: Mapping[str, Calculation] = {
    "percentage": lambda x: HUNDRED * x[0] / x[1],
    "percentage_of_sum": lambda x: HUNDRED * x[0] / sum(x),
    "sum": lambda x: sum(x, Fraction(0)),
    "difference": lambda x: x[0] - sum(x[1:]),
    "mean": lambda x: sum(x, Fraction(0)) / len(x),
    "growth": lambda x: HUNDRED * (x[1] / x[0] - 1),
    "ratio": lambda x: x[0] / x[1],
    "product": lambda x: Fraction(math.prod(x)),
    "rate": lambda x: x[0] / x[1] * x[2],
    "share_of": lambda x: x[0] / HUNDRED * x[1],
    "remainder": lambda x: HUNDRED - sum(x),
    "same": lambda x: x[0],
    "count": lambda x: x[0],
}
"""From figures to a figure."""

TRENDS: Mapping[str, Callable[[Sequence[Fraction]], bool]] = {
    "increasing": lambda x: all(a < b for a, b in pairwise(x)),
    "decreasing": lambda x: all(a > b for a, b in pairwise(x)),
    "largest": lambda x: all(x[0] > other for other in x[1:]),
    "smallest": lambda x: all(x[0] < other for other in x[1:]),
}
"""From figures to yes or no."""


def _months(first: date, last: date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)


DATES: Mapping[str, Callable[[Sequence[date]], int]] = {
    "days": lambda x: (x[1] - x[0]).days,
    "months": lambda x: _months(x[0], x[1]),
    "years": lambda x: _months(x[0], x[1]) // 12,
}
"""From two days to whole units of time between them."""


def worked_out(operation: str, figures: Sequence[Figure]) -> tuple[Fraction, Fraction, Fraction]:
    """Work out a figure from others.

    Parameters
    ----------
    operation : str
        One of `CALCULATIONS`.
    figures : sequence of Figure

    Returns
    -------
    value, low, high : Fraction
        From the figures as printed, and the least and the most that their rounding allows.

    Examples
    --------
    >>> value, low, high = worked_out("percentage", [Figure.parse("189"), Figure.parse("617")])
    >>> round(float(value), 1), low == high
    (30.6, True)
    """
    calculate = CALCULATIONS[operation]
    value = calculate([figure.value for figure in figures])
    if operation in ("sum", "difference", "mean", "remainder"):
        reach = sum((figure.half for figure in figures), Fraction(0))
        reach /= len(figures) if operation == "mean" else 1
        return value, value - reach, value + reach
    ends = [
        calculate(corner)
        for corner in product(
            *({figure.value - figure.half, figure.value + figure.half} for figure in figures)
        )
    ]
    return value, min(ends), max(ends)
