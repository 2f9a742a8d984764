"""Have nbval run published notebooks again, and say what it finds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.processors import processors
from glosanalysis.checkout.project import Project
from glosanalysis.errors import UserMistake
from glosanalysis.forking.beside import Beside, Say, gathered
from glosanalysis.forking.server import can_fork
from glosanalysis.forking.tied import speak_to
from glosanalysis.review.differences import Difference, plain

__all__ = ["nbval"]

_LONGEST = 160
"""Characters of what it says that are shown."""


def nbval(
    project: Project, tasks: Sequence[ReportKey], folder: Path, jobs: int | None = None
) -> tuple[int, Iterator[Difference]]:
    """Have nbval, which knows nothing of this package, run the cells and compare the outputs.

    Parameters
    ----------
    project : Project
    tasks : sequence of ReportKey
    folder : Path
        Where what it writes goes.
    jobs : int, optional
        Reports under way side by side; without it, as many as there are processors.

    Returns
    -------
    count : int
        How many cells were compared.
    differences : iterator of Difference
    """
    paths = [path for task in tasks if (path := task.report_in(project.reports)).is_file()]
    cases = _nbval_cases(project, paths, folder / "first", jobs or processors())
    doubtful = {_report_of(case) for case in cases if _failures(case)}
    again = [path for path in paths if f"{path.parent.name}/{path.stem}" in doubtful]
    if again:
        cases = [case for case in cases if _report_of(case) not in doubtful]
        cases += _nbval_cases(project, again, folder / "again", 1)
    return len(cases), _by_report(cases)


def _by_report(cases: Sequence[Element]) -> Iterator[Difference]:
    """Tell of each report which cells differ, and what is said of the first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for case in cases:
        for child in _failures(case):
            said = _first_words(plain(child.text or child.get("message") or ""))
            found.setdefault(_report_of(case), []).append((case.get("name", ""), said))
    for report, told in found.items():
        names = ", ".join(dict.fromkeys(name for name, _ in told))
        yield Difference(f"{report}, {names}", "as published", told[0][1])


def _nbval_cases(project: Project, paths: Sequence[Path], folder: Path, jobs: int) -> list[Element]:
    """Run nbval in processes of its own; give what it says of each cell."""
    _forked_kernels(folder / "jupyter")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    environment = {
        "GLOSANALYSIS_ROOT": str(project.root),
        "JUPYTER_PATH": str(folder / "jupyter"),
        "IPYTHONDIR": str(folder / "ipython"),
        "TMPDIR": str(folder),  # where jupyter_client puts the addresses of kernels
        "PYTHONHASHSEED": "0",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }
    # The longest first, so that no process gets most of them.
    ordered = sorted(paths, key=lambda path: path.stat().st_size, reverse=True)
    lanes = min(jobs, len(paths)) if can_fork() else 1
    with ExitStack() as under_way:
        calls = [
            under_way.enter_context(
                Beside(_nbval_of, project.root, folder, n, ordered[n::lanes], environment)
            )
            for n in range(lanes)
        ]
        gathered(calls)
    return [case for n in range(lanes) for case in _cases_in(folder, n)]


def _nbval_of(
    say: Say,
    root: Path,
    folder: Path,
    number: int,
    paths: Sequence[Path],
    environment: dict[str, str],
) -> None:
    """Run nbval on some notebooks: in this process if it was forked for that, or in another."""
    arguments = [
        *("-p", "nbval.plugin", "--nbval", "--quiet", "-p", "no:cacheprovider"),
        *("-c", str(folder / "pytest.ini"), "--rootdir", str(root)),
        *(f"--junitxml={_written_by(folder, number, 'xml')}", *map(str, paths)),
    ]
    said = _written_by(folder, number, "txt")
    if can_fork():
        os.chdir(root)
        os.environ.update(environment)
        tempfile.tempdir = None
        speak_to(str(said))
        pytest.main(arguments)
    else:
        with said.open("wb") as file:
            subprocess.run(
                [sys.executable, "-m", "pytest", *arguments],
                env={**os.environ, **environment},
                cwd=root,
                stdout=file,
                stderr=file,
                check=False,
            )


def _cases_in(folder: Path, number: int) -> list[Element]:
    report = _written_by(folder, number, "xml")
    if not report.is_file():
        said = _written_by(folder, number, "txt").read_text("utf-8", "replace")
        raise UserMistake(f"nbval did not run: {said.strip()}")
    return list(ElementTree.parse(report).getroot().iter("testcase"))


def _written_by(folder: Path, number: int, suffix: str) -> Path:
    return folder / f"nbval-{number}.{suffix}"


def _failures(case: Element) -> list[Element]:
    return [child for child in case if child.tag in ("failure", "error")]


def _forked_kernels(folder: Path) -> None:
    """Describe a Python kernel that is forked, for programs that start kernels by name."""
    place = folder / "kernels" / "python3"
    place.mkdir(parents=True)
    spec = {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "Python 3",
        "language": "python",
        "metadata": {"kernel_provisioner": {"provisioner_name": "glosanalysis-forked"}},
    }
    (place / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")


def _report_of(case: Element) -> str:
    parts = case.get("classname", "").replace("/", ".").split(".")
    return "/".join(part for part in parts if part not in ("book", "reports", "ipynb", ""))


def _first_words(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = ("differ", "Error", "Timeout", "exception")
    told = next((line for line in lines if any(word in line for word in telling)), "")
    return (told or (lines or ["differs"])[0])[:_LONGEST]
