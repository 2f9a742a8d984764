"""Read the sheets of a workbook as rows of cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from difflib import get_close_matches

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from glosanalysis.errors import BadData
from glosanalysis.spreadsheets.bounds import too_large

__all__ = ["Cell", "Place", "Sheet", "Workbook", "no_sheet", "number_text"]

Cell = int | float | str | bool | date | datetime | time | timedelta
"""The value of a cell, of a formula its last result; an empty text where there is nothing."""

Place = tuple[int, int]
"""The row and the column of a cell, both counted from 0."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook.

    Parameters
    ----------
    name : str
    rows : sequence of sequences
        From the first row and column of the sheet on, empty or not.
    merged : sequence of pairs
        The first and the last cell of each range that is merged.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[tuple[Place, Place]] = field(default=())

    @property
    def texts(self) -> list[list[str]]:
        """The cells as text, without spaces around it."""
        return [
            [number_text(c) if isinstance(c, (int, float)) else str(c).strip() for c in row]
            for row in self.rows
        ]


class Workbook:
    """An XLSX or ODS file.

    Parameters
    ----------
    name : str
        What a message calls it.
    content : bytes

    Raises
    ------
    BadData
        If it cannot be opened, or is too large.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self.content = content
        try:
            if what := too_large(content):
                raise BadData(f"{name}: {what}")
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        except (CalamineError, RuntimeError, zipfile.BadZipFile) as error:
            what = "cannot be unpacked, it may be cut short"
            raise BadData(f"{name}: {what} ({error})") from None

    @property
    def names(self) -> Mapping[str, bool]:
        """The names of the sheets with cells, in order, and whether each is shown."""
        return {
            each.name: each.visible == SheetVisibleEnum.Visible
            for each in self._book.sheets_metadata
            if each.typ == SheetTypeEnum.WorkSheet
        }

    def sheet_beginning(self, name: str) -> Sheet:
        """Read the first sheet whose name begins as told, as `sheet` does."""
        return self.sheet(next((each for each in self.names if each.startswith(name)), name))

    def sheet(self, name: str) -> Sheet:
        """Read a sheet.

        Raises
        ------
        BadData
            If there is none of that name, or it is cut short.
        """
        if name not in self.names:
            raise no_sheet(self.name, name, self.names)
        try:
            held = self._book.get_sheet_by_name(name)
            rows = held.to_python(skip_empty_area=False)
        except CalamineError as error:
            raise BadData(f"{self.name}: the sheet {name} cannot be read ({error})") from None
        return Sheet(name, rows, held.merged_cell_ranges or ())


def number_text(number: float) -> str:
    """Write a number with the fifteen digits that a spreadsheet holds: more are binary noise.

    Examples
    --------
    >>> number_text(0.1 + 0.2), number_text(330.0), number_text(1e16)
    ('0.3', '330', '10000000000000000')
    """
    return f"{Decimal(f'{number:.15g}'):f}"


def no_sheet(file: str, sheet: str, there: Iterable[str]) -> BadData:
    """Say that a workbook has no sheet of a name, and which it has.

    Examples
    --------
    >>> print(no_sheet("rows.xlsx", "Sheet", ["Sheet1", "Notes"]))
    rows.xlsx: no sheet is called Sheet, did you mean Sheet1?; it has Sheet1, Notes
    """
    names = list(there)
    near = get_close_matches(sheet, names, n=1)
    hint = f", did you mean {near[0]}?" if near else ""
    return BadData(f"{file}: no sheet is called {sheet}{hint}; it has {', '.join(names)}")
