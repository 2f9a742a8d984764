"""Find the header of a table among rows of cells, however people write the names of columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from glosanalysis.data.schema import Column
from glosanalysis.spreadsheets.reading import Cell

__all__ = ["header_row", "named"]

_WITHIN = 50
"""Rows among which the header is looked for: titles and notes may stand above it."""


def _bare(text: str) -> str:
    """Leave of a heading what tells it from others: its letters and figures."""
    lettered = text.casefold().replace("per cent", "pct").replace("%", "pct")
    lettered = lettered.replace("£ thousand", "k").replace("£k", "k")
    return "".join(each for each in lettered if each.isalnum())


def named(row: Sequence[Cell], columns: Iterable[str]) -> list[str]:
    """Give the columns that the cells of a header name; a cell that names none stays as it is.

    Parameters
    ----------
    row : sequence of cells
    columns : iterable of str
        Those of the table.

    Returns
    -------
    list of str

    Examples
    --------
    >>> named(["As At", "PLANS", "source id", "Notes "], ["as_at", "plans", "source_id"])
    ['as_at', 'plans', 'source_id', 'Notes']
    """
    known = {_bare(name): name for name in columns}
    return [known.get(_bare(text), text) for text in (str(cell).strip() for cell in row)]


def header_row(rows: Sequence[Sequence[Cell]], columns: Mapping[str, Column]) -> int | None:
    """Find the row that names the most columns of a table, and at least half of them.

    Parameters
    ----------
    rows : sequence of sequences
    columns : mapping of str to Column

    Returns
    -------
    int or None
        Its place from 0, the first of equals; nothing where there is none.
    """
    found = [len(columns.keys() & {*named(row, columns)}) for row in rows[:_WITHIN]]
    most = max(found, default=0)
    return found.index(most) if most * 2 >= len(columns) else None
