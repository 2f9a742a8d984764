"""The front page, which is the newest overview, and the page for an address that does not exist."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

__all__ = ["moved_to_root", "write_front_page", "write_not_found"]

_ADDRESS = re.compile(r'\b(?P<name>href|src|action)="(?P<address>[^"]*)"')
_ELSEWHERE = re.compile(r"#|[a-z]+:|/|$")


def write_front_page(app: Sphinx, failure: Exception | None) -> None:
    """Write the first page of the book once more, as ``index.html``.

    The page keeps its own address as well. A redirect would do for a browser, but not for a reader
    who waits for it, nor for one who goes back.

    Parameters are those of Sphinx's event ``build-finished``.
    """
    root = app.config.root_doc
    page = Path(app.outdir) / f"{root}.html"
    if failure is not None or app.builder.name != "html" or root == "index":
        return
    text = moved_to_root(page.read_text(encoding="utf-8"), posixpath.dirname(root))
    (Path(app.outdir) / "index.html").write_text(text, encoding="utf-8")


def moved_to_root(text: str, folder: str) -> str:
    """Count the addresses in a page from the root of the site instead of from its own folder.

    Parameters
    ----------
    text : str
        The page as HTML.
    folder : str
        The folder that its addresses are counted from.

    Returns
    -------
    str

    Examples
    --------
    >>> moved_to_root('<a href="ehcp.html#x"><img src="../../_images/a.svg">', "book/2022")
    '<a href="book/2022/ehcp.html#x"><img src="_images/a.svg">'
    """

    def moved(found: re.Match[str]) -> str:
        address = found["address"]
        if _ELSEWHERE.match(address):
            return found[0]
        path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", address).groups()  # type: ignore[union-attr]
        return f'{found["name"]}="{posixpath.normpath(posixpath.join(folder, path))}{mark}{rest}"'

    upwards = "../" * (folder.count("/") + 1)
    there = text.replace(f'data-content_root="{upwards}"', 'data-content_root="./"')
    return _ADDRESS.sub(moved, there)


def write_not_found(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Add the page that a server shows for an address that does not exist."""
    if app.builder.name == "html":
        yield "404", {}, "404.html"
