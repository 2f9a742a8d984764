"""Equations and limits between indicators and quarters, from relations that are given as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import pandas as pd

from glosanalysis.disclosure.relations import (
    AtMost,
    Column,
    Earlier,
    Name,
    Relation,
    RollingTotal,
    RunningTotal,
    Stock,
)
from glosanalysis.disclosure.rules import CELLS

__all__ = ["Joined", "joined", "named"]

Spot: TypeAlias = tuple[str, str, str, str]
"""Indicator, column, breakdown, group."""
_Place: TypeAlias = tuple[str, str, str, int]
"""Column (of figures that are given without one), breakdown, group, quarter on one scale."""


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
    index = _Index(cells, frozenset(name for each in relations for name in named(each)))
    terms = [
        term
        for number, each in enumerate(relations)
        if not isinstance(each, AtMost | Earlier)
        for term in _terms(index, each, f"r{number}")
    ]
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
        derived=pd.DataFrame(index.derived, columns=[*cells.columns, "slack"]),
        equations=pd.DataFrame(terms, columns=["equation", "cell", "times"]),
        limits=pd.DataFrame(limits, columns=["less", "more", "by"]),
    )


@dataclass
class _Index:
    cells: pd.DataFrame
    names: frozenset[str]
    at: dict[tuple[Spot, int], int] = field(init=False)
    sets: set[tuple[str, str, str, int]] = field(init=False)
    values: np.ndarray = field(init=False)
    derived: list[dict[str, object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.values = self.cells["value"].to_numpy(dtype=float)
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

    def where(self, name: Name) -> Iterator[_Place]:
        """Give the places of a figure: of all columns, if it is an indicator only."""
        indicator = name if isinstance(name, str) else name.indicator
        for spot, at, _ in self.of(indicator):
            if isinstance(name, str):
                yield spot[1], spot[2], spot[3], at
            elif spot[1] == name.column and name.at in (None, spot[2:]):
                yield "", *(spot[2:] if name.at is None else ("", "")), at

    def derive(self, spot: Spot, at: int, *, slack: bool = False, value: float = np.nan) -> int:
        """Reckon with a figure that is not published; a slack is what one is beyond another."""
        names = dict(zip(["indicator", "column", "breakdown", "group"], spot, strict=True))
        quarter = f"{(at - 1) // 4}-{((at - 1) // 4 + 1) % 100:02d}-Q{(at - 1) % 4 + 1}"
        more = {"at": at, "mark": "", "row": -1, "value": value, "slack": slack}
        self.derived.append({**names, "quarter": quarter, **more})
        cell = len(self.cells) + len(self.derived) - 1
        return cell if slack else self.at.setdefault((spot, at), cell)


def named(relation: Relation) -> Iterator[str]:
    """Name the indicators of a relation."""
    for value in vars(relation).values():
        for each in value if isinstance(value, tuple) else [value]:
            if isinstance(each, str | Column):
                yield each if isinstance(each, str) else each.indicator


def _spot(name: Name, place: _Place) -> Spot:
    column, breakdown, group, _ = place
    if isinstance(name, str):
        return name, column, breakdown, group
    return name.indicator, name.column, *(name.at or (breakdown, group))


def _places(index: _Index, relation: Relation) -> Iterator[_Place]:
    """Give where a relation may hold: wherever any of its figures is."""
    assert not isinstance(relation, AtMost | Earlier)
    terms = list(relation.terms(quarter_of_year=1))
    first = terms[:1] if isinstance(relation, RunningTotal | RollingTotal) else terms
    places = {
        (*place[:3], place[3] + back): None
        for _, name, back in first
        for place in index.where(name)
    }
    by = relation.by if isinstance(relation, Stock) else None
    yield from (each for each in places if by is None or each[1] in by)


def _terms(index: _Index, relation: Relation, name: str) -> Iterator[tuple[str, int, float]]:
    assert not isinstance(relation, AtMost | Earlier)
    deriving = isinstance(relation, RunningTotal | RollingTotal)
    for number, place in enumerate(list(_places(index, relation))):
        at, found = place[3], []
        for times, other, back in relation.terms(quarter_of_year=(at - 1) % 4 + 1):
            spot = _spot(other, place)
            cell = index.at.get((spot, at - back))
            if cell is None and (*spot[:3], at - back) in index.sets:
                continue
            if cell is None and deriving:
                cell = index.derive(spot, at - back)
            found.append((cell, times))
        terms = [(cell, times) for cell, times in found if cell is not None]
        if len(found) > 1 and len(terms) == len(found):
            if isinstance(relation, Stock) and relation.more:
                terms.append((_slack(index, terms, _spot(relation.level, place), at), -1))
            yield from ((f"{name}/{number}", cell, times) for cell, times in terms)


def _slack(index: _Index, terms: list[tuple[int, int]], spot: Spot, at: int) -> int:
    value = sum(times * index.values[cell] for cell, times in terms)
    return index.derive(spot, at, slack=True, value=max(value, 0.0))


def _beside(index: _Index, relation: AtMost) -> Iterator[tuple[int, int]]:
    for place in list(index.where(relation.lesser)):
        less = index.at.get((_spot(relation.lesser, place), place[3]))
        more = index.at.get((_spot(relation.greater, place), place[3]))
        # Of two indicators, the parts are compared: a whole may be of other children.
        if place[0] in ("", CELLS[0]) and less is not None and more is not None:
            yield less, more


def _before(index: _Index, relation: Earlier) -> Iterator[tuple[int, int]]:
    for spot, at, cell in list(index.of(relation.growth)):
        other = index.at.get(((relation.of, CELLS[0], *spot[2:]), at - relation.quarters))
        if spot[1] == CELLS[1] and other is not None:
            yield cell, other
