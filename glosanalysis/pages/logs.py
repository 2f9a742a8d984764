"""The logs of the book: what is assumed, what to be careful about, what was decided on the data.

Each entry is written once, with the indicator, theme or table that it belongs to; it is gathered
here, and shown on the pages that it concerns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Published
from glosanalysis.escaping import code, markdown
from glosanalysis.execution.plan import Task, published_quarters
from glosanalysis.indicator import IndicatorRow
from glosanalysis.phrasing import day
from glosanalysis.quarter import Quarter
from glosanalysis.themes import THEMES
from glosanalysis.themes.theme import Theme

__all__ = ["WRITTEN", "Entry", "decisions_on", "entries_of", "log_pages", "target_of"]

WRITTEN = "<!-- Written by `glosanalysis build`: changes made here are lost. -->\n\n"
"""What a page that is made from data begins with."""

_KINDS = {"assumption": "What is assumed", "caution": "What to be careful about"}


@dataclass(frozen=True)
class Entry:
    """An assumption or a caution as the page of a quarter says it.

    Parameters
    ----------
    kind : str
        ``assumption`` or ``caution``.
    name : str
        Tells it from the theme's others, in every quarter.
    text : str
    rows : tuple of IndicatorRow
        The figures of the quarter that it concerns.
    """

    kind: str
    name: str
    text: str
    rows: tuple[IndicatorRow, ...]


def log_pages(project: Project, published: Published) -> dict[str, str]:
    """Write the pages of the logs, by the names of their files."""
    return {
        "caveats.md": caveats_page(project, published),
        "data-log.md": data_log_page(published),
    }


def entries_of(theme: Theme, published: Published, quarter: Quarter) -> dict[str, Entry]:
    """Gather the assumptions and cautions of a theme's page in a quarter.

    Parameters
    ----------
    theme : Theme
    published : Published
    quarter : Quarter

    Returns
    -------
    dict of str to Entry
        By name; an assumption that several indicators rest on is there once.
    """
    seen = published.seen_by(quarter)
    rows = theme.rows(seen, quarter)
    known = [row for row in rows if row.latest is not None and not row.is_history]
    assumed = dict.fromkeys(row.indicator.assumption for row in known)
    entries = [
        Entry("assumption", text, text, tuple(r for r in known if r.indicator.assumption == text))
        for text in assumed
        if text
    ]
    entries += [
        Entry(
            "caution", said.name, said.text, tuple(r for r in known if r.indicator.id in said.about)
        )
        for said in theme.cautions(seen)
    ]
    return {entry.name: entry for entry in entries}


def caveats_page(project: Project, published: Published) -> str:
    """Write the log of assumptions and caveats, as the newest page of each theme says them."""
    text = [
        "# Assumptions and caveats",
        "",
        "What the figures rest on where the papers do not say, and what to be careful about, as "
        "the newest page of each theme says it. An assumption stands on the pages under *How it "
        "is measured*, a caveat under *What to be careful about*, from the quarter named on; "
        "where the sentence has figures, each page has its own. Assumptions about all figures "
        "are in [Methods](methods.md), decisions on single tables in the "
        "[data log](data-log.md).",
    ]
    for theme in THEMES.values():
        quarters = [
            quarter
            for quarter in published_quarters(project)
            if Task(quarter, theme.id).report_in(project.reports).is_file()
        ]
        if quarters:
            text += _section(theme, published, quarters)
    return WRITTEN + "\n".join(text) + "\n"


def _section(theme: Theme, published: Published, quarters: Sequence[Quarter]) -> list[str]:
    """Write the log of one theme, from the quarters that have a page of it, oldest first."""
    said = {quarter: entries_of(theme, published, quarter) for quarter in quarters}
    newest = quarters[-1]
    lines = ["", f"## {theme.title}", "", f"Newest page: {_link(theme, newest)}."]
    for kind, heading in _KINDS.items():
        entries = [entry for entry in said[newest].values() if entry.kind == kind]
        rows = []
        for entry in entries:
            first = next(quarter for quarter in quarters if entry.name in said[quarter])
            since = _since(theme, first, said[first][entry.name])
            labels = "; ".join(row.indicator.label for row in entry.rows)
            rows.append(_row(markdown(entry.text), markdown(labels), since))
        if rows:
            lines += ["", _row(heading, "Figures", "Since"), "|---|---|---|", *rows]
    return lines


def _since(theme: Theme, first: Quarter, entry: Entry) -> str:
    """Name the first page that says it, and the figure there."""
    dates = [row.latest.as_at for row in entry.rows if row.latest is not None]
    figure = f", figure as at {day(max(dates))}" if dates else ""
    return f"{_link(theme, first)}{figure}"


def _link(theme: Theme, quarter: Quarter) -> str:
    return f"[{quarter.short_label}](reports/{quarter}/{theme.id}.ipynb)"


def data_log_page(published: Published) -> str:
    """Write the log of decisions on the data, and how unclear print was read."""
    text = [
        "# Data log",
        "",
        "What was decided when the figures were transcribed, and every correction since. Each "
        "decision also stands in the [data dictionary](data-dictionary.md) under its table. "
        "Figures are kept as printed; what they are taken to mean is among the "
        "[assumptions](caveats.md).",
    ]
    for when, decided in reversed(list(published.log.groupby("date"))):
        text += [
            "",
            f"## {day(when)}",
            "",
            _row("Table", "What was decided", "Why"),
            "|---|---|---|",
            *(
                _row(_place(each.table), markdown(each.what), markdown(each.why))
                for each in decided.itertuples()
            ),
        ]
    text += [
        "",
        "## How unclear print was read",
        "",
        "The workforce figures of December 2019 to May 2020 come from a scanned table; others are "
        f"given as about, or without a date. Kept in {_place('workforce_readings')}.",
        "",
        _row("As at", "Measure", "Printed", "Read as", "Where"),
        "|---|---|---|---|---|",
    ]
    for read in published["workforce_readings"].sort_values("as_at", kind="stable").itertuples():
        cells = code(read.measure), code(read.printed), markdown(read.reading)
        text.append(_row(day(read.as_at), *cells, markdown(read.locator)))
    text += _held_back(published)
    return WRITTEN + "\n".join(text) + "\n"


def _held_back(published: Published) -> list[str]:
    """List the numbers that the papers hold back; nothing where they hold none back."""
    if not published.suppressed:
        return []
    text = [
        "",
        "## Numbers held back",
        "",
        "The paper prints a sign for these, as the number is small. [c] stands for confidential: "
        "it is neither a number nor zero, and nothing is worked out from it.",
        "",
        _row("As at", "Table", "Column", "Number", "Where"),
        "|---|---|---|---|---|",
    ]
    for name, frame in published.suppressed.items():
        for column in (each for each in frame.columns if each.endswith("_symbol")):
            text += [
                _row(
                    day(row["as_at"]),
                    _place(name),
                    code(column.removesuffix("_symbol")),
                    markdown("[c]"),
                    markdown(row["locator"]),
                )
                for _, row in frame[frame[column].notna()].iterrows()
            ]
    return text


def decisions_on(published: Published, table: str) -> list[str]:
    """List the decisions on a table, for its place in the data dictionary."""
    log = published.log[published.log["table"] == table]
    said = [
        f"- {markdown(each.what)} {markdown(each.why)} ({day(each.date)})"
        for each in log.itertuples()
    ]
    return ["Decided when it was transcribed, or corrected later:", "", *said, ""] if said else []


def target_of(table: str) -> str:
    """Name the place of a table in the data dictionary, for links."""
    return f"table-{table.replace('_', '-')}"


def _place(table: str) -> str:
    """Link to the place of a table in the data dictionary."""
    return f"{{ref}}`{table} <{target_of(table)}>`"


def _row(*cells: str) -> str:
    """Set a row of a table in Markdown, of cells that are Markdown already."""
    return f"| {' | '.join(cells)} |"
