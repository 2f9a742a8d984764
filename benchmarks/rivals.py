"""Ways to execute the same reports: ``rivals.py NAME COUNT FOLDER`` does it in one of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import nbformat

from glosanalysis.catalogue import ReportKey, published_quarters
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.execution.plan import plan
from glosanalysis.forking.server import warm_up

JOBS = 2


def reports(project: Project, count: int) -> list[ReportKey]:
    """Give so many reports of the same mix: those of the book, the newest first."""
    tasks = plan(project, load(project.data))
    newest_first = sorted(tasks, key=lambda task: task.quarter, reverse=True)
    repeated = newest_first * (count // len(newest_first) + 1)
    return repeated[:count]


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
    from glosanalysis.publication.run import Options, run

    tasks = list(tasks)
    result = run(project, load(project.data), tasks, Options(jobs=JOBS, reports=folder))
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


RIVALS: dict[str, Callable[[Project, Iterable[ReportKey], Path], None]] = {
    "papermill in a loop": papermill_loop,
    "papermill in a pool": papermill_pool,
    "jupyter-cache": jupyter_cache,
    "glosanalysis run": glosanalysis_run,
    "cells alone": cells_alone,
}

if __name__ == "__main__":
    name, number, place = sys.argv[1:]
    here = Project.find()
    if name != "glosanalysis run":
        Path(place).mkdir(parents=True)
    elif len(list(Path(place).rglob("*.ipynb"))) < int(number):
        warm_up(published_quarters(here))  # as the command does, before it reads the tables
    RIVALS[name](here, reports(here, int(number)), Path(place))
