"""The main job of an analyst: two ordinary quarters are published, one after the other.

Plausible rows of the papers of July and October 2023 go into every table of a copy; all commands
are run as a person would run them.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass

import pytest
from copies import Copy, Ended
from grown import append, as_rows, texts_in
from later_rows import papers_of_two_quarters

from glosanalysis.checkout.project import Project
from glosanalysis.data.schemas import PUBLISHED

QUARTERS = ("2023-24-Q1", "2023-24-Q2")
PAPERS = {"2023-24-Q1": "2023-07-20", "2023-24-Q2": "2023-10-19"}


@dataclass(frozen=True)
class Tables:
    """The copy with both quarters published, what was there before, and what commands said."""

    copy: Copy
    before: dict[str, str]
    after_first: dict[str, str]
    checks: dict[str, Ended]
    runs: dict[str, Ended]


@pytest.fixture(scope="module")
def done(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """Publish both quarters: the rows of the one, `check`, `run --new`, then those of the other."""
    copy = Copy.of_the_papers(project.root, tmp_path_factory.mktemp("next") / "checkout")
    texts = texts_in(copy.root / "data")
    like = [row for row in as_rows(texts["revenue"]) if row["financial_year"] == "2017-18"]
    before, digests = copy.digests(), []
    checks, runs = {}, {}
    for quarter, rows in zip(QUARTERS, papers_of_two_quarters(like), strict=True):
        append(copy.root, rows)
        checks[quarter] = copy.command("check", "--strict")
        runs[quarter] = copy.command("run", "--new")
        copy.pages_written()
        digests.append(copy.digests())
    return Tables(copy, before, digests[0], checks, runs)


@pytest.fixture(params=QUARTERS)
def quarter(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def records(done: Tables, quarter: str) -> dict[str, dict[str, str]]:
    text = done.copy.text(f"book/reports/{quarter}/indicators.csv")
    return {row["indicator"]: row for row in csv.DictReader(io.StringIO(text))}


def test_the_rows_are_of_every_table_that_papers_fill() -> None:
    like = [dict.fromkeys(PUBLISHED["revenue"].columns, "0") | {"level": "line"}]
    filled = {name for rows in papers_of_two_quarters(like) for name in rows}
    # Plans are counted in January, and these papers come in July and October.
    assert (
        filled == {"sources", *PUBLISHED} - {"ehc_plans", "own_figures"} - OF_REPORTS_OF_THEIR_OWN
    )


OF_REPORTS_OF_THEIR_OWN = {
    *("education", "attainment", "pupil_premium"),
    *("adoption_fostering", "adoption_ages", "fostering_panel"),
    *("voice", "survey_response", "survey_answers"),
    *("quality", "risks", "risk_matrix", "events"),
    *("help_protection", "visits", "care", "edge_of_care", "ehcp"),
}
"""Tables of annual reports, surveys and registers: no quarterly paper has them."""


def test_check_finds_no_fault_and_nothing_strange(done: Tables, quarter: str) -> None:
    ended = done.checks[quarter]
    assert ended.code == 0, ended.told


def test_a_run_publishes_the_quarter_and_moves_nothing(done: Tables, quarter: str) -> None:
    ended = done.runs[quarter]
    assert ended.code == 0, ended.told
    assert f"published: {quarter}" in ended.out
    assert " 0 failed" in ended.out
    assert not re.search(r"^(revised|withdrawn):", ended.out, re.MULTILINE)
    assert f"{quarter},{PAPERS[quarter]}\n" in done.copy.text("data/quarters.csv")


def test_all_themes_have_a_page(done: Tables, quarter: str) -> None:
    folder = done.copy.root / "book" / "reports" / quarter
    names = {path.stem for path in folder.glob("*.ipynb")}
    assert names >= {"overview", "early_help", "ehcp", "placements", "workforce"}


def test_earlier_quarters_stay_to_the_byte(done: Tables) -> None:
    now = done.copy.digests()
    assert {name: now.get(name) for name in done.before} == done.before
    assert {name: now.get(name) for name in done.after_first} == done.after_first
    assert {name.split("/")[0] for name in now.keys() - done.before.keys()} == set(QUARTERS)


def test_papers_that_came_late_are_told_of_and_not_put_in(done: Tables) -> None:
    """The July paper gives January to March, which the page of that quarter does not know."""
    assert "2022-23-Q4 would know more" in done.runs["2023-24-Q1"].out
    assert records(done, "2023-24-Q1")["eh_rereferral_6w"]["value"] == "6.6"


@pytest.mark.parametrize(
    ("quarter", "indicator", "cells"),
    [
        ("2023-24-Q1", "eh_rereferral_6w", {"value": "6.6", "as_at": "2023-06-30"}),
        ("2023-24-Q2", "eh_rereferral_6w", {"value": "8.4", "previous_value": "6.6"}),
        ("2023-24-Q1", "agency_pct", {"value": "31.9", "as_at": "2023-06-01"}),
        ("2023-24-Q2", "agency_pct", {"value": "29.4", "previous_value": "31.9"}),
        ("2023-24-Q2", "ehc_new_plans", {"value": "852", "previous_value": "788"}),
        ("2023-24-Q2", "special_school_places", {"value": "1431", "as_at": "2023-09-01"}),
        ("2023-24-Q2", "eh_closure_rereferred_6m", {"numerator": "19", "denominator": "188"}),
    ],
)
def test_figures_are_those_of_the_papers(
    done: Tables, quarter: str, indicator: str, cells: dict[str, str]
) -> None:
    row = records(done, quarter)[indicator]
    assert {name: row[name] for name in cells} == cells
    assert row["status"] in ("new", "provisional")


def test_a_year_end_below_its_target_is_published(done: Tables) -> None:
    """470 of 487 families on 31 March: no day is left, and nothing is endless."""
    page = done.copy.text("book/reports/2023-24-Q1/early_help.ipynb")
    assert "470" in page
    assert not re.search(r"\b(inf|nan|NaT)\b", page)


def test_no_comparator_is_later_than_its_figure(done: Tables) -> None:
    """England's 17.6% of September 2022 belongs beside 2023, not beside 2020."""
    row = records(done, "2023-24-Q1")["agency_pct"]
    assert row["comparator_value"] in ("", "17.6")


def test_the_audit_accuses_nobody_of_what_adds_up(done: Tables) -> None:
    ended = done.copy.command("audit", "--format", "json")
    assert ended.code == 0, ended.told
    found = json.loads(ended.out)
    assert found
    assert [each for each in found if "2023-07" in str(each) or "2023-10" in str(each)] == []


def test_status_knows_that_all_is_up_to_date(done: Tables) -> None:
    ended = done.copy.command("status")
    assert ended.code == 0
    assert "everything is up to date" in ended.out


def test_a_review_proves_the_new_quarter(done: Tables, quarter: str) -> None:
    ended = done.copy.command("review", quarter)
    assert ended.code == 0, ended.told


def test_the_suites_are_green_in_the_checkout_that_grew(done: Tables) -> None:
    """What asserts today's figures asserts them of the quarters that they belong to."""
    ended = done.copy.suites("tests/unit", "tests/backtests")
    assert ended.code == 0, "\n".join(re.findall(r"^(?:FAILED|ERROR) .*$", ended.out, re.M))
