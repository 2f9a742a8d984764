"""Plant faults in made-up records, so many of each kind, and say where.

A fault of one row is planted in a row that has no other, and where it can, in a table that no
other refers to: what is found is then what was planted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from glosanalysis.cases.synthesise.days import Window
from glosanalysis.cases.synthesise.drawing import Draws, Flags, Whole

__all__ = ["Bed", "Fault", "Planted", "Tables"]

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Planted:
    """Where a fault was planted.

    Parameters
    ----------
    table, column : str
    row : int, optional
        1 is the first below the headings; none where the whole table is at fault.
    rule : str
        The rule of `glosanalysis.cases.checking` that it breaks.
    """

    table: str
    row: int | None
    column: str
    rule: str


@dataclass
class Bed:
    """Tables of text in which faults are planted, and the rows that already have one.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame
        Changed in place.
    window : Window
        What the extract knows.
    draws : Draws
        The stream to draw from.
    share : float
        Of the rows of a table, the part that gets faults, shared among the kinds of that table.
    """

    tables: Tables
    window: Window
    draws: Draws
    share: float
    planted: list[Planted] = field(default_factory=list)
    _taken: dict[str, Flags] = field(default_factory=dict)

    def rows(self, name: str, where: Flags, kinds: int = 1) -> Whole:
        """Choose rows of a table, of those where a fault can be planted and none is yet."""
        free = np.flatnonzero(where & ~self.taken(name))
        wanted = max(int(len(where) * self.share) // kinds, 1)
        chosen = np.sort(free[self.draws.shuffled(len(free))[:wanted]])
        self.taken(name)[chosen] = True
        return chosen

    def taken(self, name: str) -> Flags:
        """Give the rows of a table that have a fault, to be marked in place."""
        return self._taken.setdefault(name, np.zeros(len(self.tables[name]), dtype=bool))

    def set(self, name: str, rows: Whole, column: str, texts: object) -> None:
        """Write other texts into cells."""
        table = self.tables[name]
        cells = table[column].to_numpy(dtype=object).copy()
        cells[rows] = texts
        table[column] = cells

    def append(self, name: str, rows: pd.DataFrame) -> Whole:
        """Add rows at the end of a table, and give their places."""
        table = self.tables[name]
        more = np.arange(len(table), len(table) + len(rows))
        self._taken[name] = np.append(self.taken(name), np.ones(len(rows), dtype=bool))
        self.tables[name] = pd.concat([table, rows], ignore_index=True)
        return more

    def note(self, name: str, rows: Whole, column: str, rule: str) -> None:
        """Write down where a fault is."""
        self.planted += [Planted(name, int(row) + 1, column, rule) for row in rows]


@dataclass(frozen=True)
class Fault:
    """A fault of single cells.

    Parameters
    ----------
    rule, table, column : str
        What it breaks, and where.
    texts : str or callable
        The faulty text, or a function that gives one for each of some rows of the table.
    where : callable, optional
        Says of each row of the table whether it can have the fault; else any can.
    """

    rule: str
    table: str
    column: str
    texts: str | Callable[[pd.DataFrame], object]
    where: Callable[[pd.DataFrame], Flags] | None = None

    def plant(self, bed: Bed, kinds: int) -> None:
        """Plant it in some rows."""
        table = bed.tables[self.table]
        able = np.ones(len(table), dtype=bool) if self.where is None else self.where(table)
        rows = bed.rows(self.table, np.asarray(able, dtype=bool), kinds)
        texts = self.texts if isinstance(self.texts, str) else self.texts(table.iloc[rows])
        bed.set(self.table, rows, self.column, texts)
        bed.note(self.table, rows, self.column, self.rule)


def by_person(tables: Mapping[str, pd.DataFrame]) -> pd.Series:
    """Give each child's day of birth, by identifier."""
    people = tables["ssd_person"]
    return pd.Series(people["pers_dob"].to_numpy(), index=people["pers_person_id"])
