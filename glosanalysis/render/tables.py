"""Tables that everybody can read: a caption, headers with a scope, no blank corner, and a CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from markupsafe import Markup
from pandas.api.types import is_datetime64_any_dtype, is_numeric_dtype

from glosanalysis.display import Citation, Column, Display
from glosanalysis.phrasing import counted, day, month, number
from glosanalysis.render.csv_links import csv_link
from glosanalysis.render.outputs import Html, Shown, folded, paragraph
from glosanalysis.render.template import filled

__all__ = [
    "NOT_KNOWN",
    "Cell",
    "figures_of",
    "gathered",
    "html_table",
    "records_table",
    "source_line",
    "table",
    "without_empty",
]

NOT_KNOWN = "–"
_OPEN_ROWS = 6
"""A longer table is folded, also without a chart above it: its title says what it comes to."""
_SPARSE = 0.5
"""The share of cells with nothing in them from which on a column is not worth its width."""
_VALUE = "Value"
Cell = str | Html
"""What a cell holds: text, or HTML with what a terminal shows instead."""


def table(display: Display, fold: bool = False) -> Shown:
    """Set a display as a table under its title, with its figures to download.

    Parameters
    ----------
    display : Display
        Its first column names the rows.
    fold : bool
        Whether it is folded although it is short: its title says what most readers want of it.

    Returns
    -------
    Shown
        For a notebook to display; nothing where nothing has been reported.
    """
    if display.frame.empty:
        return Shown([])
    note = [paragraph(display.note, "exhibit-caption")] if display.note else []
    title = paragraph(display.title, "exhibit-title")
    return Shown([title, figures_of(display, fold=fold), *note])


def figures_of(display: Display, fold: bool = False) -> Html:
    """Set the figures of a display as a table, with their download and their sources.

    Parameters
    ----------
    display : Display
        With at least one row.
    fold : bool
        Whether it is folded although it is short: a chart above shows the same figures.

    Returns
    -------
    Html
    """
    caption = f"{display.measure}. {display.period}."
    cells = without_empty(_cells(display))
    numeric = [name in display.figures for name in cells.columns]
    headings = [display.columns[name].heading for name in cells.columns]
    body = html_table(cells.set_axis(headings, axis=1), caption, numeric)
    rows = len(display.frame)
    shown = _folded(body, rows) if fold or rows > _OPEN_ROWS else body
    link = csv_link(display.as_text(), display.name)
    foot = Markup('<div class="exhibit-foot">{}\n{}</div>').format(link, source_line(display.cited))
    return Html(Markup("{}\n{}").format(shown, foot), caption)


def _folded(body: Markup, rows: int) -> Html:
    """Fold a table that is long, or stands under a chart, which shows the same figures."""
    return folded(f"The figures as a table, {counted(rows, 'row', 'rows')}", Html(body, ""))


def _cells(display: Display) -> pd.DataFrame:
    """Write every cell as it is shown."""
    cells = {name: _written(display.frame[name], display.columns[name]) for name in display.shown}
    for name in display.figures:
        cells[name] = [
            f"[{mark}]" if mark else cell
            for cell, mark in zip(cells[name], display.symbols(name), strict=True)
        ]
    return pd.DataFrame(cells)


def _written(column: pd.Series, about: Column) -> list[str]:
    if is_datetime64_any_dtype(column):
        said = month if about.by_month else day
        return [said(when) for when in column]
    if is_numeric_dtype(column):
        return [NOT_KNOWN if pd.isna(v) else number(float(v), about.places(v)) for v in column]
    return [str(value) for value in column]


def html_table(
    cells: pd.DataFrame,
    caption: str,
    numeric: Sequence[bool],
    cards: bool = False,
    ids: Sequence[str] = (),
) -> Markup:
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
        Whether the site shows each row as a card on a narrow screen; each cell then bears the
        name of its column.
    ids : sequence of str
        For each row the name by which a link leads to it; without any, none leads to a row.

    Returns
    -------
    Markup
        A table in a region that can be scrolled by keyboard where it is wider than the page.
    """
    rows = list(cells.itertuples(index=False, name=None))
    return _filled(list(cells.columns), rows, caption, numeric, cards, ids)


