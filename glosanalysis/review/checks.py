"""Prove published quarters: their outputs are what the code makes from the data, nothing else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from glosanalysis.audit import Finding, audit
from glosanalysis.catalogue import ReportKey, listed_quarters
from glosanalysis.checkout.git import commit_of
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.execution.plan import plan
from glosanalysis.publication.indicator_csv import (
    as_csv,
    indicator_records,
    indicators_in,
    read_records,
)
from glosanalysis.publication.provenance import as_json, entries, provenance, provenance_in
from glosanalysis.publication.revisions import REVISED, acknowledged_in, moves_of, unacknowledged
from glosanalysis.publication.run import Options, run
from glosanalysis.quarter import Quarter
from glosanalysis.review.differences import Check, Difference, in_notebooks, together
from glosanalysis.review.nbval import nbval
from glosanalysis.review.signed_files import pages_checked, written_checked

__all__ = ["compared", "review"]


def review(
    project: Project,
    tables: Tables,
    quarters: Sequence[Quarter],
    *,
    jobs: int | None = None,
    told: Callable[[str], None] = lambda line: None,
) -> list[Check]:
    """Check published quarters against the code and the data.

    A busy machine can lose a kernel. So a report that fails, or that nbval does not pass, is tried
    once more by itself: what differs from the code differs again.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.
    quarters : sequence of Quarter
    jobs : int, optional
        Reports executed side by side; without it, as many as there are processors.
    told : callable
        Told each check as it begins, and at once if something differs.

    Returns
    -------
    list of Check
        In the order in which they are made.
    """
    checks: list[Check] = []

    def add(name: str, unit: str, make: Callable[[], tuple[int, Iterator[Difference]]]) -> None:
        told(f"{name} …")
        count, found = make()
        check = Check(name, count, unit, tuple(together(found)))
        if check.differences:
            first = check.differences[0]
            told(f"  {len(check.differences)} differ, the first: {first.where}: {first.new}")
        checks.append(check)

    tasks = plan(project, tables, quarters)
    add(
        "Reports executed again",
        "reports",
        lambda: _executed_again(project, tables, tasks, jobs),
    )
    add("Cells run again by nbval", "cells", lambda: nbval(project, tasks))
    add("Figures worked out again", "figures", lambda: _figures(project, tables, quarters))
    add("Revisions acknowledged", "revisions", lambda: _revisions(project, tables, quarters))
    add("Provenance worked out again", "entries", lambda: _origins(project, tables, quarters))
    add("Audit of the papers", "statements", lambda: _audited(tables))
    add("Generated pages written again", "pages", lambda: pages_checked(project, tables))
    commit = commit_of(project)
    add("Written files committed", "files", lambda: written_checked(project, tables, commit))
    return checks


def _executed_again(
    project: Project, tables: Tables, tasks: Sequence[ReportKey], jobs: int | None
) -> tuple[int, Iterator[Difference]]:
    """Compare every byte of the reports with those of a new execution."""
    place = _place(project)
    shutil.rmtree(place, ignore_errors=True)
    result = run(project, tables, tasks, Options(jobs=jobs, reports=place))
    if result.failed:
        again = [outcome.task for outcome in result.failed]
        result = run(project, tables, again, Options(jobs=1, reports=place))
    failed = {outcome.task: outcome.failure for outcome in result.failed}
    found = list(compared(project, place, tasks, failed))
    return len(tasks), iter(found)


def _place(project: Project) -> Path:
    """Give the folder below which reports are executed again."""
    return project.work / "review"


def compared(
    project: Project, place: Path, tasks: Sequence[ReportKey], failed: Mapping[ReportKey, str]
) -> Iterator[Difference]:
    """Compare published reports with those executed again below another folder."""
    for task in tasks:
        old, new = task.report_in(project.reports), task.report_in(place)
        yield from _report_differences(task, old, new, failed.get(task, ""))
    expected = {task.report_in(project.reports) for task in tasks}
    for quarter in sorted({task.quarter for task in tasks}):
        rows, origin = (make(project.reports, quarter) for make in (indicators_in, provenance_in))
        for path in sorted((project.reports / str(quarter)).iterdir()):
            if path not in expected | {rows, origin}:
                yield Difference(f"{quarter}/{path.name}", "published", "the code makes none")


def _report_differences(
    task: ReportKey, old: Path, new: Path, failure: str
) -> Iterator[Difference]:
    if failure:
        yield Difference(str(task), "published", f"fails: {failure}")
    elif not old.is_file():
        yield Difference(str(task), "not published", "the code makes it")
    elif old.read_bytes() != new.read_bytes():
        yield from in_notebooks(str(task), _text_of(old), _text_of(new))


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _figures(
    project: Project, tables: Tables, quarters: Sequence[Quarter]
) -> tuple[int, Iterator[Difference]]:
    """Compare the record of each quarter with what comes out now: the back-test."""
    count, found = 0, []
    for quarter in quarters:
        file = indicators_in(project.reports, quarter)
        was, now = read_records(file), indicator_records(tables, quarter)
        count += len(now)
        if not file.is_file():
            found.append(
                Difference(f"{quarter}/indicators.csv", "not published", "the code makes it")
            )
        elif file.read_bytes() != as_csv(now):
            found += _row_differences(quarter, was, now)
    return count, iter(found)


def _row_differences(
    quarter: Quarter, was: list[dict[str, str]], now: list[dict[str, str]]
) -> list[Difference]:
    before = {row.get("indicator", ""): row for row in was}
    after = {row["indicator"]: row for row in now}
    found = [
        Difference(
            f"{quarter}/indicators.csv, {name}, {column}",
            before.get(name, {}).get(column) or "nothing",
            after.get(name, {}).get(column) or "nothing",
        )
        for name in [*after, *(name for name in before if name not in after)]
        for column in now[0]
        if before.get(name, {}).get(column) != after.get(name, {}).get(column)
    ]
    written = Difference(
        f"{quarter}/indicators.csv", "written in another way", "as the code writes it"
    )
    return found or [written]


def _revisions(
    project: Project, tables: Tables, quarters: Sequence[Quarter]
) -> tuple[int, Iterator[Difference]]:
    """Ask that every figure that moved is acknowledged, and every acknowledgement is of a move."""
    names = {str(quarter) for quarter in quarters}
    mine = [each for each in acknowledged_in(tables.revisions) if each.quarter in names]
    moves = moves_of(project, tables, quarters)
    found = [
        Difference(
            each.place, each.old or "none", f"{each.new or 'none'}, not acknowledged in {REVISED}"
        )
        for each in unacknowledged(moves, tables)
    ]
    last = {(each.quarter, each.indicator): each for each in mine if each.what == "value"}
    now = {
        (row["quarter"], row["indicator"]): row["value"]
        for quarter in quarters
        for row in indicator_records(tables, quarter)
    }
    found += [
        Difference(f"{REVISED}, {' '.join(key)}", each.new or "none", now.get(key) or "no figure")
        for key, each in last.items()
        if replace(each, new=now.get(key, "")).key != each.key
    ]
    listed = set(map(str, listed_quarters(project)))
    found += [
        Difference(f"{REVISED}, {quarter} {indicator}", "acknowledged", "no such quarter is listed")
        for quarter, indicator in zip(
            tables.revisions["quarter"], tables.revisions["indicator"], strict=True
        )
        if quarter not in listed
    ]
    return len(mine), iter(found)


def _origins(
    project: Project, tables: Tables, quarters: Sequence[Quarter]
) -> tuple[int, Iterator[Difference]]:
    """Compare what each quarter says it was made from with what there is."""
    count, found = 0, []
    for quarter in quarters:
        file = provenance_in(project.reports, quarter)
        now = provenance(project, tables, quarter, _place(project))
        count += len(list(entries(now)))
        if not file.is_file():
            found.append(
                Difference(f"{quarter}/provenance.json", "not published", "the code makes it")
            )
            continue
        if file.read_bytes() == as_json(now):
            continue
        try:
            was = dict(entries(json.loads(file.read_text(encoding="utf-8"))))
        except (ValueError, AttributeError):
            was = {}
        found += _entry_differences(quarter, was, dict(entries(now)))
    return count, iter(found)


def _entry_differences(
    quarter: Quarter, was: dict[str, str], now: dict[str, str]
) -> Iterator[Difference]:
    """Compare entry by entry; of a table, the number of rows is told with their hash."""
    name = f"{quarter}/provenance.json"
    keys = [*now, *(key for key in was if key not in now)]
    differ = [key for key in keys if was.get(key) != now.get(key)]
    causes = [key for key in differ if not key.startswith("reports/")]
    for key in causes or differ:  # a report that differs has been told of
        rows = key.replace("sha256", "rows")
        if key.endswith("/rows") and key.replace("rows", "sha256") in differ:
            continue
        told = [
            f"{each[rows]} rows, " if rows != key and rows in each else "" for each in (was, now)
        ]
        old, new = (each.get(key, "no entry") for each in (was, now))
        yield Difference(f"{name}, {key}", told[0] + old, told[1] + new)
    if not differ:
        yield Difference(name, "written in another way", "as the code writes it")


def _audited(tables: Tables) -> tuple[int, Iterator[Difference]]:
    """Ask that each statement that does not hold has a judgement, and no other one has."""
    findings = audit(tables)
    return len(findings), (
        Difference(
            f"{_place_of_judgement(found)}, {found.statement.id}",
            f"printed {found.statement.printed}, comes to {found.comes_to}: {found.verdict.value}",
            "a judgement is missing" if not found.statement.judgement else "needs no judgement",
        )
        for found in findings
        if (found.statement.single or not found.verdict.stands)
        and bool(found.statement.judgement) is found.verdict.stands
    )


def _place_of_judgement(found: Finding) -> str:
    """Name the table in which a statement is judged: its own row, or the one of sums in tables."""
    return "data/published/claims.csv" if found.statement.single else "data/judgements.csv"
