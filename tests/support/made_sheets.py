"""Workbooks to add rows from: XLSX by xlsxwriter, ODS as an office program writes it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from html import escape

import xlsxwriter

__all__ = ["Formula", "Percent", "ods", "xlsx"]


@dataclass(frozen=True)
class Percent:
    """A number that is shown as per cent."""

    value: float


@dataclass(frozen=True)
class Formula:
    """A formula with the result that it had; an empty one where it was never worked out."""

    text: str
    result: object


Rows = Sequence[Sequence[object]]
Change = Callable[[xlsxwriter.Workbook, xlsxwriter.workbook.Worksheet], None]


def xlsx(
    sheets: Mapping[str, Rows], hidden: Sequence[str] = (), change: Change | None = None
) -> bytes:
    """Write rows to the sheets of a workbook; `change` may do more to the first."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for n, row in enumerate(rows):
                for at, cell in enumerate(row):
                    _put(book, sheet, n, at, cell)
        if change:
            change(book, book.worksheets()[0])
    return buffer.getvalue()


def _put(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.workbook.Worksheet,
    row: int,
    at: int,
    cell: object,
) -> None:
    if isinstance(cell, Percent):
        sheet.write_number(row, at, cell.value, book.add_format({"num_format": "0.0%"}))
    elif isinstance(cell, Formula):
        sheet.write_formula(row, at, cell.text, None, cell.result)
    elif isinstance(cell, time):
        sheet.write_datetime(row, at, cell, book.add_format({"num_format": "hh:mm"}))
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, at, cell, book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))
    elif isinstance(cell, date):
        sheet.write_datetime(row, at, cell, book.add_format({"num_format": "dd/mm/yyyy"}))
    elif isinstance(cell, str):
        sheet.write_string(row, at, cell)
    else:
        sheet.write(row, at, cell)


_SPACES = "".join(
    f' xmlns:{short}="urn:{urn}"'
    for short, urn in {
        "office": "oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "oasis:names:tc:opendocument:xmlns:text:1.0",
        "style": "oasis:names:tc:opendocument:xmlns:style:1.0",
        "calcext": "org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }.items()
)
_OASIS = "oasis:names:tc:opendocument:xmlns"
_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_STYLES = "".join(
    f'<style:style style:name="{name}" style:family="table">'
    f'<style:table-properties table:display="{shown}"/></style:style>'
    for name, shown in (("ta1", "true"), ("ta2", "false"))
)


def ods(sheets: Mapping[str, Rows], hidden: Sequence[str] = ()) -> bytes:
    """Pack rows as an OpenDocument spreadsheet; a cell that a merged one covers is None."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}" '
        f'table:style-name="{"ta2" if name in hidden else "ta1"}">'
        f"{''.join(map(_ods_row, rows))}</table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{_SPACES}>'
        f"<office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIME)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="urn:{_OASIS}:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
            "</manifest:manifest>",
        )
    return buffer.getvalue()


def _ods_row(row: Sequence[object]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(cell: object) -> str:
    if cell is None:
        return "<table:covered-table-cell/>"
    if cell == "":
        return '<table:table-cell table:number-columns-repeated="1"/>'
    kind, value, shown = "string", "", str(cell)
    more = ""
    if isinstance(cell, Percent):
        kind, value, shown = "percentage", f' office:value="{cell.value}"', f"{cell.value:.1%}"
    elif isinstance(cell, Formula):
        more = f' table:formula="of:{escape(cell.text)}" calcext:value-type="error"'
        shown = str(cell.result)
    elif isinstance(cell, date):
        kind, value = "date", f' office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, (int, float)):
        kind, value = "float", f' office:value="{cell}"'
    return (
        f'<table:table-cell office:value-type="{kind}"{value}{more}>'
        f"<text:p>{escape(shown)}</text:p></table:table-cell>"
    )
