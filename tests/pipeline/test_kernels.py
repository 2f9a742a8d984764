"""Forked kernels do what ordinary ones do, only sooner."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from checkouts import count_of_reports
from papermill.exceptions import PapermillExecutionError

from glosanalysis.execution.normalise import as_bytes, normalise
from glosanalysis.forking import kernels
from glosanalysis.forking.server import can_fork
from glosanalysis.quarter import Quarter

pytestmark = pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only")


def executed(path: Path, folder: Path, engine: str | None, **parameters: str) -> bytes:
    output = folder / f"{engine}.ipynb"
    papermill.execute_notebook(
        str(path), str(output), parameters, engine_name=engine, progress_bar=False
    )
    return as_bytes(normalise(nbformat.read(output, as_version=4), Quarter(2022, 3)))


def made_of(folder: Path, *sources: str) -> Path:
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source, id=f"c{n}") for n, source in enumerate(sources)]
    )
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "", "language": "python"}
    nbformat.write(notebook, folder / "made.ipynb")
    return folder / "made.ipynb"


def test_a_report_is_the_same_from_either_kind_of_kernel(checkout: Path, tmp_path: Path) -> None:
    template = checkout / "notebooks" / "workforce.ipynb"
    forked, ordinary = (
        executed(template, tmp_path, engine, quarter="2020-21-Q1")
        for engine in ("glosanalysis", None)
    )
    assert forked == ordinary


def test_output_errors_and_the_environment_are_those_of_an_ordinary_kernel(tmp_path: Path) -> None:
    path = made_of(
        tmp_path,
        "import os, sys, subprocess",
        "print('out'); print('err', file=sys.stderr)",
        "os.system('echo from a process')",
        "sorted(name for name in globals() if name.startswith('left'))",
        "left_behind = 1",
        "__name__, sys.argv[0].endswith('ipykernel_launcher.py')",
    )
    forked, ordinary = (executed(path, tmp_path, engine) for engine in ("glosanalysis", None))
    assert forked == ordinary


def test_nothing_is_left_from_one_notebook_to_the_next(tmp_path: Path) -> None:
    path = made_of(
        tmp_path, "'left_behind' in globals()", "left_behind = 1", "import os\nos.getpid()"
    )
    first, second = (
        nbformat.reads(executed(path, tmp_path, "glosanalysis").decode(), as_version=4)
        for _ in range(2)
    )
    for notebook in (first, second):
        assert notebook.cells[0].outputs[0]["data"]["text/plain"] == "False"
    pids = [notebook.cells[2].outputs[0]["data"]["text/plain"] for notebook in (first, second)]
    assert pids[0] != pids[1]
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid), 0)


def test_no_history_is_written(tmp_path: Path) -> None:
    path = made_of(tmp_path, "get_ipython().history_manager.enabled")
    notebook = nbformat.reads(executed(path, tmp_path, "glosanalysis").decode(), as_version=4)
    assert notebook.cells[0].outputs[0]["data"]["text/plain"] == "False"


def test_an_error_in_a_cell_is_raised(tmp_path: Path) -> None:
    with pytest.raises(PapermillExecutionError, match="ZeroDivisionError"):
        executed(made_of(tmp_path, "1 / 0"), tmp_path, "glosanalysis")


def test_a_kernel_that_never_started_is_started_once_more(
    checkout: Path, command, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost: list[int] = []  # not the set of those started: it forgets what is gone

    class FirstIsLost(kernels._Process):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            if not lost:
                lost.append(self.pid)
                self.kill()

    monkeypatch.setattr(kernels, "_Process", FirstIsLost)
    code, out, err = command("run", "2017-18-Q3", "--jobs", "1")
    assert code == 0, err
    count = count_of_reports(checkout, "2017-18-Q3")
    assert f"{count} executed, 0 up to date, 0 failed" in out
