"""Time what is counted from case records beside SQL written by hand for DuckDB, and pandas.

Records of a size that no council has, as Parquet: 1 million early help episodes, 1 million
referrals, 600,000 placements, 40 quarters. Each way is a process of its own, from reading the files
to the counts; the counts of the hand-written SQL must be those of the measures. Two of our ways are
told: from the records as they come, typed and held to their rules, and the measures alone.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import ibis
import ibis.backends.duckdb
import pandas as pd
from made_returns import AS_AT, FIRST, write
from returns_pandas import by_pandas

from glosanalysis.cases.counting import count
from glosanalysis.cases.measures import LAG
from glosanalysis.cases.records import Records
from glosanalysis.cases.sources import open_source
from glosanalysis.cases.standard import TABLES
from glosanalysis.quarter import Quarter

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results.md"
SLOW = "pandas"
"""Takes minutes, and all memory at ten times the size: it is run once, or left out."""
QUARTERS = tuple(Quarter.containing(FIRST.item()) + number for number in range(40))
END = AS_AT.item()
MANY = 3000
"""Figures that are compared at least before the ways are called the same."""
_TYPES = {"date": "date", "whole": "int64", "number": "float64"}


class Alone:
    """Records that are typed already: the files, and empty columns for what they lack."""

    as_at = END

    def __init__(self, folder: Path) -> None:
        self._engine = ibis.duckdb.connect()
        self._tables = {path.stem: self._whole(path) for path in folder.glob("*.parquet")}

    def _whole(self, path: Path) -> ibis.Table:
        table = self._engine.read_parquet(path)
        lacking = [one for one in TABLES[path.stem].columns if one.name not in table.columns]
        empty = {one.name: ibis.null(_TYPES.get(one.kind, "string")) for one in lacking}
        return table.mutate(**empty)

    def __getitem__(self, name: str) -> ibis.Table:
        return self._tables[name]

    def run(self, query: ibis.Table) -> pd.DataFrame:
        """Run a query."""
        frame: pd.DataFrame = self._engine.execute(query)
        return frame

    def has(self, name: str, *columns: str) -> bool:
        """Say whether a table is there, with these columns."""
        return name in self._tables and set(columns) <= set(self._tables[name].columns)


def from_records(folder: Path) -> pd.DataFrame:
    """Count from the records as a user has them."""
    return count(Records(open_source(folder), END), QUARTERS)


def alone(folder: Path) -> pd.DataFrame:
    """Count from records that need no reading."""
    return count(Alone(folder), QUARTERS)


def by_hand(folder: Path) -> list[pd.DataFrame]:
    """Run the SQL written by hand."""
    rows = ", ".join(_quarter(one) for one in QUARTERS)
    names = "quarter, first_day, last_day, month_1, month_2, year_before"
    filled = (
        (HERE / "returns.sql")
        .read_text()
        .format(
            folder=folder,
            quarters=f"(VALUES {rows}) AS q({names})",
            over_by=END - timedelta(days=LAG),
        )
    )
    with duckdb.connect() as engine:
        return [engine.execute(one).df() for one in filled.split("--------\n")]


def _quarter(one: Quarter) -> str:
    starts = pd.date_range(one.first_day, periods=3, freq="MS")
    ends = [(start - pd.Timedelta(days=1)).date() for start in starts[1:]]
    days = (one.first_day, one.last_day, *ends, (one + -3).first_day)
    told = ", ".join(f"DATE '{day}'" for day in days)
    return f"('{one}', {told})"


WAYS: dict[str, Callable[[Path], Any]] = {
    "measures, from records as they come": from_records,
    "measures alone": alone,
    "SQL by hand": by_hand,
    "pandas": by_pandas,
}


def differences(ours: pd.DataFrame, hand: list[pd.DataFrame]) -> list[str]:
    """Name what of the hand-written SQL is not the measures': in all, and by age band."""
    found, compared = [], 0
    told = ours.set_index(["breakdown", "indicator", "quarter", "group"])["numerator"]
    for frame in hand:
        groups = [name for name in frame if name != "quarter" and not _is_counted(frame[name])]
        for by in ("", "age_band"):
            asked = [frame[name].isna() if name != by else frame[name].notna() for name in groups]
            rows = frame[pd.concat(asked, axis=1).all(axis=1)]
            ours_by = told.loc[by].index.unique("indicator")
            for name in sorted(set(frame.columns) & set(ours_by)):
                for row in rows.fillna({name: 0}).to_dict("records"):
                    compared += 1
                    where = (by, name, row["quarter"], row.get(by, ""))
                    if told.get(where, 0) != row[name]:
                        found.append(f"{where}: {told.get(where)} and {row[name]}")
    return found if compared > MANY else ["too little was compared"]


