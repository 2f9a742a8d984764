"""Growth made comparable: per year, whatever the span."""

from __future__ import annotations

__all__ = ["compound_growth", "grown", "percentage_change"]


def compound_growth(first: float, last: float, years: float) -> float:
    """Give the growth a year that leads from the first value to the last.

    Parameters
    ----------
    first, last : float
        Positive values.
    years : float
        The time between them; positive.

    Returns
    -------
    float
        Per cent a year.

    Raises
    ------
    ValueError
        If a value or the span is not positive.

    Examples
    --------
    >>> round(compound_growth(100, 121, 2), 6)
    10.0
    """
    if min(first, last, years) <= 0:
        raise ValueError(f"growth needs positive values and span: {first}, {last}, {years} years")
    return float(((last / first) ** (1 / years) - 1) * 100)


def grown(value: float, rate: float, years: float = 1) -> float:
    """Give what a value becomes if it grows at the same rate every year.

    Parameters
    ----------
    value : float
    rate : float
        Per cent a year; above -100.
    years : float

    Returns
    -------
    float

    Examples
    --------
    >>> round(grown(100, 10, 2), 6)
    121.0
    """
    return float(value * (1 + rate / 100) ** years)


def percentage_change(before: float, after: float) -> float:
    """Give the change as a percentage of the value before.

    Raises
    ------
    ValueError
        If the value before is 0.

    Examples
    --------
    >>> percentage_change(200, 250)
    25.0
    """
    if before == 0:
        raise ValueError("a change from 0 has no percentage")
    return (after - before) / before * 100
