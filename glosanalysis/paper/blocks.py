"""What a paper is made of, whatever it is written as: headings, text, lists, a table, charts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import sqrt

from glosanalysis.takeaway.outputs import Picture

__all__ = [
    "Block",
    "Cell",
    "Chart",
    "Grid",
    "Heading",
    "Items",
    "Paper",
    "Paragraph",
    "Run",
    "Runs",
]


@dataclass(frozen=True)
class Run:
    """A stretch of text of one form.

    Parameters
    ----------
    text : str
    strong, emphasis : bool
    address : str
        Where it leads, beginning with ``https://``; empty where it is no link.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    address: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading: of level 1 the title, of 2 a part, of 3 what stands in a part."""

    text: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, small where it is a note to what stands beside it."""

    runs: Runs
    small: bool = False


@dataclass(frozen=True)
class Items:
    """A list, numbered where its order matters, small where it is for who looks something up."""

    items: tuple[Runs, ...]
    numbered: bool = False
    small: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table: what it says, and a note under it."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Grid:
    """A table; the first cell of a row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def widths(self) -> tuple[float, ...]:
        """The share of the line that each column needs: long words whole, long texts in lines.

        Examples
        --------
        >>> grid = Grid("", ("Day", "Text"), ((Cell("May"), Cell("May " * 10)),))
        >>> grid.widths
        (0.35, 0.65)
        """
        texts = [self.head, *([f"{c.text} {c.note}" for c in row] for row in self.rows)]
        needed = [max(map(_needed, column)) for column in zip(*texts, strict=True)]
        return tuple(round(each / sum(needed), 2) for each in needed)


def _needed(text: str) -> float:
    longest = max(map(len, text.split()), default=0)
    return longest + sqrt(len(text))


@dataclass(frozen=True)
class Chart:
    """A chart under its message.

    Parameters
    ----------
    title : str
    picture : Picture
    captions : tuple of str
        What is measured, where and when, and what to know when reading it; the source last.
    sources : tuple of str
        The documents, as the register has them.
    """

    title: str
    picture: Picture
    captions: tuple[str, ...]
    sources: tuple[str, ...] = ()


Block = Heading | Paragraph | Items | Grid | Chart


@dataclass(frozen=True)
class Paper:
    """A paper.

    Parameters
    ----------
    title, author : str
    day : date
        The day that the file says it was made on, in the place of a clock.
    blocks : tuple of Block
        In their order, from the heading of level 1 on.
    """

    title: str
    author: str
    day: date
    blocks: tuple[Block, ...]

    @property
    def words(self) -> str:
        """All that it says, on one line; of a chart what stands beside it."""
        return " ".join(" ".join(chain.from_iterable(map(_said, self.blocks))).split())


def _said(block: Block) -> list[str]:
    match block:
        case Heading():
            return [block.text]
        case Paragraph():
            return ["".join(run.text for run in block.runs)]
        case Items():
            return ["".join(run.text for run in runs) for runs in block.items]
        case Grid():
            cells = (text for row in block.rows for c in row for text in (c.text, c.note))
            return [block.caption, *block.head, *cells]
        case Chart():
            return [block.title, *block.captions]
