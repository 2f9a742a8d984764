"""Parts of pages written by hand that a book shows only where it has papers.

The same page then serves every book. What lies between a line ``% papers`` and a line
``% papers end`` is of papers; both lines are comments of MyST, and never shown.
"""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["has_papers_in", "without_marks"]

_PART = re.compile(r"^% papers\n(.*?)^% papers end\n", re.MULTILINE | re.DOTALL)


def has_papers_in(data: Path) -> bool:
    """Tell whether the register of sources names a paper, without the tables being read.

    Parameters
    ----------
    data : Path
        The folder ``data`` of a book.

    Returns
    -------
    bool
    """
    return len((data / "sources.csv").read_text(encoding="utf-8").splitlines()) > 1


def without_marks(page: str, has_papers: bool) -> str:
    r"""Keep the parts of a page that are of papers, or leave them out; their marks always go.

    Parameters
    ----------
    page : str
        Markdown.
    has_papers : bool

    Returns
    -------
    str

    Examples
    --------
    >>> page = "As printed.\n% papers\nSee the audit.\n% papers end\n"
    >>> without_marks(page, True)
    'As printed.\nSee the audit.\n'
    >>> without_marks(page, False)
    'As printed.\n'
    """
    return _PART.sub(r"\1" if has_papers else "", page)
