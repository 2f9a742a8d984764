"""Counts of what happened, and whether two differ by more than chance."""

from __future__ import annotations

from math import sqrt

__all__ = ["count_change_interval"]


def count_change_interval(
    before: float, after: float, confidence: float = 0.95
) -> tuple[float, float]:
    """Give the interval of the difference of two counts of events that happen one by one.

    Each is taken for a Poisson count, whose variance is the count itself; of a difference it is the
    sum. Where the interval holds 0, as many may have been likely both times.

    Parameters
    ----------
    before, after : float
        Counts of spans that are as long, 0 or more.
    confidence : float
        Between 0 and 1.

    Returns
    -------
    low, high : float
        Of the count after less the one before.

    References
    ----------
    Armitage, P., Berry, G. and Matthews, J. N. S. (2002), Statistical Methods in Medical Research,
    on the comparison of two counts.

    Examples
    --------
    >>> [round(end, 1) for end in count_change_interval(150, 146)]
    [-37.7, 29.7]
    """
    from scipy.special import ndtri  # half a second to load, and most commands need no interval

    reach = float(ndtri((1 + confidence) / 2)) * sqrt(before + after)
    return after - before - reach, after - before + reach
