"""The table of contents, and the pages that are written from the register and the schemas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import yaml

from glosanalysis.audit import audit
from glosanalysis.data.published import Published
from glosanalysis.data.table import Table
from glosanalysis.data.tables import JUDGEMENTS, LOG, PUBLISHED, QUARTERS, REVISIONS, SOURCES
from glosanalysis.escaping import code, html, markdown
from glosanalysis.indicator import Indicator
from glosanalysis.period import Quarter
from glosanalysis.pipeline.audit_page import audit_csv, audit_page
from glosanalysis.pipeline.files import write_whole
from glosanalysis.pipeline.logs import WRITTEN, decisions_on, log_pages, target_of
from glosanalysis.pipeline.plan import Task, published_quarters
from glosanalysis.present import over_quarters
from glosanalysis.present.revised import amount
from glosanalysis.project import Project
from glosanalysis.themes import OVERVIEW, THEMES
from glosanalysis.themes.history import histories
from glosanalysis.wording import day, listed, number

__all__ = [
    "dictionary_page",
    "generated_pages",
    "quarters_page",
    "sources_page",
    "table_of_contents",
    "theme_pages",
    "write_contents",
    "year_pages",
]

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
_Entry = dict[str, Any]


def write_contents(project: Project, published: Published) -> bool:
    """Write ``_toc.yml`` and the pages that are made from data.

    Returns
    -------
    bool
        Whether the table of contents changed, so that every page needs its side bar again.
    """
    by_way_of = project.work / "tmp"
    pages = generated_pages(project, published)
    changed = {name: write_whole(project.root / name, pages[name], by_way_of) for name in pages}
    return changed["_toc.yml"]


def generated_pages(project: Project, published: Published) -> dict[str, bytes]:
    """Give every file of the book that is made from data and reports, by its path."""
    pages = {
        "sources.md": sources_page(published),
        "data-dictionary.md": dictionary_page(published),
        "quarters.md": quarters_page(project),
        "audit.md": WRITTEN + audit_page(published),
        "audit.csv": audit_csv(audit(published)).decode(),
        "revisions.md": revisions_page(published),
        **theme_pages(project, published),
        **year_pages(project),
        **log_pages(project, published),
    }
    files = {f"book/{name}": text.encode() for name, text in pages.items()}
    return {**files, "_toc.yml": table_of_contents(project).encode()}


def table_of_contents(project: Project) -> str:
    """Give the text of ``_toc.yml``: the newest quarter, each theme, older quarters by year."""
    quarters = [quarter for quarter in published_quarters(project) if reports_in(project, quarter)]
    newest = quarters[-1] if quarters else None
    first, *others = _entries(project, newest) if newest else [{"file": "book/index"}]
    about = [
        {"file": f"book/{name}", "title": title}
        for name, title in _ABOUT.items()
        if f"book/{name}" != first["file"]
    ]
    parts: list[_Entry] = []
    if newest and others:
        parts.append({"caption": f"{newest.short_label} by theme", "chapters": others})
    themes = [
        {"file": f"book/themes/{id_}", "title": f"{THEMES[id_].title}, all quarters"}
        for id_ in THEMES
    ]
    parts.append({"caption": "All quarters by theme", "chapters": themes})
    years = _years(project, quarters[:-1])
    if years:
        parts.append({"caption": "Earlier quarters", "chapters": years})
    parts.append({"caption": "About this book", "chapters": about})
    contents = {"format": "jb-book", "root": first["file"], "parts": parts}
    text: str = yaml.safe_dump(contents, sort_keys=False, allow_unicode=True)
    return f"# Written by `glosanalysis build`: changes made here are lost.\n{text}"


def reports_in(project: Project, quarter: Quarter) -> list[str]:
    """List the reports that a quarter has, the overview first."""
    names = [OVERVIEW, *THEMES]
    return [n for n in names if Task(quarter, n).report_in(project.reports).is_file()]


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


def theme_pages(project: Project, published: Published) -> dict[str, str]:
    """Write a page for each theme that follows its indicators over all quarters."""
    quarters = published_quarters(project)
    pages = {}
    for id_, theme in THEMES.items():
        reported = [quarter for quarter in quarters if id_ in reports_in(project, quarter)]
        text = over_quarters(theme, histories(theme, published), reported)
        pages[f"themes/{id_}.md"] = WRITTEN + text
    return pages


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


def sources_page(published: Published) -> str:
    """Write the page of sources: each document, and the reports bound into it."""
    register = published.sources
    used = {source for frame in published.tables.values() for source in frame["source_id"]}
    text = [
        "# Sources",
        "",
        "Every figure in this book comes from one of these public papers. Reports bound into a "
        "pack are listed under it. Reports marked ● hold figures that this book uses. A title is a "
        "link where the address is known; the others are among the council's committee papers, by "
        "committee and date of the meeting.",
        "",
    ]
    for document in register.index[register.index == register["document"]]:
        text.append(f"- {_source(register.loc[document], document, used)}")
        bound = register[(register["document"] == document) & (register.index != document)]
        text += [f"  - {_source(row, id_, used)}" for id_, row in bound.iterrows()]
    return WRITTEN + "\n".join(text) + "\n"


def _source(row: pd.Series, id_: object, used: set[str]) -> str:
    mark = " ●" if id_ in used else ""
    anchor = f'<span id="{html(str(id_))}"></span>'
    title = f"*{markdown(row['title'])}*"
    if pd.notna(row["address"]):
        title = f"[{title}](<{row['address']}>)"
    return (
        f"{anchor}{title}, {markdown(row['publisher'])}, "
        f"{day(row['published_on'])} ({code(str(id_))}){mark}"
    )


def revisions_page(published: Published) -> str:
    """Write the page of published figures that have moved since."""
    text = [
        "# Revisions",
        "",
        "What was published does not move unseen: a value, a target, an assessment, a comparator "
        "or a previous value. Where the code or the data changed it, the move is acknowledged here "
        "with its date and reason, and marked on the pages that show the figure. A value that is "
        "withdrawn has none in its place. Figures published as provisional are expected to move, "
        "and figures that came late were not published before: neither is listed.",
        "",
    ]
    known = {i.id: i for theme in THEMES.values() for i in theme.indicators}
    rows = published.revisions.sort_values(["date", "quarter", "indicator"], ascending=False)
    if rows.empty:
        text.append("No published figure has been revised.")
    else:
        text += ["| On | Quarters | Figure | What | Published | Now | Why |"]
        text += ["|---|---|---|---|---:|---:|---|"]
    same = ["date", "indicator", "what", "old", "new", "reason"]
    for moved, alike in rows.groupby(same, sort=False, dropna=False):
        on, indicator, what, old, new, reason = moved
        text.append(
            f"| {day(on)} | {_quarters(alike['quarter'])} "
            f"| {_figure(indicator, known.get(indicator))} | {_words(what)} "
            f"| {markdown(amount(old, known.get(indicator))) or 'none'} "
            f"| {_now(what, new, known.get(indicator))} | {markdown(reason)} |"
        )
    return WRITTEN + "\n".join(text) + "\n"


def _quarters(those: pd.Series) -> str:
    """Name the quarters of which a line is true: one, or the first and the last and how many."""
    found = sorted(those)
    if len(found) < 3:
        return listed(found)
    return f"{found[0]} to {found[-1]}, {number(len(found))} quarters"


def _words(cell: object) -> str:
    return "" if pd.isna(cell) else markdown(str(cell).replace("_", " "))


def _figure(code: str, indicator: Indicator | None) -> str:
    """Name a figure; one that the book no longer has, by the code it was published under."""
    return markdown(indicator.label if indicator else f"{code} (no longer in the book)")


def _now(what: str, new: object, indicator: Indicator | None) -> str:
    if pd.isna(new):
        return "withdrawn" if what == "value" else "none"
    return markdown(amount(new, indicator))


def dictionary_page(published: Published) -> str:
    """Write the data dictionary from the schemas that validate the tables."""
    text = [
        "# Data dictionary",
        "",
        "Every table is tidy CSV in UTF-8: one observation a row, and its source and place as the "
        "last two columns. Figures are as printed in the papers, also where a paper contradicts "
        "itself. The rules below are the ones that `glosanalysis check` applies.",
        "",
        _table_text(SOURCES, "data/sources.csv", published),
        _table_text(QUARTERS, "data/quarters.csv", published),
        _table_text(REVISIONS, "data/revisions.csv", published),
        _table_text(JUDGEMENTS, "data/judgements.csv", published),
    ]
    text += [
        _table_text(table, f"data/published/{name}.csv", published)
        for name, table in PUBLISHED.items()
    ]
    text.append(_table_text(LOG, "data/log.csv", published))
    return WRITTEN + "\n".join(text).rstrip() + "\n"


def _table_text(table: Table, path: str, published: Published) -> str:
    rows = [
        f"| `{name}` | {markdown(column.kind.name)} "
        f"| {'yes' if column.required else 'may be empty'} | {markdown(column.meaning)} |"
        for name, column in table.columns.items()
    ]
    key = listed([f"`{name}`" for name in table.key])
    return "\n".join(
        [
            f"({target_of(table.name)})=",
            f"## {table.name}",
            "",
            f"{table.about}. File: `{path}`. No two rows share {key}.",
            "",
            "| Column | Holds | Required | Meaning |",
            "|---|---|---|---|",
            *rows,
            "",
            *decisions_on(published, table.name),
        ]
    )
