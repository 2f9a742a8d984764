"""Where case records are: a folder of files, or a database that they never leave.

Files are read by an embedded DuckDB. A DuckDB file is attached to it, read only. SQLite has no
dates, and DuckDB's reader of it is an extension that has to be fetched, so what is needed of an
SQLite file is read in batches into the embedded DuckDB. PostgreSQL and SQL Server are asked where
they are.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import ibis
import ibis.expr.types as ir

from glosanalysis.cases.attached import duckdb_file, folder_of_files, sqlite_file
from glosanalysis.cases.plainly import plainly
from glosanalysis.cases.standard import TABLES, RecordTable, plain_name
from glosanalysis.errors import BadData, WrongUsage

__all__ = ["ROW", "Source", "declared", "open_source"]

ROW = "row_"
"""The column with the number of a row: 1 is the first below the headings, or first put in."""

_SERVERS = {"postgres": "postgres", "postgresql": "postgres", "mssql": "mssql"}
_FILES = {"duckdb": duckdb_file, "sqlite": sqlite_file}
_KINDS = "a folder of CSV or Parquet files, duckdb://, sqlite://, postgres:// or mssql://"


@dataclass(frozen=True)
class Source:
    """Case records as they are, by the names of the standard.

    Parameters
    ----------
    backend : ibis backend
        What runs the queries.
    named : mapping of str to str
        For each table of the standard that is there, what it is called here.
    numbering : callable
        Gives the query of a table, by the name that it has here, with its rows numbered.
    place : str
        What to say of it: never an address, which may hold a password.
    """

    backend: Any
    named: dict[str, str]
    numbering: Callable[[RecordTable, str], ir.Table]
    place: str
    _numbered: dict[str, ir.Table] = field(default_factory=dict, repr=False)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of the standard that are there, in the standard's order."""
        return tuple(name for name in TABLES if name in self.named)

    def table(self, name: str) -> ir.Table:
        """Give a table as it is, with its rows numbered in the column `ROW`.

        Raises
        ------
        WrongUsage
            If there is no such table.
        BadData
            If it cannot be read.
        """
        if name not in self.named:
            raise WrongUsage(f"{self.place} has no table {name}")
        if name not in self._numbered:
            with plainly(name):
                self._numbered[name] = self.numbering(TABLES[name], self.named[name])
        return self._numbered[name]

    def columns(self, name: str) -> dict[str, str]:
        """Give the columns of the standard that a table has, each with its name there.

        Names compare without case and punctuation; a name that another version of the standard
        has for the column will do.

        Raises
        ------
        BadData
            If two columns have the same name.
        """
        found: dict[str, str] = {}
        for column in self.table(name).columns:
            if found.setdefault(plain_name(column), column) != column:
                raise BadData(f"table {name}: two of its columns have the same name")
        given = {}
        for wanted in TABLES[name].columns:
            names = (name for name in (wanted.name, *wanted.other_names) if name in found)
            there = next(names, None)
            if there is not None:
                given[wanted.name] = found[there]
        return given


def open_source(source: str | Path) -> Source:
    """Open case records.

    Parameters
    ----------
    source : str or Path
        A folder of ``*.csv`` or ``*.parquet`` named as the standard's tables, or an address:
        ``duckdb://path``, ``sqlite://path``, ``postgres://user@host/database?schema=name``,
        ``mssql://user@host/database``.

    Raises
    ------
    WrongUsage
        If it is none of them, is not there, or holds no table of the standard.
    BadData
        If a file cannot be read as what it is.
    """
    scheme, _, rest = str(source).partition("://")
    if not rest:
        return _local(folder_of_files, Path(source), place="the folder")
    if scheme in _FILES:
        return _local(_FILES[scheme], Path(rest), place="the database")
    if scheme in _SERVERS:
        return _server(str(source), kind=_SERVERS[scheme])
    raise WrongUsage(f"{scheme}:// is no source of records: must be {_KINDS}")


