"""What tests of runs share: how to look at a checkout and how to change it."""

from __future__ import annotations

import csv
import hashlib
import time
from pathlib import Path

import nbformat

from glosanalysis.catalogue import reports_of
from glosanalysis.data.loading import load
from glosanalysis.quarter import Quarter

REPORTS = Path("book") / "reports"
START = (
    "import os, sys; from glosanalysis.cli import main; "
    "open(os.environ['BEGUN'], 'w').close(); main(sys.argv[1:])"
)
"""Runs a command, and says by a file when it begins: before that Python itself is starting."""


def beginning(root: Path) -> dict[str, str]:
    """Give the variable that names the file by which a command of a checkout says it has begun."""
    _begun(root).unlink(missing_ok=True)
    return {"BEGUN": str(_begun(root))}


def wait_until_begun(root: Path) -> None:
    """Wait until the command has begun, however busy the machine is."""
    deadline = time.monotonic() + 120
    while not _begun(root).exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _begun(root: Path) -> Path:
    return root.parent / "begun"


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def count_of_reports(root: Path, quarter: str) -> int:
    """Count the reports that a quarter has: a theme that is new may have one, too."""
    return len(reports_of(Quarter.parse(quarter), load(root / "data")))


def change_template(root: Path, name: str, source: str) -> None:
    """Put a cell at the end of a template."""
    path = root / "notebooks" / f"{name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(source, id="added"))
    nbformat.write(notebook, path)


def add_row(root: Path, table: str, *cells: str) -> None:
    path = root / "data" / "published" / f"{table}.csv"
    with path.open("a", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerow(cells)


def add_paper(root: Path, *cells: str) -> None:
    with (root / "data" / "sources.csv").open("a", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerow(cells)


def change_data(root: Path, table: str, old: str, new: str) -> None:
    """Change a row of a table that has to be there."""
    path = root / "data" / "published" / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
