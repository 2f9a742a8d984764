"""Read one sheet of a spreadsheet as rows of text.

The sheets are wide (500 columns) and only the first tens of their cells are needed: they are cut
out of the XML, which takes a second where a whole document tree takes fifteen.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from difflib import get_close_matches
from xml.etree import ElementTree

from glosanalysis.errors import BadData
from glosanalysis.releases.files import File

__all__ = ["rows_of_ods", "rows_of_xlsx"]

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_NAMED = f"{_SHEET}sheet"
_ODS_SHEET = re.compile(r'<table:table [^>]*?table:name="([^"]*)"')
_ODS_CELL = re.compile(
    r"<table:(?:covered-)?table-cell\b([^>]*?)(?:/>|>(.*?)</table:(?:covered-)?table-cell>)", re.S
)
_REPEATED = re.compile(r'number-columns-repeated="(\d+)"')
_VALUE = re.compile(r'office:value="([^"]*)"')
_TAG = re.compile(r"<[^>]+>")


def rows_of_ods(file: File, sheet: str, cells: int) -> list[list[str]]:
    """Give the first cells of each row of the first sheet whose name begins as told.

    Raises
    ------
    BadData
        If there is no such sheet, or the file is cut short.
    """
    content = _part(file, "content.xml").decode("utf-8", "replace")
    names = _ODS_SHEET.findall(content)
    if not any(name.startswith(sheet) for name in names):
        raise _no_sheet(file, sheet, names)
    start = content.index(f'table:name="{sheet}')
    table, _, rest = content[start:].partition("</table:table>")
    if not rest:
        raise BadData(f"{file.name}: the sheet {sheet} is cut short")
    return [_ods_row(piece, cells) for piece in table.split("<table:table-row")[1:]]


def _part(file: File, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            return archive.read(name)
    except KeyError:
        raise BadData(f"{file.name}: is no workbook, {name} is missing") from None
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise BadData(f"{file.name}: cannot be unpacked, it may be cut short ({error})") from None


def _tree(file: File, name: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(_part(file, name))
    except ElementTree.ParseError as error:
        raise BadData(f"{file.name}: {name} is cut short ({error})") from None


def _no_sheet(file: File, sheet: str, names: Iterable[str]) -> BadData:
    there = [html.unescape(name) for name in names]
    near = f", did you mean {near[0]}?" if (near := get_close_matches(sheet, there, n=1)) else ""
    return BadData(f"{file.name}: no sheet is called {sheet}{near}; it has {', '.join(there)}")


def _ods_row(piece: str, cells: int) -> list[str]:
    row: list[str] = []
    for found in _ODS_CELL.finditer(piece):
        attributes, inside = found[1], found[2] or ""
        value, repeated = _VALUE.search(attributes), _REPEATED.search(attributes)
        text = value[1] if value else html.unescape(_TAG.sub("", inside)).strip()
        row += [text] * min(int(repeated[1]) if repeated else 1, cells)
        if len(row) >= cells:
            break
    return (row + [""] * cells)[:cells]


def rows_of_xlsx(file: File, sheet: str) -> list[dict[str, str]]:
    """Give the cells of each row of a sheet, by the letters of their column.

    Raises
    ------
    BadData
        If there is no such sheet, or the file is cut short.
    """
    table = _tree(file, _place(file, sheet))
    shared = ["".join(each.itertext()) for each in _tree(file, "xl/sharedStrings.xml")]
    return [_xlsx_row(row, shared) for row in table.iter(f"{_SHEET}row")]


def _place(file: File, sheet: str) -> str:
    links = _tree(file, "xl/_rels/workbook.xml.rels")
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    sheets = {each.get("name", ""): each for each in _tree(file, "xl/workbook.xml").iter(_NAMED)}
    if sheet not in sheets:
        raise _no_sheet(file, sheet, sheets)
    ids = [value for key, value in sheets[sheet].attrib.items() if key.endswith("}id")]
    return f"xl/{targets[ids[0]]}"


def _xlsx_row(row: ElementTree.Element, shared: list[str]) -> dict[str, str]:
    cells = {}
    for cell in row:
        value = cell.find(f"{_SHEET}v")
        if value is not None and value.text:
            text = shared[int(value.text)] if cell.get("t") == "s" else value.text
            cells[(cell.get("r") or "").rstrip("0123456789")] = text.strip()
    return cells
