"""Variance from a budget: split into price and volume, and reconciled from lines to totals."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

__all__ = ["Split", "price_volume", "reconciled"]


@dataclass(frozen=True)
class Split:
    """A variance in two parts that add to the whole.

    Parameters
    ----------
    price, volume : float
        In the unit of the amounts.
    """

    price: float
    volume: float

    @property
    def whole(self) -> float:
        """The variance that was split."""
        return self.price + self.volume


def price_volume(
    budget: float, outturn: float, budget_volume: float, outturn_volume: float
) -> Split:
    """Split a variance into what more units cost and what a dearer unit costs.

    The volume effect is the change in volume at the budgeted price; the price effect is the change
    in price at the actual volume. They add to the variance exactly.

    Parameters
    ----------
    budget, outturn : float
        Amounts.
    budget_volume, outturn_volume : float
        Units; positive.

    Returns
    -------
    Split

    Raises
    ------
    ValueError
        If a volume is not positive.

    Examples
    --------
    >>> price_volume(1000, 1500, 100, 120)
    Split(price=300.0, volume=200.0)
    """
    if min(budget_volume, outturn_volume) <= 0:
        raise ValueError(f"volumes must be positive: {budget_volume}, {outturn_volume}")
    volume = (outturn_volume - budget_volume) * budget / budget_volume
    return Split(outturn - budget - volume, volume)


def reconciled(parts: pd.Series, printed: pd.Series) -> pd.DataFrame:
    """Set the sums of parts beside the printed sums.

    Parameters
    ----------
    parts : Series of float
        Amounts, indexed by the group that they belong to; groups repeat.
    printed : Series of float
        The printed sum of each group, indexed by group.

    Returns
    -------
    DataFrame
        For each printed group ``added``, ``printed`` and ``difference`` (added less printed).

    Examples
    --------
    >>> reconciled(pd.Series([1, 2, 5], ["a", "a", "b"]), pd.Series([3, 4], ["a", "b"]))
       added  printed  difference
    a      3        3           0
    b      5        4           1
    """
    added = parts.groupby(level=0).sum().reindex(printed.index, fill_value=0)
    return pd.DataFrame({"added": added, "printed": printed, "difference": added - printed})
