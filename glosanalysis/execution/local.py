"""Execute reports on this machine, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import islice
from pathlib import Path
from queue import SimpleQueue

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.processors import processors
from glosanalysis.checkout.project import Project
from glosanalysis.execution.execute import execute
from glosanalysis.execution.outcome import Execution
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
    folder = project.work / "tmp"
    pool = ThreadPoolExecutor(lanes)
    # All at once: a lane that is free takes the next, also while what came is being published.
    left = {pool.submit(execute, task, project, folder, log, cell_timeout): task for task in tasks}
    done: SimpleQueue[Future[Execution]] = SimpleQueue()
    for future in left:
        future.add_done_callback(done.put)
    try:
        while left:
            notify(list(islice(left.values(), lanes)), None)
            future = done.get()
            del left[future]
            notify(list(islice(left.values(), lanes)), future.result())
            yield future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        while any(future.running() for future in left):
            end_kernels()
            wait(left, timeout=0.2)
        pool.shutdown()
