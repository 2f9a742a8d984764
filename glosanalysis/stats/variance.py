"""Variance from a budget, split into price, volume and what both make together."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

__all__ = ["Split", "price_volume"]


@dataclass(frozen=True)
class Split:
    """A variance in three parts that add to the whole.

    Parameters
    ----------
    price, volume, joint : float
        In the unit of the amounts.
    """

    price: float
    volume: float
    joint: float

    @property
    def whole(self) -> float:
        """The variance that was split."""
        return fsum((self.price, self.volume, self.joint))


def price_volume(
    *, budget: float, outturn: float, budget_volume: float, outturn_volume: float
) -> Split:
    """Split a variance into what a dearer unit, more units, and both together cost.

    The price term is the change in price at the budgeted volume, the volume term the change in
    volume at the budgeted price, the joint term the product of both changes: put with either, it
    would make that one look larger than it is.

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
    >>> price_volume(budget=1000, outturn=1500, budget_volume=100, outturn_volume=120)
    Split(price=250.0, volume=200.0, joint=50.0)
    """
    if min(budget_volume, outturn_volume) <= 0:
        raise ValueError(f"volumes must be positive: {budget_volume}, {outturn_volume}")
    more = outturn_volume - budget_volume
    budgeted = budget / budget_volume
    dearer = outturn / outturn_volume - budgeted
    return Split(price=dearer * budget_volume, volume=more * budgeted, joint=more * dearer)
