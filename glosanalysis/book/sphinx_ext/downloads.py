"""The files beside the pages, for download: figures, notebooks, their origin, the audit."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path

from sphinx.application import Sphinx

from glosanalysis.book.sphinx_ext.left_over import clear_left_over
from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.answers import Question
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.fingerprint import is_still, sha256
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.paper.site import put_papers
from glosanalysis.report import read_tables
from glosanalysis.takeaway.site import files

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
    tables = read_tables(project.data)
    yield from (site / place for place in _of_all_quarters(project, tables, site))
    yield from put_papers(project, tables.sources, site)


def _of_all_quarters(project: Project, tables: Tables, site: Path) -> Iterable[str]:
    """Make the files of the whole book, unless they are what they would be made again."""
    question = Question(project, ["files beside the pages"], project.data, project.reports)
    made: dict[str, str] = question.answer() or {}
    if made and all(is_still(site / name, sha) for name, sha in made.items()):
        return made
    made = {}
    for place, content in files(project, tables):
        write_whole(site / place, content, project.work / "tmp")
        made[place] = sha256(content)
    question.keep(made)
    return made
