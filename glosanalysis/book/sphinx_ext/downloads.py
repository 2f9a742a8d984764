"""The files beside the pages, for download: figures, notebooks, their origin, the audit."""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx.application import Sphinx

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.paper.site import PAPERS, put_papers
from glosanalysis.takeaway.site import WORKBOOKS, files

__all__ = ["copy_beside", "depend_on_record", "make_beside"]

_FILES = ("indicators.csv", "comparisons.csv", "provenance.json")
_AUDIT = "book/audit.csv"


def depend_on_record(app: Sphinx, page: str, source: list[str]) -> None:
    """Have a report's page built again when the record of its quarter changes.

    Parameters are those of Sphinx's event ``source-read``.
    """
    if ReportKey.of_page(page) is not None:
        folder = Path(app.srcdir) / Path(page).parent
        # What is not there would count as changed each time; where it comes, the others change.
        for name in _FILES:
            if (folder / name).is_file():
                app.env.note_dependency(str(folder / name))


def copy_beside(app: Sphinx, failure: Exception | None) -> None:
    """Put the files beside the pages of the site.

    Parameters are those of Sphinx's event ``build-finished``.
    """
    if failure is not None or app.builder.name != "html":
        return
    shutil.copyfile(Path(app.srcdir) / _AUDIT, Path(app.outdir) / _AUDIT)
    for page in sorted(app.env.found_docs):
        if ReportKey.of_page(page) is not None:
            folder = Path(page).parent
            for name in (*_FILES, f"{Path(page).name}.ipynb"):
                source = Path(app.srcdir) / folder / name
                if source.is_file():
                    shutil.copyfile(source, Path(app.outdir) / folder / name)


def make_beside(app: Sphinx, failure: Exception | None) -> None:
    """Put beside the pages what is made of all that is published: tables, a workbook, papers.

    Parameters are those of Sphinx's event ``build-finished``.
    """
    if failure is not None or app.builder.name != "html":
        return
    project, site = Project(Path(app.srcdir)), Path(app.outdir)
    made, tables = set(), load(project.data)
    for place, content in files(project, tables):
        write_whole(site / place, content, project.work / "tmp")
        made.add(site / place)
    made |= put_papers(project, tables.sources, site)
    there = {file for kind in (WORKBOOKS, *PAPERS) for file in site.glob(kind)}
    for file in there - made:  # of a quarter that was the newest once, or is published no more
        file.unlink()
