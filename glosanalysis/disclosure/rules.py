"""The rules of disclosure control: which figures of a return are too small to be shown.

Counts from 1 to 5 are hidden, as the Department for Education does with an authority's counts of
children in need, and with them every share that rests on them or on what is left of the whole.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

__all__ = ["ALL", "CELLS", "EXTRA", "KEY", "LEAST", "WIDTH", "is_small", "primary", "shares"]

LEAST = 6
"""The least count that is shown besides nought (DfE, "Children in need", technical notes)."""
WIDTH = 5
"""A reader must be left with so many whole values for a hidden cell, the first and last counted."""
MAGNITUDE_WIDTH = 0.1
"""Of a sum of days or money this share of it at the least (the p% rule of statistical offices)."""
MOST_OF_ONE, MOST_OF_TWO = 0.5, 0.9
"""A sum is hidden where one person makes up half of it, or two nine tenths."""

EXTRA = ["contributors", "of_contributors", "largest", "two_largest"]
ALL = ""
"""The breakdown that is none: the total of an indicator."""
KEY = ["quarter", "indicator", "breakdown", "group"]
CELLS = ["numerator", "denominator"]


def is_small(values: Any) -> Any:
    """Say which counts are too small to be shown; part-time workers count in parts.

    Examples
    --------
    >>> [bool(is_small(count)) for count in (0, 0.5, 1, 5, 5.5, 6)]
    [False, True, True, True, True, False]
    """
    return (values > 0) & (values < LEAST)


def shares(counts: pd.DataFrame) -> pd.Series:
    """Say for each row whether its indicator is a share: its numerator a part of its denominator.

    Cases per worker or days per placement have a denominator too, but no complement.
    """
    whole = counts["denominator"].notna()
    part = whole & ~(counts["numerator"] > counts["denominator"])
    return whole & (part | ~whole).groupby(counts["indicator"]).transform("all")


def primary(counts: pd.DataFrame) -> pd.DataFrame:
    """Say which cells a reader may not see for their own sake.

    Nought is shown: 0 of 12 were re-referred. All of a group is not: 12 of 12 tells of each.

    Parameters
    ----------
    counts : DataFrame
        ``indicator``, ``numerator`` and ``denominator``; the last empty where a row is a plain
        count. With a column ``contributors`` a numerator is a sum of days or money of so many
        people, and is judged by them; ``of_contributors`` is the same of the denominator (infinite
        where it counts nobody, such as month ends); ``largest`` and ``two_largest`` are the shares
        of the numerator that one and two people make up.

    Returns
    -------
    DataFrame
        Two columns of bool, named as the cells.
    """
    part, whole = counts["numerator"], counts["denominator"]
    people, of_people = _optional(counts, "contributors"), _optional(counts, "of_contributors")
    few = is_small(of_people).where(of_people.notna(), is_small(whole)) & whole.notna()
    own = is_small(part).where(people.isna(), _told_of_few(counts, people))
    left = shares(counts) & (part > 0) & (whole - part < LEAST) & people.isna()
    return pd.DataFrame(
        {"numerator": (own | left | few & (part != 0)) & part.notna(), "denominator": few}
    )


def _told_of_few(counts: pd.DataFrame, people: pd.Series) -> pd.Series:
    one, two = _optional(counts, "largest"), _optional(counts, "two_largest")
    most = (one >= MOST_OF_ONE) | (two >= MOST_OF_TWO)
    return is_small(people) | (counts["numerator"] != 0) & most


def _optional(counts: pd.DataFrame, column: str) -> pd.Series:
    if column in counts:
        return pd.to_numeric(counts[column]).astype(float)
    return pd.Series(np.nan, index=counts.index)
