"""What a reader knows of a return: its cells, how they add up, and between which values each lies.

Two readers are reckoned with. One has the published tables and their marks. The other knows the
truth about why each cell is hidden (that it is from 1 to 5, or all but so many of a whole, or was
hidden to protect another): nobody can know more without the figures, so what is safe from that
reader is safe from all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from glosanalysis.disclosure.joined import Joined, joined
from glosanalysis.disclosure.knowledge import Floats, flag, knowledge
from glosanalysis.disclosure.relations import Relation
from glosanalysis.disclosure.rules import LEAST, MAGNITUDE_WIDTH, WIDTH
from glosanalysis.disclosure.structure import breakdown_sets, fractional
from glosanalysis.disclosure.twins import twins

__all__ = ["Floats", "Model", "model_of"]

_BELOW = 1e-6
_ROUNDED = 0.5
"""Parts of posts and pounds that are each rounded come to a little more or less than their sum."""


@dataclass(frozen=True)
class Model:
    """Cells, equations and limits.

    Parameters
    ----------
    cells : DataFrame
        As tabulated, and behind them the figures that are reckoned with and not published.
    value : array
        What each cell is, as far as this reader or the protector knows.
    lower, upper : array
        Between which a cell lies if it is hidden.
    need : array
        How far apart the least and the greatest value that a reader works out must be.
    whole : array of bool
        Counts, and not money or parts of a post.
    derived : array of bool
        Not published: small values of it must not follow.
    equations : DataFrame
        ``equation``, ``cell``, ``times``, ``rest``: the sum of times the values is the rest, mostly
        nought.
    limits : DataFrame
        ``less``, ``more``, ``by``: the value of one less that of the other is at most so much.
    apart : DataFrame
        ``equation``, ``cell`` of relations that are off by 1 to 5.
    """

    cells: pd.DataFrame
    value: Floats
    lower: Floats
    upper: Floats
    need: Floats
    whole: Floats
    derived: Floats
    equations: pd.DataFrame
    limits: pd.DataFrame
    apart: pd.DataFrame = field(default_factory=pd.DataFrame)

    def bounds(self, hidden: Floats) -> tuple[Floats, Floats]:
        """Give what each hidden cell lies between by its own rule and by the cells shown beside."""
        lower, upper = self.lower.copy(), self.upper.copy()
        less, more = (self.limits[name].to_numpy() for name in ("less", "more"))
        by = self.limits["by"].to_numpy()
        known = np.where(hidden, np.nan, self.value)
        np.fmin.at(upper, less, known[more] + by)
        np.fmax.at(lower, more, known[less] - by)
        return lower, upper

    def unsafe(self, low: Floats, high: Floats, cell: Floats) -> Floats:
        """Say between which of these ranges of these cells a reader has too little to guess."""
        narrow = high - low < self.need[cell] - _BELOW
        small = (low < LEAST - _BELOW) & (high > _BELOW)
        return np.asarray(narrow & (small | ~self.derived[cell]))

    def silent(self, cells: Floats) -> Model:
        """Give what is known of these cells if no mark tells why they are hidden."""
        limits = self.limits
        told = cells[limits["less"]] | cells[limits["more"]]
        return replace(
            self,
            lower=np.where(cells, np.minimum(self.lower, 0.0), self.lower),
            upper=np.where(cells, np.inf, self.upper),
            limits=limits.assign(by=limits["by"].mask(told & (limits["by"] < 0), 0.0))[
                ~(told & (limits["by"] > 0))
            ],
        )


def model_of(
    cells: pd.DataFrame,
    *,
    hidden: Floats,
    relations: Sequence[Relation] = (),
    truth: bool,
) -> Model:
    """Build what a reader of the published cells knows, or the best informed one of the true ones.

    Parameters
    ----------
    cells : DataFrame
        As tabulated; ``value`` may be known of hidden cells (if they are to be protected) or not.
    hidden : array of bool
        The cells that are hidden now; with `truth` others may be later.
    relations : sequence of Relation
    truth : bool
        Whether to reckon with why each cell is hidden.
    """
    if not truth:
        cells = cells.assign(value=cells["value"].where(~hidden))
    seen = cells["value"].notna().to_numpy()
    sets = breakdown_sets(cells, seen)
    links = joined(cells, relations)
    cells = pd.concat([cells, links.derived], ignore_index=True)
    equations = pd.concat(
        [
            _adding_up(sets).assign(loose=False),
            links.equations.assign(loose=True),
            twins(cells[: len(seen)], seen).assign(loose=False),
        ],
        ignore_index=True,
    )
    equations["equation"] = pd.factorize(equations["equation"])[0]
    hidden = np.append(hidden, np.ones(len(links.derived), dtype=bool))
    lower, upper, limits = knowledge(cells, hidden=hidden, truth=truth)
    within = sets[sets["kind"] == "within"]
    limits = pd.concat(
        [
            limits,
            pd.DataFrame({"less": within["cell"], "more": within["total"], "by": 0.0}),
            links.limits,
        ],
        ignore_index=True,
    )
    return _true_to(_assembled(cells, lower, upper, equations, limits, links), truth=truth)


def _assembled(
    cells: pd.DataFrame,
    lower: Floats,
    upper: Floats,
    equations: pd.DataFrame,
    limits: pd.DataFrame,
    links: Joined,
) -> Model:
    value = cells["value"].to_numpy(dtype=float)
    money = flag(cells, "magnitude")
    parts = fractional(cells["value"], cells["indicator"]).to_numpy(dtype=bool)
    need = np.where(money, np.fmax(WIDTH - 1, MAGNITUDE_WIDTH * np.nan_to_num(value)), WIDTH - 1.0)
    derived = np.arange(len(cells)) >= len(cells) - len(links.derived)
    slack = flag(cells, "slack")
    need[slack], lower[slack], upper[slack] = 0.0, 0.0, np.inf
    types = {"equation": int, "cell": int, "times": float, "loose": bool}
    return Model(
        cells=cells,
        value=value,
        lower=lower,
        upper=upper,
        need=need,
        whole=~(money | parts),
        derived=derived,
        equations=equations.astype(types).sort_values("equation", ignore_index=True),
        limits=limits.astype({"less": int, "more": int, "by": float}),
    )


def _adding_up(sets: pd.DataFrame) -> pd.DataFrame:
    adds = sets[sets["kind"] == "adds"]
    totals = adds.drop_duplicates("set")
    same = sets[sets["kind"] == "same"]
    return pd.concat(
        [
            _terms("a", adds["set"], adds["cell"], 1),
            _terms("a", totals["set"], totals["total"], -1),
            _terms("s", same["cell"], same["cell"], 1),
            _terms("s", same["cell"], same["total"], -1),
        ]
    )


def _terms(kind: str, name: pd.Series, cell: pd.Series, times: int) -> pd.DataFrame:
    return pd.DataFrame({"equation": kind + name.astype(str), "cell": cell, "times": times})


def _true_to(model: Model, *, truth: bool) -> Model:
    """Leave out what does not hold of the true figures: a reader would reckon wrongly by it.

    A relation that nearly holds stays, by so much as it is off: a reader who trusts it comes near.
    """
    terms = model.equations
    values = terms["times"] * model.value[terms["cell"]]
    off = values.groupby(terms["equation"]).transform("sum")
    off = off.mask(values.isna().groupby(terms["equation"]).transform("any"), 0.0)
    slack = pd.Series(np.where(model.whole[terms["cell"]], 0.0, 0.5), terms.index)
    keep = off.abs() <= slack.groupby(terms["equation"]).transform("sum") + _BELOW
    keep |= truth & terms["loose"] & (off.abs() < LEAST)
    apart = terms["loose"] & (off.abs() > _ROUNDED) & (off.abs() < LEAST)
    gap = model.value[model.limits["less"]] - model.value[model.limits["more"]]
    meets = ~(gap > model.limits["by"] + _BELOW)
    return replace(
        model,
        equations=terms.assign(rest=off if truth else 0.0)[keep].reset_index(drop=True),
        limits=model.limits[meets].reset_index(drop=True),
        apart=terms.loc[apart, ["equation", "cell"]],
    )
