"""Which other cells are best hidden, one after another, until nothing follows."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from glosanalysis.disclosure.differencing import audited, blocks_of
from glosanalysis.disclosure.intervals import idle, intervals
from glosanalysis.disclosure.model import Floats, Model
from glosanalysis.disclosure.rules import ALL, LEAST

__all__ = ["Hiding"]

_ROOM = 10
"""Beside a count of 1 to 5, one of so many or more leaves a reader all five (6 + 5 - 1)."""


@dataclass(frozen=True)
class Hiding:
    """What is hidden so far.

    Parameters
    ----------
    model : Model
        What the best informed reader knows.
    hidden : array of bool
    silent : array of bool
        Hidden cells of which no mark tells why: where a total is small itself, that each of its
        groups is from 1 to 5 as well would be as good as to print them.
    order : array
        How gladly a shown cell is hidden, the least first; infinite for those that must not be.
    """

    model: Model
    hidden: Floats
    silent: Floats
    order: Floats

    @classmethod
    def begun(cls, model: Model, hidden: Floats, may_hide: Floats) -> Hiding:
        """Begin with the cells that are hidden for their own sake."""
        extra = len(model.value) - len(hidden)
        hidden = np.append(hidden, np.ones(extra, dtype=bool))
        order = _order(model, np.append(may_hide, np.zeros(extra, dtype=bool)))
        hidden[_first(_told_apart(model, hidden), order, hidden)] = True
        silent = np.zeros(len(model.value), dtype=bool)
        return cls(model=model, hidden=hidden, silent=silent, order=order)

    def closed(self) -> Hiding:
        """Hide until nothing follows.

        To hide more, or to tell less, never narrows a range: what is proved stays so.
        """
        proved = np.zeros(len(self.hidden), dtype=bool)
        now = self
        while True:
            now = now._by_single_equations()
            more = now._step(now.model, proved)
            if more is now:
                return now
            now = more

    def against(self, reader: Model) -> Hiding:
        """Hide more, if a reader learns too much by what is not so.

        A published table may look as if two columns were one, or as if its groups added up.
        """
        astray = _not_implied(reader, self.model, self.hidden)
        blocks = blocks_of(reader, self.hidden)
        elsewhere = self.hidden & ~np.isin(blocks, blocks[astray])
        return self._step(reader, elsewhere)

    def _by_single_equations(self) -> Hiding:
        """Hide what is beside a cell that one equation or limit alone leaves too narrow."""
        model, hidden, equations = self.model, self.hidden, self.model.equations
        while True:
            cramped = hidden & _cramped(model, hidden)
            bad = intervals(model, hidden).bad_terms(model)
            bad = bad[~cramped[equations["cell"].to_numpy()[bad]]]
            names = np.unique(equations["equation"].to_numpy()[bad])
            chosen = [
                *_first(equations[equations["equation"].isin(names)], self.order, hidden),
                *_beside(model, hidden, cramped, self.order),
            ]
            if not chosen:
                return replace(self, hidden=hidden)
            hidden = hidden.copy()
            hidden[chosen] = True

    def _step(self, reader: Model, proved: Floats) -> Hiding:
        """Audit, and hide one more cell of each block in which a cell is not safe."""
        wanted = self.hidden & ~proved & (reader.need > 0)
        if not wanted.any():
            return self
        ranges = audited(reader, self.hidden, wanted=wanted)
        unsafe = wanted & reader.unsafe(ranges.low, ranges.high, np.arange(len(wanted)))
        proved |= wanted & ~unsafe
        if not unsafe.any():
            return self
        blocks = blocks_of(reader, self.hidden)
        chosen = _chosen(reader, self.hidden, self.order, unsafe=unsafe, blocks=blocks)
        hidden = self.hidden.copy()
        hidden[chosen["other"]] = True
        stuck = np.isin(blocks, np.setdiff1d(blocks[unsafe], chosen["block"])) & ~self.silent
        if not (len(chosen) or stuck.any()):
            return self
        return replace(self, hidden=hidden)._silenced(stuck)

    def _silenced(self, stuck: Floats) -> Hiding:
        """Where no cell is left to be hidden, tell less: first of groups, then of totals."""
        groups = stuck & (self.model.cells["breakdown"] != ALL).to_numpy()
        more = groups if groups.any() else stuck
        return replace(self, silent=self.silent | more, model=self.model.silent(more))


def _told_apart(model: Model, hidden: Floats) -> pd.DataFrame:
    """Find all-shown equations that are off by few since some of their figures were told before."""
    terms = model.apart
    before = (model.cells["row"] < 0).to_numpy() & ~model.derived
    table = terms.assign(hidden=hidden[terms["cell"]], before=before[terms["cell"]])
    by_equation = table.groupby("equation")
    tells = by_equation["before"].transform("any") & ~by_equation["hidden"].transform("any")
    return terms[tells]


def _order(model: Model, may_hide: Floats) -> Floats:
    """Order the cells by how little is lost when one is hidden: groups first, then small ones."""
    total = (model.cells["breakdown"] == ALL).to_numpy()
    value = np.nan_to_num(model.value)
    cramped = _cramped(model, np.zeros(len(value), dtype=bool))
    order = np.empty(len(value))
    order[np.lexsort((value, value < _ROOM, cramped, total))] = np.arange(len(value))
    return np.where(may_hide & ((value >= LEAST) | (value < 0)), order, np.inf)


def _first(terms: pd.DataFrame, order: Floats, hidden: Floats) -> Floats:
    """Give of each equation the shown cell that is best hidden."""
    shown = terms.assign(order=order[terms["cell"]])[~hidden[terms["cell"]]]
    shown = shown[np.isfinite(shown["order"])].sort_values("order")
    return np.asarray(shown.drop_duplicates("equation")["cell"].unique())


def _cramped(model: Model, hidden: Floats) -> Floats:
    """Find cells that what is shown beside them leaves no room: 8 of 14 is 6, 7 or 8 of 14."""
    lower, upper = model.bounds(hidden)
    return np.asarray((upper - lower < model.need) & ~model.derived)


def _beside(model: Model, hidden: Floats, cramped: Floats, order: Floats) -> Floats:
    pairs = _both_ways(model)
    other = pairs[cramped[pairs[:, 0]] & ~hidden[pairs[:, 1]], 1]
    return np.unique(other[np.isfinite(order[other])])


def _both_ways(model: Model) -> Floats:
    pairs = model.limits[["less", "more"]].to_numpy(dtype=int)
    return np.vstack([pairs, pairs[:, ::-1]])


def _chosen(
    model: Model, hidden: Floats, order: Floats, *, unsafe: Floats, blocks: Floats
) -> pd.DataFrame:
    """Choose for each block: a cell beside an unsafe one, else one beside any of the block."""
    pairs = _neighbours(model, hidden)
    pairs = pairs.assign(
        order=order[pairs["other"]], block=blocks[pairs["cell"]], near=unsafe[pairs["cell"]]
    )
    pairs = pairs[np.isfinite(pairs["order"]) & pairs["block"].isin(blocks[unsafe])]
    pairs = pairs.sort_values(["near", "order"], ascending=[False, True])
    return pairs.drop_duplicates("block")


def _neighbours(model: Model, hidden: Floats) -> pd.DataFrame:
    """Pair hidden cells with shown ones of the same equation or limit."""
    terms = model.equations[["equation", "cell"]]
    terms = terms[~terms["equation"].isin(idle(model, hidden))]
    free = hidden[terms["cell"]]
    beside = terms[free].merge(terms[~free], on="equation", suffixes=("", "_other"))
    beside = beside.rename(columns={"cell_other": "other"})[["cell", "other"]]
    both = _both_ways(model)
    both = both[hidden[both[:, 0]] & ~hidden[both[:, 1]]]
    return pd.concat([beside, pd.DataFrame(both, columns=["cell", "other"])], ignore_index=True)


def _not_implied(reader: Model, informed: Model, hidden: Floats) -> Floats:
    """Find hidden cells of which a reader believes what the best informed one does not."""
    known = np.isin(_signatures(reader), _signatures(informed))
    new = ~known[reader.equations["equation"]] if len(known) else np.zeros(0, dtype=bool)
    astray = np.zeros(len(hidden), dtype=bool)
    astray[reader.equations["cell"][new]] = True
    pairs = [
        each.limits[["less", "more"]].to_numpy() @ [len(hidden), 1] for each in (reader, informed)
    ]
    beyond = reader.limits[~np.isin(*pairs)]
    astray[beyond[["less", "more"]].to_numpy().ravel()] = True
    astray |= (reader.lower > informed.lower) | (reader.upper < informed.upper)
    return np.asarray(astray & hidden)


def _signatures(model: Model) -> Floats:
    """Give each equation a number that two share only if they are the same."""
    numbers = np.random.Generator(np.random.PCG64(0)).integers(1, 2**40, len(model.value))
    terms = model.equations
    totals = np.zeros(int(terms["equation"].max()) + 1 if len(terms) else 0, dtype=np.int64)
    np.add.at(
        totals,
        terms["equation"].to_numpy(),
        (numbers[terms["cell"]] * terms["times"]).astype(np.int64),
    )
    return totals
