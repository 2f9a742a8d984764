"""The papers that lie beside the overviews of the site."""

from __future__ import annotations

from collections.abc import Iterator

from glosanalysis.catalogue import published_quarters
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.extras import has_the_extra
from glosanalysis.paper.content import has_overview, paper_of
from glosanalysis.paper.pdf import as_pdf
from glosanalysis.paper.word import as_docx
from glosanalysis.quarter import Quarter

__all__ = ["PAPERS", "paper_names", "papers"]

PAPERS = ("book/reports/*/*.pdf", "book/reports/*/*.docx")


def paper_names(project: Project, quarter: Quarter) -> tuple[str, ...]:
    """Name the files of a quarter's paper, the PDF first; none where none is made.

    Parameters
    ----------
    project : Project
    quarter : Quarter

    Returns
    -------
    tuple of str
    """
    made = has_the_extra("paper") and has_overview(project, quarter)
    return (f"{quarter}.pdf", f"{quarter}.docx") if made else ()


def papers(project: Project) -> Iterator[tuple[str, bytes]]:
    """Make the papers of a book.

    Parameters
    ----------
    project : Project

    Yields
    ------
    tuple of str and bytes
        The place in the site, and what the file holds. None without the extra ``paper``.
    """
    quarters = [each for each in published_quarters(project) if paper_names(project, each)]
    if not quarters:
        return
    register = load(project.data).sources
    for quarter in quarters:
        paper = paper_of(project, register, quarter)
        pdf, docx = paper_names(project, quarter)
        yield f"book/reports/{quarter}/{pdf}", as_pdf(paper)
        yield f"book/reports/{quarter}/{docx}", as_docx(paper)
