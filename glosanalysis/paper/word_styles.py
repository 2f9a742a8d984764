"""The document that a paper is written into: a template's, or one with styles of its own."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from glosanalysis.errors import WrongUsage

__all__ = ["opened"]

_FONT = "Arial"
_INK = RGBColor(0x12, 0x43, 0x6D)
_SIZES = {"Normal": 11, "Heading 1": 20, "Heading 2": 14, "Heading 3": 11, "Caption": 9}
_NEEDED = ("Heading 1", "Heading 2", "Heading 3", "Caption", "List Bullet", "List Number")
_BROKEN = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    KeyError,
    ValueError,
    AttributeError,
    NotImplementedError,
)
"""What python-docx ends with where a file is none that Word writes, or damaged inside."""


def opened(template: Path | None) -> Document:
    """Open what a paper is written into.

    Parameters
    ----------
    template : Path or None

    Returns
    -------
    Document
        Empty, with every style that a paper needs.

    Raises
    ------
    WrongUsage
        If the template is missing, or no DOCX.
    """
    document = _own() if template is None else _emptied(template)
    for name in _NEEDED:
        if name not in document.styles:
            _add(document, name)
    if "Table Grid" not in document.styles:
        document.styles.add_style("Table Grid", WD_STYLE_TYPE.TABLE, builtin=True)
    if "Table Text" not in document.styles:
        style = _add(document, "Table Text")
        style.font.size = Pt(9)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(2)
    return document


def _emptied(template: Path) -> Document:
    """Take what a template says out of it, but for its page: the last section, with its header."""
    if not template.is_file():
        raise WrongUsage(f"{template} does not exist: --template takes a DOCX")
    try:
        document = docx.Document(str(template))
        body = document.element.body
        _ = document.styles, document.sections[-1].page_width
    except _BROKEN:
        raise WrongUsage(f"{template} is no DOCX that can be read: save it as DOCX") from None
    for piece in list(body):
        if piece.tag != qn("w:sectPr"):
            body.remove(piece)
    return document


def _add(document: Document, name: str) -> ParagraphStyle:
    """Add a style that a template lacks; a heading counts as one in Word by its level."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _NEEDED)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    if name.startswith("Heading"):
        style.font.bold = True
        style.paragraph_format.keep_with_next = True
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(int(name[-1]) - 1))
        style.element.get_or_add_pPr().append(level)
    return style


def _own() -> Document:
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    for name, size in _SIZES.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _set_font(style, size)
    return document


def _set_font(style: ParagraphStyle, size: int) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for place in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{place}"), None)
    style.font.color.rgb = _INK if style.name in ("Heading 1", "Heading 2") else RGBColor(0, 0, 0)
    style.font.bold = style.name != "Normal" and style.name != "Caption"
    if style.name == "Normal":
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB")
        style.element.rPr.append(language)