def declared(*names: str) -> Source:
    """Give a source that is only declared, to write its SQL without running it.

    Parameters
    ----------
    names : str
        The tables that it is to have, with all their columns, as text.
    """
    raw = {
        name: ibis.table(dict.fromkeys(TABLES[name].names, "string"), name=name) for name in names
    }

    def numbered(table: RecordTable, name: str) -> ir.Table:
        return by_key(table, raw[name])

    return Source(None, {name: name for name in names}, numbered, place="the declaration")


def _local(attach: Callable[..., dict[str, str]], path: Path, *, place: str) -> Source:
    backend = _embedded()
    named = _some(attach(backend.con, path), place)

    def numbered(table: RecordTable, name: str) -> ir.Table:
        return backend.table(name)

    return Source(backend=backend, named=named, numbering=numbered, place=place)


def _embedded() -> Any:
    """Start a DuckDB in memory; what does not fit goes to a folder of this user, and goes again.

    By itself it would put rows of records into the folder that one is in, and leave them there if
    it is interrupted.
    """
    folder = tempfile.mkdtemp(prefix="records-")
    backend = ibis.duckdb.connect(temp_directory=folder)
    weakref.finalize(backend, shutil.rmtree, folder, ignore_errors=True)
    return backend


def _server(address: str, *, kind: str) -> Source:
    if urlsplit(address).path in ("", "/"):
        raise WrongUsage(f"{kind}:// needs a database: {kind}://user@host/database")
    try:
        with plainly("the database"):
            backend = ibis.connect(address.replace("postgresql://", "postgres://", 1))
    except ImportError:
        needed = f'needs the extra "{kind}" of ibis: pip install "ibis-framework[{kind}]"'
        raise WrongUsage(f"{kind}:// {needed}") from None
    if kind == "postgres":
        _uncompiled(backend)
    listed = backend.list_tables(database=backend.current_database)
    there = {plain_name(name): name for name in sorted(listed)}
    named = _some({name: there[name] for name in TABLES if name in there}, "the database")

    def numbered(table: RecordTable, name: str) -> ir.Table:
        return (
            _postgres(backend, name) if kind == "postgres" else by_key(table, backend.table(name))
        )

    return Source(backend=backend, named=named, numbering=numbered, place="the database")


def _uncompiled(backend: Any) -> None:
    """Have queries not compiled, as PostgreSQL does of itself with those that it holds for dear.

    To compile a query of many branches had taken 27 minutes and 6 GB of the server, and was not
    over; run as it is, it took 24 seconds.
    """
    with contextlib.suppress(Exception), backend._safe_raw_sql("SET jit = off"):
        pass  # before version 11 there is no such setting, nor anything to switch off


def _some(named: dict[str, str], place: str) -> dict[str, str]:
    if not named:
        raise WrongUsage(f"{place} has no table of the standard, such as ssd_person")
    return named


def _postgres(backend: Any, name: str) -> ir.Table:
    """Give a number to each row by where it lies: the order in which an extract was put in."""
    raw = backend.table(name)
    quoted = '"' + name.replace('"', '""') + '"'
    with backend._safe_raw_sql(  # A view has no such places.
        f"SELECT relkind IN ('r', 'p', 'm') FROM pg_class WHERE oid = '{quoted}'::regclass"
    ) as asked:
        lies = asked.fetchone()[0]
    order = "ORDER BY ctid" if lies else ""
    schema = ibis.schema({**raw.schema(), ROW: "int64"})
    query = f"SELECT *, ROW_NUMBER() OVER ({order}) AS {ROW} FROM {quoted}"
    return backend.sql(query, schema=schema)


def by_key(table: RecordTable, raw: ir.Table) -> ir.Table:
    """Give a number to each row in the order of their key, where none lies anywhere."""
    there = {plain_name(column): column for column in raw.columns}
    order = there.get(table.key) or there.get(table.begins) or raw.columns[0]
    return raw.mutate(**{ROW: ibis.row_number().over(order_by=raw[order]) + 1})
