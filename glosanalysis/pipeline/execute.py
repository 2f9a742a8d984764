"""Execute one template for one quarter, in a process of its own."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
import papermill
from papermill.exceptions import PapermillExecutionError

from glosanalysis.pipeline.normalise import as_bytes, normalise
from glosanalysis.pipeline.plan import Task
from glosanalysis.project import Project

__all__ = ["Outcome", "execute", "prepare_worker"]


@dataclass(frozen=True)
class Outcome:
    """What came of a task.

    Parameters
    ----------
    task : Task
    seconds : float
        How long it took.
    content : bytes
        The executed notebook, normalised; as far as it got where it failed.
    failure : str
        What went wrong, in one line; empty where nothing did.
    """

    task: Task
    seconds: float
    content: bytes
    failure: str = ""


def prepare_worker(root: Path, log: Path, parent: int) -> None:
    """Make a worker process neutral: no personal settings, no chatter, no life after its parent.

    Parameters
    ----------
    root : Path
        The checkout.
    log : Path
        Where the kernels' own messages go.
    parent : int
        The process to end with; passed on, because it may be gone before this one asks.
    """
    os.environ["GLOSANALYSIS_ROOT"] = str(root)
    os.environ["IPYTHONDIR"] = tempfile.mkdtemp(prefix="ipython-", dir=root / "_build" / "tmp")
    os.environ["MPLBACKEND"] = "agg"
    os.environ["PYTHONHASHSEED"] = "0"
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (sys.stdout.fileno(), sys.stderr.fileno()):
        os.dup2(handle, stream)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process when its parent is gone; its kernel then ends by itself."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def execute(task: Task, root: Path, cell_timeout: int) -> Outcome:
    """Execute a template through papermill.

    Parameters
    ----------
    task : Task
    root : Path
        The checkout.
    cell_timeout : int
        Seconds that a cell may take.

    Returns
    -------
    Outcome
        Also where a cell failed, ran out of time or lost its kernel.
    """
    project = Project(root)
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=project.work / "tmp") as folder:
        output = Path(folder) / "report.ipynb"
        failure = ""
        try:
            papermill.execute_notebook(
                str(task.notebook(project)),
                str(output),
                parameters={"quarter": str(task.quarter)},
                kernel_name="python3",
                engine_name="glosanalysis",
                progress_bar=False,
                cwd=str(root),
                execution_timeout=cell_timeout,
            )
        except Exception as error:  # whatever a notebook raises is a failed report, not a crash
            failure = _explained(error)
        content = _normalised(output, task)
    return Outcome(task, time.perf_counter() - start, content, failure)


def _normalised(output: Path, task: Task) -> bytes:
    if not output.is_file():
        return b""
    return as_bytes(normalise(nbformat.read(output, as_version=4), task.quarter))


def _explained(error: Exception) -> str:
    if isinstance(error, PapermillExecutionError):
        cell = f"cell {error.cell_index + 1}"
        return f"{cell}: {error.ename}: {_first_line(error.evalue)}"
    return f"{type(error).__name__}: {_first_line(str(error))}"


def _first_line(text: str) -> str:
    return next((line for line in text.strip().splitlines() if line.strip()), "no message")
