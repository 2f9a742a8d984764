"""Hand-made records for tests of measures: only what a test says, in the engine that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import ibis
import pandas as pd
import pyarrow as pa

from glosanalysis.cases.counting import count
from glosanalysis.cases.standard import TABLES
from glosanalysis.quarter import Quarter

ARROW = {
    "text": pa.string(),
    "code": pa.string(),
    "flag": pa.string(),
    "json": pa.string(),
    "date": pa.date32(),
    "whole": pa.int64(),
    "number": pa.float64(),
}
Rows = Sequence[Mapping[str, Any]]


class MadeRecords:
    """Typed records as measures read them: dates are dates, what is not said is empty."""

    def __init__(
        self, tables: Mapping[str, Rows], as_at: str, engine: ibis.BaseBackend | None = None
    ) -> None:
        self.as_at = date.fromisoformat(as_at)
        self.engine = engine or ibis.duckdb.connect()
        self.names = {name: list(TABLES[name].names) for name in tables}
        meanings = tables.get("mappings", ())
        for name, rows in tables.items():
            self.engine.create_table(name, ibis.memtable(arrow(name, rows, meanings)))

    def __getitem__(self, name: str) -> ibis.Table:
        return self.engine.table(name)

    def run(self, query: ibis.Table) -> pd.DataFrame:
        return self.engine.execute(query)

    def has(self, name: str, *columns: str) -> bool:
        return name in self.names and set(columns) <= set(self.names[name])


def arrow(name: str, rows: Rows, meanings: Rows = ()) -> pa.Table:
    """Lay rows out as the standard's table; dates as in ``2024-09-28``."""
    kinds = {column.name: column.kind for column in TABLES[name].columns}
    unknown = {key for row in rows for key in row} - set(kinds)
    assert not unknown, f"{name} has no {unknown}"
    columns = {
        column: pa.array([_typed(row.get(column), kind) for row in rows], ARROW[kind])
        for column, kind in kinds.items()
    }
    for column in (one.name for one in TABLES[name].columns if one.mapped):
        means = {row["value"].lower(): row["means"] for row in meanings if row["column"] == column}
        said = [means.get(str(row.get(column)).strip().lower()) for row in rows]
        columns[f"{column}_means"] = pa.array(said, pa.string())
    return pa.table(columns)


def _typed(value: Any, kind: str) -> Any:
    return date.fromisoformat(value) if kind == "date" and isinstance(value, str) else value


def counts(records: Any, *quarters: str, **more: Any) -> pd.DataFrame:
    return count(records, [Quarter.parse(one) for one in quarters], **more)


def cell(
    frame: pd.DataFrame, indicator: str, quarter: str, group: str = "", breakdown: str | None = None
) -> tuple[float, float | None] | None:
    """Give numerator and denominator of one figure, or nothing where there is no row."""
    told = breakdown if breakdown is not None else ("" if not group else None)
    rows = frame[
        (frame["indicator"] == indicator)
        & (frame["quarter"] == quarter)
        & (frame["group"] == group)
        & ((frame["breakdown"] == told) if told is not None else True)
    ]
    assert len(rows) <= 1, rows
    if rows.empty:
        return None
    row = rows.iloc[0]
    return row["numerator"], (None if pd.isna(row["denominator"]) else row["denominator"])
