"""Run the reports that are not up to date, side by side, and keep each one that is good."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from glosanalysis.data.published import Published
from glosanalysis.period import Quarter
from glosanalysis.pipeline.execute import Outcome, execute, prepare_worker
from glosanalysis.pipeline.files import write_whole
from glosanalysis.pipeline.freshness import Ingredients, Record
from glosanalysis.pipeline.indicators import as_csv, indicator_records, merged
from glosanalysis.pipeline.lock import alone
from glosanalysis.pipeline.plan import Task
from glosanalysis.project import Project
from glosanalysis.themes import THEMES

__all__ = ["RunResult", "run"]

Notify = Callable[[Sequence[Task], Outcome | None], None]


@dataclass
class RunResult:
    """What a run did."""

    executed: list[Outcome] = field(default_factory=list)
    failed: list[Outcome] = field(default_factory=list)
    skipped: list[Task] = field(default_factory=list)
    seconds: float = 0.0


def run(
    project: Project,
    published: Published,
    tasks: Sequence[Task],
    *,
    jobs: int = 2,
    force: bool = False,
    reports: Path | None = None,
    cell_timeout: int = 300,
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
    jobs : int
        How many run side by side.
    force : bool
        Whether reports that are up to date are made again too.
    reports : Path, optional
        The folder that they go below; without it, the book's.
    cell_timeout : int
        Seconds that a cell may take.
    notify : callable
        Told the tasks that are running and each outcome as it comes.
    waiting : callable
        Called once if another run has to end first.

    Returns
    -------
    RunResult
    """
    start = time.perf_counter()
    place = reports or project.reports
    result = RunResult()
    with alone(project, waiting):
        record, ingredients = Record(project, place), Ingredients(project, published)
        stale: list[Task] = []
        for task in tasks:
            fresh = record.why_stale(task, ingredients.of(task)) is None
            (result.skipped if fresh and not force else stale).append(task)
        for outcome in _executed(project, stale, jobs, cell_timeout, notify):
            if outcome.failure:
                result.failed.append(outcome)
                _keep_failed(project, outcome)
            else:
                write_whole(outcome.task.report_in(place), outcome.content, project.work / "tmp")
                record.keep(outcome.task, ingredients.of(outcome.task), outcome.content)
                result.executed.append(outcome)
        _write_indicators(project, published, place, tasks, result)
    result.seconds = time.perf_counter() - start
    return result


def _executed(
    project: Project, tasks: Sequence[Task], jobs: int, cell_timeout: int, notify: Notify
) -> Iterator[Outcome]:
    """Execute tasks in worker processes, never more under way than there are workers."""
    if not tasks:
        return
    log = project.work / "log"
    log.mkdir(exist_ok=True)
    left = list(tasks)
    running: dict[Future[Outcome], Task] = {}
    with _workers(project, min(jobs, len(tasks)), log / "kernels.log") as pool:
        while left or running:
            while left and len(running) < jobs:
                task = left.pop(0)
                running[pool.submit(execute, task, project.root, cell_timeout)] = task
            notify(list(running.values()), None)
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                outcome = _outcome(future, running.pop(future))
                notify(list(running.values()), outcome)
                yield outcome


@contextmanager
def _workers(project: Project, jobs: int, log: Path) -> Iterator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=prepare_worker,
        initargs=(project.root, log, os.getpid()),
    )
    try:
        yield pool
    except BaseException:
        for process in list(pool._processes.values()):
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _outcome(future: Future[Outcome], task: Task) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        return Outcome(task, 0.0, b"", "the process that executed it was ended from outside")


def _keep_failed(project: Project, outcome: Outcome) -> None:
    """Keep a failed notebook for a look at it; the last good report stays where it is."""
    if outcome.content:
        path = outcome.task.report_in(project.work / "failed")
        write_whole(path, outcome.content, project.work / "tmp")


def _write_indicators(
    project: Project, published: Published, place: Path, tasks: Sequence[Task], result: RunResult
) -> None:
    """Write the indicator rows of each quarter whose reports are in place."""
    good = {outcome.task for outcome in result.executed} | set(result.skipped)
    for quarter in sorted({task.quarter for task in good}):
        file = place / str(quarter) / "indicators.csv"
        done = {task.template for task in good if task.quarter == quarter}
        silent = _silent(published, quarter)
        records = merged(indicator_records(published, quarter), file, done | silent)
        write_whole(file, as_csv(records), project.work / "tmp")


def _silent(published: Published, quarter: Quarter) -> set[str]:
    seen = published.seen_by(quarter)
    return {id_ for id_, theme in THEMES.items() if not theme.has_reported(seen, quarter)}
