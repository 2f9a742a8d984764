"""What lies beside the pages for download: made once, in a folder of its own, and then copied.

A build makes it before Sphinx starts, because it has read the tables then. Sphinx makes it itself
where nobody has, as when `jupyter-book build .` is called, or where it is no longer current.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from glosanalysis.checkout.answers import Question
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.contents import below
from glosanalysis.checkout.fingerprint import is_still, sha256
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.paper.site import put_papers

__all__ = ["folder_beside", "made_beside"]


def folder_beside(project: Project) -> Path:
    """Give the folder in which the files lie as they will lie in the site."""
    return project.work / "beside"


def made_beside(
    project: Project, tables: Callable[[], Tables], most_papers: int | None = None
) -> set[Path]:
    """Make tables, the workbook, the feed and papers, unless they are what they would be again.

    Parameters
    ----------
    project : Project
    tables : callable
        Gives all rows there are. It is called only if something has to be made.
    most_papers : int, optional
        Where more papers than these have to be made, none is: they are left to who makes them by
        all processors.

    Returns
    -------
    set of Path
        The files, below `folder_beside`.
    """
    folder = folder_beside(project)
    made = {folder / place for place in _of_all_quarters(project, tables, folder)}
    made |= put_papers(project, lambda: tables().sources, folder, most_papers)
    for file in below(folder):
        if file not in made:
            file.unlink()
    return made


def _of_all_quarters(
    project: Project, tables: Callable[[], Tables], folder: Path
) -> dict[str, str]:
    """Make the files of the whole book; give the SHA-256 of each."""
    question = Question(project, ["files beside the pages"], project.data, project.reports)
    made: dict[str, str] = question.answer() or {}
    if made and all(is_still(folder / name, sha) for name, sha in made.items()):
        return made
    from glosanalysis.takeaway.site import files

    made = {}
    for place, content in files(project, tables()):
        write_whole(folder / place, content, project.work / "tmp")
        made[place] = sha256(content)
    question.keep(made)
    return made
