"""How figures are made, in five lines: those that the page on methods begins with."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from glosanalysis.paper.blocks import Block, Heading
from glosanalysis.paper.pieces import items_of
from glosanalysis.parts_by_feed import with_parts_of
from glosanalysis.takeaway.exhibits import text_of

__all__ = ["methods"]


def methods(page: Path, feeds: Collection[str]) -> Iterator[Block]:
    r"""Read the first numbered list of the page on methods, under the title of the page.

    Parameters
    ----------
    page : Path
        Of Markdown.
    feeds : collection of str
        What the book is fed with; what the page says of other feeds is left out.

    Yields
    ------
    Heading, then Items
        Nothing where there is no such page, or no such list on it.

    Examples
    --------
    >>> import tempfile
    >>> page = Path(tempfile.mkdtemp()) / "methods.md"
    >>> _ = page.write_text("# Methods\n\n1. **Checked.** [Each](page.md) cell.\n")
    >>> heading, items = methods(page, ())
    >>> heading.text, "".join(run.text for run in items.items[0])
    ('Methods', 'Checked. Each cell.')
    """
    if not page.is_file():
        return
    text = MarkdownIt().render(with_parts_of(page.read_text(encoding="utf-8"), feeds))
    body = BeautifulSoup(text, "html.parser")
    if body.h1 is not None and body.ol is not None:
        yield Heading(text_of(body.h1), 2)
        yield items_of(body.ol)
