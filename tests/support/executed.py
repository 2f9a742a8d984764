"""Execute templates in this process on any tables, and give what a reader would see as text.

A hundred times faster than kernels, so that whole pages can be tried on many data; drawings are
made but not written.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
import pytest

from glosanalysis import report as reports
from glosanalysis.data.tables import Tables
from glosanalysis.quarter import Quarter
from glosanalysis.render.charts import frame
from glosanalysis.render.outputs import Svg

__all__ = ["Block", "page", "tables_read"]

BLOCKS = re.compile(r"</?(?:p|td|th|li|caption|tr|table|summary|div|h\d|dt|dd|ul|details)\b[^>]*>")
HIDDEN = re.compile(r"<(style|script|svg)\b.*?</\1>", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A paragraph, cell or line of a page.

    Parameters
    ----------
    cell : str
        The code that showed it.
    kind : str
        ``html``, ``prose`` or ``alternative``.
    text : str
        As it is read.
    """

    cell: str
    kind: str
    text: str


@contextmanager
def tables_read(tables: Tables) -> Iterator[None]:
    """Let reports be made of some tables, and no drawing be written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reports, "read_tables", lambda *_: tables)
        patch.setattr(frame, "to_svg", lambda *_: "<svg></svg>")
        yield


def page(template: Path, quarter: Quarter) -> list[Block]:
    """Execute a template for a quarter and give the blocks of its page in order."""
    return [
        block
        for source, pieces in pieces_of(template, quarter)
        for shown in pieces
        for block in _blocks(source, shown)
    ]


def pieces_of(template: Path, quarter: Quarter) -> Iterator[tuple[str, list[Any]]]:
    """Execute a template for a quarter; give each cell of code with the pieces that it shows."""
    space: dict[str, Any] = {}
    for cell in nbformat.read(template, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        tags = cell.metadata.get("tags", [])
        source = f"quarter = {str(quarter)!r}" if "parameters" in tags else cell.source
        yield source, _run(source, space)


def _run(source: str, space: dict[str, Any]) -> list[Any]:
    """Run a cell; give what its last line shows, if that is an expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), space)
    if last is None:
        return []
    shown = eval(compile(ast.Expression(last.value), "cell", "eval"), space)
    return list(getattr(shown, "pieces", [shown]))


def _blocks(source: str, shown: Any) -> Iterator[Block]:
    """Split what is shown by its richest form, as a notebook keeps it."""
    made = shown._repr_mimebundle_() if shown is not None else {}
    data = made[0] if isinstance(made, tuple) else made
    if isinstance(shown, Svg):
        yield Block(source, "alternative", data["text/plain"])
    elif "text/html" in data:
        yield from (Block(source, "html", text) for text in _of_html(data["text/html"]))
    elif "text/markdown" in data:
        yield from (Block(source, "prose", text) for text in _lines(data["text/markdown"]))
    elif data:
        raise TypeError(f"{source} shows {', '.join(data)}")


def _lines(markdown: str) -> Iterator[str]:
    for line in markdown.splitlines():
        if "<" in line:
            yield from _of_html(line)
        elif line.strip():
            yield re.sub(r"^[-#>*\s]+|\*\*|(?<!\w)\*|\*(?!\w)", "", line).strip()


def _of_html(html: str) -> Iterator[str]:
    for part in BLOCKS.split(HIDDEN.sub("", html)):
        text = " ".join(unescape(re.sub(r"<[^>]+>", "", part)).split())
        if text:
            yield text
