"""Case records as measures read them: typed, as known on a day, without rows that cannot count.

Rows are left out by the rules of `glosanalysis.cases.judging`. A cell that cannot be read is empty,
its row stays. A date after the day of the extract is empty, and so is what was only known by it:
what ended later was going on that day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir

from glosanalysis.cases.cells import typed
from glosanalysis.cases.fingerprint import summed
from glosanalysis.cases.judging import (
    LEFT_OUT,
    MEANS,
    as_known,
    contents_of,
    countable,
    judged,
    once,
)
from glosanalysis.cases.native import native_functions
from glosanalysis.cases.plainly import plainly
from glosanalysis.cases.sources import ROW, Source
from glosanalysis.cases.standard import TABLES, RecordColumn, RecordTable
from glosanalysis.cases.stored import Stored
from glosanalysis.errors import WrongUsage

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["LEFT_OUT", "MEANS", "Records"]

_TYPES = {"date": "date", "whole": "int64", "number": "float64"}


class Records:
    """The tables that measures read.

    Parameters
    ----------
    source : Source
    as_at : date
        The day of the extract: nothing dated after it is used.
    mapping : mapping of str to mapping of str to str, optional
        For a column of free text, what its values mean; by default as the table ``mappings`` of
        the source says.

    Examples
    --------
    ``records["ssd_cin_episodes"]`` is an ibis table with every column of the standard that is not
    private, in lower case: text, dates, flags as ``Y`` or ``N``, codes in capitals. A column that
    the source does not have is empty; ``records.has("ssd_cin_episodes", "cine_close_reason")``
    tells. A column of free text has another beside it, ``earl_episode_end_reason_means``.
    """

    def __init__(
        self,
        source: Source,
        as_at: date,
        mapping: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self.source, self.as_at = source, as_at
        self.stored = Stored(source.backend)
        self._native = native_functions(source.backend)
        self._judged: dict[str, ir.Table] = {}
        self._counted: dict[str, dict[str, int]] = {}
        self.mapping: dict[str, dict[str, str]] = {}
        self.mapping = self._own_mapping() if mapping is None else _lowered(mapping)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of the standard that there are."""
        return self.source.tables

    def has(self, name: str, *columns: str) -> bool:
        """Say whether a table is there, with some columns."""
        return name in self.tables and set(columns) <= set(self.source.columns(name))

    def __getitem__(self, name: str) -> ir.Table:
        """Give a table with the rows that count."""
        judged = self.judged(name)
        return judged.filter(judged[LEFT_OUT].isnull()).drop(ROW, LEFT_OUT)

    def judged(self, name: str) -> ir.Table:
        """Give a table with all its rows, numbered, each with the rule by which it is left out."""
        if name not in self.tables:
            raise WrongUsage(f"the records have no table {name}")
        if name not in self._judged:
            with plainly(name):
                stored = self._once(self._judge(TABLES[name]), TABLES[name])
                self._judged[name] = _whole(stored, TABLES[name])
        return self._judged[name]

    def run(self, query: ir.Table) -> pd.DataFrame:
        """Run a query where the records are, and give its rows.

        Raises
        ------
        BadData
            If the database cannot: without its message, which may quote a record.
        """
        with plainly("the records"):
            frame: pd.DataFrame = self.source.backend.execute(query)
        return frame

    @property
    def left_out(self) -> dict[tuple[str, str], int]:
        """The number of rows left out, by table and rule."""
        told = {name: self._counts(name) for name in self.tables}
        return {
            (name, rule): rows
            for name, rules in told.items()
            for rule, rows in rules.items()
            if rule
        }

    @property
    def rows(self) -> dict[str, int]:
        """The number of rows that count, by table."""
        return {name: self._counts(name).get("", 0) for name in self.tables}

    def fingerprint(self) -> str:
        """Give a hash of what is counted: the same in any order of rows and in any database."""
        meanings = sorted((column, sorted(means.items())) for column, means in self.mapping.items())
        told = [repr(self.as_at), repr(meanings)]
        for name in sorted(self.tables):
            columns = sorted(set(self.source.columns(name)) & set(self[name].columns))
            with plainly(name):
                sums = summed(self[name].select(*columns), self.run, self._native)
            told.append(f"{name} {columns} {sums}")
        return hashlib.sha256("\n".join(told).encode()).hexdigest()

    def marked(self, name: str) -> tuple[ir.Table, list[RecordColumn]]:
        """Give all rows of a table typed, with what cannot be read marked, and its columns."""
        raw, columns = self._raw(name)
        return typed(raw, columns, native=self._native, marks=True), columns

    def _raw(self, name: str) -> tuple[ir.Table, list[RecordColumn]]:
        """Give the columns of a table that may be read, as they are, by the standard's names."""
        there, raw = self.source.columns(name), self.source.table(name)
        columns = [
            column for column in TABLES[name].columns if column.name in there and not column.private
        ]
        named = {column.name: raw[there[column.name]] for column in columns}
        return raw.select(raw[ROW], **named), columns

    def _judge(self, table: RecordTable) -> ir.Table:
        raw, columns = self._raw(table.name)
        given = typed(raw, columns, native=self._native)
        known = set(given.columns)
        ruled = self._decided_early(judged(given, table, known, self.as_at), table)
        return as_known(ruled, table, self.as_at, self.mapping)

    def _decided_early(self, rows: ir.Table, table: RecordTable) -> ir.Table:
        """Leave out what was decided before it was asked for, in the table that it belongs to."""
        for decided, reference, asked in table.after:
            parent, key = table[reference].references or ("", "")
            if parent in self.tables and {decided, reference} <= set(rows.columns):
                asked_for = self[parent]
                days = asked_for.select(key_=asked_for[key], asked_=asked_for[asked])
                both = rows.left_join(days, rows[reference] == days.key_)
                early = ibis.cases((both[decided] < both.asked_, "decision_before_request"))
                rule = both[LEFT_OUT].fill_null(early)
                rows = both.mutate(**{LEFT_OUT: rule}).drop("key_", "asked_")
        return rows

    def _once(self, query: ir.Table, table: RecordTable) -> ir.Table:
        """Store a table, and a second time only if there is anything in it again."""
        rows = self.stored(f"judged_{table.name}", query)
        if not contents_of(rows):  # no column of the standard: nothing can be there again
            return rows
        if self.source.backend is not None:
            counted = rows.filter(countable(rows, table))
            of = [table.key] if table.key in rows.columns else contents_of(rows)
            alike = counted.group_by(*of).agg(n=counted.count())
            most = self.source.backend.execute(alike["n"].max().coalesce(0))
            if most <= 1:
                return rows
        return self.stored(f"once_{table.name}", once(rows, table))

    def _counts(self, name: str) -> dict[str, int]:
        if name not in self._counted:
            rows = self.judged(name)
            by_rule = rows.group_by(rule=rows[LEFT_OUT].fill_null("")).agg(rows=rows.count())
            frame = self.run(by_rule)
            self._counted[name] = dict(zip(frame["rule"], map(int, frame["rows"]), strict=True))
        return self._counted[name]

    def _own_mapping(self) -> dict[str, dict[str, str]]:
        """Read the council's table of what its words mean: it holds nothing of a child."""
        if self.source.backend is None or not self.has("mappings", "column", "value", "means"):
            return {}
        given: dict[str, dict[str, str]] = {}
        for _, row in self.run(self["mappings"]).iterrows():
            given.setdefault(row["column"], {})[row["value"]] = row["means"]
        return _lowered(given)


def _whole(stored: ir.Table, table: RecordTable) -> ir.Table:
    """Add what the source does not have: empty, and so nothing to keep."""
    kinds = {column.name: column.kind for column in table.columns if not column.private}
    kinds |= {column.name + MEANS: "text" for column in table.columns if column.mapped}
    empty = {
        name: ibis.null(_TYPES.get(kind, "string"))
        for name, kind in kinds.items()
        if name not in stored.columns
    }
    return stored.mutate(**empty) if empty else stored


def _lowered(mapping: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {
        column.strip().lower(): {value.strip().lower(): means for value, means in values.items()}
        for column, values in mapping.items()
    }
