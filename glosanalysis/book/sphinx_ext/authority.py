"""Name and colour the site as ``data/authority.toml`` says."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from glosanalysis.authority import OWN, SETTINGS
from glosanalysis.checkout.project import Project
from glosanalysis.parts_by_feed import feeds_in

__all__ = ["edition", "in_pages", "name_book"]


def name_book(app: Sphinx, config: Config) -> None:
    """Give the site its title, its author and its logo, and find what orders what is searched.

    Parameters are those of Sphinx's event ``config-inited``.
    """
    book = SETTINGS.book
    config.project = config.html_title = book.title
    config.author = book.author
    if book.logo:
        config.html_logo = book.logo
    if config.html_search_scorer:  # which Sphinx seeks where it was started
        config.html_search_scorer = str(Path(app.srcdir, config.html_search_scorer))


@cache
def edition() -> str:
    """Give the version of the package, which each page tells: to look it up takes a while."""
    return version("glosanalysis")


@cache
def in_pages() -> dict[str, Any]:
    """Give what the templates of pages tell of the authority."""
    book = SETTINGS.book
    feeds = feeds_in(Project.find().data)
    return {
        "council": OWN.council,
        "contact": book.contact,
        "accents": book.accents,
        "is_publisher": book.author == OWN.council,
        **{f"has_{feed}": feed in feeds for feed in ("papers", "releases", "returns")},
    }
