"""Hold incoming rows against those of a table: which are new, which changed, which the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from glosanalysis.data.read import TOLD
from glosanalysis.data.rows import cells_of, records
from glosanalysis.data.schema import Table

__all__ = ["Changed", "Compared", "compared", "first_lines"]


@dataclass(frozen=True)
class Changed:
    """A row that is there already and says something else.

    Parameters
    ----------
    line : int
        On which it begins in the table's file.
    named : str
        Its key, in words.
    cells : dict of str to tuple of str
        By column what stands there and what is to.
    """

    line: int
    named: str
    cells: dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Compared:
    """What incoming rows would do to a table.

    Parameters
    ----------
    table : Table
    new : DataFrame of str
        The rows whose key is not there yet.
    changed : tuple of Changed
    same : int
        How many rows say what is there.
    """

    table: Table
    new: pd.DataFrame
    changed: tuple[Changed, ...]
    same: int

    @property
    def nothing(self) -> bool:
        """Whether the table would stay as it is."""
        return not len(self.new) and not self.changed

    @property
    def told(self) -> list[str]:
        """Say it in lines: how many of each, then which, the first twenty of a kind."""
        count = f"{len(self.new)} new, {len(self.changed)} changed, {self.same} the same"
        new = [_named(row, [*self.table.columns]) for _, row in self.new.iterrows()]
        return [
            f"{self.table.name}: {count}",
            *first_lines(new, "new"),
            *first_lines(self._moves(), "changed"),
        ]

    def _moves(self) -> list[str]:
        return [
            f"{each.named}: {name} {old or 'empty'} → {new or 'empty'}"
            for each in self.changed
            for name, (old, new) in each.cells.items()
        ]


def first_lines(lines: Sequence[str], kind: str) -> Iterator[str]:
    """Give the first twenty lines of a kind, each after its name, and say how many more there are.

    Examples
    --------
    >>> list(first_lines(["a", "b"], "new"))
    ['new: a', 'new: b']
    """
    yield from (f"{kind}: {line}" for line in lines[:TOLD])
    if len(lines) > TOLD:
        yield f"{kind}: {len(lines) - TOLD} more"


def _named(row: pd.Series, columns: Sequence[str]) -> str:
    return ", ".join(f"{name} {row[name]}" for name in columns if row[name])


def compared(table: Table, held: pd.DataFrame, incoming: pd.DataFrame) -> Compared:
    """Compare rows with those that are there, by the key of their table.

    What is compared is what cells mean: 34 and 34.0 are the same number.

    Parameters
    ----------
    table : Table
    held : DataFrame of str
        The rows of the table, faultless, indexed by line.
    incoming : DataFrame of str
        Faultless, too.

    Returns
    -------
    Compared
    """
    meant = _typed(table, held)
    before = {_key(table, row): place for place, row in enumerate(meant)}
    new, changed, same = [], [], 0
    for place, row in enumerate(_typed(table, incoming)):
        at = before.get(_key(table, row))
        if at is None:
            new.append(place)
            continue
        texts, old = incoming.iloc[place], held.iloc[at]
        cells = {
            name: (old[name], texts[name])
            for name in table.columns
            if _meaning(row, name) != _meaning(meant[at], name)
        }
        if cells:
            line = int(held.index[at])
            changed.append(Changed(line, _named(old, table.key), cells))
        else:
            same += 1
    return Compared(table, incoming.iloc[new], tuple(changed), same)


Row = dict[str, object]


def _typed(table: Table, text: pd.DataFrame) -> list[Row]:
    return [cells_of(row) for row in records(table.typed(text), table.model)]


def _key(table: Table, row: Row) -> tuple[object, ...]:
    return tuple(_meaning(row, name) for name in table.key)


def _meaning(row: Row, name: str) -> tuple[object, object]:
    """Give the value of a cell, and what stands there instead of a number that is held back."""
    return row[name], row.get(f"{name}_symbol")
