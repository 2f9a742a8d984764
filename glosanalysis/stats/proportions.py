"""Proportions from counts, with their uncertainty."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, sqrt

from scipy.special import ndtri

__all__ = ["Difference", "difference", "wilson_interval"]


def wilson_interval(count: int, total: int, confidence: float = 0.95) -> tuple[float, float]:
    """Give the Wilson score interval of a proportion.

    It stays within 0 and 1 and does not collapse when nothing or everything was counted.

    Parameters
    ----------
    count : int
        How many of the total have the property; 0 to `total`.
    total : int
        How many there are; at least 1.
    confidence : float
        Between 0 and 1.

    Returns
    -------
    low, high : float
        Proportions, 0 to 1.

    Raises
    ------
    ValueError
        If the count is not within 0 and the total, or the total is 0.

    References
    ----------
    Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference.

    Examples
    --------
    >>> [round(end, 3) for end in wilson_interval(17, 195)]
    [0.055, 0.135]
    """
    if total < 1 or not 0 <= count <= total:
        raise ValueError(f"a count must be 0 to the total and the total 1 or more: {count}/{total}")
    # As scipy.stats.binomtest gives it, whose import alone takes longer than many a report.
    z = float(ndtri(0.5 + confidence / 2))
    share, weight = count / total, z**2 / total
    middle = (share + weight / 2) / (1 + weight)
    reach = z / (1 + weight) * sqrt(share * (1 - share) / total + weight / total / 4)
    low = 0.0 if count == 0 else max(0.0, middle - reach)
    high = 1.0 if count == total else min(1.0, middle + reach)
    return low, high


@dataclass(frozen=True)
class Difference:
    """The difference of two proportions, with its interval.

    Parameters
    ----------
    value, low, high : float
        Proportions, -1 to 1.
    """

    value: float
    low: float
    high: float

    @property
    def distinguishable(self) -> bool:
        """Whether the interval leaves out no difference."""
        return self.low > 0 or self.high < 0


def difference(
    first: tuple[int, int], second: tuple[int, int], confidence: float = 0.95
) -> Difference:
    """Give the difference of two independent proportions, first less second.

    The interval is Newcombe's, made from the two Wilson intervals.

    Parameters
    ----------
    first, second : tuple of int
        A count and its total, as for `wilson_interval`.
    confidence : float
        Between 0 and 1.

    Returns
    -------
    Difference

    Raises
    ------
    ValueError
        If a count is not within 0 and its total, or a total is 0.

    References
    ----------
    Newcombe, R. G. (1998), Interval estimation for the difference between independent proportions:
    comparison of eleven methods, method 10.

    Examples
    --------
    >>> found = difference((56, 70), (48, 80))
    >>> round(found.value, 4), round(found.low, 4), round(found.high, 4)
    (0.2, 0.0524, 0.3339)
    """
    low_1, high_1 = wilson_interval(*first, confidence)
    low_2, high_2 = wilson_interval(*second, confidence)
    share_1, share_2 = first[0] / first[1], second[0] / second[1]
    value = share_1 - share_2
    return Difference(
        value,
        value - hypot(share_1 - low_1, high_2 - share_2),
        value + hypot(high_1 - share_1, share_2 - low_2),
    )
