"""Proportions from counts, with their uncertainty."""

from __future__ import annotations

from math import sqrt

from scipy.special import ndtri

__all__ = ["wilson_interval"]


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
