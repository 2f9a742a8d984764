"""The table of contents, and the pages that are written from the register and the schemas."""

from __future__ import annotations

import pandas as pd
import yaml

from glosanalysis.data.published import Published
from glosanalysis.data.table import Table
from glosanalysis.data.tables import LOG, PUBLISHED, SOURCES
from glosanalysis.period import Quarter
from glosanalysis.pipeline.files import write_whole
from glosanalysis.pipeline.logs import WRITTEN, decisions_on, log_pages, target_of
from glosanalysis.pipeline.plan import Task, published_quarters
from glosanalysis.project import Project
from glosanalysis.themes import OVERVIEW, THEMES
from glosanalysis.wording import day, listed

__all__ = ["table_of_contents", "write_contents"]

_ABOUT = (
    "how-to-read",
    "methods",
    "caveats",
    "sources",
    "data-dictionary",
    "data-log",
    "rap",
    "cite",
    "changes",
)


def write_contents(project: Project, published: Published) -> bool:
    """Write ``_toc.yml`` and the pages that are made from data.

    Returns
    -------
    bool
        Whether the table of contents changed, so that every page needs its side bar again.
    """
    by_way_of = project.work / "tmp"
    pages = {
        "sources.md": sources_page(published),
        "data-dictionary.md": dictionary_page(published),
        "quarters.md": quarters_page(project),
        **log_pages(project, published),
    }
    for name, text in pages.items():
        write_whole(project.book / name, text.encode(), by_way_of)
    return write_whole(project.root / "_toc.yml", table_of_contents(project).encode(), by_way_of)


def _reports(project: Project, quarter: Quarter) -> list[str]:
    names = [OVERVIEW, *THEMES]
    return [n for n in names if Task(quarter, n).report_in(project.reports).is_file()]


def table_of_contents(project: Project) -> str:
    """Give the text of ``_toc.yml``: the hand-written pages, then the newest quarter first."""
    quarters = []
    for quarter in reversed(published_quarters(project)):
        first, *others = [
            {"file": f"book/reports/{quarter}/{name}", "title": _title(name, quarter)}
            for name in _reports(project, quarter)
        ] or [{}]
        if first:
            quarters.append({**first, "sections": others} if others else first)
    contents = {
        "format": "jb-book",
        "root": "book/index",
        "parts": [
            {"caption": "Reports by quarter", "chapters": quarters},
            {
                "caption": "About this book",
                "chapters": [{"file": f"book/{name}"} for name in _ABOUT],
            },
        ],
    }
    text: str = yaml.safe_dump(contents, sort_keys=False, allow_unicode=True)
    return f"# Written by `glosanalysis build`: changes made here are lost.\n{text}"


def _title(name: str, quarter: Quarter) -> str:
    return quarter.short_label if name == OVERVIEW else THEMES[name].title


def quarters_page(project: Project) -> str:
    """Write the list of quarters that the front page includes."""
    rows = ["| Quarter | Months | Themes |", "|---|---|---|"]
    for quarter in reversed(published_quarters(project)):
        names = _reports(project, quarter)
        links = [_link(THEMES[name].title, quarter, name) for name in names if name in THEMES]
        overview = _link(quarter.short_label, quarter, OVERVIEW)
        rows.append(f"| {overview} | {quarter.label} | {listed(links) if links else ''} |")
    return WRITTEN + "\n".join(rows) + "\n"


def _link(text: str, quarter: Quarter, name: str) -> str:
    return f"[{text}](reports/{quarter}/{name}.ipynb)"


def sources_page(published: Published) -> str:
    """Write the page of sources: each document, and the reports bound into it."""
    register = published.sources
    used = {source for frame in published.tables.values() for source in frame["source_id"]}
    text = [
        "# Sources",
        "",
        "Every figure in this book comes from one of these public papers. Reports bound into a "
        "pack are listed under it. Reports marked ● hold figures that this book uses.",
        "",
    ]
    for document in register.index[register.index == register["document"]]:
        text.append(f"- {_source(register.loc[document], document, used)}")
        bound = register[(register["document"] == document) & (register.index != document)]
        text += [f"  - {_source(row, id_, used)}" for id_, row in bound.iterrows()]
    return WRITTEN + "\n".join(text) + "\n"


def _source(row: pd.Series, id_: object, used: set[str]) -> str:
    mark = " ●" if id_ in used else ""
    return f"*{row['title']}*, {row['publisher']}, {day(row['published_on'])} (`{id_}`){mark}"


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
    ]
    text += [
        _table_text(table, f"data/published/{name}.csv", published)
        for name, table in PUBLISHED.items()
    ]
    text.append(_table_text(LOG, "data/log.csv", published))
    return WRITTEN + "\n".join(text).rstrip() + "\n"


def _table_text(table: Table, path: str, published: Published) -> str:
    rows = [
        f"| `{name}` | {column.kind.name} | {'yes' if column.required else 'may be empty'} "
        f"| {column.meaning} |"
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
