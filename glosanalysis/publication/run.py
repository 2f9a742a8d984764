"""Run the reports that are not up to date, and publish each quarter of them together."""

from __future__ import annotations

import contextlib
import logging
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.lock import alone
from glosanalysis.checkout.project import Project
from glosanalysis.checkout.run_log import logged
from glosanalysis.data.tables import Tables
from glosanalysis.execution.outcome import Execution
from glosanalysis.execution.templates import check_templates
from glosanalysis.publication.publish import Desk, RunResult
from glosanalysis.quarter import Quarter

__all__ = ["Options", "RunResult", "run"]

Notify = Callable[[Sequence[ReportKey], Execution | None], None]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Options:
    """How to run.

    Parameters
    ----------
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
    """

    jobs: int | None = None
    force: bool = False
    reports: Path | None = None
    cell_timeout: int = 300
    scheduler: str | None = None
    verbose: bool = False
    notify: Notify = lambda running, outcome: None
    waiting: Callable[[], None] = lambda: None


def run(
    project: Project, tables: Tables, tasks: Sequence[ReportKey], options: Options = Options()
) -> RunResult:
    """Execute tasks and put the good reports in place, those of a quarter together.

    Of a quarter of the book in which something published moved that ``data/revisions.csv`` does
    not acknowledge, nothing is executed and nothing changes.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.
    tasks : sequence of ReportKey
    options : Options

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
    place = options.reports or project.reports
    result = RunResult()
    with alone(project, options.waiting), logged(project, options.verbose) as log:
        desk = Desk(project, tables, place, result)
        whys = _whys(desk, tasks, force=options.force)
        # What goes elsewhere than into the book moves nothing there.
        held = [] if options.reports else desk.look_for_moves(_quarters(tasks))
        free = [task for task in tasks if task.quarter not in held]
        stale = [task for task in free if whys[task]]
        result.skipped += [task for task in free if not whys[task]]
        if stale:
            check_templates(project, sorted({task.theme for task in stale}))
            _check_writable(place)
        for quarter in sorted(_quarters(free) - _quarters(stale)):
            desk.publish(quarter)
        with contextlib.closing(_outcomes(project, stale, options, log)) as outcomes:
            _gather(desk, outcomes, Counter(task.quarter for task in stale))
    result.seconds = time.perf_counter() - start
    return result


def _whys(desk: Desk, tasks: Sequence[ReportKey], *, force: bool) -> dict[ReportKey, str | None]:
    """Say of each task why it is to be executed; nothing where it is up to date."""
    whys = {task: "asked for" if force else desk.why_stale(task) for task in tasks}
    for task, why in whys.items():
        _LOG.info("%s: %s", task, why or "up to date")
    return whys


def _quarters(tasks: Iterable[ReportKey]) -> set[Quarter]:
    return {task.quarter for task in tasks}


def _gather(desk: Desk, outcomes: Iterable[Execution], waiting: Counter[Quarter]) -> None:
    """Take outcomes as they come, and publish each quarter with the last one it waits for."""
    for outcome in outcomes:
        _LOG.info("%s: %s", outcome.task, outcome.failure or "executed")
        desk.take(outcome)
        waiting[outcome.task.quarter] -= 1
        if not waiting[outcome.task.quarter]:
            desk.publish(outcome.task.quarter)


def _outcomes(
    project: Project, tasks: list[ReportKey], options: Options, log: Path
) -> Generator[Execution]:
    """Execute tasks here or on a cluster."""
    common: dict[str, Any] = {
        "cell_timeout": options.cell_timeout,
        "log": log,
        "notify": options.notify,
    }
    if not tasks:
        return
    if options.scheduler is None:
        from glosanalysis.execution.local import side_by_side

        yield from side_by_side(project, tasks, jobs=options.jobs, **common)
    else:
        from glosanalysis.execution.cluster import on_cluster

        yield from on_cluster(options.scheduler, project, tasks, **common)


def _check_writable(place: Path) -> None:
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=place):
        pass
