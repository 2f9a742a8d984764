"""Parts of pages written by hand that a book shows only where it has what they tell of.

The same page then serves every book. What lies between a line ``% papers`` and a line
``% papers end`` is shown where the book has papers; likewise ``% releases`` and ``% returns``. The
lines themselves are comments of MyST, and never shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice
from pathlib import Path

__all__ = ["REGISTERS", "feeds_in", "with_parts_of"]

REGISTERS = {
    "papers": Path("sources.csv"),
    "releases": Path("releases", "register.csv"),
    "returns": Path("returns", "register.csv"),
}
"""The register of each feed, below the folder ``data`` of a book."""
_TOLD_BY = {
    "papers": "published/*.csv",
    "releases": "releases/register.csv",
    "returns": "returns/register.csv",
}
"""Which files below ``data`` have a line once a feed tells anything. Of a paper that is registered
and not yet transcribed nothing can be shown; a release or return is registered with its rows."""
_PART = re.compile(rf"^% ({'|'.join(REGISTERS)})\n(.*?)^% \1 end\n", re.MULTILINE | re.DOTALL)


def feeds_in(data: Path) -> frozenset[str]:
    """Tell what a book is fed with, as its tables do, and without reading them.

    Parameters
    ----------
    data : Path
        The folder ``data`` of a book.

    Returns
    -------
    frozenset of str
        Of ``papers``, ``releases`` and ``returns`` those of which a table has a row.
    """
    return frozenset(
        name for name, files in _TOLD_BY.items() if any(map(_has_lines, data.glob(files)))
    )


def _has_lines(table: Path) -> bool:
    """Tell whether a table has a line below its header."""
    with table.open(encoding="utf-8") as lines:
        return next(islice(lines, 1, None), None) is not None


def with_parts_of(page: str, feeds: Collection[str]) -> str:
    r"""Keep the parts of a page that are of some feeds, and leave out the others and all marks.

    Parameters
    ----------
    page : str
        Markdown.
    feeds : collection of str
        As `feeds_in` gives them.

    Returns
    -------
    str

    Examples
    --------
    >>> page = "As printed.\n% papers\nSee the audit.\n% papers end\n"
    >>> with_parts_of(page, {"papers"})
    'As printed.\nSee the audit.\n'
    >>> with_parts_of(page, {"releases"})
    'As printed.\n'
    """
    return _PART.sub(lambda part: part[2] if part[1] in feeds else "", page)
