"""What a reader of published returns can work out: between which values each hidden cell lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from glosanalysis.disclosure.cells import ADDRESS, as_frames, published_cells
from glosanalysis.disclosure.differencing import audited
from glosanalysis.disclosure.heads import Heads
from glosanalysis.disclosure.model import Floats, Model, model_of
from glosanalysis.disclosure.relations import Relation
from glosanalysis.disclosure.rules import CELLS

__all__ = ["as_read", "ranges"]


def ranges(
    frame: pd.DataFrame,
    known: pd.DataFrame | Sequence[pd.DataFrame] | None = None,
    *,
    relations: Sequence[Relation] = (),
    heads: Mapping[str, Heads] | None = None,
) -> pd.DataFrame:
    """Work out between which values a reader knows each hidden cell to lie.

    Parameters
    ----------
    frame : DataFrame
        A return as published: its hidden cells are empty, and marked.
    known : DataFrame or sequence of DataFrame, optional
        Earlier returns as published.
    relations : sequence of Relation, optional
    heads : mapping of str to Heads, optional
        The sums of nights, money and month ends.

    Returns
    -------
    DataFrame
        ``quarter, indicator, breakdown, group, column, low, high`` of the hidden cells of this
        return and the earlier ones; ``high`` is infinite where nothing bounds it.
    """
    model, hidden = as_read([*as_frames(known), frame], relations, heads)
    found = audited(model, hidden)
    table = model.cells[ADDRESS].assign(low=found.low, high=found.high)
    return table[hidden & ~model.derived].reset_index(drop=True)


def as_read(
    frames: Sequence[pd.DataFrame],
    relations: Sequence[Relation],
    heads: Mapping[str, Heads] | None = None,
) -> tuple[Model, Floats]:
    """Build what a reader of some published returns knows, and say which of its cells are hidden.

    Parameters
    ----------
    frames : sequence of DataFrame
        Returns as published, the newest last.
    relations : sequence of Relation
    heads : mapping of str to Heads, optional
        The sums of nights, money and month ends.

    Returns
    -------
    Model
    array of bool
    """
    cells = published_cells(frames)
    hidden = cells["value"].isna().to_numpy()
    if heads:
        of_few = {name for name, head in heads.items() if head.of_denominator}
        sums = cells["indicator"].isin(heads) & (cells["column"] == CELLS[0])
        cells = cells.assign(magnitude=sums | cells["indicator"].isin(of_few))
    model = model_of(cells, hidden=hidden, relations=relations, truth=False)
    return model, np.append(hidden, np.ones(len(model.cells) - len(cells), dtype=bool))
