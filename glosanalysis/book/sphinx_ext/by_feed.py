"""Leave out of pages written by hand what is of papers, releases or returns that a book has not."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from glosanalysis.checkout.project import Project
from glosanalysis.parts_by_feed import feeds_in, with_parts_of

__all__ = ["keep_parts"]


def keep_parts(app: Sphinx, docname: str, source: list[str]) -> None:
    """Keep the parts of a page that are of what the book is fed with.

    Parameters are those of Sphinx's event ``source-read``.
    """
    # Reports are notebooks, in whose text no line begins so.
    if "\n% " in source[0]:
        feeds = feeds_in(Project(Path(app.srcdir)).data)
        source[0] = with_parts_of(source[0], feeds)
