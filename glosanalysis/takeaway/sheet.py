"""A sheet of a workbook: one table, written by the government's rules for spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from gptables import GPTable

from glosanalysis.escaping import sheet_cell
from glosanalysis.observations import SYMBOLS
from glosanalysis.phrasing import MINUS

__all__ = [
    "DOES_NOT_APPLY",
    "NOT_AVAILABLE",
    "Sheet",
    "as_gptable",
    "meaning",
    "number_in",
    "widths",
]

NOT_AVAILABLE, DOES_NOT_APPLY = "[x]", "[z]"
"""No cell is empty: one of these says why nothing stands there."""

_NUMBER = re.compile(r"(?P<before>£?)(?P<figure>[+-]?\d+(?:\.(?P<decimals>\d+))?)(?P<after>%?)")
_SHORTHAND = re.compile(r"\[(?P<symbol>[a-z]+)\]")
_DAY = "d mmmm yyyy"
_NARROW, _WIDE = 11, 50
"""Of columns, in letters: a longer cell is broken into lines."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table, and what stands above it.

    Parameters
    ----------
    label : str
        What the tab of the sheet says.
    table : str
        Names the table for who moves from one to the next.
    title : str
    frame : DataFrame of str
        Every cell as a page shows it. The first column names the rows.
    figures, days : collection of str
        The columns that hold numbers, and days (``2024-12-31``).
    instructions : str
        How many tables there are, and what to know of them.
    scope, source : str
    scope_notes : tuple of str
        The notes that the scope refers to.
    row_notes : sequence of str
        The note that each row refers to; an empty one where it refers to none.
    """

    label: str
    table: str
    title: str
    frame: pd.DataFrame
    figures: Collection[str] = ()
    days: Collection[str] = ()
    instructions: str = "This worksheet contains one table."
    scope: str = ""
    source: str = ""
    scope_notes: tuple[str, ...] = ()
    row_notes: Sequence[str] = ()

    @property
    def symbols(self) -> set[str]:
        """The symbols that stand in the place of a figure or a word."""
        found = map(_SHORTHAND.fullmatch, self.frame.to_numpy().ravel())
        return {each["symbol"] for each in found if each}


def meaning(symbols: Collection[str]) -> list[str]:
    """Say what symbols mean, a line each.

    Examples
    --------
    >>> meaning({"z", "x"})
    ['[x]: not available', '[z]: does not apply']
    """
    return [f"[{name}]: {said}" for name, said in SYMBOLS.items() if name in symbols]


def as_gptable(sheet: Sheet) -> GPTable:
    """Make the table that gptables writes: figures as numbers, days as dates, the rest as text."""
    cells = pd.DataFrame(
        {
            name: [_typed(text, name, sheet) for text in column]
            for name, column in sheet.frame.items()
        },
        dtype=object,
    )
    first = cells.columns[0]
    refers = [f" {_reference(note)}" if note else "" for note in sheet.row_notes]
    if refers:
        cells[first] = cells[first] + pd.Series(refers, dtype=object)
    notes = "".join(map(_reference, sheet.scope_notes))
    return GPTable(
        table=cells.rename(columns=sheet_cell),
        table_name=sheet.table,
        title=sheet_cell(sheet.title),
        instructions=sheet_cell(sheet.instructions),
        scope=f"{sheet_cell(sheet.scope)} {notes}".strip() or None,
        source=sheet_cell(sheet.source) or None,
        legend=meaning(sheet.symbols),
        index_columns={2: 0},
        additional_formatting=list(_formats(sheet)),
    )


def _reference(note: str) -> str:
    return f"$${note}$$"


def number_in(text: str) -> tuple[float, str] | None:
    """Read a number as a page shows it, and how a spreadsheet is to show it.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of float and str or None
        The number and its format; nothing where the text is none.

    Examples
    --------
    >>> number_in("5,295"), number_in("−8.90"), number_in("26.1%"), number_in("[c]")
    ((5295, '#,##0'), (-8.9, '#,##0.00'), (26.1, '#,##0.0"%"'), None)
    """
    found = _NUMBER.fullmatch(text.replace(",", "").replace(MINUS, "-"))
    if not found:
        return None
    places = found["decimals"] or ""
    form = "#,##0" + (f".{'0' * len(places)}" if places else "")
    affixes = (f'"{found[side]}"' if found[side] else "" for side in ("before", "after"))
    return float(found["figure"]) if places else int(found["figure"]), form.join(affixes)


def _typed(text: str, name: str, sheet: Sheet) -> Any:
    if name in sheet.figures and (found := number_in(text)):
        return found[0]
    if name in sheet.days and not _SHORTHAND.fullmatch(text):
        return date.fromisoformat(text)
    said = sheet_cell(text)
    # gptables takes a cell without a letter or digit for a mark that nobody can hear.
    return said if re.search("[A-Za-z0-9]", said) else NOT_AVAILABLE


def _formats(sheet: Sheet) -> Iterator[dict[str, Any]]:
    """Give each number its own decimals, and say how a day is written."""
    for column, name in enumerate(sheet.frame.columns):
        for row, text in enumerate(sheet.frame[name], start=1):  # the heading is row 0
            form = _DAY if name in sheet.days else ""
            if name in sheet.figures and (found := number_in(text)):
                form = found[1]
            if form:
                yield {"cell": {"cells": (row, column), "format": {"num_format": form}}}


def widths(frame: pd.DataFrame) -> list[int]:
    """Give each column its width in letters: no line is longer than is read at ease.

    The first one is wide, for what stands above the table stands in it.
    """
    longest = [max(map(len, [*frame[name], *str(name).split()])) for name in frame.columns]
    return [_WIDE, *(max(_NARROW, min(_WIDE, each + 2)) for each in longest[1:])]
