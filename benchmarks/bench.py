"""Time the ways to execute reports, all in one run on one machine, and write a table.

Each way is a process of its own, from its start to its end, with all the processes that it
starts: wall time, processor time, and the most memory that they held together (each shared page
counted once).
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import itertools
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

HERE = Path(__file__).resolve().parent
TABLE = HERE / "results.md"
_BETWEEN_LOOKS = 0.5
"""Seconds; to count what processes share takes time that the measured ones then lack."""
SUBREAPER = 36
"""From linux/prctl.h: processes whose parent has ended come to this one, and are counted."""


@dataclass
class Measured:
    """What a way took: seconds, seconds of processors, and bytes."""

    wall: float
    processor: float
    memory: float


def measured(*command: str | Path) -> Measured:
    """Run a command to its end and measure it with everything that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    most = 0.0
    while process.poll() is None:
        most = max(most, _held(process.pid))
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_BETWEEN_LOOKS)
    wall = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"{command} failed:\n{process.stderr.read().decode() if process.stderr else ''}")
    _collect()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(wall, spent, most)


def _held(pid: int) -> float:
    total = 0
    try:
        tree = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return 0
    for process in tree:
        try:
            total += process.memory_full_info().pss
        except (psutil.Error, AttributeError):
            continue
    return float(total)


def _collect() -> None:
    """Wait for processes whose parents have ended."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.05)
        except ChildProcessError:
            return


def way(name: str, count: int, folder: Path) -> Measured:
    """Measure one way to execute so many reports."""
    found = measured(sys.executable, HERE / "rivals.py", name, str(count), folder)
    print(f"{name}, {count} reports: {found.wall:.1f} s", file=sys.stderr, flush=True)
    return found


def main() -> None:
    """Measure everything and write the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--counts", default="20,50,150")
    options.add_argument("--rivals-to", type=int, default=150, help="rivals up to so many reports")
    given = options.parse_args()
    counts = [int(text) for text in given.counts.split(",")]
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    lines = [
        "<!-- Written by `make bench`: changes are lost, but for the line on mutants and on. -->",
        "# How long reports take",
        "",
        f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}; "
        "all in one run. Memory counts each shared page once.",
        "",
        "| Reports | Way | Wall time (s) | Processor time (s) | Peak memory (MB) "
        "| Against the loop | Against the cells alone |",
        "|---:|---|---:|---:|---:|---:|---:|",
    ]
    with tempfile.TemporaryDirectory() as temporary:
        for count in counts:
            lines += _rows(count, count <= given.rivals_to, Path(temporary) / str(count))
        lines += ["", *_small(Path(temporary) / "small"), "", *_by_others()]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(TABLE.read_text(encoding="utf-8"))


def _by_others() -> list[str]:
    """Keep the line on mutants and what follows it, which is measured by other scripts."""
    known = TABLE.read_text(encoding="utf-8").splitlines() if TABLE.is_file() else []
    return list(itertools.dropwhile(lambda line: not line.startswith("Mutants: "), known))


def _rows(count: int, with_rivals: bool, folder: Path) -> list[str]:
    names = ["papermill in a loop", "papermill in a pool", "jupyter-cache"] if with_rivals else []
    names += ["cells alone", "glosanalysis run"]
    found = {name: way(name, count, folder / name.replace(" ", "-")) for name in names}
    loop, limit = found.get("papermill in a loop"), found["cells alone"]
    rows = []
    for name, each in found.items():
        against = f"{loop.wall / each.wall:.1f} times as fast" if loop else ""
        rows.append(
            f"| {count} | {name} | {each.wall:.1f} | {each.processor:.1f} "
            f"| {each.memory / 1e6:.0f} | {against} | {each.wall / limit.wall:.2f} times as long |"
        )
    return rows


def _small(folder: Path) -> list[str]:
    """Measure what an analyst does most: one quarter more, nothing at all, a question."""
    every = way("glosanalysis run", 50, folder)
    more = way("glosanalysis run", 55, folder)
    nothing = statistics.median(way("glosanalysis run", 55, folder).wall for _ in range(5))
    command = Path(sys.executable).parent / "glosanalysis"
    help_ = statistics.median(measured(command, "--help").wall for _ in range(5))
    shutil.rmtree(folder)
    return [
        "| What | Wall time (s) |",
        "|---|---:|",
        f"| 50 reports from nothing | {every.wall:.1f} |",
        f"| 5 reports on top of 50 | {more.wall:.1f} |",
        f"| Nothing to do, 55 reports (median of 5) | {nothing:.2f} |",
        f"| `glosanalysis --help` (median of 5) | {help_:.2f} |",
    ]


if __name__ == "__main__":
    main()
