"""Time the ways to execute reports and to build their site, and write tables.

Each way is a process of its own, from its start to its end, with all the processes that it
starts: wall time, processor time, and the most memory that they held together (each shared page
counted once). `--only` measures a part anew and leaves the others as they are.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from measuring import Measured, collect_orphans, measured, put
from site_rivals import site_rows

from glosanalysis.catalogue import plan
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.quarter import Quarter

HERE = Path(__file__).resolve().parent
PARTS = ("reports", "small", "review", "site")
RIVALS = ("papermill in a loop", "papermill in a pool", "jupyter-cache")
LIMIT, BOTH, OURS = "cells alone", "cells alone, two processors", "glosanalysis run"


def way(name: str, count: int, folder: Path) -> Measured:
    """Measure one way to execute so many reports."""
    tasks = folder.parent / f"tasks-{count}.json"
    tasks.parent.mkdir(parents=True, exist_ok=True)
    tasks.write_text(json.dumps(named(count)), encoding="utf-8")
    found = measured(sys.executable, HERE / "rivals.py", name, tasks, folder)
    print(f"{name}, {count} reports: {found.wall:.1f} s", file=sys.stderr, flush=True)
    return found


def named(count: int) -> list[tuple[str, str]]:
    """Name so many reports of the same mix: those of the book, the newest first, over and over."""
    project = Project.find()
    every = sorted(plan(project, load(project.data)), key=lambda task: task.quarter, reverse=True)
    repeated = every * (count // len(every) + 1)
    return [(str(task.quarter), task.theme) for task in repeated[:count]]


def report_rows(count: int, with_rivals: bool, folder: Path) -> list[str]:
    """Measure every way to execute so many reports."""
    names = [*(RIVALS if with_rivals else ()), LIMIT, BOTH, OURS]
    found = {name: way(name, count, folder / name.replace(" ", "-")) for name in names}
    shutil.rmtree(folder)
    loop, limit = found.get(RIVALS[0]), found[LIMIT].processor / 2
    return [
        f"| {count} | {name} | {each.wall:.1f} | {each.processor:.1f} | {each.memory / 1e6:.0f} "
        f"| {f'{loop.wall / each.wall:.1f}' if loop else ''} "
        f"| {each.wall / limit:.2f} | {each.processor / 2 / limit:.2f} |"
        for name, each in found.items()
    ]


def reports_part(counts: list[int], rivals_to: int, folder: Path) -> list[str]:
    """Measure the ways to execute reports."""
    return [
        "The limit is the processor time of the cells alone, over two processors. The last column "
        "is what the wall time would be on two processors that do nothing else.",
        "",
        "| Reports | Way | Wall time (s) | Processor time (s) | Peak memory (MB) "
        "| Times as fast as the loop | Wall time, of the limit | Processors, of the limit |",
        "|---:|---|---:|---:|---:|---:|---:|---:|",
        *(
            row
            for count in counts
            for row in report_rows(count, count <= rivals_to, folder / str(count))
        ),
    ]


def small_part(folder: Path) -> list[str]:
    """Measure what an analyst does most: one quarter more, nothing at all, a question."""
    every, more = way(OURS, 50, folder), way(OURS, 55, folder)
    nothing = statistics.median(way(OURS, 55, folder).wall for _ in range(5))
    command = Path(sys.executable).parent / "glosanalysis"
    measured(command, "run")
    again = statistics.median(measured(command, "run").wall for _ in range(5))
    help_ = statistics.median(measured(command, "--help").wall for _ in range(5))
    return [
        "| What | Wall time (s) |",
        "|---|---:|",
        f"| 50 reports from nothing | {every.wall:.1f} |",
        f"| 5 reports on top of 50 | {more.wall:.1f} |",
        f"| Nothing to do, 55 reports, worked out again (median of 5) | {nothing:.2f} |",
        f"| `glosanalysis run` with nothing to do, asked again (median of 5) | {again:.2f} |",
        f"| `glosanalysis --help` (median of 5) | {help_:.2f} |",
    ]


def review_part(quarter: Quarter) -> list[str]:
    """Measure the proof of one published quarter."""
    command = [sys.executable, "-m", "glosanalysis.cli", "review", str(quarter)]
    try:
        found = measured(*command)
    except SystemExit as ended:
        return [f"Review of {quarter}: not measured, for it ended with a difference. {ended}"[:200]]
    return [
        "| What | Wall time (s) | Processor time (s) |",
        "|---|---:|---:|",
        f"| `glosanalysis review {quarter}` | {found.wall:.1f} | {found.processor:.1f} |",
    ]


def main() -> None:
    """Measure what was asked for, and put it into the file of results."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", nargs="*", choices=PARTS, default=PARTS)
    options.add_argument("--counts", default="20,50,150,600")
    options.add_argument("--rivals-to", type=int, default=50, help="rivals up to so many reports")
    options.add_argument("--quarter", type=Quarter.parse, default=Quarter.parse("2025-26-Q2"))
    given = options.parse_args()
    counts = [int(text) for text in given.counts.split(",")]
    collect_orphans()
    busy = os.getloadavg()[0]
    machine = (
        f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}; "
        "all in one run. Memory counts each shared page once."
        + (f" Others worked on the machine (load {busy:.0f}): only ratios count." * (busy > 1))
    )
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make = {
            "reports": lambda: reports_part(counts, given.rivals_to, folder / "reports"),
            "small": lambda: small_part(folder / "small"),
            "review": lambda: review_part(given.quarter),
            "site": lambda: site_rows(folder / "site"),
        }
        for name in given.only:
            put(name, [machine, "", *make[name]()])


if __name__ == "__main__":
    main()
