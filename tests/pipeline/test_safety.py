"""A run cannot hurt the book: whatever ends it, every file is whole, and nothing is left behind."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from checkouts import (
    REPORTS,
    START,
    beginning,
    change_template,
    count_of_reports,
    digests,
    wait_until_begun,
)

from glosanalysis.checkout.project import Project
from glosanalysis.publication import run as run_module

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

KILLS = 20
LONG = 900
"""Seconds after which something hangs: no machine is as busy as that."""


def start(root: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Start a command in a checkout, with temporary files in a folder of its own beside it."""
    temporary = Path(tempfile.gettempdir()) / f"g{abs(hash(root)) % 10**6}"
    temporary.mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-c", START, *arguments],
        env={
            **os.environ,
            "GLOSANALYSIS_ROOT": str(root),
            "TMPDIR": str(temporary),
            **beginning(root),
            **environment,
        },
        cwd=root.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def left_over(root: Path) -> list[str]:
    """List the processes and temporary files that a command in a checkout left.

    But for Python's own: to find where temporary files go it writes "blat" into a file there, and
    if it is killed just then, that stays.
    """
    temporary = Path(tempfile.gettempdir()) / f"g{abs(hash(root)) % 10**6}"
    files = [path for path in temporary.glob("*") if not _is_probe(path)]
    return processes_of(root) + [path.name for path in files]


def _is_probe(path: Path) -> bool:
    return path.is_file() and path.read_bytes() in (b"", b"blat")


def processes_of(root: Path) -> list[str]:
    """List the processes that were started to work in a checkout."""
    mark = f"GLOSANALYSIS_ROOT={root}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes().split(b"\0")
            if mark in environment and int(process.name) != os.getpid():
                found.append((process / "cmdline").read_text())
        except OSError:
            continue
    return found


def wait_until_nothing_is_left(root: Path) -> None:
    deadline = time.monotonic() + 60
    while left_over(root) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert left_over(root) == []


