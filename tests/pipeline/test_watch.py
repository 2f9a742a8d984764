"""`glosanalysis watch` makes the book again on a change, and outlives whatever goes wrong."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from checkouts import REPORTS, add_paper, add_row

from glosanalysis.catalogue import days_to_come, new_quarters, reports_of
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import load
from glosanalysis.quarter import Quarter

START = "import sys; from glosanalysis.cli import main; main(sys.argv[1:])"
QUARTER = "2022-23-Q4"
READY = "watching data and notebooks"
NEXT = "2023-24-Q1"
NEXT_COUNT = ("2023-04-30", "5400", "next", "made up")
NEXT_PAPER = ("next", "A later paper", "The council", "2023-07-13", "next", "")


class Watching:
    """A watch that was started in a checkout, and the lines that it has said."""

    def __init__(self, root: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-c", START, "watch"],
            env={**os.environ, "GLOSANALYSIS_ROOT": str(root)},
            cwd=root.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip())

    def until(self, text: str, seconds: float = 120) -> list[str]:
        """Give the lines that are said until one holds a text."""
        said: list[str] = []
        deadline = time.monotonic() + seconds
        while not said or text not in said[-1]:
            try:
                said.append(self._lines.get(timeout=deadline - time.monotonic()))
            except (queue.Empty, ValueError):
                raise AssertionError(f"no '{text}' in {said}") from None
        return said


@pytest.fixture
def watching(checkout: Path, project: Project) -> Iterator[Watching]:
    shutil.copytree(project.root / REPORTS / QUARTER, checkout / REPORTS / QUARTER)
    watch = Watching(checkout)
    yield watch
    watch.process.kill()
    watch.process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_change_is_made_a_fault_is_said_and_ctrl_c_ends_it(
    checkout: Path, watching: Watching
) -> None:
    said = watching.until(READY)
    made = reports_of(Quarter.parse(QUARTER), load(checkout / "data"))
    assert sum("executed: " in line for line in said) == len(made)
    assert said[-2].endswith("built: _build/html/index.html")

    table = checkout / "data" / "published" / "ehc_plans.csv"
    good = table.read_text(encoding="utf-8")
    table.write_text(good.replace("5295", "52x95"), encoding="utf-8")
    said = watching.until(READY)
    assert said[0].endswith("changed: data/published/ehc_plans.csv")
    assert "line 3, column plans: '52x95' is not a whole number" in said[1]
    assert len(said) == 3

    table.write_text(good, encoding="utf-8")
    add_paper(checkout, *NEXT_PAPER)
    add_row(checkout, "ehc_plans", *NEXT_COUNT)
    said = watching.until(READY)
    new = [line for line in said if "executed: 2023-24-Q1/" in line]
    assert len(new) == len(reports_of(Quarter.parse(NEXT), load(checkout / "data")))
    assert not any(f"executed: {QUARTER}" in line for line in said)
    assert (checkout / "_build/html/book/reports/2023-24-Q1/ehcp.html").is_file()

    os.killpg(watching.process.pid, signal.SIGINT)
    assert watching.process.wait(timeout=20) == 130


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_file_written_in_pieces_does_not_end_it(checkout: Path, watching: Watching) -> None:
    watching.until(READY)
    template = checkout / "notebooks" / "ehcp.ipynb"
    content = template.read_bytes()
    template.write_bytes(content[: len(content) // 2])
    said = watching.until(READY)
    assert said[0].endswith("changed: notebooks/ehcp.ipynb")
    assert not any("Traceback" in line for line in said)
    assert not any("built: " in line for line in said)
    template.write_bytes(content)
    assert any("built: " in line for line in watching.until(READY))
    assert watching.process.poll() is None


def test_quarters_since_the_newest_are_new(checkout: Path) -> None:
    project = Project(checkout)
    (project.reports / "2022-23-Q3").mkdir()
    assert new_quarters(project, load(project.data)) == [Quarter.parse(QUARTER)]
    (project.reports / QUARTER).mkdir()
    assert new_quarters(project, load(project.data)) == []
    add_paper(checkout, *NEXT_PAPER)
    add_row(checkout, "ehc_plans", *NEXT_COUNT)
    assert new_quarters(project, load(project.data)) == [Quarter.parse("2023-24-Q1")]


def test_a_quarter_is_new_when_a_paper_has_come_out_since_its_end(checkout: Path) -> None:
    project = Project(checkout)
    (project.reports / "2022-23-Q4").mkdir()
    add_paper(checkout, *NEXT_PAPER[:3], "2023-06-29", *NEXT_PAPER[4:])
    add_row(checkout, "ehc_plans", "2023-05-31", *NEXT_COUNT[1:])
    assert new_quarters(project, load(project.data)) == []


def test_a_book_without_reports_begins_with_the_last_quarter(checkout: Path) -> None:
    project = Project(checkout)
    assert new_quarters(project, load(project.data)) == [Quarter.parse(QUARTER)]


def test_a_run_can_find_the_new_quarters_itself(
    checkout: Path, command: Callable[..., tuple[int, str, str]]
) -> None:
    code, out, _ = command("run", "--new")
    assert code == 0
    made = reports_of(Quarter.parse(QUARTER), load(checkout / "data"))
    assert f"{len(made)} executed" in out
    assert [path.name for path in (checkout / REPORTS).iterdir()] == [QUARTER]


def test_a_quarter_that_has_not_begun_is_no_new_one(checkout: Path, command) -> None:
    project = Project(checkout)
    (project.reports / QUARTER).mkdir()
    add_row(checkout, "workforce", "2032-06-01", "agency_pct", "33", "cfosc-2023-03-send", "slip")
    tables = load(project.data)
    assert new_quarters(project, tables, date(2026, 11, 26)) == []
    assert days_to_come(tables, date(2026, 11, 26)) == [date(2032, 6, 1)]
    code, _, err = command("run", "2032-33-Q1")
    assert code == 2
    assert "no figure is known for 2032-33-Q1" in err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("after", [0.6, 1, 1.5, 2, 3])
def test_ctrl_c_while_it_starts_is_no_traceback(checkout: Path, after: float) -> None:
    watch = Watching(checkout)
    time.sleep(after)
    os.killpg(watch.process.pid, signal.SIGINT)
    assert watch.process.wait(timeout=30) == 130
    time.sleep(1)
    said = [watch._lines.get() for _ in range(watch._lines.qsize())]
    assert not any("Traceback" in line for line in said), said
