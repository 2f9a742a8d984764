"""Run what was asked for: published quarters together, each new one after the one before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from glosanalysis.catalogue import ReportKey, listed_quarters, plan
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.data.tables import Tables
from glosanalysis.publication.publish import RunResult
from glosanalysis.publication.run import Options, run

__all__ = ["run_in_order"]


def run_in_order(
    project: Project,
    tables: Tables,
    tasks: Sequence[ReportKey],
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
    tables : Tables
        All rows there are.
    tasks : sequence of ReportKey
        What was planned.
    options : Options
    say : callable
        Told of what is not begun.

    Returns
    -------
    RunResult
    """
    if options.reports:
        return run(project, tables, tasks, options)
    known = set(listed_quarters(project))
    new = sorted({task.quarter for task in tasks} - known)
    result = run(project, tables, [task for task in tasks if task.quarter in known], options)
    for quarter in new:
        if any(outcome.task.quarter in new for outcome in result.failed):
            say(f"{quarter} was not begun: the new quarter before it is not whole")
            continue
        tables = load(project.data)
        names = {task.theme for task in tasks if task.quarter == quarter}
        again = [task for task in plan(project, tables, [quarter]) if task.theme in names]
        result.add(run(project, tables, again, options))
    return result
