"""Unusual, or just different? Where one authority's share stands among all, by rule.

Three rules, the first that fits. Beyond the limits in which nearly all authorities of its size lie,
if they differ as most do, it is unusual. Otherwise, in the fifth with the highest or the lowest
shares, it is told as that. Otherwise it is between. No rule says that it is good or bad.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from glosanalysis.national.comparing import Fifth, fifth_of
from glosanalysis.stats.funnel import Funnel, funnel
from glosanalysis.stats.rounding import round_half_up

__all__ = ["Spread", "Standing", "Verdict", "spread_of", "verdict"]

Standing = Literal["unusually high", "unusually low", "highest fifth", "lowest fifth", "between"]

_BETWEEN: dict[Fifth, Standing] = {
    "highest": "highest fifth",
    "lowest": "lowest fifth",
    "": "between",
}
_FEWEST = 20
"""Authorities with counts: of fewer, a tenth at each end is one, and limits rest on little."""
_LEAST_TOTAL = 10
"""Of fewer than that, a share is a few people, and no limits are drawn for it."""
_ROUNDING = 0.6
"""Points by which a printed share may differ from its counts; what differs by more is no share."""
_OPEN = 0.9
"""Limits that leave out less than a tenth of all that a share can be tell nothing."""


@dataclass(frozen=True)
class Spread:
    """The shares of all authorities on a day, and their funnel.

    Parameters
    ----------
    as_at : date
    frame : DataFrame
        By area code: ``value`` in %, ``numerator``, ``denominator`` and ``z``; authorities without
        counts, or with hardly any, have none of the last three.
    funnel : Funnel
    """

    as_at: date
    frame: pd.DataFrame
    funnel: Funnel


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Where one authority's share stands among all.

    Parameters
    ----------
    standing : str
        One of `Standing`.
    as_at : date
    value, centre : float
        Its share and that of all authorities with counts together, %.
    numerator, denominator : float
    low, high : float
        The outer limits for a total like its own, %.
    z : float
        Its distance from the centre in standard deviations, the spread beyond chance included.
    phi : float
        How many times the variance of chance most authorities vary by.
    higher, lower, of : int
        How many of all authorities with a share have a higher and a lower one; it is one of them.
    counted : int
        How many of them have counts, on which the limits rest.
    """

    standing: Standing
    as_at: date
    value: float
    centre: float
    numerator: float
    denominator: float
    low: float
    high: float
    z: float
    phi: float
    higher: int
    lower: int
    of: int
    counted: int

    @property
    def is_unusual(self) -> bool:
        """Whether it lies beyond the limits."""
        return self.standing in ("unusually high", "unusually low")

    @property
    def has_limits(self) -> bool:
        """Whether there is a share that would lie beyond the limits to speak of."""
        return (self.high - self.low) / 100 < _OPEN


def spread_of(as_at: date, rows: pd.DataFrame) -> Spread | None:
    """Give the spread of a share over authorities on one day.

    Parameters
    ----------
    as_at : date
    rows : DataFrame
        By area code, authorities only: ``value`` in %, ``numerator``, ``denominator``.

    Returns
    -------
    Spread or None
        None where it is no share of counts, or too few have counts.
    """
    known = rows.loc[rows["value"].notna(), ["value", "numerator", "denominator"]].astype(float)
    counts = known[
        known["numerator"].between(0, known["denominator"]) & known["denominator"].ge(_LEAST_TOTAL)
    ]
    apart = (counts["value"] - counts["numerator"] / counts["denominator"] * 100).abs()
    if len(counts) < _FEWEST or apart.median() > _ROUNDING:
        return None
    limits = funnel(counts["numerator"], counts["denominator"])
    blank = ~known.index.isin(counts.index)
    known.loc[blank, ["numerator", "denominator"]] = float("nan")
    return Spread(as_at, known.assign(z=limits.z.reindex(known.index)), limits)


def verdict(spread: Spread, own: str) -> Verdict | None:
    """Say where an authority stands; nothing where it has no counts.

    Parameters
    ----------
    spread : Spread
    own : str
        Its code.
    """
    if own not in spread.frame.index or pd.isna(spread.frame.loc[own, "z"]):
        return None
    row, shares = spread.frame.loc[own], spread.frame["value"]
    # Judged by what is shown: a share of 0.0% is not below a limit of 0.0%.
    low, high = (
        round_half_up(100 * each, 1) for each in spread.funnel.limits(float(row["denominator"]))
    )
    higher, lower = int((shares > row["value"]).sum()), int((shares < row["value"]).sum())
    return Verdict(
        standing=_standing(
            float(row["value"]), low, high, higher=higher, lower=lower, of=len(shares)
        ),
        as_at=spread.as_at,
        value=float(row["value"]),
        centre=100 * spread.funnel.centre,
        numerator=float(row["numerator"]),
        denominator=float(row["denominator"]),
        low=low,
        high=high,
        z=float(row["z"]),
        phi=spread.funnel.phi,
        higher=higher,
        lower=lower,
        of=len(shares),
        counted=int(spread.frame["z"].notna().sum()),
    )


def _standing(
    share: float, low: float, high: float, *, higher: int, lower: int, of: int
) -> Standing:
    """Take the first rule that fits; of many alike none is in a fifth."""
    if share > high:
        return "unusually high"
    if share < low:
        return "unusually low"
    return _BETWEEN[fifth_of(higher, lower, of=of)]
