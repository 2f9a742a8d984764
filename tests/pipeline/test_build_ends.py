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
from glosanalysis.checkout.child_process import bound

with bound(
    "import subprocess, sys, time\\n"
    "subprocess.Popen(['sleep', sys.argv[1]])\\n"
    "print('begun', flush=True)\\n"
    "open(sys.argv[2], 'w').close()\\n"
    "told.wait() if sys.argv[3] == 'waiting' else time.sleep(600)",
    sys.argv[1:],
    Path.cwd(),
    {},
) as begun:
    if sys.argv[3] == "waiting":
        import time
        time.sleep(600)
    begun.finish()
"""


def running(mark: str) -> str:
    said = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
    return "\n".join(line for line in said.splitlines() if mark in line)


def left_of(mark: str) -> str:
    """Tell what still runs when it has had time to end: idle, it takes a moment."""
    deadline = time.monotonic() + 60
    while running(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    return running(mark)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("what", ["waiting", "working"])
def test_what_a_build_starts_ends_with_it(
    tmp_path: Path, what: str, how: signal.Signals, turn: int
) -> None:
    mark = f"98765.{turn}{int(how)}{int(what == 'waiting')}"
    begun = tmp_path / "begun"
    process = subprocess.Popen(
        [sys.executable, "-c", SOURCE, mark, str(begun), what], stderr=subprocess.DEVNULL
    )
    while not begun.exists():
        time.sleep(0.02)
    assert running(mark)
    process.send_signal(how)
    process.wait(timeout=60)
    assert left_of(mark) == ""


def test_what_it_says_and_how_it_ended_are_known(tmp_path: Path) -> None:
    from glosanalysis.checkout.child_process import bound

    source = (
        "import os, sys; print(sys.argv[1], os.environ['A']); print('x', file=sys.stderr); "
        "sys.exit(3)"
    )
    with bound(source, ["one"], tmp_path, {"A": "two"}) as begun:
        done = begun.finish()
    assert (done.returncode, done.stdout, done.stderr) == (3, "one two\n", "x\n")


def test_it_waits_until_its_end_is_asked_for(tmp_path: Path) -> None:
    from glosanalysis.checkout.child_process import bound

    source = "open('begun', 'w').close(); told.wait(); open('told', 'w').close()"
    with bound(source, [], tmp_path, {}) as begun:
        while not (tmp_path / "begun").exists():
            time.sleep(0.02)
        assert not (tmp_path / "told").exists()
        begun.finish()
        assert (tmp_path / "told").exists()


def test_a_fault_while_it_waits_ends_it(tmp_path: Path) -> None:
    from glosanalysis.checkout.child_process import bound

    source = (
        "import subprocess, sys; subprocess.Popen(['sleep', sys.argv[1]]); "
        "open('begun', 'w').close(); told.wait()"
    )
    with (
        pytest.raises(ValueError, match="a broken table"),
        bound(source, ["98764.1"], tmp_path, {}),
    ):
        while not (tmp_path / "begun").exists():
            time.sleep(0.02)
        assert running("98764.1")
        raise ValueError("a broken table")
    assert left_of("98764.1") == ""
