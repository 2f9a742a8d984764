"""Run the books of N authorities of England, then of 2N and 4N, and tell what a report takes.

Each authority has a folder of its own (`glosanalysis new`), of which some themes of every quarter
that sees releases are run by the command line: on this machine, or, with `--cluster`, on a cluster
of dask.distributed with two workers here. A line a book is added to `scale.csv`, and what has one
is left out, so that this goes on where it was ended.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
from lines import add, there
from measuring import Measured, collect_orphans, measured, put

ROOT = Path(__file__).resolve().parents[1]
TABLE = Path(__file__).with_name("scale.csv")
COLUMNS = ("code", "how", "reports", "wall", "processor", "memory_mb")
QUARTERS = [f"{year}-{year - 1999}-Q{n}" for year in (2023, 2024, 2025) for n in (1, 2, 3, 4)][1:10]
"""From the first that sees releases to the last that they tell of."""
THEMES = ("overview", "help_protection", "children_in_care", "ehcp")
WORKERS = 2
_SILENT_FOR = "15 minutes"
TOOL = (sys.executable, "-m", "glosanalysis.cli")


def authorities() -> list[str]:
    """List the codes of the authorities of today, the same order each time."""
    rows = there(ROOT / "data" / "releases" / "areas.csv")
    local = (row for row in rows if row["level"] == "Local authority")
    codes = {row["current_code"] for row in local if row["region_code"] and not row["until"]}
    return sorted(code for code in codes if "/" not in code)


def environment(root: Path) -> dict[str, str]:
    """Give the variables by which this package works in a folder."""
    return {"GLOSANALYSIS_ROOT": str(root), "PYTHONPATH": str(ROOT)}


def one_book(code: str, how: str, cluster: Any = None) -> dict[str, object]:
    """Make a book, run it, and give its line."""
    more = ["--scheduler", cluster.scheduler_address] if cluster else ["--jobs", str(WORKERS)]
    themes = [part for theme in THEMES for part in ("--theme", theme)]
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place) / code, Path(place) / "out"
        begun = {**os.environ, **environment(ROOT)}
        new = [*TOOL, "new", str(folder), "--authority", code]
        subprocess.run(new, check=True, capture_output=True, env=begun)
        with also_of(cluster) as spent:
            found = measured(
                *(*TOOL, "run", *QUARTERS, *themes, "--out", out, *more),
                cwd=folder,
                env=environment(folder),
            )
        made = len(list(out.rglob("*.ipynb")))
    return {
        "code": code,
        "how": how,
        "reports": made,
        "wall": round(found.wall, 2),
        "processor": round(found.processor + spent.processor, 2),
        "memory_mb": round((found.memory + spent.memory) / 1e6),
    }


@contextlib.contextmanager
def also_of(cluster: Any) -> Iterator[Measured]:
    """Measure what the workers of a cluster spend, and what they hold at the end."""
    spent = Measured(0, 0, 0)
    tree = psutil.Process().children if cluster else list
    before = sum(map(_seconds, tree(recursive=True))) if cluster else 0
    yield spent
    if cluster:
        processes = tree(recursive=True)
        spent.processor = sum(map(_seconds, processes)) - before
        spent.memory = sum(process.memory_full_info().pss for process in processes)


def _seconds(process: psutil.Process) -> float:
    """Give the processor time of a process and of what it has started that has ended."""
    try:
        return sum(process.cpu_times()[:4])
    except psutil.Error:
        return 0.0


@contextlib.contextmanager
def started(how: str) -> Iterator[Any]:
    """Start a cluster where one is asked for."""
    if how == "here":
        yield None
        return
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set(
            {
                "distributed.worker.daemon": False,
                # What measures shares a process with the scheduler, and both a busy machine.
                "distributed.comm.timeouts.tcp": _SILENT_FOR,
                "distributed.comm.timeouts.connect": _SILENT_FOR,
                "distributed.scheduler.worker-ttl": None,
            }
        ),
        LocalCluster(
            n_workers=WORKERS,
            threads_per_worker=1,
            dashboard_address=None,
            env={
                "GLOSANALYSIS_ROOT": "/nowhere",
                "DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP": _SILENT_FOR,
                "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": _SILENT_FOR,
            },
        ) as cluster,
    ):
        yield cluster


def summary(n: int) -> list[str]:
    """Tell what a report takes at N, 2N and 4N authorities, and what 30,000 would."""
    lines = [
        f"{len(QUARTERS)} quarters and {len(THEMES)} themes of each authority, one book after the "
        f"other; {os.cpu_count()} processors, shared with others: wall times are as it happened.",
        "",
        "| Where | Authorities | Reports | Wall time a report (s) | Processor time a report (s) "
        "| Peak memory (MB) | 30,000 reports, hours of one processor |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for how in ("here", "cluster"):
        every = [line for line in there(TABLE) if line["how"] == how]
        for count in (n, 2 * n, 4 * n):
            part = every[:count]
            if len(part) == count:
                reports = sum(int(line["reports"]) for line in part)
                wall, spent = (
                    sum(float(line[name]) for line in part) / reports
                    for name in ("wall", "processor")
                )
                most = max(int(line["memory_mb"]) for line in part)
                lines.append(
                    f"| {how} | {count} | {reports} | {wall:.2f} | {spent:.2f} | {most} "
                    f"| {spent * 30_000 / 3600:.1f} |"
                )
    return lines


def main() -> None:
    """Run what is not in the file yet, until the time is up, and put the summary into results."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--authorities", type=int, default=4, metavar="N")
    options.add_argument("--cluster", dest="how", action="store_const", const="cluster")
    options.add_argument("--minutes", type=float, default=15, help="begin no book after so many")
    given = options.parse_args()
    how, end = given.how or "here", time.monotonic() + 60 * given.minutes
    collect_orphans()
    done = {line["code"] for line in there(TABLE) if line["how"] == how}
    with started(how) as cluster:
        for code in authorities()[: 4 * given.authorities]:
            if code not in done and time.monotonic() < end:
                add(TABLE, COLUMNS, one_book(code, how, cluster))
    put("scale", summary(given.authorities))


if __name__ == "__main__":
    main()
