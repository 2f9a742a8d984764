"""The files beside the pages, for download: figures, notebooks, their origin, the audit."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

from glosanalysis.book.sphinx_ext.left_over import clear_left_over
from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.project import Project
from glosanalysis.report import read_tables

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
    """Make what is made of all that is published: tables, a workbook, papers."""
    # Imported only now: they bring libraries that take a second to load.
    from glosanalysis.paper.site import put_papers
    from glosanalysis.takeaway.site import files

    tables = read_tables(project.data)
    for place, content in files(project, tables):
        write_whole(site / place, content, project.work / "tmp")
        yield site / place
    yield from put_papers(project, tables.sources, site)
