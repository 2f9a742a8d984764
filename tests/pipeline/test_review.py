"""A review proves a quarter, and finds whatever was changed by hand."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from checkouts import REPORTS, change_template, digests

from glosanalysis.catalogue import plan
from glosanalysis.checkout.git import commit_of
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.forking.server import can_fork
from glosanalysis.pages.generated import generated_pages
from glosanalysis.publication.run import Options, run
from glosanalysis.quarter import Quarter
from glosanalysis.review.differences import Difference, in_notebooks, plain, together
from glosanalysis.review.executed_again import compared
from glosanalysis.review.signed_files import pages_checked, written_checked

QUARTER = "2020-21-Q1"
ALTERATIONS = 120


@pytest.fixture
def published_quarter(checkout: Path, project: Project) -> Path:
    """Give a checkout with one quarter as it is published."""
    shutil.copytree(project.reports / QUARTER, checkout / REPORTS / QUARTER)
    pages = generated_pages(Project(checkout), load(checkout / "data"))
    for folder in ("themes", "years"):
        shutil.rmtree(checkout / "book" / folder)
        (checkout / "book" / folder).mkdir()
    for name, content in pages.items():
        (checkout / name).write_bytes(content)
    return checkout


def replaced(text: str, pattern: str, change: Callable[[str], str], chance: random.Random) -> str:
    """Change one match of a pattern, taken at random; the text as it was if there is none."""
    matches = list(re.finditer(pattern, text))
    if not matches:
        return text
    at = chance.choice(matches)
    return text[: at.start()] + change(at[0]) + text[at.end() :]


def other_digit(digit: str) -> str:
    return str((int(digit) + 1) % 10)


KINDS: dict[str, tuple[str, Callable[[str], str]]] = {
    "a number": (r"\d", other_digit),
    "a word of a sentence": (r"\b(?:the|of|and|in|is|to)\b", str.upper),
    "a path of a figure": (r"(?<=[ML]\d\d)\d", other_digit),
    "a text alternative": (r"(?<=aria-label=')\w", str.swapcase),
    "a cell of a download": (r"(?<=base64,)\w", lambda letter: "B" if letter == "A" else "A"),
    "a source": (r"Minute|Attachment|Section|Page", str.lower),
    "code": (r"render\.\w", lambda call: call[:-1] + "_"),
    "a line break": (r"\\n", lambda _: " "),
}


def test_every_alteration_of_a_report_is_found(published_quarter: Path) -> None:
    """Alter reports at random, in many ways, one alteration at a time, and count."""
    project = Project(published_quarter)
    tables = load(project.data)
    tasks = plan(project, tables, [Quarter.parse(QUARTER)])
    place = project.work / "review"
    run(project, tables, tasks, Options(reports=place))
    assert list(compared(project, place, tasks, {})) == []
    chance = random.Random(7)
    done = found = 0
    for turn in range(ALTERATIONS):
        kind = list(KINDS)[turn % len(KINDS)]
        # Not every report has a drawing or names a place in a paper: take one that has.
        texts = {
            task: task.report_in(project.reports).read_text(encoding="utf-8") for task in tasks
        }
        task = chance.choice([t for t in tasks if re.search(KINDS[kind][0], texts[t])])
        path = task.report_in(project.reports)
        whole = path.read_text(encoding="utf-8")
        altered = replaced(whole, *KINDS[kind], chance)
        if altered == whole:
            continue
        path.write_text(altered, encoding="utf-8")
        differences = list(compared(project, place, tasks, {}))
        path.write_text(whole, encoding="utf-8")
        done += 1
        found += any(each.where.startswith(str(task)) for each in differences)
    assert done > ALTERATIONS * 0.8
    assert found == done


def test_a_quarter_as_published_passes(published_quarter: Path, command) -> None:
    before = digests(published_quarter / "book")
    report = published_quarter / "sign-off.md"
    code, out, _ = command("review", QUARTER, "--report", str(report))
    assert code == 0, out
    assert re.search(r"Cells run again by nbval +\d\d+ cells +0", out)
    assert "Nothing differs." in report.read_text()
    assert "Reviewed by (role), on (date):" in report.read_text()
    assert "| ☐ | 2020-21-Q1 | Agency social workers, share of the workforce | 30.6 % " in (
        report.read_text()
    )
    assert digests(published_quarter / "book") == before


def kernels_under_nbval(root: Path) -> list[int]:
    """Give the kernels of an nbval that works in a checkout: in the folder of their notebook."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            forked = "forkserver" in (process / "cmdline").read_text()
            if forked and (process / "cwd").readlink() == root / REPORTS / QUARTER:
                found.append(int(process.name))
    return found


@pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only")
def test_a_kernel_that_is_lost_under_nbval_is_no_difference(
    published_quarter: Path, command
) -> None:
    killed: list[int] = []
    over = threading.Event()

    def kill_the_first() -> None:
        while not killed and not over.wait(0.02):
            for process in kernels_under_nbval(published_quarter)[:1]:
                os.kill(process, signal.SIGKILL)
                killed.append(process)

    killer = threading.Thread(target=kill_the_first)
    killer.start()
    try:
        code, out, _ = command("review", QUARTER)
    finally:
        over.set()
        killer.join()
    assert killed
    assert code == 0, out


