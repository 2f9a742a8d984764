"""Styles and scripts, put into the site each whole, without what no page loads."""

from __future__ import annotations

import shutil
from fnmatch import fnmatch
from pathlib import Path

__all__ = ["put_in_place"]

_UNUSED = (
    "scripts/fontawesome.js*",
    "scripts/*.map",
    "styles/*.map",
    "*.LICENSE.txt",
    "*macros.html",
    "translations.js",
)
_UNUSED_FOLDERS = ("vendor", "locales")
"""From icon fonts to 48 languages."""


def put_in_place(made: Path, place: Path) -> frozenset[str]:
    """Put files into a folder, each in one step; those that are there already stay.

    Parameters
    ----------
    made : Path
        The folder that they were made in; it is gone afterwards.
    place : Path
        The folder that they go to.

    Returns
    -------
    frozenset of str
        Their names, counted from the folder.

    Examples
    --------
    >>> import tempfile
    >>> top = Path(tempfile.mkdtemp())
    >>> (top / "made" / "vendor").mkdir(parents=True)
    >>> for name in ("book.css", "vendor/icons.woff"):
    ...     written = (top / "made" / name).write_text("of a page")
    >>> sorted(put_in_place(top / "made", top / "place"))
    ['book.css']
    """
    names = set()
    for file in sorted(path for path in made.rglob("*") if path.is_file()):
        name = file.relative_to(made).as_posix()
        if _is_unused(name):
            continue
        names.add(name)
        there = place / name
        if not there.is_file() or there.read_bytes() != file.read_bytes():
            there.parent.mkdir(parents=True, exist_ok=True)
            file.replace(there)
    shutil.rmtree(made)
    return frozenset(names)


def _is_unused(name: str) -> bool:
    folder = name.partition("/")[0]
    return folder in _UNUSED_FOLDERS or any(
        fnmatch(name, pattern) and name.count("/") == pattern.count("/") for pattern in _UNUSED
    )
