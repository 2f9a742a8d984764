"""A workbook to fill in for a table: its header, what each column holds, lists to choose from."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from glosanalysis.data.columns import DAY, MONTH
from glosanalysis.data.schema import Column, Table

__all__ = ["template"]

_ROWS = 1000
"""So many rows offer the lists."""
_MADE = datetime(2000, 1, 1)
"""A workbook says when it was made: always the same, so that its bytes are."""
_HEADER, _LISTS = 1, "Allowed values"
_WIDE = 24


def template(table: Table) -> bytes:
    """Make a workbook to fill in with rows of a table.

    Under a line that says what each column holds stands the header; what `add` reads is below. A
    column with a closed list offers it. Columns of text are formatted as text, so that no
    spreadsheet program makes a date of ``2011-12``.

    Parameters
    ----------
    table : Table

    Returns
    -------
    bytes
        Of an XLSX file, the same each time.

    Examples
    --------
    >>> from glosanalysis.data.schemas import PUBLISHED
    >>> template(PUBLISHED["placements"]) == template(PUBLISHED["placements"])
    True
    """
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": f"Rows of {table.name}", "created": _MADE})
        sheet = book.add_worksheet(table.name)
        note = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True, "bottom": 1})
        for place, (name, column) in enumerate(table.columns.items()):
            sheet.set_column(place, place, _WIDE, book.add_format({"num_format": _format(column)}))
            sheet.write_string(0, place, _holds(column), note)
            sheet.write_string(_HEADER, place, name, bold)
        sheet.freeze_panes(_HEADER + 1, 0)
        _offer_lists(book, sheet, table.columns, bold)
    return buffer.getvalue()


def _format(column: Column) -> str:
    if column.kind == DAY:
        return "yyyy-mm-dd"
    return "@" if column.kind.dtype == "str" or column.kind == MONTH else "General"


def _holds(column: Column) -> str:
    """Say what a column means, what its cells may be, and whether it may be empty."""
    empty = "" if column.required else "; may be empty"
    return f"{column.meaning}. Holds: {column.kind.name}{empty}."


def _offer_lists(
    book: Workbook, sheet: Worksheet, columns: Mapping[str, Column], bold: Format
) -> None:
    """Offer the words of closed lists: they stand on a sheet, as a list in a cell is too short."""
    closed = {name: column.kind.words for name, column in columns.items() if column.kind.words}
    if not closed:
        return
    lists = book.add_worksheet(_LISTS)
    lists.set_column(0, 1, _WIDE)
    lists.write_row(0, 0, ["Column", "Allowed value"], bold)
    row = 1
    for name, words in closed.items():
        place = [*columns].index(name)
        source = f"='{_LISTS}'!$B${row + 1}:$B${row + len(words)}"
        choice = {"validate": "list", "source": source, "error_title": name}
        sheet.data_validation(_HEADER + 1, place, _ROWS, place, choice)
        for word in words:
            lists.write_string(row, 0, name)
            lists.write_string(row, 1, word)
            row += 1