def test_what_was_planted_is_named(published_quarter: Path, command) -> None:
    """One change each in a number, an indicator, a source table, a template, and a hash."""
    folder = published_quarter / REPORTS / QUARTER
    workforce = folder / "workforce.ipynb"
    text = workforce.read_text(encoding="utf-8")
    assert "30.6" in text
    workforce.write_text(text.replace("30.6", "29.6", 1), encoding="utf-8")
    rows = folder / "indicators.csv"
    rows.write_text(rows.read_text(encoding="utf-8").replace("30.6", "30.7", 1), encoding="utf-8")
    change_template(published_quarter, "overview", "1 + 1")
    table = published_quarter / "data" / "published" / "placements.csv"
    table.write_text(table.read_text().replace("2017-10,total,246", "2017-10,total,247"))
    origin = folder / "provenance.json"
    made_from = json.loads(origin.read_text())
    made_from["environment"] = "0" * 64
    origin.write_text(json.dumps(made_from, indent=2) + "\n")

    code, out, err = command("review", QUARTER)
    assert code == 5
    assert "Traceback" not in err
    assert re.search(r"Cells run again by nbval +\d\d+ cells +[1-9]", out)
    for told in (
        f"{QUARTER}/workforce, cell",
        f"{QUARTER}/indicators.csv, agency_pct, value",
        "published: 30.7",
        f"{QUARTER}/provenance.json, templates/overview",
        f"{QUARTER}/provenance.json, tables/placements/sha256",
        f"{QUARTER}/provenance.json, environment",
        f"template overview, in {QUARTER}",
        f"table placements, in {QUARTER}",
    ):
        assert told in out
    assert not re.search(r"base64|\x1b|#x1B", out)


def test_a_fault_in_the_tables_ends_a_review_with_its_line(
    published_quarter: Path, command
) -> None:
    table = published_quarter / "data" / "published" / "placements.csv"
    table.write_text(table.read_text().replace("2017-10,total,246", "2017-10,total,24x"))
    code, _, err = command("review", QUARTER)
    assert code == 3
    assert "data/published/placements.csv, line" in err
    assert "'24x' is not a whole number" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "name a quarter to review, or give --all"),
        (("2021-22-Q1",), "2021-22-Q1 is not published; published are: 2020-21-Q1"),
        (("soon",), "write it as 2022-23-Q3"),
    ],
)
def test_a_wrong_word_is_told(
    published_quarter: Path, command, arguments: tuple[str, ...], told: str
) -> None:
    code, _, err = command("review", *arguments)
    assert code == 2
    assert told in err


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("book/themes/ehcp.md", "book/themes/ehcp.md, line"),
        ("book/audit.md", "book/audit.md, line"),
        ("book/sources.md", "book/sources.md, line"),
    ],
)
def test_a_generated_page_changed_by_hand_is_named(
    published_quarter: Path, name: str, found: str
) -> None:
    project = Project(published_quarter)
    tables = load(project.data)
    assert list(pages_checked(project, tables)[1]) == []
    path = published_quarter / name
    path.write_text(path.read_text().replace("E", "F", 1))
    (published_quarter / "book" / "themes" / "stray.md").write_text("stray")
    where = [each.where for each in pages_checked(project, tables)[1]]
    assert where[0].startswith(found)
    assert where[1:] == ["book/themes/stray.md"]


def test_a_written_file_that_is_not_committed_is_named(published_quarter: Path) -> None:
    project = Project(published_quarter)
    tables = load(project.data)
    assert commit_of(project).id == ""
    identity = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.org")
    for arguments in (("init", "--quiet"), ("add", "."), (*identity, "commit", "-qm", "all")):
        subprocess.run(["git", "-C", str(published_quarter), *arguments], check=True)
    commit = commit_of(project)
    assert len(commit.id) == 40
    assert list(written_checked(project, tables, commit)[1]) == []
    style = published_quarter / "book" / "_static" / "glosanalysis.css"
    style.write_text(style.read_text() + "td:last-child { display: none }\n")
    (published_quarter / "book" / "methods.md").unlink()
    found = written_checked(project, tables, commit_of(project))[1]
    assert [each.where for each in found] == ["book/_static/glosanalysis.css", "book/methods.md"]


def notebook_with(mime: str, content: str) -> str:
    output = {"data": {mime: content}, "metadata": {}, "output_type": "display_data"}
    return json.dumps({"cells": [{"id": "a", "outputs": [output]}]})


def download(text: str) -> str:
    return f'<a href="data:text/csv;base64,{base64.b64encode(text.encode()).decode()}">CSV</a>'


@pytest.mark.parametrize(
    ("mime", "old", "new", "told"),
    [
        ("text/html", "<td>R&amp;D 5</td>", "<td>R&amp;D 6</td>", ("R&D 5", "R&D 6")),
        ("text/html", download("a,b\n1,2\n"), download("a,b\n1,3\n"), ("1,2", "1,3")),
        (
            "text/html",
            "<svg class='chart'><path class='m' d='M1 2'><title>30.6%</title></path></svg>",
            "<svg class='chart'><path class='m' d='M1 3'><title>30.1%</title></path></svg>",
            ("the drawing says 30.6%", "the drawing says 30.1%"),
        ),
        (
            "text/html",
            "<svg class='chart'><path d='M1 2'/></svg>",
            "<svg class='chart'><path d='M1 3'/></svg>",
            ("the drawing", "the drawing differs in a line or a shape, not in what it says"),
        ),
    ],
)
def test_a_difference_is_told_as_a_reader_sees_it(
    mime: str, old: str, new: str, told: tuple[str, str]
) -> None:
    (found,) = in_notebooks("Q/x", notebook_with(mime, old), notebook_with(mime, new))
    assert (found.old, found.new) == told


def test_what_differs_alike_is_told_once_and_without_colours() -> None:
    found = [Difference(name, "1", "2") for name in "abc"] + [Difference("d", "1", "3")]
    assert [(each.where, each.also) for each in together(found)] == [("a", ("b", "c")), ("d", ())]
    assert plain("\x1b[94mCell 19\x1b[0m #x1B[91mdiffers") == "Cell 19 differs"
