"""Rounding as people are taught it: halves go up, away from zero."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

__all__ = ["round_half_up"]


def round_half_up(value: float, decimals: int = 0) -> float:
    """Round to a number of decimals, halves away from zero.

    Parameters
    ----------
    value : float
        Taken as it is written in decimal, so that 2.675 is a half.
    decimals : int
        Places after the point.

    Returns
    -------
    float

    Examples
    --------
    >>> round_half_up(2.675, 2), round_half_up(-0.5), round_half_up(0.25, 1)
    (2.68, -1.0, 0.3)
    """
    place = Decimal(1).scaleb(-decimals)
    return float(Decimal(str(float(value))).quantize(place, ROUND_HALF_UP)) + 0.0
