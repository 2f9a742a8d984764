"""The bodies of pages, kept from one build to the next: all around them is made anew each time."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from glosanalysis.checkout.fingerprint import fingerprint

__all__ = ["Bodies", "Body", "Terms"]


@dataclass(frozen=True)
class Terms:
    """What the search index holds of a page, as Sphinx's own index has it."""

    title: str
    file: str
    titles: list[list[str | None]]
    words: list[str]
    title_words: list[str]
    entries: list[list[str]]


@dataclass(frozen=True)
class Body:
    """A page as it was written, without what stands around it.

    Parameters
    ----------
    html, metatags : str
    terms : Terms or None
        None for a page that is not searched.
    links : list of str
        The pages and places that it leads to: it depends on what they are called.
    """

    html: str
    metatags: str
    terms: Terms | None
    links: list[str]


class Bodies:
    """Bodies in a folder, each with what it was made from.

    Parameters
    ----------
    folder : Path
    made_with : str
        What all of them are made with: settings, code, and this very reading of the book.
    called : callable
        Tells what a page or place is called to which a body leads.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     bodies = Bodies(Path(folder), "settings", {"b": "B"}.__getitem__)
    ...     bodies.keep("a", "as read", Body('<a href="b.html">B</a>', "", None, links=["b"]))
    ...     again = bodies.find("a", "as read")
    ...     renamed = Bodies(Path(folder), "settings", {"b": "C"}.__getitem__)
    ...     of_others = renamed.find("a", "as read")
    >>> again.html, of_others
    ('<a href="b.html">B</a>', None)
    """

    def __init__(self, folder: Path, made_with: str, called: Callable[[str], str]) -> None:
        self._folder, self._made_with, self._called = folder, made_with, called

    def find(self, page: str, read: str) -> Body | None:
        """Give the body of a page; nothing where there is none, or where it is not to be believed.

        Parameters
        ----------
        page : str
        read : str
            What was read of the page.
        """
        try:
            kept = json.loads(self._file(page).read_text(encoding="utf-8"))
            body = _body(kept["body"])
            believed = kept.get("of") == self._seal(kept["body"], read)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None  # damaged, or of an earlier edition
        return body if believed else None

    def keep(self, page: str, read: str, body: Body) -> None:
        """Keep the body of a page; if this is ended half-way, it will not be believed."""
        made = asdict(body)
        kept = {"of": self._seal(made, read), "body": made}
        file = self._file(page)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(kept), encoding="utf-8")

    def drop_others(self, pages: set[str]) -> None:
        """Drop the bodies of pages that the book has no more."""
        kept = {self._file(page) for page in pages}
        for file in self._folder.rglob("*.json"):
            if file not in kept:
                file.unlink()

    def _file(self, page: str) -> Path:
        return self._folder / f"{page}.json"

    def _seal(self, made: dict[str, Any], read: str) -> str:
        """Bind a body to what it was made from, so that a damaged one is not believed."""
        called = (self._called(link) for link in made["links"])
        parts = (self._made_with, read, json.dumps(made), *called)
        return fingerprint(*(part.encode() for part in parts))


def _body(made: dict[str, Any]) -> Body:
    terms = made["terms"]
    return Body(**{**made, "terms": None if terms is None else Terms(**terms)})
