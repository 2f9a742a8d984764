"""What python-docx has no word for: marks for who cannot see a paper, links, the archive itself."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Length

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.shape import InlineShape
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from glosanalysis.paper.blocks import Grid, Paper

__all__ = ["about", "add_link", "describe", "hold_together", "packed", "tell"]


def about(document: Document, paper: Paper) -> None:
    """Say in the file's properties what it is, by the day of the paper in the place of a clock."""
    properties, moment = document.core_properties, datetime.combine(paper.day, time())
    properties.title, properties.author = paper.title, paper.author
    properties.created = properties.modified = moment
    properties.last_modified_by, properties.revision = paper.author, 1
    properties.language = "en-GB"
    properties.comments = properties.keywords = properties.subject = ""


def _made(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def add_link(paragraph: Paragraph, run: Run, address: str) -> None:
    """Make of the last run of a paragraph a link."""
    id_ = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), id_)
    run.underline = True
    paragraph._p.append(link)
    link.append(run._r)


def hold_together(row: _Row, *, head: bool) -> None:
    """Keep a row on one page; the head stands again on each page that the table runs on to."""
    marks = row._tr.get_or_add_trPr()
    marks.append(_made("w:cantSplit"))
    if head:
        marks.append(_made("w:tblHeader"))


def describe(table: Table, grid: Grid, page: Section) -> None:
    """Say what a table is of and which cells name the others, and share the line among columns."""
    marks = table._tbl.tblPr
    for found in marks.findall(qn("w:tblLook")):
        marks.remove(found)
    on = {"firstRow": "1", "firstColumn": "1", "lastRow": "0", "lastColumn": "0"}
    marks.append(_made("w:tblLook", val="00A0", **on, noHBand="0", noVBand="1"))
    marks.append(_made("w:tblCaption", val=grid.caption))
    marks.append(_made("w:tblDescription", val=f"Columns: {', '.join(grid.head)}."))
    table.autofit = False
    width = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    for column, share in zip(table.columns, grid.widths, strict=True):
        column.width = Length(int(width * share))
        for cell in column.cells:
            cell.width = Length(int(width * share))


def tell(picture: InlineShape, alternative: str) -> None:
    """Give a picture its text alternative."""
    picture._inline.docPr.set("descr", alternative)


def packed(content: bytes, day: date) -> bytes:
    """Pack a document anew, so that no part of it bears the hour at which it was written."""
    into = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as made, zipfile.ZipFile(into, "w") as archive:
        for name in made.namelist():
            part = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            archive.writestr(part, made.read(name))
    return into.getvalue()
