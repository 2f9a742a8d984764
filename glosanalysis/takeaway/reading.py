"""What the page on how to read the book says of its words."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

__all__ = ["explained"]


def explained(page: Path) -> dict[str, str]:
    r"""Read the words that a page explains in lists of definitions.

    Parameters
    ----------
    page : Path
        Of Markdown.

    Returns
    -------
    dict of str to str
        What each means, as plain text; nothing where there is no such page.

    Examples
    --------
    >>> import tempfile
    >>> page = Path(tempfile.mkdtemp()) / "page.md"
    >>> _ = page.write_text("**New**\n: Not *there* before.")
    >>> explained(page)
    {'New': 'Not there before.'}
    """
    if not page.is_file():
        return {}
    tokens = MarkdownIt().use(deflist_plugin).parse(page.read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    term = ""
    for before, token in pairwise(tokens):
        if token.type != "inline":
            continue
        if before.type == "dt_open":
            term = _text(token)
        elif term:
            found.setdefault(term, _text(token))
    return found


def _text(token: Token) -> str:
    pieces = (" " if each.type == "softbreak" else each.content for each in token.children or ())
    return "".join(pieces)
