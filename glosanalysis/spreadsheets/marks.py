"""What a cell of a workbook is besides its value, which a reader of values does not tell.

A share that is shown as 16.1% is held as 0.161. A formula that ended in an error, or was never
worked out, and the cells that a merged one covers, look empty.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from enum import Enum
from xml.etree import ElementTree

from xlsxwriter.utility import xl_cell_to_rowcol

from glosanalysis.errors import BadData
from glosanalysis.spreadsheets.reading import Place, Sheet, Workbook

__all__ = ["Mark", "marks_of"]


class Mark(Enum):
    """What a cell is besides its value."""

    PERCENT = "percent"
    ERROR = "error"
    UNCALCULATED = "uncalculated"
    MERGED = "merged"


Marks = dict[Place, Mark]

_PERCENT_FORMATS = {9, 10}
"""The numbers that formats of per cent have in every workbook of Excel's."""
_IN_QUOTES = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def marks_of(book: Workbook, sheet: Sheet) -> Mapping[Place, Mark]:
    """Tell which cells of a sheet are more, or less, than their value says.

    Parameters
    ----------
    book : Workbook
    sheet : Sheet
        One of its own.

    Returns
    -------
    mapping of pairs of int to Mark
        By row and column, both counted from 0.

    Raises
    ------
    BadData
        If the file does not hold together.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(book.content)) as archive:
            if "content.xml" in archive.namelist():
                return _of_ods(archive, sheet)
            return _merged(sheet) | _of_xlsx(archive, sheet.name)
    except (*_BROKEN, ElementTree.ParseError) as error:
        raise BadData(f"{book.name}: the workbook does not hold together ({error})") from None


_BROKEN = (KeyError, ValueError, RuntimeError, zlib.error, zipfile.BadZipFile)
"""What reading parts of an archive that does not hold together can raise."""


def _merged(sheet: Sheet) -> Marks:
    """Mark the cells that a merged one covers: all of its range but the first."""
    return {
        (row, column): Mark.MERGED
        for first, last in sheet.merged
        for row in range(first[0], last[0] + 1)
        for column in range(first[1], last[1] + 1)
        if (row, column) != first
    }


def _of_xlsx(archive: zipfile.ZipFile, sheet: str) -> Marks:
    percent = _percent_styles(archive)
    tree = ElementTree.fromstring(archive.read(_part_of(archive, sheet)))
    return {place: mark for place, cell in _cells(tree) if (mark := _mark_in_xlsx(cell, percent))}


def _cells(tree: ElementTree.Element) -> Iterator[tuple[Place, ElementTree.Element]]:
    """Give each cell with its place; one that does not say where it is follows the one before."""
    row = 0
    for line in tree.iterfind(".//{*}sheetData/{*}row"):
        row = int(line.get("r", row + 1))
        column = -1
        for cell in line.iterfind("{*}c"):
            said = cell.get("r")
            column = xl_cell_to_rowcol(said)[1] if said else column + 1
            yield (row - 1, column), cell


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """Find the part of the archive that holds a sheet."""
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    (found,) = (each for each in book.iterfind(".//{*}sheet") if each.get("name") == sheet)
    (link,) = (value for name, value in found.attrib.items() if name.endswith("}id"))
    target = targets[link]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _percent_styles(archive: zipfile.ZipFile) -> set[str]:
    """Give the numbers of the cell styles that show a number as per cent."""
    if "xl/styles.xml" not in archive.namelist():
        return set()
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    formats = {
        int(each.get("numFmtId", "0"))
        for each in styles.iterfind(".//{*}numFmt")
        if "%" in _IN_QUOTES.sub("", each.get("formatCode", ""))
    }
    used = styles.find("{*}cellXfs")
    cells = [] if used is None else [int(each.get("numFmtId", "0")) for each in used]
    return {str(n) for n, each in enumerate(cells) if each in formats | _PERCENT_FORMATS}


def _mark_in_xlsx(cell: ElementTree.Element, percent: set[str]) -> Mark | None:
    value, kind = cell.findtext("{*}v"), cell.get("t", "n")
    if kind == "e":
        return Mark.ERROR
    if cell.find("{*}f") is not None and not value and kind != "str":
        return Mark.UNCALCULATED
    return Mark.PERCENT if kind == "n" and value and cell.get("s") in percent else None


def _of_ods(archive: zipfile.ZipFile, sheet: Sheet) -> Marks:
    tree = ElementTree.fromstring(archive.read("content.xml"))
    tables = (t for t in tree.iterfind(".//{*}table") if _attribute(t, "name") == sheet.name)
    return {
        (row, column): mark
        for row, line in enumerate(_repeated(next(tables), "rows", len(sheet.rows)))
        for column, cell in enumerate(_repeated(line, "columns", len(sheet.rows[row])))
        if (mark := _mark_in_ods(cell))
    }


def _repeated(parent: ElementTree.Element, what: str, most: int) -> Iterator[ElementTree.Element]:
    """Give the rows of a table or the cells of a row, each as often as it stands there."""
    names = ("table-row",) if what == "rows" else ("table-cell", "covered-table-cell")
    count = 0
    for each in parent.iter():
        if each.tag.rpartition("}")[2] in names:
            times = min(int(_attribute(each, f"number-{what}-repeated") or 1), most - count)
            count += times
            yield from [each] * times


def _attribute(element: ElementTree.Element, name: str) -> str:
    """Give an attribute of any namespace; the last of them where several have it."""
    return {key.rpartition("}")[2]: value for key, value in element.attrib.items()}.get(name, "")


def _mark_in_ods(cell: ElementTree.Element) -> Mark | None:
    kinds = {value for key, value in cell.attrib.items() if key.endswith("}value-type")}
    if cell.tag.endswith("}covered-table-cell"):
        return Mark.MERGED
    if "error" in kinds:
        return Mark.ERROR
    if _attribute(cell, "formula") and not kinds:
        return Mark.UNCALCULATED
    return Mark.PERCENT if "percentage" in kinds else None
