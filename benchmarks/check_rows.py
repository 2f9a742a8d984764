"""Time the check of tables of 200,000 rows beside others' validation of the same rows.

Rows are drawn from a seed, well formed, and as different as the kinds of their columns allow. Times
are of the processor, the median of some runs, all of one table one after the other. The rivals are
pandera, on which the models of the tables are made, and frictionless, in an interpreter of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from pandera.errors import SchemaErrors

from glosanalysis.data import columns
from glosanalysis.data.check import find_faults
from glosanalysis.data.read import read_text
from glosanalysis.data.schema import Column, Table
from glosanalysis.data.schemas import LOG, PUBLISHED, REVISIONS, SOURCES

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).with_name("results.md")
MARK = "<!-- rows: written by benchmarks/check_rows.py -->"
MOST_SECONDS = 1.5
TABLES = (SOURCES, REVISIONS, LOG, *PUBLISHED.values())
PAPERS = [f"paper-{number}" for number in range(100)]
_FROM = {"to_date": "from_date", "followed_up_on": "to_date", "to_month": "from_month"}
"""Dates that may not be before another of their row: a year or more after it."""


def _years(count: int, draw: np.random.Generator) -> np.ndarray:
    return draw.integers(1990, 2090, count)


def _days(count: int, draw: np.random.Generator) -> np.ndarray:
    return np.datetime64("1990-01-01") + draw.integers(0, 36_500, count)


def _pair(years: np.ndarray, between: str) -> list[str]:
    return [f"{year}{between}{(year + 1) % 100:02d}" for year in years]


def _numbers(count: int, draw: np.random.Generator) -> list[str]:
    return [f"{value:.1f}" for value in draw.uniform(0, 100, count)]


def _wholes(count: int, draw: np.random.Generator) -> list[str]:
    return draw.integers(1, 1_000_000, count).astype(str).tolist()


Make = Callable[[int, np.random.Generator], list[str]]
CELLS: dict[str, Make] = {
    columns.DAY.name: lambda n, draw: _days(n, draw).astype(str).tolist(),
    columns.MONTH.name: lambda n, draw: [day[:7] for day in _days(n, draw).astype(str)],
    columns.FINANCIAL_YEAR.name: lambda n, draw: _pair(_years(n, draw), "-"),
    columns.ACADEMIC_YEAR.name: lambda n, draw: _pair(_years(n, draw), "/"),
    columns.QUARTER.name: lambda n, draw: [f"{y}-Q3" for y in _pair(_years(n, draw), "-")],
    columns.COUNT.name: _wholes,
    columns.COUNT_FROM_1.name: _wholes,
    columns.SIGNED_WHOLE.name: _wholes,
    columns.RATE.name: _numbers,
    columns.SIGNED_NUMBER.name: _numbers,
    columns.PERCENTAGE.name: _numbers,
    columns.SLUG.name: lambda n, draw: [f"row-{place}" for place in range(n)],
    columns.WEB_ADDRESS.name: lambda n, draw: [f"https://example.org/{p}" for p in range(n)],
    columns.TEXT.name: lambda n, draw: [f"Section {p}, as it is printed there" for p in range(n)],
}
"""By the name of a kind, cells of it."""


def rows_of(table: Table, count: int, seed: int = 0) -> pd.DataFrame:
    """Make well-formed rows of a table, as text.

    Parameters
    ----------
    table : Table
    count : int
        How many.
    seed : int

    Returns
    -------
    DataFrame of str
        Some may repeat an observation where there are not so many: as there are days.
    """
    draw = np.random.default_rng(seed)
    made = {name: _cells(each, count, draw) for name, each in table.columns.items()}
    if "source_id" in made and table is not SOURCES:
        made["source_id"] = draw.choice(PAPERS, count).tolist()
    for later, earlier in _FROM.items():
        if later in made and earlier in made:
            made[later] = [f"{int(day[:4]) + 1}{day[4:7]}-28"[: len(day)] for day in made[earlier]]
    if table is SOURCES:
        made["document"] = made["source_id"]
    if table.name == "claims":
        made |= _claims(count, draw)
    return pd.DataFrame(made)


def _cells(column: Column, count: int, draw: np.random.Generator) -> list[str]:
    if column.kind.words:
        return draw.choice(column.kind.words, count).tolist()
    return CELLS[column.kind.name.partition("; c or")[0]](count, draw)


def _claims(count: int, draw: np.random.Generator) -> dict[str, list[str]]:
    """Work out what the council's claims work out, of other figures."""
    published = pd.read_csv(ROOT / "data/published/claims.csv", dtype=str, keep_default_na=False)
    which = draw.integers(0, len(published), count)
    taken = published[["operation", "operands", "relation", "printed", "decimals"]].iloc[which]
    figures = taken["operation"].isin(["percentage", "sum", "difference", "share_of", "growth"])
    other = [" ".join(f"{d}.{d % 7}" for d in each) for each in draw.integers(1, 10**6, (count, 2))]
    taken["operands"] = taken["operands"].where(~figures, other)
    return {name: column.tolist() for name, column in taken.items()}


