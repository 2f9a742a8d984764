"""Read the sheets of a workbook as rows of cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from glosanalysis.errors import BadData

__all__ = ["Cell", "Sheet", "Workbook", "no_sheet"]

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
        If it cannot be opened.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self.content = content
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        except (CalamineError, zipfile.BadZipFile) as error:
            what = "cannot be opened as a workbook, it may be cut short or protected"
            raise BadData(f"{name}: {what} ({error})") from None

    @property
    def names(self) -> Mapping[str, bool]:
        """The names of the sheets with cells, in order, and whether each is shown."""
        return {
            each.name: each.visible == SheetVisibleEnum.Visible
            for each in self._book.sheets_metadata
            if each.typ == SheetTypeEnum.WorkSheet
        }

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
