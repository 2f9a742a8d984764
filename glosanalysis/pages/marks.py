"""What a page that is made from data begins with, which tells it from those written by hand."""

from __future__ import annotations

from pathlib import Path

from glosanalysis.checkout.project import Project

__all__ = ["CONTENTS", "WRITTEN", "is_generated", "pages_by_hand"]

CONTENTS = "_toc.yml"
"""The table of contents, which is written from the data too."""
WRITTEN = "<!-- Written by `glosanalysis build`: changes made here are lost. -->\n\n"
"""What a page that is made from data begins with."""


def is_generated(page: Path) -> bool:
    """Tell a page that the build wrote from one that is written by hand, or is gone."""
    try:
        return page.read_text(encoding="utf-8").startswith(WRITTEN.strip())
    except (OSError, UnicodeDecodeError):
        return False


def pages_by_hand(project: Project) -> list[str]:
    """Name the pages of the book that are written by hand: the contents list those there are."""
    pages = sorted(project.book.glob("*.md"))
    return [page.name for page in pages if not is_generated(page)]
