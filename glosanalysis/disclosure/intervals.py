"""What follows from one equation at a time: a hidden cell is what its total leaves for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from glosanalysis.disclosure.model import Floats, Model

__all__ = ["Intervals", "idle", "intervals"]

_NEAR = 1e-6


@dataclass(frozen=True)
class Intervals:
    """Ranges of all cells (shown ones are points), and of each hidden term of each equation.

    Parameters
    ----------
    low, high : array
        A range a cell.
    terms : array
        Positions in the model's equations of the terms whose cell is hidden.
    term_low, term_high : array
        The range that the equation of such a term alone leaves its cell.
    """

    low: Floats
    high: Floats
    terms: Floats
    term_low: Floats
    term_high: Floats

    def bad_terms(self, model: Model) -> Floats:
        """Give the positions of terms that one equation leaves too little to guess."""
        cell = model.equations["cell"].to_numpy()[self.terms]
        return np.asarray(self.terms[model.unsafe(self.term_low, self.term_high, cell)])


def intervals(model: Model, hidden: Floats) -> Intervals:
    """Work out what each equation alone tells of its hidden cells, exactly for whole numbers."""
    lower, upper = model.bounds(hidden)
    lower, upper = _whole(model, lower, upper)
    equations = model.equations
    name = equations["equation"].to_numpy()
    cell = equations["cell"].to_numpy()
    times = equations["times"].to_numpy()
    size = int(name.max(initial=-1)) + 1
    free = hidden[cell]
    rest = np.zeros(size)
    rest[name] = equations["rest"]
    rest -= np.bincount(name[~free], (times * model.value[cell])[~free], size)
    name, cell, times = name[free], cell[free], times[free]
    least = np.where(times > 0, times * lower[cell], times * upper[cell])
    most = np.where(times > 0, times * upper[cell], times * lower[cell])
    one = rest[name] - _others(name, most, np.inf)
    two = rest[name] - _others(name, least, -np.inf)
    term_low = np.maximum(np.where(times > 0, one, -two), lower[cell])
    term_high = np.minimum(np.where(times > 0, two, -one), upper[cell])
    low, high = (np.where(hidden, each, model.value) for each in (lower, upper))
    np.maximum.at(low, cell, term_low)
    np.minimum.at(high, cell, term_high)
    return Intervals(low, high, np.flatnonzero(free), term_low, term_high)


def idle(model: Model, hidden: Floats) -> Floats:
    """Name the equations whose slack nothing could bring below nought: they say nothing."""
    equations = model.equations
    slack = model.need[equations["cell"]] == 0
    if not slack.any():
        return np.empty(0, dtype=int)
    terms = equations[equations["equation"].isin(equations["equation"][slack])]
    cell, times = terms["cell"].to_numpy(), terms["times"].to_numpy()
    lower, upper = model.bounds(hidden)
    low, high = (np.where(hidden, each, model.value)[cell] for each in (lower, upper))
    least = np.where(times > 0, times * low, times * high)
    least[model.need[cell] == 0] = 0.0
    sums = pd.Series(least).groupby(terms["equation"].to_numpy()).sum()
    rest = terms.groupby("equation")["rest"].first()
    return np.asarray(sums.index[sums >= rest.reindex(sums.index) - _NEAR])


def _whole(model: Model, lower: Floats, upper: Floats) -> tuple[Floats, Floats]:
    return (
        np.where(model.whole, np.ceil(lower - _NEAR), lower),
        np.where(model.whole, np.floor(upper + _NEAR), upper),
    )


def _others(name: Floats, each: Floats, endless: float) -> Floats:
    """Sum the other terms of an equation; infinite ones are counted, not added."""
    without = np.isinf(each)
    finite = np.where(without, 0.0, each)
    total = np.bincount(name, finite)[name] - finite if len(name) else finite
    more = np.bincount(name, without)[name] - without if len(name) else finite
    return np.where(more > 0.5, endless, total)
