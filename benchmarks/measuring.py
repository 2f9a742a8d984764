"""What a command took, with everything that it starts, and parts of the file of results."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

__all__ = ["Measured", "collect_orphans", "measured", "put"]

TABLE = Path(__file__).with_name("results.md")
_BETWEEN_LOOKS, _TIMES_A_LOOK = 0.5, 30
"""Seconds at least, and how often as long as a look takes: to count what processes share takes time
that the measured ones then lack, and they wait for it where they ask for memory."""
_SUBREAPER = 36
"""From linux/prctl.h: processes whose parent has ended come to this one, and are counted."""


@dataclass
class Measured:
    """What a way took: seconds, seconds of processors, and bytes."""

    wall: float
    processor: float
    memory: float


def collect_orphans() -> None:
    """Have processes whose parents have ended counted here."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def measured(
    *command: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Measured:
    """Run a command to its end and measure it with everything that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env={**os.environ, **(env or {})},
    )
    most = 0.0
    while process.poll() is None:
        began = time.perf_counter()
        most = max(most, _held(process.pid))
        looked = time.perf_counter() - began
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(_BETWEEN_LOOKS, _TIMES_A_LOOK * looked))
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


def put(name: str, lines: list[str]) -> None:
    """Put a part into the file of results, in the place of what it was."""
    begins, ends = f"<!-- {name} -->", f"<!-- end of {name} -->"
    part = "\n".join([begins, *lines, ends])
    known = TABLE.read_text(encoding="utf-8") if TABLE.is_file() else ""
    pattern = re.compile(f"{re.escape(begins)}.*?{re.escape(ends)}", re.DOTALL)
    changed, times = pattern.subn(lambda _: part, known)
    if not times:
        changed = f"{known.rstrip()}\n\n{part}\n".lstrip()
    TABLE.write_text(changed, encoding="utf-8")
    print(part, flush=True)
