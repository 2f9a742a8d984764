"""A build that is ended leaves no Jupyter Book behind."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SOURCE = """
import sys
from pathlib import Path
from glosanalysis.checkout.child_process import run_bound

run_bound(
    "import subprocess, sys, time\\n"
    "subprocess.Popen(['sleep', sys.argv[1]])\\n"
    "print('begun', flush=True)\\n"
    "open(sys.argv[2], 'w').close()\\n"
    "time.sleep(600)",
    [sys.argv[1], sys.argv[2]],
    Path.cwd(),
    {},
)
"""


def running(mark: str) -> str:
    said = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
    return "\n".join(line for line in said.splitlines() if mark in line)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("turn", range(8))
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_what_a_build_starts_ends_with_it(tmp_path: Path, how: signal.Signals, turn: int) -> None:
    mark, begun = f"98765.{turn}{int(how)}", tmp_path / "begun"
    process = subprocess.Popen(
        [sys.executable, "-c", SOURCE, mark, str(begun)], stderr=subprocess.DEVNULL
    )
    while not begun.exists():
        time.sleep(0.02)
    assert running(mark)
    process.send_signal(how)
    process.wait(timeout=60)
    deadline = time.monotonic() + 60  # idle, it takes a moment
    while running(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert running(mark) == ""


def test_what_it_says_and_how_it_ended_are_known(tmp_path: Path) -> None:
    from glosanalysis.checkout.child_process import run_bound

    done = run_bound(
        "import os, sys; print(sys.argv[1], os.environ['A']); print('x', file=sys.stderr); "
        "sys.exit(3)",
        ["one"],
        tmp_path,
        {"A": "two"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, "one two\n", "x\n")
