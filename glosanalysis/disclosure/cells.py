"""The cells of a return, one a row: what a reader of it sees, and what is hidden from them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from glosanalysis.disclosure.rules import CELLS, KEY
from glosanalysis.errors import BadData
from glosanalysis.quarter import Quarter

__all__ = ["ADDRESS", "as_frames", "published_cells", "tabulated"]

ADDRESS = [*KEY, "column"]


def as_frames(known: pd.DataFrame | Sequence[pd.DataFrame] | None) -> list[pd.DataFrame]:
    """Give earlier returns as a list, the newest last."""
    if known is None:
        return []
    return [known] if isinstance(known, pd.DataFrame) else list(known)


def tabulated(counts: pd.DataFrame) -> pd.DataFrame:
    """Lay a return out by cells.

    Parameters
    ----------
    counts : DataFrame
        ``quarter, indicator, breakdown, group, numerator, denominator``, and ``hidden`` if it has
        been through disclosure control.

    Returns
    -------
    DataFrame
        A cell a row: its address (`ADDRESS`), ``at`` (quarters on one scale), ``row`` of the
        return, ``value`` (empty where hidden), ``mark``. Figures that were never counted are none.

    Raises
    ------
    BadData
        If a row is there twice; no figure is told.
    """
    counts = counts.reset_index(drop=True)
    _refuse_what_is_there_twice(counts)
    marks = counts["hidden"].fillna("").astype(str) if "hidden" in counts else ""
    wide = counts[KEY].astype(object).assign(mark=marks, row=counts.index)
    wide[["breakdown", "group"]] = wide[["breakdown", "group"]].fillna("")
    cells = pd.concat(
        [wide.assign(column=name, value=_numbers(counts, name)) for name in CELLS],
        ignore_index=True,
    )
    has = cells["value"].notna().groupby([cells["indicator"], cells["column"]]).transform("any")
    there = cells["value"].notna() | (cells["mark"] != "") & (has | (cells["column"] == CELLS[0]))
    cells = cells[there].sort_values(["row", "column"], ascending=[True, False], ignore_index=True)
    ordinals = {each: _ordinal(each) for each in cells["quarter"].unique()}
    return cells.assign(at=cells["quarter"].map(ordinals).astype(int))


def published_cells(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Lay several returns out as one: of a cell that was published twice, the newest.

    ``told`` is the place of the first return that said of it what the newest says.
    """
    cells = pd.concat(
        [tabulated(frame).assign(told=place) for place, frame in enumerate(frames)],
        ignore_index=True,
    )
    spots = cells.groupby(ADDRESS, sort=False).ngroup()
    last = cells.drop_duplicates(ADDRESS, keep="last", ignore_index=True)
    if len(last) == len(cells):
        return cells
    now = last["value"].set_axis(spots.drop_duplicates(keep="last")).reindex(spots).to_numpy()
    same = (cells["value"] == now) | (cells["value"].isna() & np.isnan(now))
    first = cells[same].groupby(spots[same])["told"].min()
    return last.assign(told=first.reindex(spots.drop_duplicates(keep="last")).to_numpy())


def _refuse_what_is_there_twice(counts: pd.DataFrame) -> None:
    twice = int(counts.duplicated(KEY).sum())
    if twice:
        raise BadData(f"{twice} rows of a return are there twice: one a quarter and group")


def _numbers(counts: pd.DataFrame, name: str) -> pd.Series:
    if name not in counts:
        return pd.Series(np.nan, index=counts.index)
    return pd.to_numeric(counts[name]).astype(float)


def _ordinal(quarter: object) -> int:
    each = Quarter.parse(str(quarter))
    return each.year * 4 + each.number
