"""Make a return safe: hide what is small, and then what would give the small away."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from glosanalysis.disclosure.cells import ADDRESS, as_frames, published_cells, tabulated
from glosanalysis.disclosure.hiding import Hiding
from glosanalysis.disclosure.model import Floats, model_of
from glosanalysis.disclosure.relations import Relation
from glosanalysis.disclosure.rules import CELLS, EXTRA, KEY, primary
from glosanalysis.disclosure.structure import with_remainders
from glosanalysis.disclosure.tied import tied

__all__ = ["protect"]


def protect(
    counts: pd.DataFrame,
    known: pd.DataFrame | Sequence[pd.DataFrame] | None = None,
    *,
    relations: Sequence[Relation] = (),
) -> pd.DataFrame:
    """Hide what a reader must not learn of a return.

    Parameters
    ----------
    counts : DataFrame
        ``quarter, indicator, breakdown, group, numerator, denominator``, a row each; ``breakdown``
        is empty for the total. May have ``contributors``, ``of_contributors``, ``largest`` and
        ``two_largest`` (see `glosanalysis.disclosure.rules.primary`), which are not passed through
        as other columns are.
    known : DataFrame or sequence of DataFrame, optional
        Earlier returns as published, the newest last. What they hide stays hidden, what they show
        hides nothing else, and their totals are reckoned with.
    relations : sequence of Relation, optional
        What adds up between indicators and quarters.

    Returns
    -------
    DataFrame
        The rows, sorted, with ``hidden``: ``p`` where a cell is hidden for its own sake, ``s``
        to protect others (or because ``p`` would tell too much where a total is small itself),
        else empty. Hidden cells are empty. Where a breakdown does not come to its total there is a
        row more, of the group ``not_recorded``.

    Examples
    --------
    >>> total, groups = ("2022-23-Q3", "closed", ""), ("2022-23-Q3", "closed", "locality")
    >>> rows = [(*total, "", 33), (*groups, "Cotswolds", 2), (*groups, "Stroud", 11)]
    >>> rows += [(*groups, "Gloucester", 20)]
    >>> counts = pd.DataFrame(rows, columns=[*KEY, "numerator"]).assign(denominator=np.nan)
    >>> protect(counts)[["group", "numerator", "hidden"]].to_numpy().tolist()
    [['', 33.0, ''], ['Cotswolds', nan, 'p'], ['Gloucester', 20.0, ''], ['Stroud', nan, 's']]
    """
    counts = counts.drop(columns="hidden", errors="ignore")
    counts = with_remainders(counts.astype(dict.fromkeys(CELLS, float)))
    counts = counts.sort_values(KEY, ignore_index=True)
    own = primary(counts)
    cells, hidden, may_hide = _all_cells(counts, own, as_frames(known))
    hidden, silent = _hidden_and_silent(cells, hidden, may_hide, relations)
    return _published(counts, cells, hidden, silent)


def _all_cells(
    counts: pd.DataFrame, own: pd.DataFrame, earlier: list[pd.DataFrame]
) -> tuple[pd.DataFrame, Floats, Floats]:
    """Give the cells of this and earlier returns; which are hidden; which may be."""
    cells = tabulated(counts)
    flags = own.to_numpy(dtype=bool)[cells["row"], [CELLS.index(each) for each in cells["column"]]]
    people = (
        counts["contributors"].notna() if "contributors" in counts else own["numerator"] & False
    )
    money = people.to_numpy()[cells["row"]] & (cells["column"] == CELLS[0])
    cells = cells.assign(own=flags, magnitude=money, mark=np.where(flags, "p", ""))
    hidden, fixed = flags.copy(), np.zeros(len(cells), dtype=bool)
    if not earlier:
        return cells, hidden, ~fixed
    mine = pd.MultiIndex.from_frame(cells[ADDRESS])
    for frame in earlier:
        old = tabulated(frame)
        at = pd.MultiIndex.from_frame(old[ADDRESS])
        empty = old["value"].isna().to_numpy()
        hidden |= mine.isin(at[empty])
        fixed |= mine.isin(at[~empty])
    old = published_cells(earlier)
    old = old[~pd.MultiIndex.from_frame(old[ADDRESS]).isin(mine)].assign(row=-1)
    gone = old["value"].isna().to_numpy()
    cells = pd.concat([cells, old.assign(own=False, magnitude=False)], ignore_index=True)
    return (
        cells,
        np.concatenate([hidden, gone]),
        np.concatenate([~fixed, np.zeros(len(old), dtype=bool)]),
    )


def _hidden_and_silent(
    cells: pd.DataFrame, hidden: Floats, may_hide: Floats, relations: Sequence[Relation]
) -> tuple[Floats, Floats]:
    """Protect from who knows why each cell is hidden, then from who has only the tables."""
    silent = np.zeros(len(cells), dtype=bool)
    best_informed = model_of(cells, hidden=hidden, relations=relations, truth=True)
    told = np.append(
        ~may_hide & ~hidden, np.zeros(len(best_informed.value) - len(cells), dtype=bool)
    )
    may_hide = may_hide & ~tied(best_informed, told)[: len(cells)]
    hiding = Hiding.begun(best_informed, hidden, may_hide).closed()
    while True:
        hidden, silent = hiding.hidden[: len(cells)], hiding.silent[: len(cells)]
        seen = cells.assign(mark=_marks(cells, hidden, silent))
        reader = model_of(seen, hidden=hidden, relations=relations, truth=False)
        more = hiding.against(reader)
        if more is hiding:
            return hidden, silent
        hiding = more


def _marks(cells: pd.DataFrame, hidden: Floats, silent: Floats) -> pd.Series:
    """Mark whole rows, as they are published: for its own sake if either cell is."""
    mine = cells["row"] >= 0
    key = cells["row"].where(mine, -1 - np.arange(len(cells)))
    own = (cells["own"] & ~silent).groupby(key).transform("any")
    any_hidden = pd.Series(hidden, cells.index).groupby(key).transform("any")
    marks = pd.Series(np.select([own, any_hidden], ["p", "s"], ""), cells.index)
    return marks.where(mine, cells["mark"])


def _published(
    counts: pd.DataFrame, cells: pd.DataFrame, hidden: Floats, silent: Floats
) -> pd.DataFrame:
    frame = counts.drop(columns=EXTRA, errors="ignore").copy()
    mine = (cells["row"] >= 0).to_numpy()
    marks = _marks(cells, hidden, silent)
    for name in CELLS:
        gone = cells["row"][mine & hidden & (cells["column"] == name).to_numpy()]
        frame.loc[gone, name] = np.nan
    frame.insert(frame.columns.get_loc("denominator") + 1, "hidden", "")
    frame.loc[cells["row"][mine], "hidden"] = marks[mine].to_numpy()
    return frame
