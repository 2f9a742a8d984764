"""Pieces of a page as blocks of a paper: the same words, in the same form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bs4 import Tag
from bs4.element import NavigableString

from glosanalysis.escaping import words
from glosanalysis.paper.blocks import Block, Cell, Grid, Items, Paragraph, Run, Runs
from glosanalysis.takeaway.exhibits import text_of

__all__ = ["blocks_of", "grid_of", "items_of", "runs_of"]

_SAFE = "https://"


def runs_of(piece: Tag) -> Runs:
    """Read a piece as text with its form.

    Parameters
    ----------
    piece : Tag

    Returns
    -------
    tuple of Run
        A link that leads anywhere but to an address on the web is its text, strong where the piece
        begins with it: the name of what is told of.

    Examples
    --------
    >>> from bs4 import BeautifulSoup
    >>> made = BeautifulSoup('<p><a href="ehcp.html">Plans</a>: <em>more</em></p>', "html.parser")
    >>> runs_of(made.p)[0]
    Run(text='Plans', strong=True, emphasis=False, address='')
    >>> [run.text for run in runs_of(made.p)]
    ['Plans', ': ', 'more']
    """
    return _trimmed(_within(piece, Run("")))


def _within(piece: Tag, form: Run) -> Iterator[Run]:
    for place, child in enumerate(piece.children):
        if isinstance(child, Tag):
            yield from _within(child, _formed(child, form, first=place == 0))
        elif type(child) is NavigableString and (text := words(str(child))):
            yield replace(form, text=text)


def _formed(tag: Tag, form: Run, *, first: bool) -> Run:
    if tag.name == "strong":
        return replace(form, strong=True)
    if tag.name == "em":
        return replace(form, emphasis=True)
    if tag.name == "a":
        address = str(tag.get("href", ""))
        if address.startswith(_SAFE):
            return replace(form, address=address)
        return replace(form, strong=form.strong or first)
    return form


def _trimmed(found: Iterator[Run]) -> Runs:
    """Leave no space at either end, and one between words."""
    runs: list[Run] = []
    for run in found:
        follows_space = not runs or runs[-1].text.endswith(" ")
        text = run.text.lstrip() if follows_space else run.text
        if text:
            runs.append(replace(run, text=text))
    if runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(run for run in runs if run.text)


def items_of(piece: Tag) -> Items:
    """Read a list."""
    return Items(
        tuple(map(runs_of, piece.find_all("li", recursive=False))), numbered=piece.name == "ol"
    )


def blocks_of(piece: Tag) -> Iterator[Block]:
    """Read the paragraphs and lists that stand directly in a piece.

    Parameters
    ----------
    piece : Tag

    Yields
    ------
    Paragraph or Items
    """
    for child in piece.find_all(True, recursive=False):
        if child.name in ("ul", "ol"):
            yield items_of(child)
        elif child.name == "p":
            yield Paragraph(runs_of(child))


def grid_of(table: Tag) -> Grid:
    """Read a table, each cell with the note in it.

    Parameters
    ----------
    table : Tag

    Returns
    -------
    Grid
        Without a column in which no cell has a word.
    """
    head = [text_of(each) for each in table.select("thead th")]
    rows = [[_cell(each) for each in row.select("th, td")] for row in table.select("tbody tr")]
    kept = [n for n in range(len(head)) if any(row[n].text or row[n].note for row in rows)]
    return Grid(
        text_of(table.caption) if table.caption else "",
        tuple(head[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in rows),
    )


def _cell(tag: Tag) -> Cell:
    notes = [note.extract() for note in tag.select(".note")]
    return Cell(text_of(tag), "; ".join(map(text_of, notes)))
