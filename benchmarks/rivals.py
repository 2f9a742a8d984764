"""Ways to execute the same reports: ``rivals.py NAME TASKS FOLDER`` does it in one of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from itertools import groupby
from pathlib import Path

import nbformat

from glosanalysis.catalogue import ReportKey, plan
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.forking.server import warm_up
from glosanalysis.quarter import Quarter

JOBS = 2


def papermill_loop(project: Project, tasks: Iterable[ReportKey], folder: Path) -> None:
    """Call the papermill command once a report, as a shell script would."""
    for place, task in enumerate(tasks):
        subprocess.run(
            [
                Path(sys.executable).parent / "papermill",
                task.template(project),
                folder / f"{place}.ipynb",
                *("-p", "quarter", str(task.quarter), "--no-progress-bar"),
            ],
            cwd=project.root,
            check=True,
            capture_output=True,
        )


def _papermill(template: Path, output: Path, quarter: str) -> None:
    import papermill

    papermill.execute_notebook(template, output, {"quarter": quarter}, progress_bar=False)


def papermill_pool(project: Project, tasks: Iterable[ReportKey], folder: Path) -> None:
    """Call papermill from the processes of a pool."""
    with ProcessPoolExecutor(JOBS) as pool:
        waiting = [
            pool.submit(
                _papermill, task.template(project), folder / f"{n}.ipynb", str(task.quarter)
            )
            for n, task in enumerate(tasks)
        ]
        for each in waiting:
            each.result()


def jupyter_cache(project: Project, tasks: Iterable[ReportKey], folder: Path) -> None:
    """Execute through jupyter-cache, in parallel, into an empty cache."""
    from jupyter_cache import get_cache
    from jupyter_cache.executors import load_executor

    cache = get_cache(str(folder / "cache"))
    for place, task in enumerate(tasks):
        notebook = nbformat.read(task.template(project), as_version=4)
        for cell in notebook.cells:
            if "parameters" in cell.metadata.get("tags", []):
                cell.source = f'quarter = "{task.quarter}"'
        path = folder / f"{place}.ipynb"
        nbformat.write(notebook, path)
        cache.add_nb_to_project(str(path))
    result = load_executor("local-parallel", cache).run_and_cache(timeout=600)
    if result.errored or result.excepted:
        raise RuntimeError(f"jupyter-cache failed on {result.errored or result.excepted}")


def glosanalysis_run(project: Project, tasks: Iterable[ReportKey], folder: Path) -> None:
    """Run the reports as ``glosanalysis run --jobs 2`` does; what is up to date is skipped."""
    from glosanalysis.execution.small_tables import going_through_small_tables
    from glosanalysis.publication.run import Options, run

    with going_through_small_tables():  # this and the plan as the command has them
        tables, tasks = load(project.data), list(tasks)
        plan(project, tables, sorted({task.quarter for task in tasks}))
        result = run(project, tables, tasks, Options(jobs=JOBS, reports=folder))
    if result.failed:
        raise RuntimeError(f"{len(result.failed)} reports failed: {result.failed[0].failure}")


def cells_alone(project: Project, tasks: Iterable[ReportKey], folder: Path) -> None:
    """Run the code of the cells one after the other in this process: the limit."""
    from IPython.core.interactiveshell import InteractiveShell

    for task in tasks:
        shell = InteractiveShell()
        notebook = nbformat.read(task.template(project), as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
                    shell.run_cell(cell.source, silent=True).raise_error()
            if "parameters" in cell.metadata.get("tags", []):
                shell.user_ns["quarter"] = str(task.quarter)


def cells_on_two(project: Project, tasks: Iterable[ReportKey], folder: Path) -> None:
    """Do that in two processes, each with half of the reports."""
    every = list(tasks)
    with ProcessPoolExecutor(JOBS) as pool:
        piles = _quarters_dealt(every)
        for each in [pool.submit(cells_alone, project, pile, folder) for pile in piles]:
            each.result()


def _quarters_dealt(tasks: list[ReportKey]) -> list[list[ReportKey]]:
    """Deal out whole quarters, for what one report has read the next of its quarter need not."""
    piles: list[list[ReportKey]] = [[] for _ in range(JOBS)]
    for _, quarter in groupby(tasks, key=lambda task: task.quarter):
        min(piles, key=len).extend(quarter)
    return piles


RIVALS: dict[str, Callable[[Project, Iterable[ReportKey], Path], None]] = {
    "papermill in a loop": papermill_loop,
    "papermill in a pool": papermill_pool,
    "jupyter-cache": jupyter_cache,
    "glosanalysis run": glosanalysis_run,
    "cells alone": cells_alone,
    "cells alone, two processors": cells_on_two,
}


def main() -> None:
    """Execute the reports of a list in one of the ways."""
    name, listed, place = sys.argv[1:]
    here, folder = Project.find(), Path(place)
    named = json.loads(Path(listed).read_text(encoding="utf-8"))
    tasks = [ReportKey(Quarter.parse(quarter), theme) for quarter, theme in named]
    if name != "glosanalysis run":
        folder.mkdir(parents=True)
    elif not all(task.report_in(folder).is_file() for task in tasks):
        # As the command does, before it reads the tables.
        warm_up(sorted({task.quarter for task in tasks}))
    RIVALS[name](here, tasks, folder)


if __name__ == "__main__":
    main()