def test_two_runs_at_once_do_not_mix(checkout: Path, project: Project) -> None:
    runs = [start(checkout, "run", "2017-18-Q3") for _ in range(2)]
    said = [run.communicate(timeout=LONG) for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    out = "".join(text for text, _ in said)
    count = count_of_reports(checkout, "2017-18-Q3")
    assert f"{count} executed, 0 up to date" in out
    assert f"0 executed, {count} up to date" in out
    assert "waiting for another command" in "".join(text for _, text in said)
    made = digests(checkout / REPORTS / "2017-18-Q3")
    assert made == digests(project.reports / "2017-18-Q3")


def test_a_run_that_is_killed_at_any_moment_leaves_whole_files_and_nothing_else(
    checkout: Path, project: Project
) -> None:
    """Kill a run twenty times, each time somewhere else between its start and its end."""
    tables = digests(project.reports / "2017-18-Q3")
    begun = time.monotonic()
    whole = start(checkout, "run", "2017-18-Q3")
    assert whole.communicate(timeout=LONG) and whole.returncode == 0
    seconds = time.monotonic() - begun
    moments = random.Random(20)
    killed = 0
    while killed < KILLS:
        if moments.random() < 0.5:
            shutil.rmtree(checkout / REPORTS)
            (checkout / REPORTS).mkdir()
        run = start(checkout, "run", "2017-18-Q3", "--force")
        try:
            run.communicate(timeout=moments.uniform(0.02, 0.9) * seconds)
            seconds *= 0.9  # it was done before its time: the machine is faster now
        except subprocess.TimeoutExpired:
            run.kill()
            run.communicate()
            killed += 1
        for name, digest in digests(checkout / REPORTS).items():
            assert digest == tables[Path(name).name]
        wait_until_nothing_is_left(checkout)
    again = start(checkout, "run", "2017-18-Q3")
    again.communicate(timeout=LONG)
    assert again.returncode == 0
    assert digests(checkout / REPORTS / "2017-18-Q3") == tables
    assert not (checkout / "_build" / "tmp").exists()


@pytest.mark.parametrize("after", [0.5, 3, 5])
def test_ctrl_c_ends_a_run_at_once(checkout: Path, project: Project, after: float) -> None:
    change_template(checkout, "placements", "import time\ntime.sleep(600)")
    run = start(checkout, "run", "2017-18-Q3")
    wait_until_begun(checkout)
    time.sleep(after)
    run.send_signal(signal.SIGINT)
    begun = time.monotonic()
    _, err = run.communicate(timeout=120)
    assert time.monotonic() - begun < 120  # the cell would take ten minutes
    assert run.returncode == 130
    assert "Traceback" not in err
    tables = digests(project.reports / "2017-18-Q3")
    for name, digest in digests(checkout / REPORTS).items():
        assert digest == tables[Path(name).name]
    wait_until_nothing_is_left(checkout)


@pytest.mark.parametrize(
    ("how", "after"),
    [(signal.SIGINT, 0.5), (signal.SIGKILL, 0.0), (signal.SIGKILL, 0.5), (signal.SIGKILL, 2.0)],
)
def test_a_review_that_is_ended_leaves_nothing(
    checkout: Path, project: Project, how: signal.Signals, after: float
) -> None:
    shutil.copytree(project.reports / "2017-18-Q3", checkout / REPORTS / "2017-18-Q3")
    review = start(checkout, "review", "2017-18-Q3")
    for line in review.stderr or ():
        if line.startswith("Cells run again by nbval"):
            break
    time.sleep(after)
    review.send_signal(how)
    _, said = review.communicate(timeout=60)
    assert review.returncode == (130 if how == signal.SIGINT else -how)
    assert "Traceback" not in said
    wait_until_nothing_is_left(checkout)


def test_a_cell_that_does_not_end_is_ended_with_what_it_started(checkout: Path, command) -> None:
    mark = f"7{random.randrange(10**6):06}"
    change_template(
        checkout,
        "placements",
        f"import subprocess, time\nsubprocess.Popen(['sleep', '{mark}'])\ntime.sleep(600)",
    )
    begun = time.monotonic()
    code, _, err = command("run", "2017-18-Q3", "--theme", "placements", "--cell-timeout", "12")
    assert code == 4
    assert "CellTimeoutError" in err
    assert time.monotonic() - begun < 300  # the cell would take ten minutes
    time.sleep(0.5)
    assert mark not in subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("import os\nos._exit(9)", "DeadKernelError"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "DeadKernelError"),
        (
            "import resource\n"
            "resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))\n"
            "bytearray(2**33)",
            "MemoryError",
        ),
    ],
)
def test_a_kernel_that_dies_or_has_no_memory_left_is_a_failed_report(
    checkout: Path, command, source: str, told: str
) -> None:
    change_template(checkout, "placements", source)
    code, out, err = command("run", "2017-18-Q3")
    assert code == 4
    others = count_of_reports(checkout, "2017-18-Q3") - 1
    assert f"{others} executed, 0 up to date, 1 failed" in out
    assert told in err
    assert not (checkout / REPORTS / "2017-18-Q3" / "placements.ipynb").exists()


