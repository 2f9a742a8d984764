"""The table of contents: the newest quarter, each theme, older quarters by year."""

from __future__ import annotations

from typing import Any

import yaml

from glosanalysis.catalogue import published_quarters, reports_in
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.quarter import Quarter
from glosanalysis.themes import THEMES, in_book

__all__ = ["table_of_contents"]

_ABOUT = {
    "index": "What this book is",
    "how-to-read": "How to read it",
    "methods": "Methods",
    "caveats": "Assumptions and caveats",
    "audit": "Audit of the papers",
    "revisions": "Revisions",
    "sources": "Sources",
    "data-dictionary": "Data dictionary",
    "data-log": "Data log",
    "rap": "How this book meets RAP",
    "cite": "How to cite",
    "changes": "Changes",
    "accessibility": "Accessibility",
}
_BY_HAND = ("rap", "cite", "changes", "accessibility")
_Entry = dict[str, Any]


def table_of_contents(project: Project, tables: Tables) -> str:
    """Give the text of ``_toc.yml``: the newest quarter, each theme, older quarters by year."""
    quarters = [quarter for quarter in published_quarters(project) if reports_in(project, quarter)]
    newest = quarters[-1] if quarters else None
    first, *others = _entries(project, newest) if newest else [{"file": "book/index"}]
    about = [
        {"file": f"book/{name}", "title": title}
        for name, title in _ABOUT.items()
        if f"book/{name}" != first["file"] and _is_there(project, tables, name)
    ]
    parts: list[_Entry] = []
    if newest and others:
        parts.append({"caption": f"{newest.short_label} by theme", "chapters": others})
    themes = [
        {"file": f"book/themes/{id_}", "title": f"{THEMES[id_].title}, all quarters"}
        for id_ in in_book(tables)
    ]
    if themes:
        parts.append({"caption": "All quarters by theme", "chapters": themes})
    years = _years(project, quarters[:-1])
    if years:
        parts.append({"caption": "Earlier quarters", "chapters": years})
    parts.append({"caption": "About this book", "chapters": about})
    contents = {"format": "jb-book", "root": first["file"], "parts": parts}
    text: str = yaml.safe_dump(contents, sort_keys=False, allow_unicode=True)
    return f"# Written by `glosanalysis build`: changes made here are lost.\n{text}"


def _is_there(project: Project, tables: Tables, name: str) -> bool:
    """Tell whether a book has a page about itself: what it need not have is written by hand."""
    if name == "audit":
        return tables.has_papers
    return name not in _BY_HAND or (project.book / f"{name}.md").is_file()


def _entries(project: Project, quarter: Quarter) -> list[_Entry]:
    """List the pages of a quarter, the first of which stands for it."""
    first, *others = reports_in(project, quarter)
    named = f"Q{quarter.number}, {quarter.label}"
    return [
        {"file": f"book/reports/{quarter}/{first}", "title": named},
        *(
            {"file": f"book/reports/{quarter}/{name}", "title": THEMES[name].title}
            for name in others
        ),
    ]


def _years(project: Project, quarters: list[Quarter]) -> list[_Entry]:
    """Fold quarters into their financial years, the newest of both first."""
    years: dict[str, list[_Entry]] = {}
    for quarter in reversed(quarters):
        first, *others = _entries(project, quarter)
        entry = {**first, "sections": others} if others else first
        years.setdefault(quarter.financial_year, []).append(entry)
    return [
        {"file": f"book/years/{year}", "title": year, "sections": entries}
        for year, entries in years.items()
    ]
