"""Figures that stand under two names: a count, and the denominator of another indicator."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

__all__ = ["twins"]

_LIKE = 3
"""Two columns that agree wherever both are seen, in so many cells that are not nought."""


def twins(cells: pd.DataFrame, seen: np.ndarray) -> pd.DataFrame:
    """Find columns that say the same, as a reader does, and give an equation for each such cell.

    A denominator of one indicator is often another's count: hidden in one, it must not be shown in
    the other.
    """
    rows = cells.groupby(["quarter", "breakdown", "group"], sort=False).ngroup().to_numpy()
    names = cells.groupby(["indicator", "column"], sort=False).ngroup().to_numpy()
    owner = pd.factorize(cells.drop_duplicates(["indicator", "column"])["indicator"])[0]
    shape = (int(names.max(initial=-1)) + 1, int(rows.max(initial=-1)) + 1)
    values, where = np.full(shape, np.nan), np.full(shape, -1)
    where[names, rows] = np.arange(len(cells))
    values[names[seen], rows[seen]] = cells["value"].to_numpy(dtype=float)[seen]
    found = [
        (f"t{one}/{other}/{row}", where[name, row], times)
        for one, other in _alike(values, owner)
        for row in np.flatnonzero((where[one] >= 0) & (where[other] >= 0))
        for name, times in ((one, 1), (other, -1))
    ]
    return pd.DataFrame(found, columns=["equation", "cell", "times"])


def _alike(values: np.ndarray, owner: np.ndarray) -> Iterator[tuple[int, int]]:
    for other in range(1, len(values)):
        mine = values[other]
        both = ~np.isnan(values[:other]) & ~np.isnan(mine)
        differs = (both & (values[:other] != mine)).any(axis=1)
        told = both & (mine > 0)
        like = ~differs & (told.sum(axis=1) >= _LIKE) & (owner[:other] != owner[other])
        for one in np.flatnonzero(like):
            like[one] = len(np.unique(mine[told[one]])) > 1
        if like.any():
            yield int(np.flatnonzero(like)[0]), other
