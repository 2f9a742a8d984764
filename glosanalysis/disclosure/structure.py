"""How the groups of a breakdown stand to their total: they add up, each is it, or neither."""

from __future__ import annotations

import numpy as np
import pandas as pd

from glosanalysis.disclosure.rules import ALL, CELLS, EXTRA, KEY

__all__ = ["NOT_RECORDED", "breakdown_sets", "fractional", "with_remainders"]

NOT_RECORDED = "not_recorded"
"""The group of those of whom a breakdown says nothing: written out, so that groups add up."""


def fractional(values: pd.Series, indicators: pd.Series) -> pd.Series:
    """Say which indicators are not counted in whole numbers."""
    return (values.notna() & (values % 1 != 0)).groupby(indicators).transform("any")


def breakdown_sets(cells: pd.DataFrame, seen: np.ndarray) -> pd.DataFrame:
    """Relate the groups of each breakdown to its total, as far as the seen cells tell.

    Parameters
    ----------
    cells : DataFrame
        As `glosanalysis.disclosure.cells.tabulated` lays them out.
    seen : array of bool
        The cells whose value is known.

    Returns
    -------
    DataFrame
        A row a cell of a group: ``cell`` and ``total`` (positions), ``set`` (the groups of one
        total), ``kind``: ``adds``, ``same`` (each group has the total, such as the denominator of
        shares by type) or ``within`` (groups overlap: a child may have two needs).
    """
    spot = ["quarter", "indicator", "column"]
    table = cells[["quarter", "indicator", "breakdown", "column"]].assign(
        cell=np.arange(len(cells)),
        value=np.where(seen, cells["value"], np.nan),
        slack=np.where(fractional(cells["value"], cells["indicator"]), 0.005, 0.0),
    )
    if "magnitude" in cells:
        table["slack"] = np.where(cells["magnitude"] & (table["slack"] == 0), 0.5, table["slack"])
    totals = table[table["breakdown"] == ALL].drop_duplicates(spot)
    groups = table[table["breakdown"] != ALL].merge(
        totals[[*spot, "cell", "value"]].rename(columns={"cell": "total", "value": "of"}), on=spot
    )
    groups["set"] = groups.groupby([*spot, "breakdown"], sort=False).ngroup()
    groups["kind"] = _kinds(groups)
    return groups


def _kinds(groups: pd.DataFrame) -> pd.Series:
    by_set = groups.groupby("set")
    left = groups["of"] - by_set["value"].transform("sum")
    slack = groups["slack"] * (by_set["cell"].transform("size") + 1) + 1e-6
    whole = by_set["value"].transform("count") == by_set["cell"].transform("size")
    refuted = (left < -slack) | whole & (left > slack)
    differs = (groups["value"] - groups["of"]).abs() > slack
    series = [groups["indicator"], groups["breakdown"], groups["column"]]
    refuted, differs = (each.groupby(series).transform("any") for each in (refuted, differs))
    return pd.Series(np.select([~refuted, ~differs], ["adds", "same"], "within"), groups.index)


def with_remainders(counts: pd.DataFrame) -> pd.DataFrame:
    """Write out who is in no group of a breakdown, so that all breakdowns add up to their totals.

    Left unsaid, the rest would follow by subtraction, and nothing would hide it where it is small.
    Breakdowns whose groups overlap are left as they are.
    """
    totals = counts[counts["breakdown"] == ALL].drop_duplicates(["quarter", "indicator"])
    groups = counts[counts["breakdown"] != ALL]
    sums = groups.groupby(KEY[:3], sort=False)[CELLS].sum(min_count=1)
    both = sums.reset_index().merge(
        totals.drop(columns=["breakdown"]), on=KEY[:2], suffixes=("_sum", "")
    )
    part, whole = (both[name] - both[f"{name}_sum"] for name in CELLS)
    slack = _slack(counts, both)
    series = [both["indicator"], both["breakdown"]]
    overlap = (part < -slack).groupby(series).transform("any")
    same = (whole < -slack).groupby(series).transform("any")
    rest = both.assign(
        numerator=part.clip(lower=0),
        denominator=whole.clip(lower=0).where(~same, both["denominator"]),
        group=NOT_RECORDED,
    )[~overlap & ((part > slack) | ~same & (whole > slack))]
    for name in set(EXTRA[:2]) & set(counts.columns):
        rest[name] = rest[name].mask(np.isfinite(rest[name]), 1)
    return pd.concat([counts, rest[list(counts.columns)]], ignore_index=True)


def _slack(counts: pd.DataFrame, both: pd.DataFrame) -> pd.Series:
    parts = fractional(
        pd.concat([counts["numerator"], counts["denominator"]], ignore_index=True),
        pd.concat([counts["indicator"]] * 2, ignore_index=True),
    )[: len(counts)]
    in_parts = set(counts["indicator"][parts.to_numpy()])
    slack = both["indicator"].isin(in_parts) * 0.1 + 1e-6
    if "contributors" in counts:
        slack = slack.where(both["contributors"].isna(), 10.0)
    return slack
