"""The words of a PDF, to be looked through like those of a page.

They are read as they lie on the page: numbers that stand apart in a chart are not one number, of as
many digits as an identifier has.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from glosanalysis.extras import has_the_extra

if TYPE_CHECKING:
    from pypdf import PageObject

__all__ = ["words_of_pdf"]


def words_of_pdf(path: Path) -> str | None:
    """Read what a PDF says, and what it says of itself.

    Parameters
    ----------
    path : Path

    Returns
    -------
    str or None
        None where it cannot be read, as without the extra ``paper``.
    """
    if not has_the_extra("paper"):
        return None
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        read = PdfReader(path)
        about = map(str, (read.metadata or {}).values())
        return "\n".join([*about, *map(_as_they_lie, read.pages)])
    except (PyPdfError, ArithmeticError, LookupError, ValueError, TypeError, AttributeError):
        return None


def _as_they_lie(page: PageObject) -> str:
    return page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=False)