def checked(path: Path, table: Table) -> None:
    """Check a file as the command line does."""
    register = pd.DataFrame({"source_id": PAPERS}, dtype="str")
    text, faults = read_text(path, path.name, list(table.columns), may_be_empty=True)
    find_faults(faults, text, table, register)


def validated(path: Path, table: Table) -> None:
    """Read with pandas, type, and validate with pandera, all that is wrong in one go."""
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    with contextlib.suppress(SchemaErrors):  # keys repeat where there are not so many
        table.schema.validate(table.typed(frame), lazy=True)


FRICTIONLESS = """
import json, sys, time
from frictionless import Resource, Schema, system
system.trusted = True
began = time.process_time()
schema = Schema.from_descriptor(json.loads(sys.argv[2]))
Resource(path=sys.argv[1], schema=schema).validate(limit_errors=10**9)
print(time.process_time() - began)
"""


def by_frictionless(python: str, path: Path, table: Table) -> float:
    """Give the seconds that frictionless takes to validate a file, in another interpreter."""
    described = {
        "fields": [_field(name, each) for name, each in table.columns.items()],
        "primaryKey": list(table.key),
    }
    command = [python, "-c", FRICTIONLESS, str(path), json.dumps(described)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _field(name: str, column: Column) -> dict[str, Any]:
    """Say in frictionless' words what it can hold a column to."""
    holds: dict[str, Any] = {"required": column.required}
    if column.kind.words:
        holds["enum"] = list(column.kind.words)
    elif column.kind.plain:
        holds["pattern"] = column.kind.plain.replace("++", "+")
    return {"name": name, "type": "string", "constraints": holds}


def _seconds(do: Callable[[], None], runs: int) -> float:
    times = []
    for _ in range(runs + 1):
        began = time.process_time()
        do()
        times.append(time.process_time() - began)
    return statistics.median(times[1:])  # what is done for the first time takes longer


def main() -> int:
    """Measure every table, put the results into the file, and say whether one takes too long."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*", help="only these tables; without one, all")
    options.add_argument("--rows", type=int, default=200_000)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--frictionless", help="an interpreter that has it")
    given = options.parse_args()
    chosen = [each for each in TABLES if not given.names or each.name in given.names]
    lines, slow = [], []
    with tempfile.TemporaryDirectory() as folder:
        for table in chosen:
            path = Path(folder) / f"{table.name}.csv"
            rows_of(table, given.rows).to_csv(path, index=False)
            ours = _seconds(partial(checked, path, table), given.runs)
            theirs = [_seconds(partial(validated, path, table), given.runs)]
            if given.frictionless:
                theirs.append(by_frictionless(given.frictionless, path, table))
            size = f"{len(table.columns)} | {path.stat().st_size / 1e6:.0f}"
            seconds = " | ".join(f"{each:.2f}" for each in (ours, *theirs))
            lines.append(f"| {table.name} | {size} | {seconds} |")
            print(lines[-1], flush=True)
            slow += [table.name] if ours > MOST_SECONDS else []
            path.unlink()
    if not given.names:
        _write(lines, given.rows, bool(given.frictionless))
    print(f"over {MOST_SECONDS} s: {', '.join(slow) or 'none'}")
    return bool(slow)


def _write(lines: list[str], rows: int, with_frictionless: bool) -> None:
    before = RESULTS.read_text(encoding="utf-8").partition(MARK)[0].rstrip()
    rivals = ["pandas and pandera", *(["frictionless"] if with_frictionless else [])]
    text = [
        MARK,
        f"# How long {rows:,} rows take to check",
        "",
        "Seconds of a processor, all in one run. pandas and pandera tell no line of the file and "
        "hold no text to anything; frictionless is given the same patterns.",
        "",
        f"| Table | Columns | MB | glosanalysis check | {' | '.join(rivals)} |",
        f"|---|---:|---:|---:{'|---:' * len(rivals)}|",
        *lines,
    ]
    RESULTS.write_text("\n".join([before, "", *text]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