def test_a_full_disk_is_told_and_nothing_is_lost(
    checkout: Path, command, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every write of a report fails as on a full disk, after half of it has been written."""
    assert command("run", "2017-18-Q3")[0] == 0
    before = digests(checkout / REPORTS)
    change_template(checkout, "placements", "1 + 1")

    def full(handle: int) -> None:
        os.ftruncate(handle, 100)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("glosanalysis.checkout.atomic_write.os.fsync", full)
    code, _, err = command("run", "2017-18-Q3")
    assert code == 1
    assert "No space left on device" in err
    assert "Traceback" not in err
    assert digests(checkout / REPORTS) == before
    assert not (checkout / "_build" / "tmp").exists()
    monkeypatch.undo()
    monkeypatch.setenv("GLOSANALYSIS_ROOT", str(checkout))
    assert command("run", "2017-18-Q3")[0] == 0
    assert digests(checkout / REPORTS) != before


@pytest.mark.skipif(not Path("/dev/shm").is_dir() or os.geteuid() != 0, reason="needs to mount")
def test_a_disk_that_is_really_full_is_told(
    checkout: Path, command, project: Project, tmp_path: Path
) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(small)])
    if mounted.returncode:
        pytest.skip("this machine does not let a test mount a disk")
    try:
        code, _, err = command("run", "2017-18-Q3", "--out", str(small))
        assert code == 1
        assert "No space left on device" in err
        tables = digests(project.reports / "2017-18-Q3")
        for name, digest in digests(small).items():
            assert digest == tables[Path(name).name]
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_book_that_cannot_be_written_is_told_before_anything_is_executed(
    checkout: Path, command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's refusal is made up: a test that runs as root is refused nothing."""

    def refused(**place: Path) -> None:
        raise OSError(30, "Read-only file system", str(place["dir"]))

    monkeypatch.setattr(run_module.tempfile, "TemporaryFile", refused)
    code, out, err = command("run", "2017-18-Q3")
    assert code == 1
    assert err.strip().endswith("book/reports: Read-only file system")
    assert "executed" not in out
    assert list((checkout / REPORTS).iterdir()) == []


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"TZ": "America/Anchorage", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8", "USER": "another"},
        {"PYTHONHASHSEED": "7", "HOME": "/nonexistent", "COLUMNS": "40", "MPLBACKEND": "svg"},
    ],
)
def test_neither_zone_nor_locale_nor_settings_change_a_byte(
    checkout: Path, project: Project, environment: dict[str, str]
) -> None:
    run = start(checkout, "run", "2017-18-Q3", **environment)
    _, err = run.communicate(timeout=LONG)
    assert run.returncode == 0, err
    assert digests(checkout / REPORTS / "2017-18-Q3") == digests(project.reports / "2017-18-Q3")


@pytest.mark.skipif(not shutil.which("faketime"), reason="faketime is not installed")
def test_the_clock_does_not_change_a_byte(checkout: Path, project: Project) -> None:
    done = subprocess.run(
        ["faketime", "2031-02-03 04:05:06", sys.executable, "-c", START, "run", "2017-18-Q3"],
        env={**os.environ, "GLOSANALYSIS_ROOT": str(checkout), **beginning(checkout)},
        cwd=checkout.parent,
        capture_output=True,
        text=True,
        timeout=LONG,
    )
    assert done.returncode == 0, done.stderr
    assert digests(checkout / REPORTS / "2017-18-Q3") == digests(project.reports / "2017-18-Q3")


def test_a_hundred_reports_leak_nothing(checkout: Path, tmp_path: Path) -> None:
    """Memory is read after fifty reports and after a hundred more; both are executed for real."""
    script = tmp_path / "many.py"
    script.write_text(
        "import gc, os, resource, sys\n"
        "from pathlib import Path\n"
        "from glosanalysis.data.loading import load\n"
        "from glosanalysis.quarter import Quarter\n"
        "from glosanalysis.catalogue import plan\n"
        "from glosanalysis.publication.run import Options, run\n"
        "from glosanalysis.checkout.project import Project\n"
        "def held():\n"
        "    gc.collect()\n"
        "    pages = int(Path('/proc/self/statm').read_text().split()[1])\n"
        "    return pages * resource.getpagesize(), len(os.listdir('/proc/self/fd'))\n"
        "if __name__ == '__main__':\n"
        "    project = Project.find()\n"
        "    published = load(project.data)\n"
        "    task = plan(project, published, [Quarter.parse('2017-18-Q3')])[:1]\n"
        "    for count in (50, 100):\n"
        "        result = run(project, published, task * count, Options(force=True))\n"
        "        assert len(result.executed) == count\n"
        "        print(*held())\n"
    )
    run = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "GLOSANALYSIS_ROOT": str(checkout)},
        capture_output=True,
        text=True,
        timeout=LONG,
    )
    assert run.returncode == 0, run.stderr
    (memory, handles), (later_memory, later_handles) = (
        map(int, line.split()) for line in run.stdout.splitlines()
    )
    assert later_memory - memory < 20e6
    assert later_handles <= handles + 2
    wait_until_nothing_is_left(checkout)
