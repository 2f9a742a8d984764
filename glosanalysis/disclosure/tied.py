"""Cells that nothing can hide any more: they follow from what was told before."""

from __future__ import annotations

import numpy as np

from glosanalysis.disclosure.model import Floats, Model

__all__ = ["tied"]


def tied(model: Model, told: Floats) -> Floats:
    """Find the cells that equations leave no choice, once some others are told.

    A return told how many requests there were. A later one tells how many of as many had a plan: to
    hide the whole of that share protects nothing, and what it was to protect needs something else.

    Parameters
    ----------
    model : Model
    told : array of bool
        Cells that were told, and cannot be taken back.

    Returns
    -------
    array of bool
        Those cells, and what follows from them.
    """
    name, cell = (model.equations[each].to_numpy() for each in ("equation", "cell"))
    known = told.copy()
    while True:
        free = ~known[cell]
        left = np.bincount(name[free], minlength=int(name.max(initial=-1)) + 1)
        more = cell[free & (left[name] == 1)]
        if not len(more):
            return known
        known[more] = True
