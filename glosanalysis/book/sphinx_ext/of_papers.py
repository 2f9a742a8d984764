"""Leave out of pages written by hand what is of papers, in a book that has none."""

from __future__ import annotations

from sphinx.application import Sphinx

from glosanalysis.of_papers import without_marks

__all__ = ["leave_out_papers"]

_OF_PAPERS = "book/audit"
"""The page that a book has as soon as it has a paper."""


def leave_out_papers(app: Sphinx, docname: str, source: list[str]) -> None:
    """Keep the parts of a page that are of papers only where there are any.

    Parameters are those of Sphinx's event ``source-read``.
    """
    # Reports are notebooks, in whose text no line begins so.
    if "% papers" in source[0]:
        source[0] = without_marks(source[0], _OF_PAPERS in app.env.found_docs)
