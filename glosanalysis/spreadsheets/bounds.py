"""How large a workbook may be: what would fill the memory is refused before it is read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from xlsxwriter.utility import xl_cell_to_rowcol

__all__ = ["too_large"]

_MOST = 300_000_000
"""Bytes that a workbook may unpack to: the largest that is used comes to a tenth."""
_CELLS = 20_000_000
"""Of a sheet, as wide and as long as its last cells lie: each takes memory, filled or not."""
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_CELL = re.compile(rb'\br="([A-Z]{1,3})([1-9]\d{0,6})"')


def too_large(content: bytes) -> str:
    """Say why a workbook is too large to be read; nothing where it is not.

    Parameters
    ----------
    content : bytes
        Of an XLSX or ODS file.

    Returns
    -------
    str

    Raises
    ------
    BadZipFile
        If it cannot be unpacked.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        inside = archive.infolist()
        if sum(each.file_size for each in inside) > _MOST:
            return f"unpacks to more than {_MOST // 1_000_000} MB"
        sheets = [each for each in inside if _SHEET.fullmatch(each.filename)]
        return next(_too_wide(archive.read(each) for each in sheets), "")


def _too_wide(sheets: Iterator[bytes]) -> Iterator[str]:
    for sheet in sheets:
        columns: set[bytes] = set()
        rows = 0
        for found in _CELL.finditer(sheet):
            columns.add(found[1])
            rows = max(rows, int(found[2]))
        last = max(columns, key=lambda name: (len(name), name), default=b"A").decode()
        if rows * (xl_cell_to_rowcol(f"{last}1")[1] + 1) > _CELLS:
            yield (
                f"has a sheet with cells as far as {last}{rows}: delete the rows and columns "
                "beyond the table, and save it again"
            )
