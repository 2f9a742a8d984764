"""Execute reports on this machine, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.processors import processors
from glosanalysis.checkout.project import Project
from glosanalysis.execution.execute import execute
from glosanalysis.execution.plan import Execution
from glosanalysis.forking.kernels import end_kernels
from glosanalysis.forking.server import warm_up

__all__ = ["side_by_side"]

Notify = Callable[[Sequence[ReportKey], Execution | None], None]


def side_by_side(
    project: Project,
    tasks: Sequence[ReportKey],
    *,
    jobs: int | None,
    cell_timeout: int,
    log: Path,
    notify: Notify,
) -> Iterator[Execution]:
    """Execute tasks, each in a kernel of its own.

    Much of a report's time is waiting, for its kernel to start and for each answer of it. So
    twice as many as `jobs` are under way, except one by one.

    Parameters
    ----------
    project : Project
    tasks : sequence of ReportKey
    jobs : int, optional
        How many side by side; without it, as many as there are processors.
    cell_timeout : int
        Seconds that a cell may take.
    log : Path
        Where the kernels' own messages go.
    notify : callable
        Told the tasks that are under way and each outcome as it comes.

    Yields
    ------
    Execution
        As they come. Closing this ends what is under way.
    """
    warm_up(sorted({task.quarter for task in tasks}))
    jobs = jobs or processors()
    lanes = min(2 * jobs if jobs > 1 else 1, len(tasks))
    left = list(tasks)
    running: dict[Future[Execution], ReportKey] = {}
    pool = ThreadPoolExecutor(lanes)
    try:
        while left or running:
            while left and len(running) < lanes:
                task = left.pop(0)
                folder = project.work / "tmp"
                future = pool.submit(execute, task, project, folder, log, cell_timeout)
                running[future] = task
            notify(list(running.values()), None)
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                task = running.pop(future)
                notify(list(running.values()), future.result())
                yield future.result()
    finally:
        while any(future.running() for future in running):
            end_kernels()
            wait(running, timeout=0.2)
        pool.shutdown(cancel_futures=True)
