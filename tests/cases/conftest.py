"""The same records as every source has them: files, and databases that a test starts and ends."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import duckdb
import ibis
import pandas as pd
import psycopg
import pytest
from made_records import MadeRecords, Rows

Frames = Mapping[str, pd.DataFrame]
Put = Callable[[Frames], str]
"""Puts tables, all cells as text, where a source can be opened, and gives its address."""

SOURCES = ("csv", "parquet", "duckdb", "sqlite", "postgres")


def _server_programs() -> Path | None:
    """Find PostgreSQL: as installed, or where Debian keeps it out of the path."""
    found = shutil.which("initdb")
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return (kept[-1] if kept else Path(found)).parent if kept or found else None


def _as_nobody(folder: Path) -> list[str]:
    """Give what makes a command run as another user: PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Start a server in a folder of its own, on a port of its own, and end it."""
    programs = _server_programs()
    if programs is None:
        told = "PostgreSQL is not installed"
        pytest.fail(told) if "GLOSANALYSIS_REQUIRE_POSTGRES" in os.environ else pytest.skip(told)
    with tempfile.TemporaryDirectory(prefix="records-", dir="/tmp") as place:
        folder = Path(place)
        before = _as_nobody(folder)
        data = folder / "data"

        def run(program: str, *arguments: str) -> None:
            command = [*before, str(programs / program), "-D", str(data), *arguments]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)

        run("initdb", "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgres://tester@127.0.0.1:{port}"
        finally:
            run("pg_ctl", "-m", "immediate", "stop")


def _csv(frames: Frames, folder: Path) -> str:
    for name, frame in frames.items():
        frame.to_csv(folder / f"{name}.csv", index=False)
    return str(folder)


def _parquet(frames: Frames, folder: Path) -> str:
    for name, frame in frames.items():
        frame.astype("str").to_parquet(folder / f"{name}.parquet", index=False)
    return str(folder)


def _duckdb(frames: Frames, folder: Path) -> str:
    path = folder / "records.duckdb"
    with duckdb.connect(str(path)) as con:
        for name, frame in frames.items():
            con.register("given", frame.astype("str"))
            con.execute(f'CREATE TABLE "{name}" AS SELECT * FROM given')
            con.unregister("given")
    return f"duckdb://{path}"


def _sqlite(frames: Frames, folder: Path) -> str:
    path = folder / "records.sqlite"
    with sqlite3.connect(path) as con:
        for name, frame in frames.items():
            frame.astype("str").to_sql(name, con, index=False)
    con.close()
    return f"sqlite://{path}"


def _into_postgres(frames: Frames, server: str, database: str) -> str:
    with psycopg.connect(f"{server}/postgres", autocommit=True) as con:
        con.execute(f'CREATE DATABASE "{database}"')
    with psycopg.connect(f"{server}/{database}") as con:
        for name, frame in frames.items():
            columns = ", ".join(f'"{column}" text' for column in frame.columns)
            con.execute(f'CREATE TABLE "{name}" ({columns})')
            with con.cursor().copy(f'COPY "{name}" FROM STDIN') as copy:
                for row in frame.astype("str").itertuples(index=False):
                    copy.write_row(row)
    return f"{server}/{database}"


@pytest.fixture(scope="module")
def put(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, Frames], str]:
    """Put records where a kind of source has them, and give the address."""

    def putting(kind: str, frames: Frames) -> str:
        folder = tmp_path_factory.mktemp(kind)
        if kind == "postgres":
            database = f"{request.module.__name__}_{folder.name}".lower()
            return _into_postgres(frames, request.getfixturevalue("postgres"), database)
        writers = {"csv": _csv, "parquet": _parquet, "duckdb": _duckdb, "sqlite": _sqlite}
        return writers[kind](frames, folder)

    return putting


@pytest.fixture(params=["duckdb", "postgres"])
def make_records(request: pytest.FixtureRequest) -> Callable[..., MadeRecords]:
    """Give a function that makes typed records of rows, in the engine that measures run on."""

    def make(tables: Mapping[str, Rows], as_at: str) -> MadeRecords:
        if request.param == "duckdb":
            return MadeRecords(tables, as_at, ibis.duckdb.connect())
        engine = ibis.connect(f"{request.getfixturevalue('postgres')}/postgres")
        engine.raw_sql("SET jit = off").close()  # as where records are counted
        for name in engine.list_tables():
            engine.raw_sql(f'DROP TABLE "{name}"').close()
        return MadeRecords(tables, as_at, engine)

    return make
