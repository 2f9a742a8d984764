"""Say what a release brings: what is new, and what it tells otherwise than the one before."""

from __future__ import annotations

import pandas as pd

from glosanalysis.authority import OWN
from glosanalysis.releases.areas import Areas

__all__ = ["revised"]

_KEY = ["indicator", "as_at", "area_code"]


def revised(held: pd.DataFrame, table: pd.DataFrame, areas: Areas) -> tuple[str, ...]:
    """Compare two releases of a data set.

    Parameters
    ----------
    held, table : DataFrame of str
        The observations of the release before and of the new one.
    areas : Areas
        Tells the authorities from regions and England.

    Returns
    -------
    tuple of str
        A line for the new days, and one for each indicator and day of which any figure moved,
        with ours in words: ``agency_rate_fte, 30 September 2024: 12 authorities; Gloucestershire
        17.6 → 17.5``.
    """
    lines = []
    for indicator in sorted(set(table["indicator"]) - set(held["indicator"])):
        lines.append(f"new: {indicator}")
    both = table[table["indicator"].isin(held["indicator"])]
    days = sorted(set(both["as_at"]) - set(held["as_at"]))
    lines += [f"new: {day}" for day in days]
    pairs = held.merge(table, on=_KEY, suffixes=("_before", ""))
    moved = pairs[_shown(pairs, "_before") != _shown(pairs, "")]
    local = set(areas.frame.loc[areas.frame["level"] == "Local authority", "current_code"])
    for (indicator, day), rows in moved.groupby(["indicator", "as_at"]):
        lines.append(f"revised: {indicator}, {day}: {_moved(rows, local)}")
    gone = held.merge(table, on=_KEY, how="left", suffixes=("_before", ""), indicator=True)
    gone = gone[(gone["_merge"] == "left_only") & gone["as_at"].isin(table["as_at"])]
    for (indicator, day), rows in gone.groupby(["indicator", "as_at"]):
        count = f"{len(rows)} {'area' if len(rows) == 1 else 'areas'}"
        own = f", {OWN.name} too" if (rows["area_code"] == OWN.code).any() else ""
        lines.append(f"no longer there: {indicator}, {day}: {count}{own}")
    return tuple(lines) or ("the same figures as in the release before",)


def _shown(pairs: pd.DataFrame, which: str) -> pd.Series:
    """Give what a page shows: the number, or its symbol in brackets."""
    value, symbol = pairs[f"value{which}"], pairs[f"symbol{which}"]
    return value.where(value != "", "[" + symbol + "]")


def _moved(rows: pd.DataFrame, local: set[str]) -> str:
    authorities = rows["area_code"].isin(local)
    count, above = int(authorities.sum()), int((~authorities).sum())
    told = [f"{count} {'authority' if count == 1 else 'authorities'}"] if count else []
    told += [f"{above} of regions and England"] if above else []
    own = rows[rows["area_code"] == OWN.code]
    for before, now in zip(_shown(own, "_before"), _shown(own, ""), strict=True):
        told.append(f"{OWN.name} {before} → {now}")
    return "; ".join(told)
