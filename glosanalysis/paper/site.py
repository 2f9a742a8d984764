"""The papers that lie beside the overviews of the site."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

import pandas as pd

from glosanalysis.catalogue import has_overview, published_quarters
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.processors import processors
from glosanalysis.checkout.project import Project
from glosanalysis.extras import has_the_extra
from glosanalysis.paper.known import Known
from glosanalysis.quarter import Quarter

__all__ = ["paper_names", "put_papers"]

_MANY = 2
_Stale = tuple[Project, pd.DataFrame, Quarter, list[Path], Known]


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


def put_papers(
    project: Project,
    register: Callable[[], pd.DataFrame],
    site: Path,
    most: int | None = None,
) -> set[Path]:
    """Put the papers of a book into a folder: those that would not be what they are already.

    Parameters
    ----------
    project : Project
    register : callable
        Gives the register of the sources, by their identifiers. It is called only if a paper has
        to be made.
    site : Path
    most : int, optional
        Where more than these have to be made, none is.

    Returns
    -------
    set of Path
        The papers of the book that are there. None without the extra ``paper``.
    """
    known = Known(project)
    files: dict[Quarter, list[Path]] = {}
    for quarter in published_quarters(project):
        folder = site / "book" / "reports" / str(quarter)
        files[quarter] = [folder / name for name in paper_names(project, quarter)]
    stale = {
        quarter: places
        for quarter, places in files.items()
        if places and not _is_made(project, quarter, places, known)
    }
    if stale and (most is None or len(stale) <= most):
        rows = register()
        _put_all([(project, rows, quarter, places, known) for quarter, places in stale.items()])
    return {file for places in files.values() for file in places}


def _put_all(stale: list[_Stale]) -> None:
    """Make papers by all processors, where a process can be forked and more than one is to do."""
    if len(stale) < _MANY or "fork" not in get_all_start_methods():
        for each in stale:
            _put(*each)
        return
    _load()  # before processes part that would each load it
    with ProcessPoolExecutor(processors(), get_context("fork")) as pool:
        for made in [pool.submit(_put, *each) for each in stale]:
            made.result()


def _load() -> None:
    importlib.import_module("glosanalysis.paper.pdf")
    importlib.import_module("glosanalysis.paper.word")


def _is_made(project: Project, quarter: Quarter, files: list[Path], known: Known) -> bool:
    stamp = project.work / "papers" / str(quarter)
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == known.state(quarter, files)


def _put(
    project: Project, register: pd.DataFrame, quarter: Quarter, files: list[Path], known: Known
) -> None:
    # Imported only now: they bring libraries that take seconds to load.
    from glosanalysis.paper.content import paper_of
    from glosanalysis.paper.pdf import as_pdf
    from glosanalysis.paper.word import as_docx

    paper = paper_of(project, register, quarter)
    for file, content in zip(files, (as_pdf(paper), as_docx(paper)), strict=True):
        write_whole(file, content, project.work / "tmp")
    state = known.state(quarter, files)
    write_whole(project.work / "papers" / str(quarter), state.encode(), project.work / "tmp")
