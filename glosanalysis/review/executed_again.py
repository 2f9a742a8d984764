"""Published reports against those of a new execution, byte for byte."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.publication.comparison_csv import comparisons_in
from glosanalysis.publication.indicator_csv import indicators_in
from glosanalysis.publication.provenance import provenance_in
from glosanalysis.publication.run import Options, run
from glosanalysis.review.differences import Difference, in_notebooks

__all__ = ["compared", "executed_again", "place_of_review"]

_BESIDE = (indicators_in, comparisons_in, provenance_in)


def executed_again(
    project: Project, tables: Tables, tasks: Sequence[ReportKey], jobs: int | None
) -> tuple[int, Iterator[Difference]]:
    """Compare every byte of the reports with those of a new execution."""
    place = place_of_review(project)
    shutil.rmtree(place, ignore_errors=True)
    result = run(project, tables, tasks, Options(jobs=jobs, reports=place))
    if result.failed:
        again = [outcome.task for outcome in result.failed]
        result = run(project, tables, again, Options(jobs=1, reports=place))
    failed = {outcome.task: outcome.failure for outcome in result.failed}
    found = list(compared(project, place, tasks, failed))
    return len(tasks), iter(found)


def place_of_review(project: Project) -> Path:
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
        # What these three should hold is for `records` and `provenance` to say.
        beside = {make(project.reports, quarter) for make in _BESIDE}
        for path in sorted((project.reports / str(quarter)).iterdir()):
            if path not in expected | beside:
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
