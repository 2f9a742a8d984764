"""The differencing audit: between which values a reader can work out that each hidden cell lies.

For each hidden cell a linear programme asks for the least and the greatest value that agree with
all that is shown. Where its answer would split a person, the same is asked in whole numbers, so
that a range is never thought wider than it is. A cell that stands in one equation only needs none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from glosanalysis.disclosure.intervals import intervals
from glosanalysis.disclosure.model import Floats, Model
from glosanalysis.disclosure.programme import Programme, programme_of

__all__ = ["Ranges", "audited", "blocks_of", "worked_out"]

_NEAR = 1e-6


@dataclass(frozen=True)
class Ranges:
    """The least and the greatest value that each cell can have; of a shown one, what it is.

    ``contradictory`` are cells for which no value agrees with all.
    """

    low: Floats
    high: Floats
    contradictory: Floats


def audited(model: Model, hidden: Floats, *, wanted: Floats | None = None) -> Ranges:
    """Give what a reader works out, who lets go of what contradicts itself.

    First of what the marks seem to say, then of the equations.

    Parameters
    ----------
    model : Model
    hidden : array of bool
    wanted : array of bool, optional
        The cells to look at until each is proved safe or is not; without it all ranges are exact.
    """
    found = worked_out(model, hidden, wanted=wanted)
    for loosen in (Model.silent, _without_equations):
        if not found.contradictory.any():
            break
        model = loosen(model, found.contradictory)
        found = worked_out(model, hidden, wanted=wanted)
    return found


def worked_out(model: Model, hidden: Floats, *, wanted: Floats | None = None) -> Ranges:
    """Work out the range of each hidden cell."""
    alone = intervals(model, hidden)
    low, high = alone.low.copy(), alone.high.copy()
    programme = programme_of(model, hidden)
    tied = _tied(programme)
    ask = np.ones(len(hidden), dtype=bool) if wanted is None else wanted
    tied &= np.isin(programme.block, programme.block[ask[programme.cells]])
    search = _Search.of(programme.of(np.flatnonzero(tied)), model, low, high)
    search.run(proof=wanted is not None, ask=ask)
    cells = search.programme.cells
    low[cells], high[cells] = search.least, search.most
    contradictory = hidden & (low > high + _NEAR)
    contradictory[cells[search.empty]] = True
    return Ranges(low + 0.0, high + 0.0, contradictory)


def blocks_of(model: Model, hidden: Floats) -> Floats:
    """Give the block of each hidden cell, -1 for shown ones."""
    programme = programme_of(model, hidden)
    blocks = np.full(len(hidden), -1)
    blocks[programme.cells] = programme.block
    return blocks


def _tied(programme: Programme) -> Floats:
    """Find the unknowns whose block has more than one equation, or a limit between two."""
    rows = np.bincount(programme.block, minlength=int(programme.block.max(initial=-1)) + 1) * 0
    for matrix, weight in ((programme.equal, 1), (programme.at_most, 2)):
        first = matrix.indices[matrix.indptr[:-1][np.diff(matrix.indptr) > 0]]
        np.add.at(rows, programme.block[first], weight)
    return np.asarray(rows[programme.block] > 1)


@dataclass
class _Search:
    programme: Programme
    least: Floats
    most: Floats
    need: Floats
    outer: tuple[Floats, Floats]
    done: Floats
    empty: Floats

    @classmethod
    def of(cls, programme: Programme, model: Model, low: Floats, high: Floats) -> _Search:
        cells, many = programme.cells, len(programme.cells)
        search = cls(
            programme=programme,
            least=np.full(many, np.inf),
            most=np.full(many, -np.inf),
            need=model.need[cells],
            outer=(low[cells], high[cells]),
            done=np.zeros((2, many), dtype=bool),
            empty=np.zeros(many, dtype=bool),
        )
        known = ~np.isin(programme.block, programme.block[np.isnan(model.value[cells])])
        search._see(np.flatnonzero(known), model.value[cells[known]])
        search._solve(np.flatnonzero(~known), np.zeros(int((~known).sum())))
        return search

    def run(self, *, proof: bool, ask: Floats) -> None:
        """Ask on, one cell of each block at a time, until all is known that is wanted."""
        asked = ask[self.programme.cells]
        narrow = self.outer[1] - self.outer[0] < self.need - _NEAR
        while True:
            left = asked & ~self.empty & ~self.done.all(axis=0)
            if proof:
                left &= (self.most - self.least < self.need - _NEAR) & ~narrow
            chosen = np.flatnonzero(left)
            if not len(chosen):
                break
            _, first = np.unique(self.programme.block[chosen], return_index=True)
            self._ask(chosen[first])
        if proof:
            known = narrow & ~self.empty
            self.least[known], self.most[known] = (each[known] for each in self.outer)
        self.most[self.most >= self.programme.endless] = np.inf
        self.least[self.least <= -self.programme.endless] = -np.inf

    def _ask(self, chosen: Floats) -> None:
        unknowns = np.flatnonzero(np.isin(self.programme.block, self.programme.block[chosen]))
        place = np.searchsorted(unknowns, chosen)
        down = self.done[1, chosen]
        cost = np.zeros(len(unknowns))
        cost[place] = np.where(down, 1.0, -1.0)
        self._solve(unknowns, cost)
        self.done[np.where(down, 0, 1), chosen] = True

    def _solve(self, unknowns: Floats, cost: Floats) -> None:
        part = self.programme.of(unknowns)
        found = part.least(cost) if len(unknowns) else np.empty(0)
        if found is None:
            self._one_by_one(part, unknowns, cost)
            return
        split = part.fractions(found)
        self._see(unknowns[~split], found[~split])
        for block in np.unique(part.block[split]):
            mine = np.flatnonzero(part.block == block)
            whole = part.of(mine).least_whole(cost[mine])
            if whole is None:
                self.empty[unknowns[mine]] = True
            else:
                self._see(unknowns[mine], whole)

    def _one_by_one(self, part: Programme, unknowns: Floats, cost: Floats) -> None:
        blocks = np.unique(part.block)
        if len(blocks) == 1:
            self.empty[unknowns] = True
            return
        for half in np.array_split(blocks, 2):
            mine = np.flatnonzero(np.isin(part.block, half))
            self._solve(unknowns[mine], cost[mine])

    def _see(self, unknowns: Floats, values: Floats) -> None:
        whole = self.programme.whole[unknowns]
        values = np.where(whole, np.round(values), values)
        self.least[unknowns] = np.minimum(self.least[unknowns], values)
        self.most[unknowns] = np.maximum(self.most[unknowns], values)


def _without_equations(model: Model, cells: Floats) -> Model:
    equations, limits = model.equations, model.limits
    refuted = equations["equation"][cells[equations["cell"]]]
    blocked = cells[limits["less"]] | cells[limits["more"]]
    return replace(
        model,
        equations=equations[~equations["equation"].isin(refuted)],
        limits=limits[~blocked],
    )
