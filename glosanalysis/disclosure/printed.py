"""The words of a PDF, to be looked through like those of a page."""

from __future__ import annotations

from pathlib import Path

from glosanalysis.extras import has_the_extra

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
        return "\n".join([*about, *(page.extract_text() for page in read.pages)])
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
        return None
