"""The DOCX of a paper: what a reader of screens is told of it, a template's styles, LibreOffice."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from papers import planted, words_of

from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.paper.blocks import Chart, Grid, Heading, Items, Paper
from glosanalysis.paper.content import paper_of
from glosanalysis.paper.word import as_docx
from glosanalysis.quarter import Quarter

QUARTER = Quarter(2024, 4)


@pytest.fixture(scope="module")
def read(docx: bytes) -> Any:
    return Document(io.BytesIO(docx))


def of_style(document: Any, name: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style.name == name]


def test_headings_are_headings(read: Any, paper: Paper) -> None:
    found = [
        (int(each.style.name[-1]), each.text)
        for each in read.paragraphs
        if each.style.name.startswith("Heading")
    ]
    assert found == [
        (block.level, block.text) if isinstance(block, Heading) else (3, block.title)
        for block in paper.blocks
        if isinstance(block, Heading | Chart)
    ]


def test_the_head_of_the_table_is_marked_and_no_row_is_cut(read: Any, paper: Paper) -> None:
    (grid,) = (block for block in paper.blocks if isinstance(block, Grid))
    (table,) = read.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == list(grid.head)
    assert rows[1:] == [
        ["\n".join(filter(None, (cell.text, cell.note))) for cell in row] for row in grid.rows
    ]
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True] + [False] * len(grid.rows)
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    marks = table._tbl.tblPr
    assert marks.find(qn("w:tblCaption")).get(qn("w:val")) == grid.caption
    assert marks.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    assert marks.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"
    assert not any(row._tr.findall(f".//{qn('w:gridSpan')}") for row in table.rows)


def test_its_marks_stand_where_the_schema_wants_them(read: Any) -> None:
    (table,) = read.tables
    names = [each.tag.rpartition("}")[2] for each in table._tbl.tblPr]
    order = ["tblStyle", "tblW", "jc", "tblLayout", "tblLook", "tblCaption", "tblDescription"]
    assert names == [name for name in order if name in names]
    for style in read.styles.element:
        inner = [each.tag.rpartition("}")[2] for each in style]
        order = ["name", "basedOn", "uiPriority", "qFormat", "pPr", "rPr"]
        known = [name for name in inner if name in order]
        assert known == [name for name in order if name in known]


def test_pictures_have_their_alternatives_and_stay_with_their_captions(
    read: Any, paper: Paper
) -> None:
    told = [b.picture.alternative for b in paper.blocks if isinstance(b, Chart)]
    drawn = [each._inline.docPr for each in read.inline_shapes]
    assert [each.get("descr") for each in drawn] == told
    assert len({each.get("id") for each in drawn}) == len(drawn)
    pictures = [each for each in read.paragraphs if each._p.findall(f".//{qn('w:drawing')}")]
    assert len(pictures) == len(told)
    assert all(each.paragraph_format.keep_with_next for each in pictures)


def test_lists_are_lists_and_notes_small(read: Any, paper: Paper) -> None:
    told = {"List Bullet": 0, "List Number": 0, "List of Sources": 0}
    for block in paper.blocks:
        if isinstance(block, Items):
            small = "List of Sources" if block.small else "List Bullet"
            told["List Number" if block.numbered else small] += len(block.items)
    assert {name: len(of_style(read, name)) for name in told} == told


def test_it_says_what_it_is_and_in_which_language(read: Any, paper: Paper) -> None:
    about = read.core_properties
    assert (about.title, about.author, about.language) == (paper.title, paper.author, "en-GB")
    assert (
        about.created == about.modified == datetime.combine(paper.day, time(), about.created.tzinfo)
    )
    language = read.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert language.get(qn("w:val")) == "en-GB"


def test_every_part_bears_the_day_of_the_paper(docx: bytes, paper: Paper) -> None:
    day = (paper.day.year, paper.day.month, paper.day.day, 0, 0, 0)
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert {part.date_time for part in archive.infolist()} == {day}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert not any("vba" in name for name in archive.namelist())


def test_the_same_paper_is_the_same_bytes_in_any_folder(
    project: Project, tables: Tables, docx: bytes, tmp_path: Path
) -> None:
    other = planted(project, tmp_path, QUARTER, {})
    assert as_docx(paper_of(other, tables.sources, QUARTER)) == docx


def test_its_words_are_those_of_the_paper_in_their_order(docx: bytes, paper: Paper) -> None:
    assert words_of(docx).removesuffix(" 1") == paper.words


def a_template(path: Path) -> Path:
    """Write a template as a council may have it: few styles, a header, a word of what it is for."""
    document = Document()
    kept = ("Normal", "Heading 1", "Default Paragraph Font", "Header", "Footer", "Normal Table")
    for style in list(document.styles):
        if style.name not in kept:
            style.delete()
    document.styles["Heading 1"].font.name = "Georgia"
    document.sections[0].header.paragraphs[0].text = "A council's header"
    document.sections[0].left_margin = Pt(99)
    document.add_paragraph("Write your report here")
    document.add_table(1, 1)
    document.save(str(path))
    return path


def test_a_template_gives_its_page_and_styles_and_nothing_that_it_says(
    paper: Paper, tmp_path: Path
) -> None:
    made = as_docx(paper, a_template(tmp_path / "template.docx"))
    read = Document(io.BytesIO(made))
    assert read.sections[0].header.paragraphs[0].text == "A council's header"
    assert read.sections[0].left_margin == Pt(99)
    assert read.styles["Heading 1"].font.name == "Georgia"
    assert words_of(made) == paper.words
    assert read.core_properties.title == paper.title
    for name in ("Heading 2", "Heading 3"):
        level = read.styles[name].element.pPr.find(qn("w:outlineLvl"))
        assert level.get(qn("w:val")) == str(int(name[-1]) - 1)


def test_lists_have_bullets_and_numbers_where_the_template_has_neither(
    paper: Paper, tmp_path: Path
) -> None:
    read = Document(io.BytesIO(as_docx(paper, a_template(tmp_path / "template.docx"))))
    numbering = read.part.numbering_part.element
    kinds = {}
    for name in ("List Bullet", "List Number"):
        id_ = read.styles[name].element.pPr.numPr.numId.val
        (number,) = (n for n in numbering.findall(qn("w:num")) if n.get(qn("w:numId")) == str(id_))
        abstract = number.find(qn("w:abstractNumId")).get(qn("w:val"))
        (meant,) = (
            each
            for each in numbering.findall(qn("w:abstractNum"))
            if each.get(qn("w:abstractNumId")) == abstract
        )
        kinds[name] = meant.find(f".//{qn('w:numFmt')}").get(qn("w:val"))
    assert kinds == {"List Bullet": "bullet", "List Number": "decimal"}
    order = [each.tag for each in numbering if each.tag in (qn("w:num"), qn("w:abstractNum"))]
    assert order == sorted(order, key=lambda tag: tag == qn("w:num"))
    assert read.styles["List of Sources"].base_style.name == "List Bullet"
    assert read.styles["Table Grid"].type == WD_STYLE_TYPE.TABLE


def test_a_template_without_numbers_of_any_kind_gets_them(paper: Paper, tmp_path: Path) -> None:
    template = a_template(tmp_path / "template.docx")
    bare = tmp_path / "bare.docx"
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "[Content_Types].xml":
                text = re.sub(rb"<Override[^>]*numbering[^>]*/>", b"", text)
            if name == "word/_rels/document.xml.rels":
                text = re.sub(rb"<Relationship [^>]*numbering[^>]*/>", b"", text)
            if name != "word/numbering.xml":
                new.writestr(name, text)
    read = Document(io.BytesIO(as_docx(paper, bare)))
    assert len(read.part.numbering_part.element.findall(qn("w:num"))) == 2


def converted(content: bytes, kind: str, folder: Path) -> bytes:
    """Have LibreOffice open a document and write it as another kind."""
    (folder / "paper.docx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            folder / "out",
            folder / "paper.docx",
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return next((folder / "out").iterdir()).read_bytes()


@pytest.mark.skipif(
    shutil.which("soffice") is None and "GLOSANALYSIS_REQUIRE_OFFICE" not in os.environ,
    reason="LibreOffice is not here",
)
@pytest.mark.parametrize("styled", [False, True])
def test_libreoffice_opens_it_and_loses_nothing(
    docx: bytes, paper: Paper, tmp_path: Path, styled: bool
) -> None:
    made = as_docx(paper, a_template(tmp_path / "template.docx")) if styled else docx
    again = converted(made, "docx", tmp_path)
    assert words_of(again).removesuffix(" 1") == paper.words
    before, after = (Document(io.BytesIO(each)) for each in (made, again))
    headings = [
        [(p.style.name, p.text) for p in each.paragraphs if p.style.name.startswith("Heading")]
        for each in (before, after)
    ]
    assert headings[0] == headings[1]
    told = [[each._inline.docPr.get("descr") for each in d.inline_shapes] for d in (before, after)]
    assert told[0] == told[1]
    (table,) = after.tables
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows][:2] == [
        True,
        False,
    ]
