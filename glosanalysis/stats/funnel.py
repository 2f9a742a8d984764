"""Funnel limits for shares: how far from the others a share of so many can lie and be no surprise.

A small authority's share swings more than a large one's, so limits narrow as totals grow. And
authorities differ for more reasons than chance: limits from chance alone would call half of them
unusual. The spread that most of them have beyond chance is added to every limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, pi, sin, sqrt

import numpy as np
import pandas as pd

__all__ = ["USUAL", "WARNING", "Funnel", "funnel"]

USUAL, WARNING = 0.998, 0.95
"""The share of authorities within the outer and the inner limits, if they differ as most do."""
_WINSORISED = 0.1
"""Each tenth at the ends counts as its inner edge, so that the few that are unusual do not widen
the limits that are to find them."""


@dataclass(frozen=True)
class Funnel:
    """The limits around a share, and how far from it each of those measured lies.

    Parameters
    ----------
    centre : float
        The share of all together, 0 to 1.
    phi : float
        How many times the variance of chance most of them vary by (winsorised); 1 is chance alone.
    tau : float
        The standard deviation between them beyond chance, on the scale of the arcsine of the root.
    z : Series
        By name: the distance from the centre in standard deviations, chance and the spread beyond
        it taken together.
    """

    centre: float
    phi: float
    tau: float
    z: pd.Series

    def limits(self, total: float, within: float = USUAL) -> tuple[float, float]:
        """Give the limits for a share of a total.

        Parameters
        ----------
        total : float
            Positive.
        within : float
            The share of authorities to lie between them, if they differ as most do.

        Returns
        -------
        low, high : float
            Shares, 0 to 1.
        """
        from scipy.special import ndtri  # half a second to load, and few charts are funnels

        reach = float(ndtri(0.5 + within / 2)) * sqrt(1 / (4 * total) + self.tau**2)
        middle = asin(sqrt(self.centre))
        low, high = max(middle - reach, 0.0), min(middle + reach, pi / 2)
        return sin(low) ** 2, sin(high) ** 2


def funnel(counts: pd.Series, totals: pd.Series) -> Funnel:
    """Work out the funnel of some shares.

    The root of a share is turned into an angle, whose variance by chance is 1 in 4 times the total
    whatever the share, and whose limits stay within 0 and 1. The spread beyond chance is an
    additive random effect, estimated by moments from winsorised z-scores.

    Parameters
    ----------
    counts, totals : Series
        By name; a count of 0 to its total, a total above 0; at least three. Full-time equivalents
        will do, though they are no binomial counts: what they vary by beyond chance, or less, is in
        the spread.

    Returns
    -------
    Funnel

    Raises
    ------
    ValueError
        If a count is not within 0 and its total, or there are fewer than three.

    References
    ----------
    Spiegelhalter, D. J. (2005), Funnel plots for comparing institutional performance, Statistics in
    Medicine 24. Spiegelhalter, D. J. (2005), Handling over-dispersion of performance indicators,
    Quality and Safety in Health Care 14: winsorising, and the random effect (appendix).

    Examples
    --------
    >>> shares = funnel(pd.Series([5.0, 10, 20]), pd.Series([50.0, 100, 200]))
    >>> round(shares.centre, 3), shares.phi, shares.tau
    (0.1, 0.0, 0.0)
    """
    if len(counts) < 3 or not ((counts >= 0) & (counts <= totals) & (totals > 0)).all():
        raise ValueError("a funnel needs three counts or more, each of 0 to a total above 0")
    centre = float(counts.sum() / totals.sum())
    variance = 1 / (4 * totals)
    away = np.arcsin(np.sqrt(counts / totals)) - asin(sqrt(centre))
    by_chance = away / np.sqrt(variance)
    # Of shares all alike, what rounding leaves is no spread.
    phi = round(float((_winsorised(by_chance) ** 2).mean()), 9)
    tau = _beyond_chance(phi, 1 / variance)
    return Funnel(centre, phi, tau, away / np.sqrt(variance + tau**2))


def _winsorised(z: pd.Series) -> pd.Series:
    return z.clip(*np.quantile(z, [_WINSORISED, 1 - _WINSORISED]))


def _beyond_chance(phi: float, weights: pd.Series) -> float:
    """Estimate the spread by moments, as DerSimonian and Laird do; none where chance covers it."""
    beyond = len(weights) * phi - (len(weights) - 1)
    scale = weights.sum() - (weights**2).sum() / weights.sum()
    return sqrt(max(0.0, beyond / float(scale)))
