"""The front page, which is the newest overview, and the page for an address that does not exist."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from sphinx.application import Sphinx

from glosanalysis.checkout.atomic_write import write_whole

__all__ = ["moved_to_root", "write_front_page", "write_not_found"]

_ADDRESSES = ("href", "src", "action")
"""The attributes of a page that hold addresses."""
_FILE = re.compile(r'("contentUrl": )"([^"]+)"')
"""Where the data about a data set names its file."""
_ROOT = "data-content_root"
"""The attribute in which Sphinx tells its scripts where the root of the site is."""


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
    write_whole(Path(app.outdir) / "index.html", text.encode(), Path(app.doctreedir))


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
    >>> print(moved_to_root('<a href="ehcp.html#x"><img src="../../_images/a.svg"></a>', "book/22"))
    <a href="book/22/ehcp.html#x"><img src="_images/a.svg"/></a>
    """
    page = BeautifulSoup(text, "html.parser")
    for name in _ADDRESSES:
        for tag in page.select(f"[{name}]"):
            tag[name] = _moved(str(tag[name]), folder)
    for tag in page.select(f"[{_ROOT}]"):
        tag[_ROOT] = "./"
    for tag in page.select('script[type="application/ld+json"]'):
        tag.string = _FILE.sub(lambda found: f'{found[1]}"{_moved(found[2], folder)}"', tag.text)
    return str(page)


def _moved(address: str, folder: str) -> str:
    """Count an address from the root; one that leads elsewhere, or to a part of the page, stays."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return address
    path = posixpath.normpath(posixpath.join(folder, parts.path))
    return parts._replace(path=path).geturl()


def write_not_found(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Add the page that a server shows for an address that does not exist."""
    if app.builder.name == "html":
        yield "404", {}, "404.html"
