"""Run what was asked for: published quarters together, each new one after the one before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from glosanalysis.catalogue import Task, listed_quarters
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Published, load
from glosanalysis.execution.plan import plan
from glosanalysis.publication.publish import RunResult
from glosanalysis.publication.run import Options, run

__all__ = ["run_in_order"]


def run_in_order(
    project: Project,
    published: Published,
    tasks: Sequence[Task],
    options: Options,
    *,
    say: Callable[[str], None] = lambda line: None,
) -> RunResult:
    """Run tasks so that each new quarter is told what the one before it has published.

    What is new in a quarter depends on what is published before it. So a quarter that
    ``data/quarters.csv`` does not hold yet is run by itself, oldest first, and its tasks are
    planned again when the ones before are in place. Elsewhere than in the book nothing is
    published, and all run together.

    Parameters
    ----------
    project : Project
    published : Published
        All rows there are.
    tasks : sequence of Task
        What was planned.
    options : Options
    say : callable
        Told of what is not begun.

    Returns
    -------
    RunResult
    """
    if options.reports:
        return run(project, published, tasks, options)
    known = set(listed_quarters(project))
    new = sorted({task.quarter for task in tasks} - known)
    result = run(project, published, [task for task in tasks if task.quarter in known], options)
    for quarter in new:
        if any(outcome.task.quarter in new for outcome in result.failed):
            say(f"{quarter} was not begun: the new quarter before it is not whole")
            continue
        published = load(project.data)
        names = {task.template for task in tasks if task.quarter == quarter}
        again = [task for task in plan(project, published, [quarter]) if task.template in names]
        result.add(run(project, published, again, options))
    return result
