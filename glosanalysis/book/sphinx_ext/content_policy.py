"""What a page may load: its own files, and no script that stands within a page."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

__all__ = ["POLICY", "keep_policy"]

POLICY = (
    "default-src 'self' file:; style-src 'self' 'unsafe-inline' file:; object-src 'none'; "
    "base-uri 'none'"
)
"""Where a page is read from a disk, some browsers take ``'self'`` for nothing: ``file:`` is its
folder then, and on a server nothing. Widths in tables and drawings are styles within a page."""

_TRANSLATED = "_static/translations.js"


def keep_policy(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the templates the policy, and keep of a page's scripts those that are files.

    The theme tells its own scripts, within each page, the page's name, for a choice of versions
    that this book has not, and that they are not to search as one types, which they do not unless
    they are told to. Sphinx's words for what its scripts say are made into a script by one of them;
    without them they speak English.

    Parameters are those of Sphinx's event ``html-page-context``.
    """
    context["content_policy"] = POLICY
    files = [each for each in context["script_files"] if each.filename]
    context["script_files"][:] = [each for each in files if each.filename != _TRANSLATED]
