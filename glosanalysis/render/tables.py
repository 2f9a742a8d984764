"""Tables that everybody can read: a caption, headers with a scope, no blank corner, and a CSV."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

import pandas as pd
from pandas.api.types import is_datetime64_any_dtype, is_numeric_dtype

from glosanalysis.display import Citation, Column, Display
from glosanalysis.escaping import csv_cell
from glosanalysis.phrasing import counted, day, month, number
from glosanalysis.render.charts.frame import is_drawn
from glosanalysis.render.outputs import Html, Shown, paragraph

__all__ = ["Cell", "csv_link", "html_table", "source_line", "table", "without_empty"]

NOT_KNOWN = "–"
_OPEN_ROWS = 6
"""A longer table is folded, also without a chart above it: its title says what it comes to."""
_EMPTY = {"": ' class="empty"', ' class="text"': ' class="text empty"'}
"""The classes of a cell that a card on a narrow screen leaves out, by those of its column."""
Cell = str | Html
"""What a cell holds: text, or HTML with what a terminal shows instead."""


def table(display: Display, alone: bool = False) -> Shown:
    """Set a display as a table, with its figures to download.

    Parameters
    ----------
    display : Display
        Its first column names the rows.
    alone : bool
        Whether there is no chart above, which would bear the title and the note.

    Returns
    -------
    Shown
        For a notebook to display; nothing where nothing has been reported.
    """
    if display.frame.empty:
        return Shown([])
    caption = f"{display.measure}. {display.period}."
    cells = without_empty(_cells(display))
    numeric = [name in display.figures for name in cells.columns]
    headings = [display.columns[name].heading for name in cells.columns]
    body = html_table(cells.set_axis(headings, axis=1), caption, numeric)
    link = csv_link(display.as_text(), display.name)
    foot = f'<div class="exhibit-foot">{link}\n{source_line(display.cited)}</div>'
    rows = len(display.frame)
    is_open = rows <= _OPEN_ROWS and (alone or not is_drawn(display))
    shown = body if is_open else _folded(body, rows)
    figures = Html(f"{shown}\n{foot}", caption)
    if not alone:
        return Shown([figures])
    note = [paragraph(display.note, "exhibit-caption")] if display.note else []
    return Shown([paragraph(display.title, "exhibit-title"), figures, *note])


def _folded(body: str, rows: int) -> str:
    """Fold a table that is long, or stands under a chart, which shows the same figures."""
    return (
        f'<details class="folded"><summary>The figures as a table, '
        f"{counted(rows, 'row', 'rows')}</summary>\n{body}\n</details>"
    )


def _cells(display: Display) -> pd.DataFrame:
    """Write every cell as it is shown."""
    cells = {name: _written(display.frame[name], display.columns[name]) for name in display.shown}
    return pd.DataFrame(cells)


def _written(column: pd.Series, about: Column) -> list[str]:
    if is_datetime64_any_dtype(column):
        said = month if about.by_month else day
        return [said(when) for when in column]
    if is_numeric_dtype(column):
        return [NOT_KNOWN if pd.isna(v) else number(float(v), about.places(v)) for v in column]
    return [str(value) for value in column]


def html_table(
    cells: pd.DataFrame, caption: str, numeric: Sequence[bool], cards: bool = False
) -> str:
    """Write a table as HTML.

    Parameters
    ----------
    cells : DataFrame of Cell
        As shown; the first column names the rows.
    caption : str
        What the table holds.
    numeric : sequence of bool
        For each column whether it is set to the right.
    cards : bool
        Whether the site shows each row as a card on a narrow screen.

    Returns
    -------
    str
        A table in a region that can be scrolled by keyboard where it is wider than the page.
    """
    classes = ["" if right else ' class="text"' for right in numeric]
    head = "".join(
        f'<th scope="col"{css}>{escape(str(name))}</th>'
        for name, css in zip(cells.columns, classes, strict=True)
    )
    rows = "\n".join(_row(row, classes) for row in cells.itertuples(index=False))
    return (
        f'<div class="wide-table" role="group" aria-label="{escape(caption)}" tabindex="0">\n'
        f'<table class="figures{" cards" if cards else ""}">\n'
        f"<caption>{escape(caption, quote=False)}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _row(row: Sequence[Cell], classes: Sequence[str]) -> str:
    first, *others = row
    cells = "".join(
        f"<td{_EMPTY[css] if cell == NOT_KNOWN else css}>{_set(cell)}</td>"
        for cell, css in zip(others, classes[1:], strict=True)
    )
    return f'<tr><th scope="row">{_set(first)}</th>{cells}</tr>'


def _set(cell: Cell) -> str:
    return cell.html if isinstance(cell, Html) else escape(cell, quote=False)


def source_line(cited: Sequence[Citation]) -> str:
    """Say where figures come from: each document, linked to its entry, and the places in it."""
    if not cited:
        return ""
    places: dict[tuple[str, str], list[str]] = {}
    for source_id, title, locator in cited:
        places.setdefault((source_id, title), []).append(locator)
    said = [
        f'<a href="../../sources.html#{source}">{escape(title, quote=False)}</a>{_where(where)}'
        for (source, title), where in places.items()
    ]
    return f'<p class="exhibit-source">From: {"; ".join(said)}.</p>'


def _where(places: Sequence[str]) -> str:
    """Name the place of a figure; several are named under Sources, and in the tables themselves."""
    return f", {escape(places[0], quote=False)}" if len(places) == 1 else ""


def csv_link(frame: pd.DataFrame, name: str) -> str:
    """Make a link that holds the figures themselves, so that it works from any copy of the page."""
    safe = frame.map(lambda cell: csv_cell(cell) if isinstance(cell, str) else cell)
    text = safe.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n")
    data = base64.b64encode(text.encode()).decode()
    file = f"{name}.csv"
    return (
        f'<p class="download"><a download="{file}" href="data:text/csv;base64,{data}">Download '
        f"{file}</a></p>"
    )


def without_empty(cells: pd.DataFrame) -> pd.DataFrame:
    """Leave out the columns in which no row has anything."""
    return cells.loc[:, [not (cells[name] == NOT_KNOWN).all() for name in cells.columns]]
