"""The service's comments in a paper: as many as leave it four pages, and where the others stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glosanalysis.paper.blocks import Block, Heading, Paragraph, Run
from glosanalysis.paper.pieces import blocks_of
from glosanalysis.phrasing import listed
from glosanalysis.takeaway.exhibits import text_of
from glosanalysis.takeaway.outputs import Page
from glosanalysis.themes import THEMES

__all__ = ["comments_of"]

_ROOM = 750
"""Words: three comments of the greatest length, with what a heading takes."""
_HEADING = 30


def comments_of(pages: Mapping[str, Page]) -> list[Block]:
    """Take what the service says, a heading for each page that it says something on.

    Parameters
    ----------
    pages : mapping of str to Page
        By theme, in the order of their weight.

    Returns
    -------
    list of Block
        Whole comments, as many as there is room for; then a sentence that names the pages on which
        the others stand. No comment is cut.
    """
    shown: list[Block] = []
    left: list[str] = []
    room = _ROOM
    for title, words, blocks in _said(pages):
        room -= words + _HEADING
        if room < 0:
            left.append(title)
        else:
            shown += [Heading(title, 3), *blocks]
    return [*shown, _elsewhere(left)] if left else shown


def _said(pages: Mapping[str, Page]) -> Iterator[tuple[str, int, list[Block]]]:
    """Give each comment with the title of its page and how many words it has."""
    for theme, page in pages.items():
        title = THEMES[theme].title if theme in THEMES else "Overview"
        for comment in page.body.select(".service-comment"):
            yield title, len(text_of(comment).split()), list(blocks_of(comment))


def _elsewhere(titles: list[str]) -> Paragraph:
    pages = "its page" if len(titles) == 1 else "their pages"
    return Paragraph((Run(f"What the service says of {listed(titles)} stands on {pages}."),))
