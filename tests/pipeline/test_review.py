"""A review proves a quarter, and finds whatever was changed by hand."""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import shutil
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from checkouts import REPORTS, change_template, digests

from glosanalysis.data.published import load
from glosanalysis.period import Quarter
from glosanalysis.pipeline.plan import plan
from glosanalysis.pipeline.review import compared
from glosanalysis.pipeline.run import Options, run
from glosanalysis.pipeline.warm import can_fork
from glosanalysis.project import Project

QUARTER = "2020-21-Q1"
ALTERATIONS = 120


@pytest.fixture
def published_quarter(checkout: Path, project: Project) -> Path:
    """Give a checkout with one quarter as it is published."""
    shutil.copytree(project.reports / QUARTER, checkout / REPORTS / QUARTER)
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
    "a text alternative": (r'(?<="alt": ")\w', str.swapcase),
    "a cell of a download": (r"(?<=base64,)\w", lambda letter: "B" if letter == "A" else "A"),
    "a source": (r"Minute|Attachment|Section|Page", str.lower),
    "code": (r"present\.\w", lambda call: call[:-1] + "_"),
    "a line break": (r"\\n", lambda _: " "),
}


def test_every_alteration_of_a_report_is_found(published_quarter: Path) -> None:
    """Alter reports at random, in many ways, one alteration at a time, and count."""
    project = Project(published_quarter)
    published = load(project.data)
    tasks = plan(project, published, [Quarter.parse(QUARTER)])
    place = project.work / "review"
    run(project, published, tasks, Options(reports=place))
    assert list(compared(project, place, tasks, {})) == []
    chance = random.Random(7)
    done = found = 0
    for turn in range(ALTERATIONS):
        kind = list(KINDS)[turn % len(KINDS)]
        task = chance.choice(tasks)
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
    assert "Reviewed by:" in report.read_text()
    assert digests(published_quarter / "book") == before


def kernels_under_nbval(root: Path) -> list[int]:
    """Give the forked kernels of an nbval that works in a checkout."""
    mark = f"JUPYTER_PATH={root}/_build/nbval-".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark in (process / "environ").read_bytes():
                parent = (process / "stat").read_text().rsplit(")", 1)[1].split()[1]
                if "forkserver" in Path("/proc", parent, "cmdline").read_text():
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
    change_template(published_quarter, "ehcp", "1 + 1")
    table = published_quarter / "data" / "published" / "placements.csv"
    table.write_text(table.read_text().replace("2017-10,total,246", "2017-10,total,247"))
    origin = folder / "provenance.json"
    made_from = json.loads(origin.read_text())
    made_from["environment"] = "0" * 64
    origin.write_text(json.dumps(made_from, indent=2) + "\n")

    code, out, err = command("review", QUARTER)
    assert code == 5
    assert "Traceback" not in err
    for told in (
        f"{QUARTER}/workforce, cell",
        f"{QUARTER}/indicators.csv, agency_pct, value",
        "published: 30.7",
        f"{QUARTER}/provenance.json, templates/ehcp",
        f"{QUARTER}/provenance.json, tables/placements/sha256",
        f"{QUARTER}/provenance.json, environment",
        f"{QUARTER}/ehcp: ",
    ):
        assert told.removesuffix(": ") in out


def test_a_figure_that_moves_is_held_until_it_is_acknowledged(
    published_quarter: Path, command
) -> None:
    table = published_quarter / "data" / "published" / "workforce.csv"
    text = table.read_text(encoding="utf-8")
    moved = text.replace("2020-05-01,agency_pct,30.6", "2020-05-01,agency_pct,30.1")
    assert moved != text
    table.write_text(moved, encoding="utf-8")
    rows = published_quarter / REPORTS / QUARTER / "indicators.csv"
    before = rows.read_bytes()
    code, _, err = command("run")
    assert code == 0
    assert f"{QUARTER}, agency_pct: published 30.6, now 30.1" in err
    assert rows.read_bytes() == before

    code, out, _ = command("review", QUARTER)
    assert code == 5
    assert "30.1, not acknowledged in data/revisions.csv" in out

    with (published_quarter / "data" / "revisions.csv").open("a", encoding="utf-8") as file:
        file.write(f"{QUARTER},agency_pct,30.6,30.1,2026-11-21,The paper's own number of staff\n")
    assert command("run")[0] == 0
    assert b"30.1" in rows.read_bytes()
    code, out, _ = command("review", QUARTER)
    assert code == 0, out
    assert re.search(r"Revisions acknowledged +1 revisions +0", out)
    page = (published_quarter / REPORTS / QUARTER / "workforce.ipynb").read_text(encoding="utf-8")
    assert "Revised on 21 November 2026" in page


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "name a quarter to review, or give --all"),
        (("2021-22-Q1",), "2021-22-Q1 is not published: the book holds 2020-21-Q1"),
        (("soon",), "write it as 2022-23-Q3"),
    ],
)
def test_a_wrong_word_is_told(
    published_quarter: Path, command, arguments: tuple[str, ...], told: str
) -> None:
    code, _, err = command("review", *arguments)
    assert code == 2
    assert told in err
