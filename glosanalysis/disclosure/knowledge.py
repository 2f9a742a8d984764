"""What the rules of hiding tell of a cell: between which values it lies, and beside another."""

from __future__ import annotations

import numpy as np
import pandas as pd

from glosanalysis.disclosure.rules import CELLS, LEAST, is_small
from glosanalysis.disclosure.structure import fractional

__all__ = ["Floats", "flag", "knowledge"]

Floats = np.ndarray


def knowledge(
    cells: pd.DataFrame, *, hidden: Floats, truth: bool
) -> tuple[Floats, Floats, pd.DataFrame]:
    """Tell from the rules between which values a hidden cell lies, and what stands between two.

    Parameters
    ----------
    cells : DataFrame
        As tabulated, and behind them the figures that are reckoned with and not published.
    hidden : array of bool
    truth : bool
        Whether to reckon with why each cell is hidden.

    Returns
    -------
    lower, upper : array
    limits : DataFrame
        ``less``, ``more``, ``by``: the value of one less that of the other is at most so much.
    """
    value, mark = cells["value"].to_numpy(dtype=float), cells["mark"].to_numpy(dtype=object)
    part, whole = _pairs(cells)
    true = truth & ~np.isnan(value)
    alone = np.ones(len(cells), dtype=bool)
    alone[part] = alone[whole] = False
    reader = ~true & hidden
    few = true & is_small(value) | reader & (mark == "p") & alone
    enough = true & (value >= LEAST)
    of_few = part[true[part] & is_small(value[whole])]
    enough[of_few] = False
    parts = fractional(cells["value"], cells["indicator"]).to_numpy(dtype=bool)
    lower = np.select([few & ~parts, enough], [1.0, LEAST], 0.0)
    upper = np.where(few, np.where(parts, LEAST - 0.01, LEAST - 1.0), np.inf)
    money = flag(cells, "magnitude")
    lower[money], upper[money] = 0.0, np.inf
    lower[_signed(cells)] = -np.inf
    share = _shares(value, part, whole, cells["indicator"].to_numpy())
    return lower, upper, _complements(value, true, part[share], whole[share])


def _complements(value: Floats, true: Floats, part: Floats, whole: Floats) -> pd.DataFrame:
    """Limit parts by wholes; by the rule what is left is 0, 1 to 5, or at least 6."""
    left = value[whole] - value[part]
    enough = true[part] & true[whole] & (value[part] >= LEAST)
    few, by = enough & (left < LEAST), np.where(enough & (left >= LEAST), -float(LEAST), 0.0)
    at_most = pd.DataFrame({"less": part, "more": whole, "by": by})
    all_but = pd.DataFrame({"less": whole[few], "more": part[few], "by": LEAST - 1.0})
    return pd.concat([at_most, all_but], ignore_index=True)


def _pairs(cells: pd.DataFrame) -> tuple[Floats, Floats]:
    """Give the positions of numerators and of the denominators beside them."""
    spot = cells.assign(cell=np.arange(len(cells)))[cells["column"].isin(CELLS)]
    key = ["quarter", "indicator", "breakdown", "group"]
    both = spot[spot["column"] == CELLS[0]].merge(spot[spot["column"] == CELLS[1]], on=key)
    return both["cell_x"].to_numpy(dtype=int), both["cell_y"].to_numpy(dtype=int)


def _shares(value: Floats, part: Floats, whole: Floats, names: Floats) -> Floats:
    more = pd.Series(value[part] > value[whole])
    return np.asarray(~more.groupby(names[part]).transform("any"), dtype=bool)


def _signed(cells: pd.DataFrame) -> Floats:
    """Say which cells may be below nought, such as a change: any of their indicator is."""
    below = (cells["value"] < 0).groupby(cells["indicator"]).transform("any")
    return np.asarray(below, dtype=bool)


def flag(cells: pd.DataFrame, name: str) -> Floats:
    """Say which cells bear a mark that a table may not have at all."""
    if name not in cells:
        return np.zeros(len(cells), dtype=bool)
    return np.asarray(cells[name].eq(other=True), dtype=bool)
