"""PDF/UA-1, point by point, by other code than that which wrote the file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from papers import pages_of, planted, words_of
from pypdf import PdfReader
from pypdf.generic import ContentStream

from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.paper.blocks import Chart, Grid, Heading, Items, Paper
from glosanalysis.paper.content import paper_of
from glosanalysis.paper.pdf import as_pdf, as_png
from glosanalysis.quarter import Quarter

_MARKS = {b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s"}
_MARKS |= {b"sh", b"Do", b"INLINE IMAGE"}
"""What puts ink on a page."""
_STANDARD = {
    *("Document", "P", "H1", "H2", "H3", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody"),
    *("TR", "TH", "TD", "Figure", "Link", "Span", "Div", "Part", "Sect", "NonStruct", "Caption"),
}


@pytest.fixture(scope="module")
def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


@pytest.fixture(scope="module")
def root(read: PdfReader) -> Any:
    return read.trailer["/Root"]


def elements(node: Any) -> Iterator[Any]:
    """Give the elements of the tree of tags in the order of reading."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, dict) and "/S" in found:
            yield found
            yield from elements(found)


def kind(element: Any, root: Any) -> str:
    mapped = root["/StructTreeRoot"].get("/RoleMap", {}).get(element["/S"], element["/S"])
    return str(mapped).removeprefix("/")


def attribute(element: Any, name: str) -> Any:
    attributes = element.get("/A", [])
    for each in attributes if isinstance(attributes, list) else [attributes]:
        if name in each.get_object():
            return each.get_object()[name]
    return None


def test_it_says_that_it_is_tagged_in_which_language_and_by_which_standard(root: Any) -> None:
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert not getattr(root["/MarkInfo"].get("/Suspects", False), "value", False)
    assert root["/Lang"] == "en-GB"
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


def test_it_has_a_title_that_readers_show(read: PdfReader, root: Any, paper: Paper) -> None:
    assert read.metadata is not None
    assert read.metadata.title == paper.title
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<dc:title>" in root["/Metadata"].get_data().decode()


def test_it_bears_the_day_of_the_paper_and_no_clock(read: PdfReader, paper: Paper) -> None:
    assert read.metadata is not None and read.metadata.creation_date is not None
    assert read.metadata.creation_date.date() == paper.day


def test_every_tag_is_a_standard_one_or_stands_for_one(root: Any) -> None:
    kinds = {kind(each, root) for each in elements(root["/StructTreeRoot"])}
    assert {"Document", "H1", "H2", "H3", "Table", "Figure", "L", "P"} <= kinds <= _STANDARD


def test_headings_are_those_of_the_paper_and_skip_no_level(root: Any, paper: Paper) -> None:
    found = [kind(each, root) for each in elements(root["/StructTreeRoot"])]
    levels = [int(name[1]) for name in found if name in ("H1", "H2", "H3")]
    told = [b.level if isinstance(b, Heading) else 3 for b in paper.blocks]
    marked = [n for n, b in zip(told, paper.blocks, strict=True) if isinstance(b, Heading | Chart)]
    assert levels == marked
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_bookmarks_are_its_headings(read: PdfReader, paper: Paper) -> None:
    def titles(outline: Any) -> Iterator[str]:
        for each in outline:
            if isinstance(each, list):
                yield from titles(each)
            else:
                yield str(each.title)

    headings = [
        b.text if isinstance(b, Heading) else b.title
        for b in paper.blocks
        if isinstance(b, Heading | Chart)
    ]
    assert list(titles(read.outline)) == headings


def test_every_picture_has_its_alternative(root: Any, paper: Paper) -> None:
    figures = [e for e in elements(root["/StructTreeRoot"]) if kind(e, root) == "Figure"]
    told = [b.picture.alternative for b in paper.blocks if isinstance(b, Chart)]
    assert [figure["/Alt"] for figure in figures] == told
    assert told and all(told)
    assert all(attribute(figure, "/BBox") for figure in figures)


