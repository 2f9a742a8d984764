"""The page of published figures that have moved since."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.escaping import markdown
from glosanalysis.indicator import Indicator
from glosanalysis.pages.marks import WRITTEN
from glosanalysis.phrasing import day, listed, number
from glosanalysis.render.revision_notes import amount
from glosanalysis.themes import THEMES

__all__ = ["revisions_page"]


def revisions_page(tables: Tables) -> str:
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
    rows = tables.revisions.sort_values(["date", "quarter", "indicator"], ascending=False)
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
