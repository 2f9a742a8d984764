"""How many people a sum of nights, money or month ends rests on, at the least."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

__all__ = ["Heads", "with_contributors"]


@dataclass(frozen=True)
class Heads:
    """What tells how many people are behind the figures of an indicator.

    Parameters
    ----------
    column : str
        ``numerator`` or ``denominator``.
    most : float, optional
        So much of it comes from one person at the most: 92 nights in a quarter. Without it, as much
        as the denominator says: month ends, whose own number is then no count of people.
    of : str, optional
        Another indicator whose column it is, for a sum of money with nothing beside it.

    Examples
    --------
    >>> nights = Heads("numerator", most=92)
    >>> cost = Heads("denominator", most=92 / 7, of="week_cost")
    """

    column: str
    most: float | None = None
    of: str | None = None

    @property
    def of_denominator(self) -> bool:
        """Whether the denominator is a sum as well, or counts nobody."""
        return self.most is None or (self.column == "denominator" and self.most != 1)

    @property
    def is_money(self) -> bool:
        """Whether the numerator is a sum of money, in whole pounds."""
        return self.of is not None or (self.most is not None and self.of_denominator)


def with_contributors(counts: pd.DataFrame, heads: Mapping[str, Heads]) -> pd.DataFrame:
    """Add to counts the columns ``contributors`` and ``of_contributors`` that `protect` judges by.

    Parameters
    ----------
    counts : DataFrame
    heads : mapping of str to Heads
        By indicator; the others are counts of people themselves.

    Returns
    -------
    DataFrame
        A copy. At 92 nights each, 460 nights may be those of 5 children, and 461 are of 6 or more.

    Examples
    --------
    >>> counts = pd.DataFrame({"indicator": ["nights"], "numerator": [461.0], "denominator": [0.0]})
    >>> with_contributors(counts, {"nights": Heads("numerator", most=92)})["contributors"].item()
    6.0
    """
    counts = counts.assign(contributors=np.nan, of_contributors=np.nan)
    for indicator, head in heads.items():
        mine = counts["indicator"] == indicator
        counted = _column(counts, mine, head)
        if head.most is None:
            counts.loc[mine, "contributors"] = counted / counts.loc[mine, "denominator"]
            counts.loc[mine, "of_contributors"] = np.inf
            continue
        people = np.ceil(counted / head.most - 1e-9)
        counts.loc[mine, "contributors"] = people
        if head.of_denominator:
            counts.loc[mine, "of_contributors"] = people
    return counts


def _column(counts: pd.DataFrame, mine: pd.Series, head: Heads) -> pd.Series:
    """Give the column of each row, nought where another indicator has no such group."""
    if head.of is None:
        return counts.loc[mine, head.column].astype(float)
    other = counts[counts["indicator"] == head.of]
    spot = ["quarter", "breakdown", "group"]
    found = counts.loc[mine, spot].merge(other[[*spot, head.column]], on=spot, how="left")
    return found[head.column].fillna(0.0).astype(float).set_axis(counts.index[mine])
