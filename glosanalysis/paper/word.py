"""A paper as DOCX, for the officer who puts it before a committee: real headings, tables, lists."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from glosanalysis.extras import need_the_extra
from glosanalysis.paper.blocks import Block, Chart, Grid, Heading, Items, Paper, Paragraph, Runs

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as Written

__all__ = ["as_docx"]


def as_docx(paper: Paper, template: Path | None = None) -> bytes:
    """Write a paper as DOCX.

    Parameters
    ----------
    paper : Paper
    template : Path, optional
        A DOCX whose page, header, footer and styles the paper takes on; what it says is left out.
        Without it, the paper has styles of its own.

    Returns
    -------
    bytes
        The same each time: every part bears the day of the paper.

    Raises
    ------
    WrongUsage
        If the extra ``paper`` is not installed, or the template is no DOCX.
    """
    need_the_extra("paper", "writing a paper")
    from glosanalysis.paper.word_parts import about, packed
    from glosanalysis.paper.word_styles import opened

    document = opened(template)
    about(document, paper)
    for block in paper.blocks:
        _write(document, block)
    into = BytesIO()
    document.save(into)
    return packed(into.getvalue(), paper.day)


def _write(document: Document, block: Block) -> None:
    match block:
        case Heading():
            document.add_heading(block.text, block.level)
        case Paragraph():
            _fill(document.add_paragraph(style="Caption" if block.small else None), block.runs)
        case Items():
            for runs in block.items:
                style = "List Number" if block.numbered else "List Bullet"
                _fill(document.add_paragraph(style=style), runs)
        case Grid():
            _write_grid(document, block)
        case Chart():
            _write_chart(document, block)


def _fill(paragraph: Written, runs: Runs) -> None:
    from glosanalysis.paper.word_parts import add_link

    for each in runs:
        run = paragraph.add_run(each.text)
        run.bold, run.italic = each.strong or None, each.emphasis or None
        if each.address:
            add_link(paragraph, run, each.address)


def _write_grid(document: Document, grid: Grid) -> None:
    from glosanalysis.paper.word_parts import describe, hold_together

    if grid.caption:
        caption = document.add_paragraph(grid.caption, style="Caption")
        caption.paragraph_format.keep_with_next = True
    table = document.add_table(1, len(grid.head), style="Table Grid")
    rows: list[Sequence[tuple[str, str]]] = [[(name, "") for name in grid.head]]
    rows += [[(cell.text, cell.note) for cell in row] for row in grid.rows]
    for number, cells in enumerate(rows):
        row = table.rows[0] if number == 0 else table.add_row()
        for place, (text, note) in enumerate(cells):
            paragraph = row.cells[place].paragraphs[0]
            paragraph.style = "Table Text"
            paragraph.add_run(text).bold = number == 0 or place == 0 or None
            if note:
                row.cells[place].add_paragraph(note, style="Table Text")
        hold_together(row, head=number == 0)
    section = document.sections[-1]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    describe(table, grid, width)


def _write_chart(document: Document, chart: Chart) -> None:
    from docx.shared import Cm

    from glosanalysis.paper.pdf import as_png
    from glosanalysis.paper.word_parts import tell

    document.add_heading(chart.title, 3)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    picture = paragraph.add_run().add_picture(BytesIO(as_png(chart.picture.svg)), width=Cm(12))
    tell(picture, chart.picture.alternative)
    for caption in chart.captions:
        document.add_paragraph(caption, style="Caption")
