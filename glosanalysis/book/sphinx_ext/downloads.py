"""The files beside the pages, for download: figures, notebooks, their origin, the audit."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

from glosanalysis.book.beside import folder_beside, made_beside
from glosanalysis.book.sphinx_ext.left_over import clear_left_over
from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables

__all__ = ["put_beside"]

_FILES = ("indicators.csv", "comparisons.csv", "provenance.json")
_AUDIT = "book/audit.csv"


def put_beside(app: Sphinx, failure: Exception | None) -> None:
    """Put the files beside the pages of the site, and take out what is of an earlier build.

    Parameters are those of Sphinx's event ``build-finished``.
    """
    if failure is not None or app.builder.name != "html":
        return
    project, site = Project(Path(app.srcdir)), Path(app.outdir)
    clear_left_over(app, {*_copied(app, project, site), *_made(project, site)})


def _copied(app: Sphinx, project: Project, site: Path) -> Iterator[Path]:
    names = [_AUDIT]
    for page in sorted(app.env.found_docs):
        if ReportKey.of_page(page) is not None:
            names += [f"{posixpath.dirname(page)}/{name}" for name in _FILES]
            names.append(f"{page}.ipynb")
    for name in dict.fromkeys(names):
        source = project.root / name
        if source.is_file():
            write_whole(site / name, source.read_bytes(), project.work / "tmp")
            yield site / name


def _made(project: Project, site: Path) -> Iterator[Path]:
    """Copy what is made of all that is published: tables, a workbook, papers."""
    folder = folder_beside(project)
    for file in sorted(made_beside(project, lambda: _tables(project))):
        place = site / file.relative_to(folder)
        write_whole(place, file.read_bytes(), project.work / "tmp")
        yield place


def _tables(project: Project) -> Tables:
    from glosanalysis.report import read_tables  # which takes a second, and seldom is needed

    return read_tables(project.data)
