"""All files that a new book begins with, as bytes, and which of them are the package's to renew."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from glosanalysis.authority import FILE
from glosanalysis.data.schemas import PUBLISHED, QUARTERS, REVISIONS, SOURCES
from glosanalysis.new_book.carried import COPIED, PAGES

__all__ = ["Named", "files_of_tables", "own_files", "renewed_files"]

_OWN = {"authority.toml": f"data/{FILE}", "CHANGELOG.md": "CHANGELOG.md"}
"""What is the authority's from its first day."""
_RENEWED = {
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "publish.yml": ".github/workflows/publish.yml",
    "index.md": "book/index.md",
    "cite.md": "book/cite.md",
    "changes.md": "book/changes.md",
    "rap.md": "book/rap.md",
    "accessibility.md": "book/accessibility.md",
}


class Named(Protocol):
    """An authority as pages name it: one found in the register, or the settings of a book."""

    @property
    def name(self) -> str:
        """As official statistics call it."""
        ...

    @property
    def council(self) -> str:
        """The council's full name."""
        ...

    @property
    def code(self) -> str:
        """Of the Office for National Statistics."""
        ...

    @property
    def old_code(self) -> str:
        """Of the Department for Education."""
        ...

    @property
    def region(self) -> str:
        """The code of its region."""
        ...


def renewed_files(source: Path, own: Named, begun: date) -> dict[str, bytes]:
    """Give the files that a later version of the package may renew, by their place in the book.

    Parameters
    ----------
    source : Path
        The folder that the package carries them in.
    own : Named
    begun : date
        The day on which the book was begun.
    """
    copied = {
        path.relative_to(source).as_posix(): path.read_bytes()
        for name in COPIED
        for path in _below(source / name)
    }
    return {**copied, **_filled(_RENEWED, own, begun)}


def own_files(own: Named, begun: date) -> dict[str, bytes]:
    """Give the files that are the authority's own from the first day: settings and changelog."""
    return _filled(_OWN, own, begun)


def files_of_tables() -> dict[str, bytes]:
    """Give the tables, empty, with their headers."""
    return {
        f"data/{'published/' if table.name in PUBLISHED else ''}{table.name}.csv": (
            ",".join(table.columns) + "\n"
        ).encode()
        for table in (SOURCES, QUARTERS, REVISIONS, *PUBLISHED.values())
    }


def _filled(names: dict[str, str], own: Named, begun: date) -> dict[str, bytes]:
    pages = Environment(
        loader=FileSystemLoader(PAGES), undefined=StrictUndefined, keep_trailing_newline=True
    )
    said = {"own": own, "today": begun, "version": version("glosanalysis")}
    return {place: pages.get_template(name).render(said).encode() for name, place in names.items()}


def _below(path: Path) -> list[Path]:
    """List the files of a folder, without those that an editor left; or the file itself."""
    if path.is_file():
        return [path]
    return sorted(
        each
        for each in path.rglob("*")
        if each.is_file() and not any(p.startswith(".") for p in each.relative_to(path).parts)
    )
