"""Run the reports that are not up to date, and keep each one that is good."""

from __future__ import annotations

import contextlib
import logging
import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from glosanalysis.data.published import Published
from glosanalysis.pipeline.files import write_whole
from glosanalysis.pipeline.freshness import Ingredients, Record
from glosanalysis.pipeline.indicators import as_csv, indicator_records, indicators_in, merged
from glosanalysis.pipeline.lock import alone
from glosanalysis.pipeline.log import logged
from glosanalysis.pipeline.plan import Outcome, Task, check_templates, reports_of
from glosanalysis.pipeline.provenance import as_json, provenance, provenance_in
from glosanalysis.pipeline.revisions import Moved, kept
from glosanalysis.project import Project
from glosanalysis.themes import THEMES

__all__ = ["RunResult", "run"]

Notify = Callable[[Sequence[Task], Outcome | None], None]

_LOG = logging.getLogger(__name__)


@dataclass
class RunResult:
    """What a run did."""

    executed: list[Outcome] = field(default_factory=list)
    failed: list[Outcome] = field(default_factory=list)
    skipped: list[Task] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    seconds: float = 0.0


def run(
    project: Project,
    published: Published,
    tasks: Sequence[Task],
    *,
    jobs: int | None = None,
    force: bool = False,
    reports: Path | None = None,
    cell_timeout: int = 300,
    scheduler: str | None = None,
    verbose: bool = False,
    notify: Notify = lambda running, outcome: None,
    waiting: Callable[[], None] = lambda: None,
) -> RunResult:
    """Execute tasks and put the good reports in place.

    Parameters
    ----------
    project : Project
    published : Published
        All rows there are.
    tasks : sequence of Task
    jobs : int, optional
        How many run side by side; without it, as many as there are processors.
    force : bool
        Whether reports that are up to date are made again too.
    reports : Path, optional
        The folder that they go below; without it, the book's.
    cell_timeout : int
        Seconds that a cell may take.
    scheduler : str, optional
        The address of a cluster to execute on; without it, this machine does.
    verbose : bool
        Whether papermill's own log is shown.
    notify : callable
        Told the tasks that are running and each outcome as it comes.
    waiting : callable
        Called once if another run has to end first.

    Returns
    -------
    RunResult

    Raises
    ------
    WrongUsage
        If a template is missing or does not take a quarter.
    OSError
        If nothing can be written where the reports go; found before anything is executed.
    """
    start = time.perf_counter()
    place = reports or project.reports
    result = RunResult()
    with alone(project, waiting), logged(project, verbose) as log:
        record, ingredients = Record(project, place), Ingredients(project, published)
        stale: list[Task] = []
        for task in tasks:
            path = task.report_in(place)
            why = record.why_stale(str(task), path, ingredients.of(task))
            why = "asked for" if force else why
            (result.skipped if why is None else stale).append(task)
            _LOG.info("%s: %s", task, why or "up to date")
        if stale:
            check_templates(project, sorted({task.template for task in stale}))
            _check_writable(place)
        options = {"cell_timeout": cell_timeout, "log": log, "notify": notify}
        outcomes = _outcomes(project, stale, jobs, scheduler, options)
        with contextlib.closing(outcomes):
            for outcome in outcomes:
                _LOG.info("%s: %s", outcome.task, outcome.failure or "executed")
                if outcome.failure:
                    result.failed.append(outcome)
                    _keep_failed(project, outcome)
                else:
                    path = outcome.task.report_in(place)
                    write_whole(path, outcome.content, project.work / "tmp")
                    record.keep(str(outcome.task), ingredients.of(outcome.task), outcome.content)
                    result.executed.append(replace(outcome, content=b""))
        _write_figures(project, published, place, result, record, ingredients)
    result.seconds = time.perf_counter() - start
    return result


def _outcomes(
    project: Project,
    tasks: list[Task],
    jobs: int | None,
    scheduler: str | None,
    options: dict[str, Any],
) -> Generator[Outcome]:
    """Execute tasks here or on a cluster."""
    if not tasks:
        return
    if scheduler is None:
        from glosanalysis.pipeline.local import side_by_side

        yield from side_by_side(project, tasks, jobs=jobs, **options)
    else:
        from glosanalysis.pipeline.cluster import on_cluster

        yield from on_cluster(scheduler, project, tasks, **options)


def _check_writable(place: Path) -> None:
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=place):
        pass


def _keep_failed(project: Project, outcome: Outcome) -> None:
    """Keep a failed notebook for a look at it; the last good report stays where it is."""
    if outcome.content:
        path = outcome.task.report_in(project.work / "failed")
        with contextlib.suppress(OSError):  # where the disk is full, that is why it failed
            write_whole(path, outcome.content, project.work / "tmp")


def _write_figures(
    project: Project,
    published: Published,
    place: Path,
    result: RunResult,
    record: Record,
    ingredients: Ingredients,
) -> None:
    """Write the indicator rows of each quarter whose reports are in place, and what from."""
    good = {outcome.task for outcome in result.executed} | set(result.skipped)
    for quarter in sorted({task.quarter for task in good}):
        done = {task.template for task in good if task.quarter == quarter}
        expected = set(reports_of(quarter, published))
        rows, origin = indicators_in(place, quarter), provenance_in(place, quarter)
        made_from = {**ingredients.of_rows(quarter), "themes": " ".join(sorted(done))}
        whole_from = {**made_from, **ingredients.of_templates(expected)}
        if record.why_stale(f"{quarter} figures", rows, made_from):
            silent = set(THEMES) - expected
            records = merged(indicator_records(published, quarter), rows, done | silent)
            records, moved = kept(records, rows, published.revisions)
            result.moved += moved
            content = as_csv(records)
            write_whole(rows, content, project.work / "tmp")
            if not moved:
                record.keep(f"{quarter} figures", made_from, content)
        if expected <= done and record.why_stale(f"{quarter} provenance", origin, whole_from):
            content = as_json(provenance(project, published, quarter))
            write_whole(origin, content, project.work / "tmp")
            record.keep(f"{quarter} provenance", whole_from, content)
