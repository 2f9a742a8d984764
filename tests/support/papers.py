"""Papers read back, and books of one quarter to make them from."""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import nbformat
from docx import Document
from nbformat.v4 import new_code_cell, new_output
from pypdf import PageObject, PdfReader

from glosanalysis.checkout.project import Project
from glosanalysis.quarter import Quarter

__all__ = ["pages_of", "planted", "words_of"]


def pages_of(pdf: bytes) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(pdf)).pages)


def words_of(content: bytes) -> str:
    """Give the text of a PDF or a DOCX on one line, tables where they stand."""
    if content.startswith(b"%PDF"):
        return " ".join(" ".join(page.extract_text() for page in pages_of(content)).split())
    body = Document(io.BytesIO(content)).element.body
    paragraphs = body.iterfind(".//{*}p")
    return " ".join(" ".join("".join(each.itertext("{*}t")) for each in paragraphs).split())


def planted(
    project: Project,
    root: Path,
    quarter: Quarter,
    added: Mapping[str, Sequence[str]],
    *,
    first: bool = False,
) -> Project:
    """Copy a book of one quarter, with pieces of HTML added to its reports.

    At their end or, with `first`, before their first other output.
    """
    (root / "data").mkdir(parents=True)
    (root / "book").mkdir()
    (root / "data" / "quarters.csv").write_text(f"quarter\n{quarter}\n", encoding="utf-8")
    registers = ("data/sources.csv", "data/releases/register.csv")
    for name in ("_config.yml", "book/methods.md", "data/authority.toml", *registers):
        if (project.root / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(project.root / name, root / name)
    shutil.copytree(project.data / "published", root / "data" / "published")
    shutil.copytree(project.reports / str(quarter), root / "book" / "reports" / str(quarter))
    other = Project(root)
    for theme, pieces in added.items():
        report = other.reports / str(quarter) / f"{theme}.ipynb"
        notebook = nbformat.read(report, as_version=4)
        outputs = [new_output("display_data", {"text/html": piece}) for piece in pieces]
        cells = notebook.cells
        place = next(n for n, cell in enumerate(cells) if cell.get("outputs")) if first else None
        cells.insert(len(cells) if place is None else place, new_code_cell("", outputs=outputs))
        nbformat.write(notebook, report)
    return other
