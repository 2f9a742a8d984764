"""Pages that list quarters: of each theme, of each year, of the book."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from glosanalysis.catalogue import published_quarters, reports_in
from glosanalysis.checkout.kept import Parts, made_anew
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.overview.history import histories
from glosanalysis.pages.indicator_history import over_quarters
from glosanalysis.pages.marks import WRITTEN
from glosanalysis.phrasing import listed
from glosanalysis.quarter import Quarter
from glosanalysis.themes import OVERVIEW, THEMES, in_book
from glosanalysis.themes.theme import Theme

__all__ = ["quarters_page", "theme_pages", "year_pages"]


def theme_pages(project: Project, tables: Tables, part: Parts = made_anew) -> dict[str, str]:
    """Write a page for each theme that follows its indicators over all quarters.

    Parameters
    ----------
    project : Project
    tables : Tables
    part : callable
        Gives a page, as it is kept or made anew.
    """
    reports = {quarter: reports_in(project, quarter) for quarter in published_quarters(project)}
    pages = {}
    for id_, theme in in_book(tables).items():
        reported = [quarter for quarter, names in reports.items() if id_ in names]
        made = partial(_theme_page, theme, tables, reported)
        text = part(f"theme {id_}", " ".join(map(str, reported)), made)
        pages[f"themes/{id_}.md"] = WRITTEN + text
    return pages


def _theme_page(theme: Theme, tables: Tables, reported: Sequence[Quarter]) -> str:
    followed = histories(theme, tables)
    missed = [each for each in theme.indicators if theme.expects(each, tables)]
    never = [each.label for each in missed if each.id not in followed]
    return over_quarters(theme, followed, reported, never)


def year_pages(project: Project) -> dict[str, str]:
    """Write a page for each financial year, under which the contents fold its quarters."""
    years: dict[str, list[Quarter]] = {}
    for quarter in reversed(published_quarters(project)):
        years.setdefault(quarter.financial_year, []).append(quarter)
    return {
        f"years/{year}.md": WRITTEN
        + f"# Reports of the financial year {year}\n\n"
        + f"The year runs from April {year[:4]} to March {quarters[0].year + 1}. "
        "A quarter has a report once this book holds a paper with figures for it, and a theme has "
        "a page in it where something is new.\n\n" + _quarters_table(project, quarters, "../")
        for year, quarters in years.items()
    }


def quarters_page(project: Project) -> str:
    """Write the list of quarters that the page about the book includes."""
    return WRITTEN + _quarters_table(project, published_quarters(project)[::-1], "")


def _quarters_table(project: Project, quarters: Sequence[Quarter], upwards: str) -> str:
    rows = ["| Quarter | Months | Themes |", "|---|---|---|"]
    for quarter in quarters:
        names = reports_in(project, quarter)
        links = [
            _link(THEMES[name].title, quarter, name, upwards) for name in names if name in THEMES
        ]
        overview = _link(quarter.short_label, quarter, OVERVIEW, upwards)
        rows.append(f"| {overview} | {quarter.label} | {listed(links) if links else ''} |")
    return "\n".join(rows) + "\n"


def _link(text: str, quarter: Quarter, name: str, upwards: str) -> str:
    return f"[{text}]({upwards}reports/{quarter}/{name}.ipynb)"
