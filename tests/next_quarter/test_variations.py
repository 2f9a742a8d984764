"""Five things that happen to tables between two quarters, each in a copy of its own."""

from __future__ import annotations

import re
from pathlib import Path

import later_rows as later
import pytest
from copies import Copy
from grown import append
from later_rows import PARTS, Paper, joined

from glosanalysis.checkout.project import Project

PAPER = Paper("cfosc-2023-07", "2023-07-20")
OF_WHAT_IS_PUBLISHED = (
    "tests/backtests",
    *(
        f"tests/unit/test_{name}.py"
        for name in ("audit", "no_look_ahead", "published_figures", "sense", "worked_values")
    ),
)
"""The others are held in the checkout that two whole quarters have come to."""
AGENCY = "2020-05-01,agency_pct,30.6,"


@pytest.fixture
def copy(project: Project, tmp_path: Path) -> Copy:
    return Copy.of_the_papers(project.root, tmp_path / "checkout")


def folder(digests: dict[str, str], quarter: str) -> dict[str, str]:
    return {name: digest for name, digest in digests.items() if name.startswith(quarter)}


def a_row_more(copy: Copy) -> None:
    """Give one figure, of a paper that is there, of a day that no quarter but the last sees."""
    month = '2023-03,RPC Practitioner Training,4,cfosc-2023-03-early-help,"Section 3.0"\n'
    with (copy.root / "data/published/training.csv").open("a", encoding="utf-8") as file:
        file.write(month)


def a_paper_more(copy: Copy) -> None:
    """Give a paper that tells of the last quarter only after what that quarter knows."""
    rows = later.kpi(PAPER, {"2023-01": 7.1, "2023-02": 7.7, "2023-03": 8.0})
    append(copy.root, joined(PAPER.register(*PARTS), rows))


def a_quarter_more(copy: Copy) -> None:
    rows = later.kpi(PAPER, {"2023-04": 6.9, "2023-05": 7.4, "2023-06": 6.6})
    append(copy.root, joined(PAPER.register(*PARTS), rows))


def test_a_row_more_is_late_or_provisional_and_needs_no_word(copy: Copy) -> None:
    a_row_more(copy)
    assert copy.command("check").code == 0
    ended = copy.command("run")
    assert ended.code == 0, ended.told
    assert not re.search(r"^(revised|withdrawn):", ended.out, re.MULTILINE)


def test_a_paper_more_changes_no_page(copy: Copy) -> None:
    before = copy.digests()
    a_paper_more(copy)
    ended = copy.command("run")
    assert ended.code == 0, ended.told
    assert copy.digests() == before


def test_a_quarter_more_of_one_table_has_the_pages_of_one_theme(copy: Copy) -> None:
    before = copy.digests()
    a_quarter_more(copy)
    ended = copy.command("run", "--new")
    assert ended.code == 0, ended.told
    new = copy.digests().keys() - before.keys()
    names = {name.split("/")[1] for name in new if name.endswith(".ipynb")}
    assert names == {"overview.ipynb", "early_help.ipynb"}
    assert before.items() <= copy.digests().items()


def test_a_figure_revised_is_held_whole_and_goes_through_with_a_reason(copy: Copy) -> None:
    before = copy.digests()
    copy.change("data/published/workforce.csv", AGENCY, AGENCY.replace("30.6", "30.1"))
    held = copy.command("run")
    assert held.code == 5, held.told
    assert "2020-21-Q1,agency_pct,value,30.6,30.1," in held.out
    assert folder(copy.digests(), "2020-21-Q1") == folder(before, "2020-21-Q1")
    assert "Traceback" not in held.err

    done = copy.command("run", "--acknowledge", "The paper's own count of staff.")
    assert done.code == 0, done.told
    rows = copy.text("book/reports/2020-21-Q1/indicators.csv")
    assert ",30.1,%," in rows
    assert "30.1" in copy.text("book/reports/2020-21-Q1/workforce.ipynb")
    assert "2020-21-Q1,agency_pct,value,30.6,30.1," in copy.text("data/revisions.csv")
    assert copy.command("run").code == 0


def test_a_figure_withdrawn_is_held_and_then_gone(copy: Copy) -> None:
    """The share of May 2020 is taken back: no older one takes its place."""
    path = copy.root / "data/published/workforce.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(AGENCY)]
    assert len(kept) == len(lines) - 1
    before = copy.digests()
    path.write_text("".join(kept), encoding="utf-8")
    held = copy.command("run")
    assert held.code == 5, held.told
    assert "2020-21-Q1,agency_pct,value,30.6,," in held.out
    assert folder(copy.digests(), "2020-21-Q1") == folder(before, "2020-21-Q1")
    done = copy.command("run", "--acknowledge", "The council took it back.")
    assert done.code == 0, done.told
    rows = copy.text("book/reports/2020-21-Q1/indicators.csv").splitlines()
    assert not any("agency_pct" in row.split(",") and ",30.8," in row for row in rows)


def test_tests_of_what_is_published_stay_green_whatever_came(copy: Copy) -> None:
    for change in (a_row_more, a_paper_more, a_quarter_more):
        change(copy)
        ended = copy.command("run", "--new")
        assert ended.code == 0, ended.told
    copy.pages_written()
    suites = copy.suites(*OF_WHAT_IS_PUBLISHED)
    assert suites.code == 0, "\n".join(re.findall(r"^(?:FAILED|ERROR) .*$", suites.out, re.M))
