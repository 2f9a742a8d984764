"""The rows of a table as they are checked: all of them, typed, with what cannot be read marked."""

from __future__ import annotations

from dataclasses import dataclass

import ibis.expr.types as ir

from glosanalysis.cases.cells import EARLY, FILLED
from glosanalysis.cases.records import Records
from glosanalysis.cases.sources import ROW
from glosanalysis.cases.standard import TABLES, RecordColumn, RecordTable

__all__ = ["Found", "Listed", "Marked"]

Found = tuple[str, str, ir.BooleanValue]
"""A column, a rule, and in which rows it is broken."""
Listed = tuple[str, str, ir.Table]
"""A column, a rule, and a table whose rows, by their numbers, break it."""


@dataclass(frozen=True)
class Marked:
    """A table that is checked.

    Parameters
    ----------
    table : RecordTable
    rows : ibis Table
        Typed, numbered and marked.
    columns : tuple of RecordColumn
        Those that it has.
    records : Records
        What it belongs to: the day of the extract, and the tables that it refers to.
    """

    table: RecordTable
    rows: ir.Table
    columns: tuple[RecordColumn, ...]
    records: Records

    @classmethod
    def of(cls, records: Records, name: str) -> Marked:
        """Mark the rows of a table, and keep them where the records are."""
        query, columns = records.marked(name)
        rows = records.stored(f"marked_{name}", query)
        return cls(TABLES[name], rows, tuple(columns), records)

    def has(self, *columns: str) -> bool:
        """Say whether the table has columns; an empty name is none."""
        return all(columns) and set(columns) <= set(self.rows.columns)

    def filled(self, column: str) -> ir.BooleanValue:
        """Say in which rows a cell holds something."""
        return self.rows[FILLED + column]

    def early(self, column: str) -> ir.BooleanValue:
        """Say in which rows a date is of 1900 or before."""
        return self.rows[EARLY + column]

    @property
    def numbers(self) -> ir.IntegerColumn:
        """The numbers of the rows."""
        return self.rows[ROW]
