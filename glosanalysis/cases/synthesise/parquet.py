"""Write made-up records as Parquet, typed, and as often over as a benchmark wants them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd

from glosanalysis.cases.standard import TABLES, RecordColumn, RecordTable
from glosanalysis.cases.synthesise.writing import MARKER

__all__ = ["write_parquet"]

_TYPES = {"date": "DATE", "whole": "BIGINT", "number": "DOUBLE"}
# Tables that are the council's and not a child's, and so there once however many children.
_OF_THE_COUNCIL = {
    "mappings", "posts", "sen2", "ssd_department", "ssd_professionals", "workers",
}  # fmt: skip
# Names of things that no table has as its key.
_OTHER_KEYS = {"child_id", "clae_cla_id", "clap_cla_id"}


def write_parquet(
    folder: Path, tables: Mapping[str, pd.DataFrame], *, said: str, times: int = 1
) -> None:
    """Write typed tables as Parquet, and the file that says that they are made up.

    Parameters
    ----------
    folder : path
        Made if it is not there.
    tables : mapping of str to pandas.DataFrame
        By the standard's names.
    said : str
        What the file beside them says.
    times : int, default 1
        How often each child is written, each time as another child with all its rows.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_bytes(said.encode())
    with duckdb.connect() as connection:
        for name, table in tables.items():
            connection.register("made_up", table)
            file = str(folder / f"{name}.parquet").replace("'", "''")
            query = _query(TABLES[name], set(table.columns), times)
            connection.execute(f"COPY ({query}) TO '{file}' (FORMAT parquet)")
            connection.unregister("made_up")


def _query(table: RecordTable, filled: set[str], times: int) -> str:
    over = times > 1 and table.name not in _OF_THE_COUNCIL
    columns = ", ".join(_typed(table, column, filled, over) for column in table.columns)
    again = f", range({times}) AS again(place)" if over else ""
    return f"SELECT {columns} FROM made_up{again}"


def _typed(table: RecordTable, column: RecordColumn, filled: set[str], over: bool) -> str:
    value = f'"{column.name}"' if column.name in filled else "NULL"
    if over and _names_something(table, column):
        value = f"{value} || 'x' || place"
    return f'CAST({value} AS {_TYPES.get(column.kind, "VARCHAR")}) AS "{column.name}"'


def _names_something(table: RecordTable, column: RecordColumn) -> bool:
    """Say whether a column names a child, or what is a child's."""
    if column.references:
        return column.references[0] not in _OF_THE_COUNCIL
    return column.name in {table.key, table.person, *_OTHER_KEYS}
