"""Bullets and numbers for the lists of a document whose styles have none."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.numbering import NumberingPart
from docx.styles.style import ParagraphStyle

__all__ = ["mark_items"]

_KINDS = {False: ("bullet", "•"), True: ("decimal", "%1.")}
_EMPTY = f"<w:numbering {nsdecls('w')}/>"
_ABSTRACT = (
    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{{id}}"><w:multiLevelType '
    'w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
    '<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" '
    'w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
)
_CONCRETE = (
    f'<w:num {nsdecls("w")} w:numId="{{id}}"><w:abstractNumId w:val="{{abstract}}"/></w:num>'
)


def mark_items(document: Document, style: ParagraphStyle, *, numbered: bool) -> None:
    """Have every paragraph of a style begin with a bullet, or with its number.

    Parameters
    ----------
    document : Document
    style : ParagraphStyle
        One that was just added.
    numbered : bool
    """
    numbering = _numbering(document)
    abstracts = numbering.findall(qn("w:abstractNum"))
    abstract = _next(abstracts, "w:abstractNumId")
    id_ = max(_next(numbering.findall(qn("w:num")), "w:numId"), 1)
    kind, sign = _KINDS[numbered]
    # All that is abstract stands before what is not.
    place = numbering.index(abstracts[-1]) + 1 if abstracts else 0
    numbering.insert(place, parse_xml(_ABSTRACT.format(id=abstract, kind=kind, sign=sign)))
    numbering.append(parse_xml(_CONCRETE.format(id=id_, abstract=abstract)))
    marked = style.element.get_or_add_pPr().get_or_add_numPr()
    marked.get_or_add_numId().val = id_


def _next(elements: list[BaseOxmlElement], name: str) -> int:
    return max((int(each.get(qn(name), "0")) for each in elements), default=-1) + 1


def _numbering(document: Document) -> BaseOxmlElement:
    part = document.part
    try:
        found: BaseOxmlElement = part.numbering_part.element
    except NotImplementedError:  # python-docx makes none anew
        name = PackURI("/word/numbering.xml")
        made = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, parse_xml(_EMPTY), part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        found = made.element
    return found