def _is_counted(column: pd.Series) -> bool:
    return bool(pd.api.types.is_numeric_dtype(column))


def measured(way: str, folder: Path) -> dict[str, float]:
    """Run a way in a process of its own: seconds, seconds of processors, gigabytes."""
    command = [sys.executable, "-W", "ignore", __file__, "--way", way, "--folder", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def in_turn(ways: list[str], folder: Path, runs: int) -> dict[str, list[dict[str, float]]]:
    """Run the ways by turns, so that what else the machine does is no way's alone."""
    taken: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
    for number in range(runs):
        for way in ways:
            if way != SLOW or number == 0:
                taken[way].append(measured(way, folder))
    return taken


def run_one(way: str, folder: Path) -> None:
    """Run a way once and print what it took, imports left out."""
    start, spent = time.perf_counter(), time.process_time()
    WAYS[way](folder)
    told = {
        "wall": time.perf_counter() - start,
        "processor": time.process_time() - spent,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
    }
    print(json.dumps(told))


def table(taken: dict[str, list[dict[str, float]]], sizes: str) -> str:
    """Write what each way took, the median of its runs."""
    hand = statistics.median(one["processor"] for one in taken["SQL by hand"])
    lines = [
        "| | wall, s | processors, s | of the SQL by hand | memory, GB |",
        "|---|---:|---:|---:|---:|",
    ]
    for way, runs in taken.items():
        middle = {key: statistics.median(one[key] for one in runs) for key in runs[0]}
        lines.append(
            f"| {way} | {middle['wall']:.1f} | {middle['processor']:.1f} "
            f"| {middle['processor'] / hand:.2f} | {middle['memory']:.2f} |"
        )
    busy = os.getloadavg()[2] - 1
    versions = f"DuckDB {duckdb.__version__}, Python {platform.python_version()}." + (
        f" Others worked on the machine (load {busy:.0f}): only ratios count." * (busy > 1)
    )
    return "\n".join([sizes, "", *lines, "", versions])


def main() -> None:
    """Write the records, hold the ways to each other, time them, write the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--way", choices=WAYS)
    options.add_argument("--folder", type=Path)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--times", type=float, default=1.0, help="of the size")
    options.add_argument("--without", choices=WAYS, action="append", default=[])
    given = options.parse_args()
    if given.way:
        return run_one(given.way, given.folder)
    sizes = {"episodes": 1_000_000, "referrals": 1_000_000, "placements": 720_000}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "records"
        write(folder, **{key: int(size * given.times) for key, size in sizes.items()})
        found = differences(alone(folder), by_hand(folder))
        if found:
            sys.exit("\n".join(found[:20]))
        taken = in_turn([way for way in WAYS if way not in given.without], folder, given.runs)
    told = table(
        taken,
        f"{given.times:g} million early help episodes, as many referrals, and "
        f"about {given.times * 0.6:g} million placements; 40 quarters.",
    )
    print(told)
    _write(told, f"returns, {given.times:g} million")
    return None


def _write(told: str, name: str) -> None:
    """Put a table where the last of its size stood, or at the end."""
    text, first, last = RESULTS.read_text(), f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, _, after = text.partition(first)
    rest = after.partition(last)[2] or "\n"
    RESULTS.write_text(f"{before.rstrip()}\n\n{first}\n{told}\n{last}{rest}")


if __name__ == "__main__":
    main()
