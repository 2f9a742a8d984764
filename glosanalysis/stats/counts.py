"""Counts of what happened, as they are or as rates, and whether two differ by more than chance."""

from __future__ import annotations

from math import sqrt

__all__ = ["rate_change_interval"]


def rate_change_interval(
    before: tuple[float, float],
    after: tuple[float, float],
    per: float = 1,
    confidence: float = 0.95,
) -> tuple[float, float]:
    """Give the interval of the difference of two rates of events that happen one by one.

    Each count is taken for a Poisson one, whose variance is the count itself; the variance of a
    difference is the sum of both. Where the interval holds 0, the two may be the same.

    Parameters
    ----------
    before, after : tuple of float
        How many, and of how many; of plain counts of spans as long, of 1.
    per : float
        Of how many the rates are.
    confidence : float
        Between 0 and 1.

    Returns
    -------
    low, high : float
        Of the rate after less the one before.

    References
    ----------
    Armitage, P., Berry, G. and Matthews, J. N. S. (2002), Statistical Methods in Medical Research,
    on the comparison of two counts.

    Examples
    --------
    150 requests, then 146; and 180 in 59,000 children, then 176, for each 10,000:

    >>> [round(end, 1) for end in rate_change_interval((150, 1), (146, 1))]
    [-37.7, 29.7]
    >>> [round(end, 1) for end in rate_change_interval((180, 59_000), (176, 59_000), 10_000)]
    [-6.9, 5.6]
    """
    from scipy.special import ndtri  # half a second to load, and most commands need no interval

    earlier, later = (per * count / base for count, base in (before, after))
    spread = sqrt(sum(count / base**2 for count, base in (before, after)))
    reach = per * float(ndtri(0.5 + confidence / 2)) * spread
    return later - earlier - reach, later - earlier + reach
