"""The document that a paper is written into: a template's, or one with styles of its own."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from glosanalysis.errors import WrongUsage
from glosanalysis.paper.word_lists import mark_items

__all__ = ["BULLETS", "CAPTION", "CELL", "FINE_BULLETS", "NUMBERS", "TABLE", "opened"]

CAPTION, BULLETS, NUMBERS, TABLE = "Caption", "List Bullet", "List Number", "Table Grid"
"""Styles that Word has a name for, as headings are: a template may have its own."""
CELL, FINE_BULLETS = "Table Text", "List of Sources"

_HEADINGS = ("Heading 1", "Heading 2", "Heading 3")
_FONT, _INK = "Arial", RGBColor(0x12, 0x43, 0x6D)
_SIZES = {"Normal": 10.5, "Heading 1": 18, "Heading 2": 13, "Heading 3": 10.5, CAPTION: 9}
_ABOVE = {"Heading 2": 14, "Heading 3": 10}
_FINE = Pt(9)
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
    for name in (*_HEADINGS, CAPTION):
        if name not in document.styles:
            _add(document, name)
    for name in (BULLETS, NUMBERS):
        if name not in document.styles:
            mark_items(document, _add(document, name), numbered=name == NUMBERS)
    if TABLE not in document.styles:
        document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE, builtin=True)
    for name, like in ((CELL, ""), (FINE_BULLETS, BULLETS)):
        if name not in document.styles:
            style = _add(document, name, like)
            style.font.size = _FINE
            style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1)
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
    except IndexError:
        raise WrongUsage(f"{template} has no page that says how large it is") from None
    for piece in list(body):
        if piece.tag != qn("w:sectPr"):
            body.remove(piece)
    return document


def _add(document: Document, name: str, like: str = "") -> ParagraphStyle:
    """Add a style that a template lacks; a heading counts as one in Word by its level."""
    builtin = name not in (CELL, FINE_BULLETS)
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)
    assert isinstance(style, ParagraphStyle)
    default = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[like] if like else default
    if name in _HEADINGS:
        style.font.bold = True
        style.paragraph_format.keep_with_next = True
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(_HEADINGS.index(name)))
        style.element.get_or_add_pPr().append(level)
    return style


def _own() -> Document:
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(16)
    for name, size in _SIZES.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _set(style, size)
    _number(page.footer.paragraphs[0])
    return document


def _set(style: ParagraphStyle, size: float) -> None:
    name = str(style.name)
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for place in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{place}"), None)
    style.font.color.rgb = _INK if name in _HEADINGS[:2] else RGBColor(0, 0, 0)
    style.font.bold = name in _HEADINGS
    style.paragraph_format.space_before = Pt(_ABOVE.get(name, 0))
    style.paragraph_format.space_after = Pt(3 if name == CAPTION else 6)
    style.paragraph_format.line_spacing = 1.1
    if name == "Normal":
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB")
        style.element.rPr.append(language)


def _number(footer: Paragraph) -> None:
    """Have a footer say which page it is on."""
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    footer._p.append(field)
    field.append(footer.add_run("1")._r)
