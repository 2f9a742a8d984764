"""Make an executed notebook the same on every run and machine, and ready for the book."""

from __future__ import annotations

import copy

import nbformat
from nbformat import NotebookNode

from glosanalysis.quarter import Quarter

__all__ = ["as_bytes", "normalise"]

_LANGUAGE = {"name": "python", "pygments_lexer": "ipython3", "file_extension": ".py"}
_TRACES = ("papermill", "execution")


def normalise(notebook: NotebookNode, quarter: Quarter) -> NotebookNode:
    """Take out what differs between two runs, and put in what a template cannot compute.

    Times, paths, random identifiers and versions go. The title gets the
    quarter, which a Markdown cell cannot compute. A section that shows nothing goes, its heading
    included.

    Parameters
    ----------
    notebook : NotebookNode
        As papermill leaves it.
    quarter : Quarter

    Returns
    -------
    NotebookNode
        A new notebook; the one given is untouched.
    """
    clean: NotebookNode = copy.deepcopy(notebook)
    for trace in _TRACES:
        clean.metadata.pop(trace, None)
    clean.metadata["language_info"] = NotebookNode(_LANGUAGE)
    for cell in clean.cells:
        _clean_cell(cell, quarter)
    clean.cells = _with_something(clean.cells)
    return clean


def _with_something(cells: list[NotebookNode]) -> list[NotebookNode]:
    """Leave out each section, from one heading to the next, whose cells of code show nothing.

    A cell that begins with a heading of its own does not belong to the section before it.
    """
    sections: list[list[NotebookNode]] = [[]]
    for cell in cells:
        if _begins_section(cell):
            sections.append([])
        sections[-1].append(cell)
    first, *others = sections
    return [*first, *(cell for section in others if _shows(section) for cell in section)]


def _begins_section(cell: NotebookNode) -> bool:
    if cell.cell_type == "markdown":
        return bool(cell.source.startswith("##"))
    shown = [output.get("data", {}).get("text/markdown", "") for output in cell.get("outputs", [])]
    return bool(shown) and shown[0].startswith("##")


def _shows(section: list[NotebookNode]) -> bool:
    code = [cell for cell in section if cell.cell_type == "code"]
    return not code or any(cell.get("outputs") for cell in code)


def as_bytes(notebook: NotebookNode) -> bytes:
    """Write a notebook as the bytes of its file."""
    text: str = nbformat.writes(notebook, version=4)
    return (text.rstrip("\n") + "\n").encode()


def _clean_cell(cell: NotebookNode, quarter: Quarter) -> None:
    for trace in _TRACES:
        cell.metadata.pop(trace, None)
    tags = cell.metadata.get("tags", [])
    if "injected-parameters" in tags:
        cell["id"] = "injected-parameters"
        cell.metadata["tags"] = [*tags, "hide-input"]
    if "title" in tags:
        cell["source"] = f"{cell['source']}: {quarter.label} ({quarter.short_label})"