def test_the_head_of_the_table_names_its_columns(root: Any, paper: Paper) -> None:
    (grid,) = (block for block in paper.blocks if isinstance(block, Grid))
    (table,) = (e for e in elements(root["/StructTreeRoot"]) if kind(e, root) == "Table")
    cells = list(elements(table))
    heads = [each for each in cells if kind(each, root) == "TH"]
    assert len(heads) == len(grid.head)
    assert {attribute(each, "/Scope") for each in heads} == {"/Column"}
    rows = [each for each in cells if kind(each, root) == "TR"]
    assert len(rows) == 1 + len(grid.rows)
    widths = {sum(kind(c, root) in ("TH", "TD") for c in elements(row)) for row in rows}
    assert widths == {len(grid.head)}
    names = {each["/ID"] for each in heads}
    data = [each for each in cells if kind(each, root) == "TD"]
    assert all(set(attribute(each, "/Headers")) <= names for each in data)


def test_lists_are_lists(root: Any, paper: Paper) -> None:
    found = [e for e in elements(root["/StructTreeRoot"]) if kind(e, root) == "L"]
    items = [sum(kind(c, root) == "LI" for c in elements(each)) for each in found]
    assert items == [len(block.items) for block in paper.blocks if isinstance(block, Items)]


def test_all_ink_is_tagged_or_an_artifact(read: PdfReader) -> None:
    for page in read.pages:
        depth, inked = 0, 0
        for operands, operator in ContentStream(page.get_contents(), read).operations:
            if operator in (b"BDC", b"BMC"):
                depth += 1
                tagged = operands[0] == "/Artifact" or "/MCID" in operands[1]
                assert tagged or depth > 1
            elif operator == b"EMC":
                depth -= 1
            elif operator in _MARKS:
                inked += 1
                assert depth > 0
        assert inked > 5
        assert depth == 0


def test_the_tab_key_follows_the_tags_and_links_say_where_they_lead(read: PdfReader) -> None:
    links = []
    for page in read.pages:
        assert page["/Tabs"] == "/S"
        links += [note.get_object() for note in page.get("/Annots", [])]
    assert links
    assert all(link["/Contents"] and "/StructParent" in link for link in links)
    assert all(link["/A"]["/URI"].startswith("https://") for link in links)


def fonts_in(resources: Any) -> Iterator[Any]:
    for font in resources.get("/Font", {}).values():
        yield font.get_object()
    for form in resources.get("/XObject", {}).values():
        if "/Resources" in form.get_object():
            yield from fonts_in(form.get_object()["/Resources"])


def test_all_fonts_are_embedded_and_their_letters_known(read: PdfReader) -> None:
    fonts = [font for page in read.pages for font in fonts_in(page["/Resources"])]
    assert fonts
    for font in fonts:
        assert "/ToUnicode" in font
        (inner,) = font["/DescendantFonts"]
        described = inner.get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(described), font["/BaseFont"]


def test_nothing_in_it_runs_or_is_hidden(root: Any, read: PdfReader) -> None:
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    assert not {"/JavaScript", "/EmbeddedFiles"} & set(root.get("/Names", {}))
    assert not read.is_encrypted


def test_its_words_are_those_of_the_paper(pdf: bytes, paper: Paper) -> None:
    said = "".join(words_of(pdf).split())
    pieces = paper.words.split()
    assert len(pieces) > 500
    assert [piece for piece in pieces if piece not in said] == []
    for page in pages_of(pdf):
        assert "of 4" in page.extract_text()


def test_the_same_paper_is_the_same_bytes_in_any_folder(
    project: Project, tables: Tables, pdf: bytes, tmp_path: Path
) -> None:
    for name in ("one", "another"):
        other = planted(project, tmp_path / name, Quarter(2024, 4), {})
        assert as_pdf(paper_of(other, tables.sources, Quarter(2024, 4))) == pdf
    assert str(tmp_path).encode() not in pdf


def test_the_words_in_a_drawing_are_set_in_fonts_that_come_with_what_is_installed() -> None:
    text = '<text x="1" y="8" font-size="8" font-family="{}">Years</text></svg>'
    begin = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="40" height="10">'
    drawn = {family: as_png(begin + text.format(family)) for family in ("Arial", "Nowhere")}
    assert drawn["Arial"] == drawn["Nowhere"]
    assert drawn["Arial"] != as_png(f"{begin}</svg>")
