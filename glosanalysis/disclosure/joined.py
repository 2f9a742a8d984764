"""Equations and limits between indicators and quarters, from relations that are given as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import TypeAlias

import numpy as np
import pandas as pd

from glosanalysis.disclosure.relations import AtMost, Earlier, Relation, RollingTotal, RunningTotal
from glosanalysis.disclosure.rules import CELLS

__all__ = ["Joined", "joined"]

Spot: TypeAlias = tuple[str, str, str, str]
"""Indicator, column, breakdown, group."""


@dataclass(frozen=True)
class Joined:
    """The equations and limits of relations, and the figures that only follow by subtraction."""

    derived: pd.DataFrame
    equations: pd.DataFrame
    limits: pd.DataFrame


def joined(cells: pd.DataFrame, relations: Sequence[Relation]) -> Joined:
    """Find the cells that each relation ties together.

    A group that a breakdown has not in a quarter is nought in it. A quarter's figure that is not
    published, but follows from totals that are, is a derived cell.
    """
    index = _Index(cells, frozenset(name for each in relations for name in _named(each)))
    sums = [each for each in relations if not isinstance(each, AtMost | Earlier)]
    terms = [term for number, each in enumerate(sums) for term in _terms(index, each, f"r{number}")]
    terms += [
        (f"e{one}/{other}", cell, times)
        for each in relations
        if isinstance(each, Earlier)
        for one, other in _before(index, each)
        for cell, times in ((one, 1), (other, -1))
    ]
    limits = [
        (lesser, greater, 0.0)
        for each in relations
        if isinstance(each, AtMost)
        for lesser, greater in _beside(index, each)
    ]
    return Joined(
        derived=pd.DataFrame(index.derived, columns=list(cells.columns)),
        equations=pd.DataFrame(terms, columns=["equation", "cell", "times"]),
        limits=pd.DataFrame(limits, columns=["less", "more", "by"]),
    )


@dataclass
class _Index:
    cells: pd.DataFrame
    names: frozenset[str]
    at: dict[tuple[Spot, int], int] = field(init=False)
    sets: set[tuple[str, str, str, int]] = field(init=False)
    derived: list[dict[str, object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        columns = ["indicator", "column", "breakdown", "group", "at"]
        mine = np.flatnonzero(self.cells["indicator"].isin(self.names))
        rows = list(self.cells.iloc[mine][columns].itertuples(index=False, name=None))
        self.at = {(row[:4], row[4]): int(cell) for cell, row in zip(mine, rows, strict=True)}
        self.sets = {(*row[:3], row[4]) for row in rows}

    def of(self, indicator: str) -> Iterator[tuple[Spot, int, int]]:
        mine = np.flatnonzero(self.cells["indicator"] == indicator)
        where = self.cells.iloc[mine][["indicator", "column", "breakdown", "group", "at"]]
        for cell, row in zip(mine, where.itertuples(index=False, name=None), strict=True):
            yield row[:4], row[4], int(cell)

    def derive(self, spot: Spot, at: int) -> int:
        names = dict(zip(["indicator", "column", "breakdown", "group"], spot, strict=True))
        quarter = f"{(at - 1) // 4}-{((at - 1) // 4 + 1) % 100:02d}-Q{(at - 1) % 4 + 1}"
        self.derived.append(
            {**names, "quarter": quarter, "at": at, "mark": "", "row": -1, "value": np.nan}
        )
        return self.at.setdefault((spot, at), len(self.cells) + len(self.derived) - 1)


def _named(relation: Relation) -> Iterator[str]:
    for value in asdict(relation).values():
        yield from [value] if isinstance(value, str) else value if isinstance(value, tuple) else []


def _terms(index: _Index, relation: Relation, name: str) -> Iterator[tuple[str, int, int]]:
    assert not isinstance(relation, AtMost | Earlier)
    deriving = isinstance(relation, RunningTotal | RollingTotal)
    (_, first, _), *_ = relation.terms(quarter_of_year=1)
    for number, (spot, at, _) in enumerate(list(index.of(first))):
        found = []
        for times, indicator, back in relation.terms(quarter_of_year=(at - 1) % 4 + 1):
            other = ((indicator, *spot[1:]), at - back)
            cell = index.at.get(other)
            if cell is None and (indicator, *spot[1:3], at - back) in index.sets:
                continue
            if cell is None and deriving:
                cell = index.derive(*other)
            found.append((f"{name}/{number}", cell, times))
        if len(found) > 1 and all(cell is not None for _, cell, _ in found):
            yield from ((each, cell, times) for each, cell, times in found if cell is not None)


def _beside(index: _Index, relation: AtMost) -> Iterator[tuple[int, int]]:
    for spot, at, cell in list(index.of(relation.lesser)):
        more = index.at.get(((relation.greater, *spot[1:]), at))
        if spot[1] == CELLS[0] and more is not None:
            yield cell, more


def _before(index: _Index, relation: Earlier) -> Iterator[tuple[int, int]]:
    for spot, at, cell in list(index.of(relation.growth)):
        other = index.at.get(((relation.of, CELLS[0], *spot[2:]), at - relation.quarters))
        if spot[1] == CELLS[1] and other is not None:
            yield cell, other
