"""Open a file of rows, a workbook or CSV, and choose the sheet that is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from xlsxwriter.utility import xl_rowcol_to_cell

from glosanalysis.adding.header import header_row
from glosanalysis.data.batches import NotCsv, batches
from glosanalysis.data.read import Fault, not_utf8
from glosanalysis.data.schema import Table
from glosanalysis.errors import BadData, WrongUsage
from glosanalysis.releases.files import File, opened
from glosanalysis.spreadsheets.marks import Mark, marks_of
from glosanalysis.spreadsheets.reading import Cell, Sheet, Workbook

__all__ = ["Grid", "grid_of"]

_MARK_OF_ORDER = b"\xef\xbb\xbf"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
"""How a workbook of before 2007 begins, and one that is kept by a password."""


@dataclass(frozen=True)
class Grid:
    """The cells of a file, and how a message names a place in it.

    Parameters
    ----------
    file : str
        The name of the file.
    rows : sequence of sequences
    lines : sequence of int
        The number of each row: of a sheet, or the line of a CSV on which it begins.
    sheet : str
        Empty where it is CSV.
    marks : mapping of pairs of int to Mark
        What cells are besides their value, by row and column from 0.
    """

    file: str
    rows: Sequence[Sequence[Cell]]
    lines: Sequence[int]
    sheet: str = ""
    marks: Mapping[tuple[int, int], Mark] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """The file, and its sheet if it has any."""
        return f"{self.file}, {self.sheet}" if self.sheet else self.file

    def fault(self, line: int, place: int | None, column: str, what: str) -> Fault:
        """Name something wrong with a cell; with a row, where its place in it is not known.

        Examples
        --------
        >>> print(Grid("rows.xlsx", [], [], "Sheet1").fault(7, 2, "plans", "empty"))
        rows.xlsx, Sheet1!C7, column plans: empty
        >>> print(Grid("rows.csv", [], []).fault(7, 2, "plans", "empty"))
        rows.csv, line 7, column plans: empty
        """
        if not self.sheet:
            return Fault(self.file, line, column, what)
        if place is None:
            return Fault(f"{self.called}, row {line}", 0, column, what)
        cell = xl_rowcol_to_cell(line - 1, place)
        return Fault(f"{self.called}!{cell}", 0, column, what)


def grid_of(path: Path, table: Table, sheet: str | None) -> Grid:
    """Read the cells of a file, of a workbook those of the one sheet with a table's header.

    Parameters
    ----------
    path : Path
        XLSX, ODS or CSV; CSV in UTF-8, with a byte order mark or without.
    table : Table
        The one that the rows are for.
    sheet : str, optional
        Which sheet; without it, the only one that is shown and has the header.

    Returns
    -------
    Grid

    Raises
    ------
    BadData
        If it cannot be read, or has no such sheet.
    WrongUsage
        If more sheets than one have the header, or CSV is asked for a sheet.
    """
    files = opened(path)
    if files[0].content.startswith(_OLD_OR_LOCKED):
        what = "is an old XLS or has a password: save it as XLSX, ODS or CSV without one"
        raise BadData(f"{path.name}: {what}")
    if len(files) != 1 or files[0].kind == "parquet":
        raise BadData(f"{path.name}: one workbook (XLSX, ODS) or one CSV file is needed")
    if files[0].kind != "csv":
        book = Workbook(path.name, files[0].content)
        return _of_sheet(book, _chosen(book, table, sheet))
    if sheet is not None:
        raise WrongUsage(f"{path.name} is CSV and has no sheets: leave --sheet away")
    return _of_csv(files[0])


def _of_csv(file: File) -> Grid:
    content = file.content.removeprefix(_MARK_OF_ORDER)
    if fault := not_utf8(content, file.name):
        raise BadData(str(fault))
    try:
        parts = list(batches(content))
    except NotCsv as error:
        raise BadData(
            str(Fault(file.name, error.line, "", f"not readable as CSV: {error}"))
        ) from None
    return Grid(
        file.name,
        [row for _, rows in parts for row in rows],
        [line for lines, _ in parts for line in lines],
    )


def _of_sheet(book: Workbook, sheet: Sheet) -> Grid:
    marks = marks_of(book, sheet)
    # A formula that was never worked out has no cell among the values.
    lacking = max((row + 1 for row, _ in marks), default=0) - len(sheet.rows)
    rows = [*sheet.rows, *[()] * lacking]
    return Grid(book.name, rows, range(1, len(rows) + 1), sheet.name, marks)


def _chosen(book: Workbook, table: Table, name: str | None) -> Sheet:
    """Choose the sheet that is named, or the only one that can be meant."""
    if name is not None:
        return book.sheet(name)
    shown = [book.sheet(each) for each, is_shown in book.names.items() if is_shown]
    with_header = [each for each in shown if header_row(each.rows, table.columns) is not None]
    filled = [each for each in shown if each.rows]
    if len(with_header) == 1 or (not with_header and len(filled) == 1):
        return (with_header or filled)[0]
    raise _no_choice(book, table, with_header)


def _no_choice(book: Workbook, table: Table, with_header: Sequence[Sheet]) -> Exception:
    if with_header:
        named = ", ".join(each.name for each in with_header)
        return WrongUsage(
            f"{book.name}: {named} have the header of {table.name}: say which, "
            f"--sheet '{with_header[0].name}'"
        )
    hidden = [
        name
        for name, is_shown in book.names.items()
        if not is_shown and header_row(book.sheet(name).rows, table.columns) is not None
    ]
    but = f"; the hidden {hidden[0]} has it: --sheet '{hidden[0]}' takes it" if hidden else ""
    return BadData(
        f"{book.name}: no sheet that is shown has the header of {table.name}: "
        f"{', '.join(table.columns)}{but}"
    )
