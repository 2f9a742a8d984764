"""Rounding as people are taught it: halves go up, away from zero."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

__all__ = ["fixed", "places_printed", "round_half_up"]


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


def fixed(value: float, decimals: int) -> str:
    """Write a number with a fixed number of decimals: rounded once, the same on every machine.

    Examples
    --------
    >>> fixed(653.8590246519589, 1), fixed(34.0, 0), fixed(-0.04, 1)
    ('653.9', '34', '0.0')
    """
    return f"{round_half_up(value, decimals):.{max(decimals, 0)}f}"


def places_printed(value: float) -> int:
    """Give the decimals that a transcribed figure has.

    Examples
    --------
    >>> places_printed(34.0), places_printed(30.6), places_printed(18.95)
    (0, 1, 2)
    """
    exponent = Decimal(str(float(value))).normalize().as_tuple().exponent
    return max(0, -int(exponent))
