"""The page of sources: each paper, and the reports bound into it."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.escaping import code, html, markdown
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
