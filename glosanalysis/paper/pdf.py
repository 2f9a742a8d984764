"""A paper as PDF, tagged and with all that PDF/UA-1 asks for, set by Typst."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import matplotlib as mpl

from glosanalysis.extras import need_the_extra
from glosanalysis.paper.blocks import Block, Grid, Paper

__all__ = ["as_pdf", "as_png"]

_HERE = Path(__file__).parent
_FONTS = Path(mpl.get_data_path(), "fonts", "ttf")
"""With those that Typst brings itself, all there are: a machine's own would change the bytes."""
_POINTS_AN_INCH = 300


def as_pdf(paper: Paper) -> bytes:
    """Write a paper as PDF.

    Parameters
    ----------
    paper : Paper

    Returns
    -------
    bytes
        The same each time: by the day of the paper, with fonts that come with what is installed.
        Typst refuses to write what PDF/UA-1 does not allow, a picture without an alternative say.

    Raises
    ------
    WrongUsage
        If the extra ``paper`` is not installed.
    """
    content = {
        "title": paper.title,
        "author": paper.author,
        "blocks": list(map(_told, paper.blocks)),
    }
    made_on = datetime.combine(paper.day, time(), UTC)
    return _compiled(
        "paper.typ",
        {"paper": json.dumps(content)},
        pdf_standards=["ua-1"],
        timestamp=int(made_on.timestamp()),
    )


def _told(block: Block) -> dict[str, Any]:
    kind = {"kind": type(block).__name__.lower()}
    widths = {"widths": block.widths} if isinstance(block, Grid) else {}
    return {**kind, **asdict(block), **widths}


def as_png(svg: str) -> bytes:
    """Draw a picture as dots, for what takes no lines."""
    return _compiled("picture.typ", {"svg": svg}, format="png", ppi=_POINTS_AN_INCH)


def _compiled(template: str, inputs: dict[str, str], **options: Any) -> bytes:
    need_the_extra("paper", "writing a paper")
    import typst

    made: bytes = typst.compile(
        str(_HERE / template),
        sys_inputs=inputs,
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        **options,
    )
    return made
