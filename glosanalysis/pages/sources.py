"""The page of sources: each paper, and the reports bound into it."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.escaping import code, html, markdown
from glosanalysis.observations import LICENCE, LICENCE_ADDRESS
from glosanalysis.pages.marks import WRITTEN
from glosanalysis.phrasing import day

__all__ = ["sources_page"]


def sources_page(tables: Tables) -> str:
    """Write the page of sources: each document, and the reports bound into it."""
    register = tables.sources
    used = {source for frame in tables.frames.values() for source in frame["source_id"]}
    text = [
        "# Sources",
        "",
        *(_PAPERS if tables.has_papers else ()),
    ]
    national = tables.releases.register
    counted = tables.returns.register
    papers = register[~register.index.isin([*national.index, *counted.index])]
    for document in papers.index[papers.index == papers["document"]]:
        text.append(f"- {_source(register.loc[document], document, used)}")
        bound = register[(register["document"] == document) & (register.index != document)]
        text += [f"  - {_source(row, id_, used)}" for id_, row in bound.iterrows()]
    if len(national):
        text += [*_RELEASES, *(_release(row, id_) for id_, row in national.iterrows())]
    if len(counted):
        text += [*_RETURNS, *(_return(row, id_) for id_, row in counted.iterrows())]
    return WRITTEN + "\n".join(text) + "\n"


_PAPERS = (
    "The figures of the council come from these public papers. Reports bound into a "
    "pack are listed under it. Reports marked ● hold figures that this book uses. A title is a "
    "link where the address is known; the others are among the council's committee papers, by "
    "committee and date of the meeting.",
    "",
)


_RELEASES = (
    "",
    "## National releases",
    "",
    "National figures come from these data sets. Contains public sector information licensed under "
    f"the [{LICENCE}]({LICENCE_ADDRESS}). The publishers' "
    "files are not in this book: what it needs of them was taken out by `glosanalysis import`, and "
    "the SHA-256 tells which file it was.",
    "",
)


_RETURNS = (
    "",
    "## Returns",
    "",
    "Counted from the council's own case records by `glosanalysis returns`. The records are not in "
    "this book; the SHA-256 tells which they were. Counts from 1 to 5 are hidden, and so is what "
    "would give them away.",
    "",
)


def _return(row: pd.Series, id_: object) -> str:
    anchor = f'<span id="{html(str(id_))}"></span>'
    return (
        f"- {anchor}Records as they stood on {day(pd.Timestamp(row['as_at']))}, by "
        f"{markdown(row['standard'])}, counted on {day(row['made_on'])} ({code(str(id_))}; "
        f"SHA-256 {code(row['sha256'])})"
    )


def _release(row: pd.Series, id_: object) -> str:
    anchor = f'<span id="{html(str(id_))}"></span>'
    title = f"*{markdown(row['title'])}*"
    if row["address"]:
        title = f"[{title}](<{row['address']}>)"
    return (
        f"- {anchor}{title}, {markdown(row['publisher'])}, {day(row['published_on'])}, "
        f"{int(row['rows']):,} rows ({code(str(id_))}; SHA-256 {code(row['sha256'])})"
    )


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
