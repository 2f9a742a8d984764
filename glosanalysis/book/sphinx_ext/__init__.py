"""The last step to the site: what neither the settings of Jupyter Book nor a template can do.

Jupyter Book loads this package as an extension of Sphinx, so that `jupyter-book build .` makes the
same pages as `glosanalysis build`. It adds what depends on which other quarters are published
(the executed reports must not), writes the front page, and leaves out what no page loads.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from sphinx.application import Sphinx

from glosanalysis.book.sphinx_ext.authority import name_book
from glosanalysis.book.sphinx_ext.build_info import keep_aside, put_back
from glosanalysis.book.sphinx_ext.builder import SiteBuilder, name_reading
from glosanalysis.book.sphinx_ext.by_feed import keep_parts
from glosanalysis.book.sphinx_ext.content_policy import keep_policy
from glosanalysis.book.sphinx_ext.downloads import put_beside
from glosanalysis.book.sphinx_ext.front_page import write_front_page, write_not_found
from glosanalysis.book.sphinx_ext.output_headings import headings_to_sections
from glosanalysis.book.sphinx_ext.page_code import put_out_of_sight
from glosanalysis.book.sphinx_ext.page_facts import read_titles
from glosanalysis.book.sphinx_ext.page_html import dress_page
from glosanalysis.book.sphinx_ext.pages_to_read import (
    changed_pages,
    keep_what_was_read,
    overlook_front_page,
)
from glosanalysis.book.sphinx_ext.side_bar import give_side_bar
from glosanalysis.checkout.processors import processors

__all__ = ["setup"]

_FIRST = 100
"""Before sphinx-external-toc, which would write a redirect as the front page."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the steps to the events of a build; called by Sphinx."""
    _use_all_processors(app)
    put_out_of_sight(app)
    app.connect("config-inited", name_book, priority=_FIRST)
    app.add_builder(SiteBuilder, override=True)
    app.connect("builder-inited", put_back)
    app.connect("builder-inited", name_reading)
    app.connect("builder-inited", overlook_front_page)
    app.connect("env-get-outdated", changed_pages)
    app.connect("env-updated", keep_what_was_read)
    app.connect("source-read", headings_to_sections)
    app.connect("source-read", keep_parts)
    app.connect("write-started", read_titles)
    app.connect("html-page-context", give_side_bar, priority=_FIRST)
    app.connect("html-page-context", dress_page, priority=900)
    app.connect("html-page-context", keep_policy, priority=901)
    app.connect("html-collect-pages", write_not_found)
    app.connect("build-finished", write_front_page, priority=_FIRST)
    app.connect("build-finished", put_beside, priority=_FIRST + 1)
    app.connect("build-finished", keep_aside, priority=_FIRST + 2)
    return {
        "version": version("glosanalysis"),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _use_all_processors(app: Sphinx) -> None:
    """Read and write pages side by side, for which Jupyter Book has no option."""
    app.parallel = processors()
    app.connect("builder-inited", _trust_numbering)


def _trust_numbering(app: Sphinx) -> None:
    """Let the numbering of sections not hold up the reading: it numbers when all is read."""
    numbering = app.extensions.get("sphinx_multitoc_numbering")
    if numbering is not None:
        numbering.parallel_read_safe = True
