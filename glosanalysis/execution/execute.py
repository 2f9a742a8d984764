"""Execute one template for one quarter, with a kernel of its own."""

from __future__ import annotations

import tempfile
import threading
import time
from pathlib import Path

import nbformat
import papermill
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.project import Project
from glosanalysis.execution.normalise import as_bytes, normalise
from glosanalysis.execution.outcome import Execution

__all__ = ["execute"]

_NEVER_STARTED = (
    "RuntimeError: Kernel died before replying",
    "RuntimeError: Kernel didn't respond",
)
"""How jupyter_client's complaints of a kernel begin that was not there, or not in time."""


def execute(
    task: ReportKey, project: Project, folder: Path, log: Path, cell_timeout: int
) -> Execution:
    """Execute a template through papermill; several may be under way in threads of a process.

    Parameters
    ----------
    task : ReportKey
    project : Project
        The checkout that holds the template and the data.
    folder : Path
        Where what is unfinished may lie; nothing of it is left.
    log : Path
        Where the kernel's own messages go.
    cell_timeout : int
        Seconds that a cell may take.

    Returns
    -------
    Execution
        Also where a cell failed, ran out of time or lost its kernel.
    """
    threading.current_thread().name = str(task)
    start = time.perf_counter()
    content, failure = b"", ""
    try:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            output = Path(place) / "report.ipynb"
            failure = _run(task, project, output, log, cell_timeout)
            if failure.startswith(_NEVER_STARTED):  # nothing of the report has run: once more
                failure = _run(task, project, output, log, cell_timeout)
            if output.is_file():
                notebook = nbformat.read(output, as_version=4)
                content = as_bytes(normalise(notebook, task.quarter))
    except Exception as error:  # a report that cannot be written is a failed one, not a crash
        failure = failure or _explained(error)
    return Execution(task, time.perf_counter() - start, content, failure)


def _run(task: ReportKey, project: Project, output: Path, log: Path, cell_timeout: int) -> str:
    """Run a template; give what went wrong in one line, or nothing."""
    place = output.parent
    settings = Config()
    # No personal settings, no window, no chatter.
    settings.ReportKernelManager.environment = {
        "GLOSANALYSIS_ROOT": str(project.root),
        "GLOSANALYSIS_LOG": str(log),
        "IPYTHONDIR": str(place / "ipython"),
        "MPLBACKEND": "agg",
        "PYTHONHASHSEED": "0",
    }
    settings.ReportKernelManager.folder = str(place)
    try:
        papermill.execute_notebook(
            str(task.template(project)),
            str(output),
            parameters={"quarter": str(task.quarter)},
            kernel_name="python3",
            engine_name="glosanalysis",
            progress_bar=False,
            execution_timeout=cell_timeout,
            config=settings,
            # papermill's own `cwd` would change the directory of all threads.
            resources={"metadata": {"path": str(project.root)}},
        )
    except Exception as error:  # whatever a notebook raises is a failed report, not a crash
        return _explained(error)
    return ""


def _explained(error: Exception) -> str:
    if isinstance(error, PapermillExecutionError):
        cell = f"cell {error.cell_index + 1}"
        return f"{cell}: {error.ename}: {_first_line(error.evalue)}"
    return f"{type(error).__name__}: {_first_line(str(error))}"


def _first_line(text: str) -> str:
    return next((line for line in text.strip().splitlines() if line.strip()), "no message")
