"""`glosanalysis watch` makes the book again on a change, and outlives whatever goes wrong."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.request import urlopen

import pytest
from checkouts import REPORTS, START, add_paper, add_row, beginning, wait_until_begun

from glosanalysis.book.watch import _folders, _is_ours
from glosanalysis.catalogue import days_to_come, new_quarters, reports_of
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.quarter import Quarter

QUARTER = "2022-23-Q4"
READY = "watching data, notebooks and pages"
NEXT = "2023-24-Q1"
NEXT_COUNT = ("2023-04-30", "5400", "next", "made up")
NEXT_PAPER = ("next", "A later paper", "The council", "2023-07-13", "next", "")


class Watching:
    """A watch that was started in a checkout, and the lines that it has said."""

    def __init__(self, root: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-c", START, "watch", *options],
            env={**os.environ, "GLOSANALYSIS_ROOT": str(root), **beginning(root)},
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

    def until(self, text: str, seconds: float = 900) -> list[str]:
        """Give the lines that are said until one holds a text."""
        said: list[str] = []
        deadline = time.monotonic() + seconds
        while not said or text not in said[-1]:
            try:
                said.append(self._lines.get(timeout=deadline - time.monotonic()))
            except (queue.Empty, ValueError):
                raise AssertionError(f"no '{text}' in {said}") from None
        return said

    def rest(self) -> list[str]:
        """Give what it said after that, once it has ended."""
        time.sleep(1)
        return [self._lines.get() for _ in range(self._lines.qsize())]


@pytest.fixture
def watching(
    checkout: Path, project: Project, request: pytest.FixtureRequest
) -> Iterator[Watching]:
    """Watch a checkout of one quarter, with the options that a test asks for."""
    shutil.copytree(project.root / REPORTS / QUARTER, checkout / REPORTS / QUARTER)
    watch = Watching(checkout, *getattr(request, "param", ()))
    yield watch
    watch.process.kill()
    watch.process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def got(address: str) -> str:
    with urlopen(address, timeout=20) as answer:
        return str(answer.read().decode())


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
    assert watching.process.wait(timeout=120) == 130


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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("watching", [("--serve", "--port", str(free_port()))], indirect=True)
def test_the_served_book_follows_a_written_page(checkout: Path, watching: Watching) -> None:
    said = watching.until(READY)
    address = next(line.split()[-1] for line in said if " serving " in line)
    built = (checkout / "_build/html/index.html").read_text(encoding="utf-8")
    first = got(f"{address}/-/build")
    assert got(f"{address}/") != built  # which is the page, and the script that reloads it
    assert first not in built
    assert first in got(f"{address}/")

    page = checkout / "book" / "methods.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
    said = watching.until(READY)
    assert [line for line in said if "changed: " in line] == [said[0]]
    assert said[0].endswith("changed: book/methods.md")
    assert not any("executed: " in line for line in said)
    assert "One more line." in got(f"{address}/book/methods.html")
    assert got(f"{address}/-/build") != first

    with socket.create_connection(("127.0.0.1", int(address.rsplit(":", 1)[1]))):
        os.killpg(watching.process.pid, signal.SIGINT)
        assert watching.process.wait(timeout=120) == 130
    assert not any("Traceback" in line for line in watching.rest())


def test_a_port_that_is_taken_is_one_plain_line(checkout: Path, command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, err = command("watch", "--serve", "--port", str(port))
    assert code == 2
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith(f"port {port} is in use")


def test_a_port_without_a_server_is_wrong_usage(checkout: Path, command) -> None:
    code, _, err = command("watch", "--port", "8001")
    assert code == 2
    assert "--serve" in err


@pytest.mark.parametrize(
    ("path", "ours"),
    [
        ("data/published/ehc_plans.csv", True),
        ("data/commentary/2022-23-Q3/ehcp.md", True),
        ("data/published/.ehc_plans.csv.swp", False),
        ("notebooks/ehcp.ipynb", True),
        ("notebooks/ehcp.ipynb~", False),
        ("notebooks/.ipynb_checkpoints/ehcp.ipynb", False),
        ("book/methods.md", True),
        ("book/sources.md", False),  # the build writes it
        ("book/_static/glosanalysis.css", True),
        ("book/_templates/layout.html", True),
        ("_config.yml", True),
        ("_toc.yml", False),
    ],
)
def test_what_the_book_is_made_from_is_watched(project: Project, path: str, ours: bool) -> None:
    assert _is_ours(project, Path(path)) == ours


def test_the_reports_and_the_site_are_not_watched(project: Project) -> None:
    watched = {folder.relative_to(project.root).as_posix() for folder in _folders(project)}
    assert {".", "data", "data/published", "notebooks", "book", "book/_static"} <= watched
    assert not any(name.startswith(("book/reports", "_build")) for name in watched)


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
    wait_until_begun(checkout)
    time.sleep(after)
    os.killpg(watch.process.pid, signal.SIGINT)
    assert watch.process.wait(timeout=120) == 130
    said = watch.rest()
    assert not any("Traceback" in line for line in said), said
