"""Files of records, attached to an embedded DuckDB: as views where they can be, read where not."""

from __future__ import annotations

import codecs
import csv
import sqlite3
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.csv as csv_files

from glosanalysis.cases.plainly import plainly
from glosanalysis.cases.standard import TABLES, plain_name
from glosanalysis.errors import BadData, WrongUsage

__all__ = ["duckdb_file", "folder_of_files", "sqlite_file"]

_ROW = "row_"
_AT_ONCE = 50_000
"""Rows of an SQLite table that are in memory at a time, outside DuckDB's own."""
_BLOCK = 1 << 20


def folder_of_files(con: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, str]:
    """Make a view of each CSV or Parquet file that is named as a table of the standard.

    Raises
    ------
    WrongUsage
        If there is no such folder, or two files of one table.
    """
    if not folder.is_dir():
        raise WrongUsage("the folder of records is not there, or is no folder")
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        name = plain_name(path.stem)
        if name in TABLES and path.suffix.lower() in (".csv", ".parquet"):
            if name in found:
                raise WrongUsage(f"the folder has two files of the table {name}")
            found[name] = path
    for name, path in found.items():
        with plainly(path.name):
            encoding = _encoding(path) if path.suffix.lower() == ".csv" else ""
            if encoding in ("cp1252", "utf-16"):
                _transcoded(con, name, path, encoding)
            else:
                con.execute(f"CREATE VIEW {_quoted(name)} AS {_reading(path)}")
    return {name: name for name in found}


def duckdb_file(con: duckdb.DuckDBPyConnection, path: Path) -> dict[str, str]:
    """Attach a DuckDB file, read only, and make a view of each table of the standard."""
    _there(path)
    with plainly("the database"):
        con.execute(f"ATTACH {_text(str(path))} AS records (READ_ONLY)")
    tables = con.execute(
        "SELECT table_schema, table_name, table_type FROM information_schema.tables "
        "WHERE table_catalog = 'records' ORDER BY table_schema <> 'main', 1, 2"
    ).fetchall()
    named: dict[str, str] = {}
    for schema, table, kind in tables:
        name = plain_name(table)
        if name in TABLES and name not in named:
            row = "ROW_NUMBER() OVER ()" if kind == "VIEW" else "rowid + 1"
            place = f"records.{_quoted(schema)}.{_quoted(table)}"
            query = f"SELECT *, {row} AS {_ROW} FROM {place}"
            con.execute(f"CREATE VIEW {_quoted(name)} AS {query}")
            named[name] = name
    return named


def sqlite_file(con: duckdb.DuckDBPyConnection, path: Path) -> dict[str, str]:
    """Read the tables of the standard from an SQLite file, all cells as text."""
    _there(path)
    with plainly("the database"):
        file = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        asked = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
        names = [name for (name,) in file.execute(asked) if plain_name(name) in TABLES]
        for name in names:
            _copy(file, con, name)
        file.close()
    return {plain_name(name): plain_name(name) for name in names}


def _copy(file: sqlite3.Connection, con: duckdb.DuckDBPyConnection, name: str) -> None:
    table = TABLES[plain_name(name)]
    given = [row[1] for row in file.execute(f"PRAGMA table_info({_quoted(name)})")]
    wanted = {
        known for column in table.columns if not column.private
        for known in (column.name, *column.other_names)
    }  # fmt: skip
    # What is private is not even read; its name stays, for who checks the columns.
    cells = [
        _as_text(_quoted(column)) if plain_name(column) in wanted else "NULL" for column in given
    ]
    schema = pa.schema([*((column, pa.string()) for column in given), (_ROW, pa.int64())])
    headings = ", ".join(f"{_quoted(column)} VARCHAR" for column in given)
    con.execute(f"CREATE TABLE {_quoted(table.name)} ({headings}, {_ROW} BIGINT)")
    rows = file.execute(f"SELECT {', '.join(cells)} FROM {_quoted(name)}")
    first = 1
    while block := list(islice(rows, _AT_ONCE)):
        columns = [*zip(*block, strict=True), range(first, first + len(block))]
        arrays = [pa.array(c, t) for c, t in zip(columns, schema.types, strict=True)]
        con.register("block_", pa.table(arrays, schema=schema))
        con.execute(f"INSERT INTO {_quoted(table.name)} SELECT * FROM block_")
        con.unregister("block_")
        first += len(block)


def _as_text(column: str) -> str:
    """Write what an SQLite column holds, whole numbers without a fraction."""
    whole = f"{column} = CAST({column} AS INTEGER) AND typeof({column}) = 'real'"
    return f"CAST(CASE WHEN {whole} THEN CAST({column} AS INTEGER) ELSE {column} END AS TEXT)"


def _reading(path: Path) -> str:
    if path.suffix.lower() == ".parquet":
        return (
            f"SELECT * EXCLUDE (file_row_number), file_row_number + 1 AS {_ROW} "
            f"FROM read_parquet({_text(str(path))}, file_row_number = true)"
        )
    return (
        f"SELECT *, ROW_NUMBER() OVER () AS {_ROW} FROM read_csv({_text(str(path))}, "
        f"auto_detect = false, header = true, columns = {{{_columns(path)}}}, "
        "delim = ',', quote = '\"', escape = '\"')"
    )


def _columns(path: Path) -> str:
    """Give the headings as DuckDB is told them: left to itself it looks for better ones below."""
    return ", ".join(f"{_text(name)}: 'VARCHAR'" for name in _headings(path, "utf-8-sig"))


def _headings(path: Path, encoding: str) -> list[str]:
    with path.open(encoding=encoding, newline="") as file:
        names = next(csv.reader(file), [])
    if not any(name.strip() for name in names):
        raise BadData(f"{path.name}: the first line must have the names of the columns")
    named = [name.strip() or f"unnamed {at}" for at, name in enumerate(names, 1)]
    if len({name.lower() for name in named}) < len(named):
        raise BadData(f"{path.name}: two of its columns have the same name")
    return named


def _encoding(path: Path) -> str:
    """Tell UTF-8 from what the programs of a Windows computer write."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        file.seek(0)
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _transcoded(con: duckdb.DuckDBPyConnection, name: str, path: Path, encoding: str) -> None:
    """Read a file that is not in UTF-8, which DuckDB cannot, with its rows numbered."""
    names = _headings(path, encoding)
    read = csv_files.read_csv(
        path,
        csv_files.ReadOptions(column_names=names, skip_rows=1, encoding=encoding),
        csv_files.ParseOptions(newlines_in_values=True),
        csv_files.ConvertOptions(column_types=dict.fromkeys(names, pa.string())),
    )
    con.register("block_", read)
    con.execute(
        f"CREATE TABLE {_quoted(name)} AS SELECT *, ROW_NUMBER() OVER () AS {_ROW} FROM block_"
    )
    con.unregister("block_")


def _there(path: Path) -> None:
    if not path.is_file():
        raise WrongUsage("the database of records is not there, or is no file")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
