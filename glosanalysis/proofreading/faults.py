"""Every fault of the commentary: its files, their form, and numbers that are not of the page."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from glosanalysis.catalogue import ReportKey, check_quarter, reports_of
from glosanalysis.checkout.project import Project
from glosanalysis.commentary.comment import Comment, read_comment
from glosanalysis.commentary.notes import claims_in
from glosanalysis.data.read import Fault
from glosanalysis.data.tables import Tables
from glosanalysis.errors import BadData, WrongUsage
from glosanalysis.quarter import Quarter
from glosanalysis.themes import OVERVIEW, THEMES

__all__ = ["commentary_faults", "prove_commentary"]

Told = tuple[int, str, str]
"""The line of a file, no column, and what is wrong there."""


def prove_commentary(
    project: Project, tables: Tables, quarters: Collection[Quarter] | None = None
) -> None:
    """Refuse a commentary that has a fault, with a line for each.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.
    quarters : collection of Quarter, optional
        Of which the numbers are proved; without it, of all.

    Raises
    ------
    BadData
    """
    faults = commentary_faults(project, tables, quarters)
    if faults:
        raise BadData("\n".join(map(str, faults)))


def commentary_faults(
    project: Project, tables: Tables, quarters: Collection[Quarter] | None = None
) -> list[Fault]:
    """Find every fault of ``data/commentary``, by file and line; as `prove_commentary`."""
    folder = project.data / "commentary"
    found = []
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden:
            found += _faults_of(project, tables, path, quarters)
    return found


def _faults_of(
    project: Project, tables: Tables, path: Path, quarters: Collection[Quarter] | None
) -> list[Fault]:
    file = path.relative_to(project.root).as_posix()
    task, fault = _task_of(project, tables, path)
    if task is None:
        return [Fault(file, 0, "", fault)]
    comment, faults = read_comment(path, file, task.quarter)
    if comment is None or (quarters is not None and task.quarter not in quarters):
        return faults
    return [Fault(file, *told) for told in _not_on_the_page(project, task, comment)]


def _task_of(project: Project, tables: Tables, path: Path) -> tuple[ReportKey | None, str]:
    """Tell which page a file comments on, or what is wrong with its name."""
    place = path.relative_to(project.data / "commentary").parts
    if len(place) != 2 or path.suffix != ".md":
        return None, "a comment is a file data/commentary/QUARTER/THEME.md"
    try:
        quarter = Quarter.parse(place[0])
        check_quarter(quarter, tables)
    except WrongUsage as mistake:
        return None, str(mistake)
    if place[0] != str(quarter):
        return None, f"the folder of this quarter is {quarter}"
    if path.stem not in THEMES:
        return None, f"'{path.stem}' is not a theme: must be one of {', '.join(THEMES)}"
    pages = [name for name in reports_of(quarter, tables) if name != OVERVIEW]
    if path.stem not in pages:
        has = ", ".join(pages) or "none"
        return None, f"{path.stem} has no page in {quarter}: that quarter has {has}"
    return ReportKey(quarter, path.stem), ""


def _not_on_the_page(project: Project, task: ReportKey, comment: Comment) -> Iterator[Told]:
    """Find the numbers that are not among the page's figures, nor said to be from elsewhere."""
    claims = [claim for passage in comment.passages for claim in claims_in(passage)]
    asked = [claim for claim in claims if not claim.is_from_elsewhere]
    if not asked:
        return
    from glosanalysis.proofreading.page_figures import figures_of_page

    try:
        figures = figures_of_page(project, task)
    except Exception as error:  # whatever a template raises: its report will fail for the same
        what = f"its page cannot be worked out: {type(error).__name__}: {error}"
        yield 0, "", what.splitlines()[0]
        return
    for claim in asked:
        if not figures.hold(claim.number):
            number = " ".join(claim.number.text.split())
            what = (
                f"{number} is not among the figures of its page: correct it, or say after it where "
                f"it is from, as in {number} {{Ofsted monitoring visit, March 2022}}"
            )
            yield claim.line, "", what
