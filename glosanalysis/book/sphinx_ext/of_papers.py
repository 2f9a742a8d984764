"""Leave out of pages written by hand what is of papers, in a book that has none.

The same page then serves every book. What lies between a line ``% papers`` and a line
``% papers end`` is of papers; both lines are comments of MyST, and never shown.
"""

from __future__ import annotations

import re

from sphinx.application import Sphinx

__all__ = ["leave_out_papers"]

_PART = re.compile(r"^% papers\n(.*?)^% papers end\n", re.MULTILINE | re.DOTALL)
_OF_PAPERS = "book/audit"
"""The page that a book has as soon as it has a paper."""


def leave_out_papers(app: Sphinx, docname: str, source: list[str]) -> None:
    """Keep the parts of a page that are of papers only where there are any.

    Parameters are those of Sphinx's event ``source-read``.
    """
    # Reports are notebooks, in whose text no line begins so.
    if "% papers" in source[0]:
        has_papers = _OF_PAPERS in app.env.found_docs
        source[0] = _PART.sub(r"\1" if has_papers else "", source[0])
