"""Headings that code shows: sections of the page, with anchors, as those of a template are.

MyST-NB takes no headings from outputs, because it sets them within a container. So before it reads
a report, a cell that shows headings is split at each of them. The notebook itself stays as it was
executed, so that it can be run again and compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

import nbformat
from nbformat import NotebookNode
from sphinx.application import Sphinx

from glosanalysis.catalogue import ReportKey

__all__ = ["headings_to_sections", "split_at_headings"]

_NO_CODE = "remove-input"


def headings_to_sections(app: Sphinx, page: str, source: list[str]) -> None:
    """Give MyST-NB a report whose headings are all cells of Markdown.

    Parameters are those of Sphinx's event ``source-read``.
    """
    if ReportKey.of_page(page) is None:
        return
    notebook = nbformat.reads(source[0], as_version=4)
    notebook.cells = [part for cell in notebook.cells for part in split_at_headings(cell)]
    source[0] = nbformat.writes(notebook)


def split_at_headings(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Split a cell at the headings among its outputs; its code stays with its first part.

    Parameters
    ----------
    cell : NotebookNode

    Yields
    ------
    NotebookNode
        The cell itself where it shows no heading; else cells of Markdown and of code in turn.
    """
    outputs = cell.get("outputs", [])
    starts = [place for place, output in enumerate(outputs) if _heading_in(output)]
    if not starts:
        yield cell
        return
    ends = [*starts[1:], len(outputs)]
    if starts[0]:
        yield _part_of(cell, 0, outputs[: starts[0]])
    for start, end in zip(starts, ends, strict=True):
        heading = nbformat.v4.new_markdown_cell(_heading_in(outputs[start]))
        yield NotebookNode({**heading, "id": f"{cell['id']}-h{start}"})
        yield _part_of(cell, start, outputs[start + 1 : end])


def _heading_in(output: NotebookNode) -> str:
    text: str = output.get("data", {}).get("text/markdown", "")
    return text if text.startswith("#") else ""


def _part_of(cell: NotebookNode, start: int, outputs: list[NotebookNode]) -> NotebookNode:
    """Copy a cell with some of its outputs; only the first copy shows the code."""
    part: NotebookNode = deepcopy(cell)
    part["outputs"] = outputs
    if start:
        # Its code stays, unseen: of a cell without code MyST-NB leaves out the outputs, too.
        part["id"] = f"{cell['id']}-{start}"
        part.metadata["tags"] = [_NO_CODE]
    return part
