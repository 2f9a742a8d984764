"""What was published does not move unseen, and a quarter that moved is held whole."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from checkouts import REPORTS, add_paper, add_row, change_data, count_of_reports, digests

from glosanalysis.checkout.project import Project
from glosanalysis.publication.moves import Kind, Moved, moved_in
from glosanalysis.publication.revisions import as_lines

QUARTER = "2020-21-Q1"
AGENCY = ("workforce", "2020-05-01,agency_pct,30.6", "2020-05-01,agency_pct,30.1")


def row(**cells: str) -> dict[str, str]:
    plain = {
        "quarter": "2022-23-Q3",
        "theme": "workforce",
        "indicator": "agency_pct",
        "value": "30.6",
        "previous_value": "33.5",
        "target": "20",
        "assessment": "off_target",
        "comparator_value": "15",
        "as_at": "2022-12-31",
        "status": "new",
    }
    return {**plain, **cells}


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        ({}, {}, []),
        ({}, {"value": "30.60", "target": "20.0"}, []),
        ({}, {"value": "30.1"}, [(Kind.REVISED, "value", "30.6", "30.1")]),
        ({}, {"target": "5"}, [(Kind.REVISED, "target", "20", "5")]),
        ({}, {"assessment": "worse"}, [(Kind.REVISED, "assessment", "off_target", "worse")]),
        ({}, {"previous_value": ""}, [(Kind.REVISED, "previous_value", "33.5", "")]),
        ({}, {"comparator_value": "16"}, [(Kind.REVISED, "comparator_value", "15", "16")]),
        ({}, {"value": "", "as_at": ""}, [(Kind.WITHDRAWN, "value", "30.6", "")]),
        (
            {},
            {"value": "31", "as_at": "2022-09-30"},
            [(Kind.WITHDRAWN, "value", "30.6", "")],
        ),
        ({}, {"value": "29", "as_at": "2022-12-31"}, [(Kind.REVISED, "value", "30.6", "29")]),
        ({"as_at": "2022-10-31"}, {"value": "29"}, [(Kind.LATE, "value", "30.6", "29")]),
        (
            {"value": "", "as_at": "", "status": "not_reported"},
            {"value": "29"},
            [(Kind.LATE, "value", "", "29")],
        ),
        (
            {"value": "", "as_at": "", "status": "withdrawn"},
            {"value": "29"},
            [(Kind.REVISED, "value", "", "29")],
        ),
        (
            {"status": "provisional"},
            {"value": "29"},
            [(Kind.SCHEDULED, "value", "30.6", "29")],
        ),
    ],
)
def test_what_counts_as_moved(
    was: dict[str, str], now: dict[str, str], found: list[tuple[Kind, str, str, str]]
) -> None:
    told = moved_in([row(**was)], [row(**now)])
    assert [(kind, each.what, each.old, each.new) for kind, each in told] == found


def test_an_indicator_that_left_the_book_is_withdrawn() -> None:
    ((kind, moved),) = moved_in([row()], [])
    assert (kind, moved.what, moved.new) == (Kind.WITHDRAWN, "value", "")
    assert moved_in([], [row()]) == []


def test_lines_are_ready_to_paste() -> None:
    from datetime import date

    moved = Moved(QUARTER, "agency_pct", "value", "30.6", "")
    said = as_lines([moved], date(2026, 11, 26), "Counted twice, by mistake")
    assert said == f'{QUARTER},agency_pct,value,30.6,,2026-11-26,"Counted twice, by mistake"\n'


@pytest.fixture
def published_quarter(checkout: Path, project: Project) -> Path:
    shutil.copytree(project.reports / QUARTER, checkout / REPORTS / QUARTER)
    return checkout


def test_a_quarter_that_moved_is_held_whole_until_it_is_acknowledged(
    published_quarter: Path, command
) -> None:
    folder = published_quarter / REPORTS / QUARTER
    change_data(published_quarter, *AGENCY)
    before = digests(folder)
    for _ in range(2):
        code, out, err = command("run")
        assert code == 5
        assert f"{QUARTER}, agency_pct: published 30.6, now 30.1" in err
        assert f"{QUARTER},agency_pct,value,30.6,30.1," in out
        assert digests(folder) == before
    assert "stale" in command("status")[1]

    code, out, err = command("run", "--acknowledge", "The paper's own number of staff")
    assert code == 0, err
    assert f"revised: {QUARTER}, agency_pct: published 30.6, now 30.1" in out
    lines = (published_quarter / "data" / "revisions.csv").read_text(encoding="utf-8")
    assert f"{QUARTER},agency_pct,value,30.6,30.1," in lines
    page = (folder / "workforce.ipynb").read_text(encoding="utf-8")
    assert "published as 30.6%, now 30.1%" in page
    assert "The paper's own number of staff." in page
    assert b"30.1" in (folder / "indicators.csv").read_bytes()
    assert "0 executed" in command("run")[1]


def test_a_line_that_is_pasted_lets_the_quarter_go_on(published_quarter: Path, command) -> None:
    change_data(published_quarter, *AGENCY)
    _, out, _ = command("run")
    lines = [line for line in out.splitlines() if line.startswith(f"{QUARTER},")]
    with (published_quarter / "data" / "revisions.csv").open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    assert command("run")[0] == 0


def test_a_figure_that_is_withdrawn_is_not_replaced_by_an_older_one(
    published_quarter: Path, command
) -> None:
    change_data(published_quarter, AGENCY[0], AGENCY[1], "2020-07-01,agency_pct,30.6")
    code, out, _ = command("run")
    assert code == 5
    assert f"{QUARTER},agency_pct,value,30.6,," in out
    assert command("run", "--acknowledge", "Never measured")[0] == 0
    folder = published_quarter / REPORTS / QUARTER
    with (folder / "indicators.csv").open(encoding="utf-8") as file:
        rows = {row["indicator"]: row for row in csv.DictReader(file)}
    assert (rows["agency_pct"]["status"], rows["agency_pct"]["value"]) == ("withdrawn", "")
    assert "Withdrawn on" in (folder / "workforce.ipynb").read_text(encoding="utf-8")
    assert "0 executed" in command("run")[1]


def test_other_quarters_of_a_run_go_on(published_quarter: Path, command) -> None:
    change_data(published_quarter, *AGENCY)
    code, out, _ = command("run", "2017-18-Q3", QUARTER)
    assert code == 5
    count = count_of_reports(published_quarter, "2017-18-Q3")
    assert f"{count} executed, 0 up to date, 0 failed" in out
    assert (published_quarter / REPORTS / "2017-18-Q3" / "overview.ipynb").is_file()


def test_a_reason_is_needed(published_quarter: Path, command) -> None:
    assert command("run", "--acknowledge", " ")[0] == 2
    assert command("run", "--acknowledge", "x", "--out", "elsewhere")[0] == 2


def test_a_new_quarter_is_listed_and_older_ones_stay_as_they_were(
    checkout: Path, command, project: Project
) -> None:
    assert command("run", "2017-18-Q3")[0] == 0
    before = digests(checkout / REPORTS / "2017-18-Q3")
    add_paper(checkout, "next", "A later paper", "The council", "2023-07-13", "next", "")
    add_row(checkout, "early_help_kpi", "2023-04", "20", "5.5", "", "next", "made up")
    add_row(checkout, "workforce", "2023-02-01", "agency_pct", "33", "next", "made up")
    add_row(checkout, "workforce", "2023-04-01", "agency_pct", "32", "next", "made up")
    code, out, err = command("run", "2023-24-Q1")
    assert (code, err) == (0, "")
    assert "published: 2023-24-Q1, now in data/quarters.csv" in out
    assert "2022-23-Q4 would know more: one row of workforce from papers after 31 March 2023" in out
    quarters = (checkout / "data" / "quarters.csv").read_text(encoding="utf-8").splitlines()
    assert quarters[-1] == "2023-24-Q1,2023-07-13"
    assert quarters[1:] == sorted(quarters[1:])
    assert "0 executed" in command("run")[1]
    assert digests(checkout / REPORTS / "2017-18-Q3") == before


def test_a_first_run_that_is_not_whole_lists_nothing(checkout: Path, command) -> None:
    before = (checkout / "data" / "quarters.csv").read_bytes()
    add_paper(checkout, "next", "A later paper", "The council", "2023-07-13", "next", "")
    add_row(checkout, "early_help_kpi", "2023-04", "20", "5.5", "", "next", "made up")
    template = checkout / "notebooks" / "early_help.ipynb"
    template.write_text(template.read_text().replace("render.opening(report)", "1 / 0"))
    assert command("run", "2023-24-Q1")[0] == 4
    assert (checkout / "data" / "quarters.csv").read_bytes() == before
