"""A paper as DOCX, for the officer who puts it before a committee: real headings, tables, lists."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from glosanalysis.extras import need_the_extra
from glosanalysis.paper.blocks import Block, Cell, Chart, Grid, Heading, Items, Paper, Paragraph
from glosanalysis.paper.pdf import as_png

if TYPE_CHECKING:
    from docx.document import Document

    from glosanalysis.paper.blocks import Runs

__all__ = ["as_docx"]

_PICTURE_CM = 7.5


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
    from glosanalysis.paper.word_styles import BULLETS, CAPTION, FINE_BULLETS, NUMBERS

    match block:
        case Heading():
            document.add_heading(block.text, block.level)
        case Paragraph():
            _write_runs(document, block.runs, CAPTION if block.small else None)
        case Items():
            style = NUMBERS if block.numbered else FINE_BULLETS if block.small else BULLETS
            for runs in block.items:
                _write_runs(document, runs, style)
        case Grid():
            _write_grid(document, block)
        case Chart():
            _write_chart(document, block)


def _write_runs(document: Document, runs: Runs, style: str | None) -> None:
    from glosanalysis.paper.word_parts import add_link

    paragraph = document.add_paragraph(style=style)
    for each in runs:
        run = paragraph.add_run(each.text)
        run.bold, run.italic = each.strong or None, each.emphasis or None
        if each.address:
            add_link(paragraph, run, each.address)


def _write_grid(document: Document, grid: Grid) -> None:
    from glosanalysis.paper.word_parts import describe, hold_together
    from glosanalysis.paper.word_styles import CAPTION, CELL, TABLE

    if grid.caption:
        caption = document.add_paragraph(grid.caption, style=CAPTION)
        caption.paragraph_format.keep_with_next = True
    table = document.add_table(1 + len(grid.rows), len(grid.head), style=TABLE)
    rows = [tuple(map(Cell, grid.head)), *grid.rows]
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        hold_together(row, head=number == 0)
        for place, (into, cell) in enumerate(zip(row.cells, cells, strict=True)):
            paragraph = into.paragraphs[0]
            paragraph.style = CELL
            paragraph.add_run(cell.text).bold = number == 0 or place == 0 or None
            if cell.note:
                into.add_paragraph(cell.note, style=CELL)
    describe(table, grid, document.sections[-1])


def _write_chart(document: Document, chart: Chart) -> None:
    from docx.shared import Cm

    from glosanalysis.paper.word_parts import tell
    from glosanalysis.paper.word_styles import CAPTION

    document.add_heading(chart.title, 3)
    drawn = document.add_paragraph()
    picture = drawn.add_run().add_picture(BytesIO(as_png(chart.picture.svg)), Cm(_PICTURE_CM))
    tell(picture, chart.picture.alternative)
    last = drawn
    for caption in chart.captions:
        last.paragraph_format.keep_with_next = True
        last = document.add_paragraph(caption, style=CAPTION)
