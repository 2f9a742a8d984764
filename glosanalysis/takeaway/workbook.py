"""A quarter as a workbook, by the government's guidance on releasing statistics in spreadsheets.

It holds what the quarter published: the rows of its record, and the exhibits of its pages. Nothing
is frozen, filtered, merged, hidden or coloured: the guidance wants none of it.
"""

from __future__ import annotations

from copy import deepcopy
from importlib.metadata import version
from typing import TYPE_CHECKING

from gptables import Cover, Theme, gptheme

from glosanalysis.authority import read
from glosanalysis.catalogue import ReportKey, check_published
from glosanalysis.checkout.project import Project
from glosanalysis.errors import WrongUsage
from glosanalysis.escaping import sheet_cell
from glosanalysis.observations import LICENCE
from glosanalysis.publication.comparison_csv import COLUMNS as COMPARED
from glosanalysis.publication.comparison_csv import comparisons_in
from glosanalysis.publication.indicator_csv import read_records
from glosanalysis.spreadsheets.writing import written
from glosanalysis.takeaway.exhibits import Shown, shown_in
from glosanalysis.takeaway.facts import Facts, facts_of
from glosanalysis.takeaway.published_rows import has_figures, published_rows
from glosanalysis.takeaway.reading import explained
from glosanalysis.takeaway.sheet import Sheet, as_gptable, meaning, widths
from glosanalysis.takeaway.theme_sheets import exhibit_sheets, figures_sheet, measured
from glosanalysis.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glosanalysis.quarter import Quarter
    from glosanalysis.themes.theme import Theme

__all__ = ["book_title", "quarter_title", "workbook"]

_EXPLAINED = ("New", "Provisional", "Carried forward", "History", "Assessment", "Before and change")
_SYMBOLS = ("c", "x", "z")
_NOTE_WIDTHS = (14, 100)


def workbook(project: Project, titles: Mapping[str, str], quarter: Quarter) -> bytes:
    """Write the workbook of a published quarter.

    Parameters
    ----------
    project : Project
    titles : mapping of str to str
        Of sources, by their identifiers.
    quarter : Quarter

    Returns
    -------
    bytes
        An XLSX file, the same each time: a cover, contents, notes, then a sheet for each theme with
        a figure, followed by the exhibits of its page.

    Raises
    ------
    WrongUsage
        If the quarter is not published, or has no figure.
    """
    check_published(project, quarter)
    if not has_figures(project, quarter):
        raise WrongUsage(f"{quarter} has no figure to put into a workbook")
    sheets, notes = _sheets(project, titles, quarter)
    wide = {sheet.label: widths(sheet.frame) for sheet in sheets}
    return written(
        {sheet.label: as_gptable(sheet) for sheet in sheets},
        notes,
        cover=_cover(project, quarter),
        day=_facts(project, quarter).known,
        author=read(project.data).book.author,
        theme=_theme(),
        widths={"Contents": _NOTE_WIDTHS, "Notes": _NOTE_WIDTHS, **wide},
    )


def _sheets(
    project: Project, titles: Mapping[str, str], quarter: Quarter
) -> tuple[list[Sheet], dict[str, str]]:
    """Give the sheets in the order of the book, and the notes that they refer to."""
    rows = published_rows(project, quarter)
    beside = read_records(comparisons_in(project.reports, quarter), COMPARED)
    sheets: list[Sheet] = []
    notes: dict[str, str] = {}
    for theme in THEMES.values():
        mine = [row for row in rows if row["theme"] == theme.id]
        if mine:
            shown = _shown(project, quarter, theme)
            careful = {f"{theme.id}-{n}": text for n, text in enumerate(shown.careful, start=1)}
            sheet = figures_sheet(theme, quarter, mine, beside, titles, tuple(careful))
            sheets += [sheet, *exhibit_sheets(theme, shown.exhibits)]
            notes |= careful
            notes |= {
                each.id: measured(each) for each in theme.indicators if each.id in sheet.row_notes
            }
    return sheets, notes


def _theme() -> Theme:
    """Give the government's style, with every text above a table broken into lines."""
    theme = deepcopy(gptheme)
    wrapped = {"text_wrap": True, "valign": "top"}
    theme.apply_config(
        dict.fromkeys(("title", "instructions", "legend", "source", "scope"), wrapped)
    )
    return theme


def _shown(project: Project, quarter: Quarter, theme: Theme) -> Shown:
    report = ReportKey(quarter, theme.id).report_in(project.reports)
    return shown_in(report) if report.is_file() else Shown((), ())


def book_title(project: Project) -> str:
    """Give the title of the book."""
    return read(project.data).book.title


def _facts(project: Project, quarter: Quarter) -> Facts:
    return facts_of(quarter, project.reports) or Facts(quarter.last_day, quarter.last_day)


def _cover(project: Project, quarter: Quarter) -> Cover:
    said = explained(project.book / "how-to-read.md")
    contact = read(project.data).book.contact
    about = [
        "After this cover come a worksheet of contents, one of notes, and a worksheet for each "
        "theme that has a figure, followed by one for each table of its page. No cell is empty; "
        "what stands in the place of a figure is in brackets.",
        *meaning(_SYMBOLS),
        *(f"{term}: {said[term]}" for term in _EXPLAINED if term in said),
        f"Contains public sector information licensed under the {LICENCE}.",
    ]
    return Cover(
        title=sheet_cell(quarter_title(project, quarter)),
        intro=[
            _facts(project, quarter).said,
            f"From edition {version('glosanalysis')} of the book.",
        ],
        about=list(map(sheet_cell, about)),
        contact=[f"{contact[:1].upper()}{contact[1:]}."],
    )


def quarter_title(project: Project, quarter: Quarter) -> str:
    """Give the title of what is taken away of a quarter."""
    return f"{book_title(project)}: {quarter.short_label}, {quarter.label}"