def records_table(records: Sequence[Mapping[str, Cell]], caption: str) -> Markup:
    """Write records as a table of text, without the columns in which none of them has anything.

    It is what `html_table` makes of a DataFrame of them, in a tenth of the time: pages have
    hundreds of small tables.

    Parameters
    ----------
    records : sequence of mapping of str to Cell
        At least one; all of the same columns, the first of which names the rows.
    caption : str

    Returns
    -------
    Markup
    """
    names = [name for name in records[0] if any(each[name] != NOT_KNOWN for each in records)]
    rows = [tuple(each[name] for name in names) for each in records]
    return _filled(names, rows, caption, [False] * len(names))


def _filled(
    names: Sequence[str],
    rows: Sequence[tuple[Cell, ...]],
    caption: str,
    numeric: Sequence[bool],
    cards: bool = False,
    ids: Sequence[str] = (),
) -> Markup:
    columns = [
        {"name": name, "is_text": not right} for name, right in zip(names, numeric, strict=True)
    ]
    return filled(
        "table",
        caption=caption,
        columns=columns,
        rows=list(zip(rows, ids or [""] * len(rows), strict=True)),
        cards=cards,
        not_known=NOT_KNOWN,
    )


def source_line(cited: Sequence[Citation]) -> Markup:
    """Say where figures come from: each document, linked to its entry, and the places in it."""
    if not cited:
        return Markup("")
    places: dict[tuple[str, str], list[str]] = {}
    for source_id, title, locator in cited:
        places.setdefault((source_id, title), []).append(locator)
    # Several places are named under Sources, and in the tables themselves.
    sources = [
        {"id": source, "title": title, "places": places_in}
        for (source, title), places_in in places.items()
    ]
    return filled("source-line", sources=sources)


def without_empty(cells: pd.DataFrame) -> pd.DataFrame:
    """Leave out the columns in which no row has anything."""
    return cells.loc[:, [not (cells[name] == NOT_KNOWN).all() for name in cells.columns]]


def gathered(cells: pd.DataFrame) -> pd.DataFrame:
    """Set columns that are half empty or more under the value of their rows; empty ones go.

    Parameters
    ----------
    cells : DataFrame of Cell
        The first column names the rows; one is called "Value".

    Returns
    -------
    DataFrame of Cell

    Examples
    --------
    >>> made = gathered(pd.DataFrame({"A": ["x", "y"], "Value": ["1", "2"], "Change": ["–", "up"]}))
    >>> list(made.columns), made["Value"][0], made["Value"][1].plain
    (['A', 'Value'], '1', '2 (up)')
    """
    bare = [
        name
        for name in cells.columns[1:]
        if name != _VALUE and (cells[name] == NOT_KNOWN).mean() >= _SPARSE
    ]
    values = [
        _over(row[_VALUE], [row[name] for name in bare if row[name] != NOT_KNOWN])
        for row in cells.to_dict("records")
    ]
    return cells.assign(**{_VALUE: values}).drop(columns=bare)


def _over(value: Cell, notes: Sequence[Cell]) -> Cell:
    """Write a cell over others, each a line of its own and none of them with a smaller line."""
    if not notes:
        return value
    lines = Markup().join(
        Markup('<span class="note">{}</span>').format(
            Markup(note.html.replace(' class="note"', "")) if isinstance(note, Html) else note
        )
        for note in notes
    )
    said = [each.plain if isinstance(each, Html) else each for each in (value, *notes)]
    return Html(Markup("{}{}").format(value, lines), f"{said[0]} ({'; '.join(said[1:])})")
