"""Proportions from counts, with their uncertainty."""

from __future__ import annotations

from functools import cache
from math import hypot, sqrt

__all__ = ["difference_interval", "wilson_interval"]


def wilson_interval(count: float, total: float, confidence: float = 0.95) -> tuple[float, float]:
    """Give the Wilson score interval of a proportion.

    It stays within 0 and 1 and does not collapse when nothing or everything was counted.

    Parameters
    ----------
    count : float
        How many of the total have the property; 0 to `total`. Not a whole number where it is
        worked out from a rounded share.
    total : float
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
    z = _deviations(confidence)
    share, weight = count / total, z**2 / total
    middle = (share + weight / 2) / (1 + weight)
    reach = z / (1 + weight) * sqrt(share * (1 - share) / total + weight / total / 4)
    low = 0.0 if count == 0 else max(0.0, middle - reach)
    high = 1.0 if count == total else min(1.0, middle + reach)
    return low, high


@cache
def _deviations(confidence: float) -> float:
    """Give how many standard deviations on both sides of the mean hold such a share."""
    from scipy.special import ndtri  # half a second to load, and most commands need no interval

    return float(ndtri(0.5 + confidence / 2))


def difference_interval(
    before: tuple[float, float], after: tuple[float, float], confidence: float = 0.95
) -> tuple[float, float]:
    """Give the interval of the difference of two proportions that were counted apart.

    Newcombe's hybrid of the two score intervals; where it holds 0 the two may be the same.

    Parameters
    ----------
    before, after : tuple of float
        How many have the property, and of how many, as for `wilson_interval`.
    confidence : float
        Between 0 and 1.

    Returns
    -------
    low, high : float
        Of the proportion after less the one before, -1 to 1.

    References
    ----------
    Newcombe, R. G. (1998), Interval estimation for the difference between independent
    proportions: comparison of eleven methods. His method 10; the example is his first.

    Examples
    --------
    >>> [round(end, 4) for end in difference_interval((48, 80), (56, 70))]
    [0.0524, 0.3339]
    """
    shares = [count / total for count, total in (before, after)]
    (low_1, high_1), (low_2, high_2) = (
        wilson_interval(*each, confidence) for each in (before, after)
    )
    change = shares[1] - shares[0]
    return (
        change - hypot(shares[1] - low_2, high_1 - shares[0]),
        change + hypot(high_2 - shares[1], shares[0] - low_1),
    )
