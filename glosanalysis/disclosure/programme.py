"""The linear programmes of an audit: many independent ones are asked as one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from glosanalysis.disclosure.intervals import idle
from glosanalysis.disclosure.model import Floats, Model

__all__ = ["Programme", "programme_of"]

_NEAR = 1e-5
_ENDLESS, _FAR = 100.0, 1000.0
"""What may be so many times all that an equation shows is bounded by nothing; so far it goes."""


@dataclass(frozen=True)
class Programme:
    """Hidden cells as unknowns, in blocks that have nothing to do with each other.

    Parameters
    ----------
    cells : array
        The cell of the model that each unknown is.
    equal, rest, at_most, by : sparse array and array, twice
        The equations and limits between unknowns.
    lower, upper : array
        Bounds of each unknown, all finite.
    block : array
        Which block each unknown is in.
    whole : array of bool
        The unknowns that are whole numbers.
    endless : float
        What reaches it, nothing bounds.
    """

    cells: Floats
    equal: csr_array
    rest: Floats
    at_most: csr_array
    by: Floats
    lower: Floats
    upper: Floats
    block: Floats
    whole: Floats
    endless: float

    def of(self, unknowns: Floats) -> Programme:
        """Give the programme of some blocks: all of the unknowns of each, or none."""
        equations, limits = (
            np.flatnonzero(np.abs(each[:, unknowns]).sum(axis=1))
            for each in (self.equal, self.at_most)
        )
        return Programme(
            cells=self.cells[unknowns],
            equal=self.equal[equations][:, unknowns],
            rest=self.rest[equations],
            at_most=self.at_most[limits][:, unknowns],
            by=self.by[limits],
            lower=self.lower[unknowns],
            upper=self.upper[unknowns],
            block=self.block[unknowns],
            whole=self.whole[unknowns],
            endless=self.endless,
        )

    def least(self, cost: Floats) -> Floats | None:
        """Find unknowns for which the cost is least; none if there are none that fit at all."""
        from scipy.optimize import linprog  # which takes a second, for who only looks at rules

        found = linprog(
            cost,
            A_ub=self.at_most if self.at_most.shape[0] else None,
            b_ub=self.by if self.at_most.shape[0] else None,
            A_eq=self.equal if self.equal.shape[0] else None,
            b_eq=self.rest if self.equal.shape[0] else None,
            bounds=np.column_stack([self.lower, self.upper]),
            method="highs",
        )
        return None if found.x is None else np.asarray(found.x)

    def least_whole(self, cost: Floats) -> Floats | None:
        """Find the same among whole numbers, where a linear programme finds fractions."""
        from scipy.optimize import LinearConstraint, milp

        limits = [
            LinearConstraint(matrix, low, high)
            for matrix, low, high in (
                (self.equal, self.rest, self.rest),
                (self.at_most, -np.inf, self.by),
            )
            if matrix.shape[0]
        ]
        found = milp(
            cost,
            integrality=self.whole.astype(int),
            bounds=(self.lower, self.upper),
            constraints=limits,
        )
        return None if found.x is None else np.asarray(found.x)

    def fractions(self, found: Floats) -> Floats:
        """Say which blocks a solution gives parts of a person."""
        broken = self.whole & (np.abs(found - np.round(found)) > _NEAR)
        return np.isin(self.block, self.block[broken])


def programme_of(model: Model, hidden: Floats) -> Programme:
    """Write down what a reader knows of the hidden cells."""
    lower, upper = model.bounds(hidden)
    cells = np.flatnonzero(hidden)
    place = np.full(len(hidden), -1)
    place[cells] = np.arange(len(cells))
    equal, rest = _equations(model, hidden, place, len(cells))
    at_most, by = _limits(model, hidden, place, len(cells))
    endless = _ENDLESS * _greatest(model, hidden)
    most = _FAR * _greatest(model, hidden)
    both = abs(equal.T) @ abs(equal) + abs(at_most.T) @ abs(at_most)
    return Programme(
        cells=cells,
        equal=equal,
        rest=rest,
        at_most=at_most,
        by=by,
        lower=np.maximum(lower[cells], -most),
        upper=np.minimum(upper[cells], most),
        block=connected_components(both, directed=False)[1],
        whole=model.whole[cells],
        endless=endless,
    )


def _greatest(model: Model, hidden: Floats) -> float:
    """Give more than any equation shows: 1000 more, as most counts are smaller."""
    terms = model.equations
    shown = np.where(hidden, 0.0, np.abs(np.nan_to_num(model.value)))
    sums = np.bincount(terms["equation"], shown[terms["cell"]]) if len(terms) else np.zeros(1)
    return 1000.0 + float(max(sums.max(initial=0.0), shown.max(initial=0.0)))


def _equations(model: Model, hidden: Floats, place: Floats, many: int) -> tuple[csr_array, Floats]:
    terms = model.equations
    terms = terms[~terms["equation"].isin(idle(model, hidden))]
    name, cell, times = (terms[each].to_numpy() for each in ("equation", "cell", "times"))
    size = int(name.max(initial=-1)) + 1
    free = hidden[cell]
    rest = np.zeros(size)
    rest[name] = terms["rest"]
    rest -= np.bincount(name[~free], (times * model.value[cell])[~free], size)
    matrix = coo_array((times[free], (name[free], place[cell[free]])), shape=(size, many)).tocsr()
    used = np.unique(name[free])
    return matrix[used], rest[used]


def _limits(model: Model, hidden: Floats, place: Floats, many: int) -> tuple[csr_array, Floats]:
    less, more = (model.limits[each].to_numpy() for each in ("less", "more"))
    both = hidden[less] & hidden[more]
    rows = np.arange(int(both.sum()))
    matrix = coo_array(
        (
            np.repeat([1.0, -1.0], len(rows)),
            (np.tile(rows, 2), np.concatenate([place[less[both]], place[more[both]]])),
        ),
        shape=(len(rows), many),
    ).tocsr()
    return matrix, model.limits["by"].to_numpy()[both]
