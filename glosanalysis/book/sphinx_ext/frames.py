"""Pages in their frames, kept until something changes that one shows.

With every quarter change the side bar, which lists all pages, and the way to the newest one. They
are left open in what is kept, and filled in at each build.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from glosanalysis.checkout.contents import below
from glosanalysis.checkout.sealed import read_sealed, sealed

__all__ = ["FRONT", "FRONT_TITLE", "SIDE_BAR", "Frames", "leave_open"]

# Characters for private use, which no page has: nothing escapes them.
SIDE_BAR, FRONT, FRONT_TITLE = "\ue000side bar\ue001", "\ue000front\ue001", "\ue000title\ue001"
"""What stands in for the side bar, the address of the front page, and its title."""


class Frames:
    """Pages as HTML, with what is left open in them.

    Parameters
    ----------
    folder : Path
    made_with : str
        What all of them are made with.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     frames = Frames(Path(folder), "templates")
    ...     frames.keep("a", "its body", f"<html>{SIDE_BAR}</html>")
    ...     kept = frames.find("a", "its body")
    ...     of_another = frames.find("a", "another")
    >>> kept.replace(SIDE_BAR, "all pages"), of_another
    ('<html>all pages</html>', None)
    """

    def __init__(self, folder: Path, made_with: str) -> None:
        self._folder, self._made_with = folder, made_with

    def find(self, page: str, of: str) -> str | None:
        """Give a page; nothing where it is not kept, or shows something else.

        Parameters
        ----------
        page : str
        of : str
            All that it shows, but what is left open.
        """
        kept = read_sealed(self._file(page), self._made_with + of)
        return None if kept is None else kept.decode()

    def keep(self, page: str, of: str, html: str) -> None:
        """Keep a page; if this is ended half-way, it will not be believed."""
        file = self._file(page)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(sealed(self._made_with + of, html.encode()))

    def drop_others(self, pages: set[str]) -> None:
        """Drop the pages that the book has no more."""
        kept = {self._file(page) for page in pages}
        for file in below(self._folder):
            if file not in kept:
                file.unlink()

    def _file(self, page: str) -> Path:
        return self._folder / f"{page}.html"


def leave_open(context: dict[str, Any], front: str) -> None:
    """Have the templates leave open what is filled in at each build.

    Parameters
    ----------
    context : dict
        What they show.
    front : str
        The front page.
    """
    address: Callable[..., str] = context["pathto"]

    def open_address(page: str, *options: Any, **others: Any) -> str:
        is_front = page == front and not options and not others
        return FRONT if is_front else address(page, *options, **others)

    context["pathto"], context["side_bar"] = open_address, SIDE_BAR
