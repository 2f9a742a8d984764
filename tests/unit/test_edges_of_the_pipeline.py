"""Where a quarter is due, a figure has moved, and a report is stale: to the day and the byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from glosanalysis import catalogue
from glosanalysis.catalogue import ReportKey, check_quarter, days_to_come, new_quarters
from glosanalysis.checkout.fingerprint import fingerprint
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.errors import WrongUsage
from glosanalysis.publication.build_log import BuildLog
from glosanalysis.publication.inputs import Inputs
from glosanalysis.publication.revisions import Kind, Moved, unacknowledged
from glosanalysis.quarter import Quarter

OLD, LAST = Quarter.parse("2022-23-Q3"), Quarter.parse("2022-23-Q4")
NEXT = Quarter.parse("2023-24-Q1")
TODAY = date(2026, 11, 26)


@pytest.fixture
def five_papers(five_papers: Tables) -> Tables:
    """Give the five papers with nothing made of them yet, for these tests give them other days."""
    return replace(five_papers)


# Which quarters are due


def dated(monkeypatch: pytest.MonkeyPatch, *days: date) -> None:
    """Let the figures of all themes describe these days."""
    monkeypatch.setattr(catalogue, "_dates", lambda tables: list(days))


def with_newest_paper(tables: Tables, day: str) -> Tables:
    """Give the tables with one row, of a paper of that day."""
    frame = tables["ehc_plans"].head(1).assign(known_on=pd.Timestamp(day))
    return replace(tables, frames={"ehc_plans": frame})


@pytest.fixture
def book(tmp_path: Path) -> Project:
    """Give a project with one published quarter and nothing else."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "quarters.csv").write_text(f"quarter,known_by\n{OLD},2023-03-31\n")
    (tmp_path / "book" / "reports" / str(OLD)).mkdir(parents=True)
    return Project(tmp_path)


@pytest.mark.parametrize(("newest", "due"), [("2023-03-31", [LAST]), ("2023-03-30", [])])
def test_a_quarter_is_due_from_a_paper_of_its_last_day_on(
    five_papers: Tables,
    book: Project,
    monkeypatch: pytest.MonkeyPatch,
    newest: str,
    due: list[Quarter],
) -> None:
    dated(monkeypatch, date(2022, 12, 31), date(2023, 2, 28))
    assert new_quarters(book, with_newest_paper(five_papers, newest), TODAY) == due


def test_a_quarter_that_has_begun_may_be_due_and_one_to_come_may_not(
    five_papers: Tables, book: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    dated(monkeypatch, date(2023, 1, 31), date(2023, 4, 30))
    seen = with_newest_paper(five_papers, "2023-07-13")
    assert new_quarters(book, seen, date(2023, 4, 1)) == [LAST, NEXT]
    assert new_quarters(book, seen, date(2023, 3, 31)) == [LAST]


def test_a_book_without_reports_takes_the_last_quarter_only(
    five_papers: Tables, book: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (book.reports / str(OLD)).rmdir()
    dated(monkeypatch, date(2022, 12, 31), date(2023, 2, 28))
    assert new_quarters(book, five_papers, TODAY) == [LAST]


def test_a_day_is_to_come_from_the_first_of_the_next_quarter_on(
    five_papers: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    dated(monkeypatch, date(2023, 3, 31), date(2023, 4, 1))
    assert days_to_come(five_papers, date(2023, 1, 1)) == [date(2023, 4, 1)]


def test_the_first_and_the_last_quarter_with_a_figure_can_be_asked_for(
    five_papers: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    dated(monkeypatch, date(2022, 12, 31), date(2023, 3, 1))
    check_quarter(OLD, five_papers)
    check_quarter(LAST, five_papers)
    for outside in (OLD.previous, NEXT):
        with pytest.raises(WrongUsage, match="runs from 2022-23-Q3 to 2022-23-Q4"):
            check_quarter(outside, five_papers)


# What has moved


def moved(what: str = "value", old: str = "30.6", new: str = "30.1") -> Moved:
    return Moved(str(LAST), "agency_pct", what, old, new)


def acknowledging(tables: Tables, *lines: Moved) -> Tables:
    rows = [vars(line) | {"date": pd.Timestamp("2026-11-26"), "reason": "A slip"} for line in lines]
    columns = list(tables.revisions.columns)
    return replace(tables, revisions=pd.DataFrame(rows, columns=columns))


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        (Kind.REVISED, True),
        (Kind.WITHDRAWN, True),
        (Kind.SCHEDULED, False),
        (Kind.LATE, False),
    ],
)
def test_a_revised_or_withdrawn_figure_needs_a_line(
    five_papers: Tables, kind: Kind, held: bool
) -> None:
    free = acknowledging(five_papers)
    assert unacknowledged([(kind, moved())], free) == ([moved()] if held else [])


def test_a_line_acknowledges_one_move_and_no_other_of_the_figure(five_papers: Tables) -> None:
    known = acknowledging(five_papers, moved())
    assert unacknowledged([(Kind.REVISED, moved(old="30.60", new="30.10"))], known) == []
    for other in (moved(new="29.9"), moved(old="30.7"), moved("target")):
        assert unacknowledged([(Kind.REVISED, other)], known) == [other]


def test_a_figure_with_a_line_is_held_also_where_it_is_late(five_papers: Tables) -> None:
    known = acknowledging(five_papers, moved())
    later = moved(new="29.9")
    assert unacknowledged([(Kind.LATE, later)], known) == [later]


# What is stale


def test_which_part_bytes_were_in_counts() -> None:
    assert fingerprint(b"ab", b"c") != fingerprint(b"a", b"bc")
    assert fingerprint(b"a", b"b") != fingerprint(b"b", b"a")


def test_a_report_is_stale_if_it_was_changed_or_made_from_something_else(tmp_path: Path) -> None:
    path = tmp_path / "overview.ipynb"
    project = Project(tmp_path)
    record = BuildLog(project, tmp_path)
    assert record.why_stale("one", path, {"data": "1"}) == "missing"
    path.write_bytes(b"as made")
    assert record.why_stale("one", path, {"data": "1"}) == "not made in this checkout yet"
    record.keep("one", {"data": "1", "package": "2"}, b"as made")
    record.write()
    again = BuildLog(project, tmp_path)
    assert again.why_stale("one", path, {"data": "1", "package": "2"}) is None
    assert again.why_stale("one", path, {"data": "1", "package": "3"}) == "changed: package"
    path.write_bytes(b"by hand")
    told = again.why_stale("one", path, {"data": "1", "package": "2"})
    assert told == "the report itself was changed"


@pytest.mark.parametrize(
    ("quarter", "counts"), [("2022-23-Q3", True), ("2022-23-Q2", True), ("2022-23-Q4", False)]
)
def test_the_days_up_to_which_a_quarter_and_the_one_before_know_count(
    project: Project, five_papers: Tables, quarter: str, counts: bool
) -> None:
    """What the quarter before knew tells what is new, so that its day counts as well."""

    def data(tables: Tables) -> str:
        return Inputs(project, tables).of(ReportKey(OLD, "overview"))["data"]

    # The day after: no paper came out on it, so that no row is seen or unseen by it.
    listed = five_papers.quarters.copy()
    listed.loc[listed["quarter"] == quarter, "known_by"] += pd.Timedelta(days=1)
    assert not listed.equals(five_papers.quarters)
    assert (data(replace(five_papers, quarters=listed)) != data(five_papers)) is counts
