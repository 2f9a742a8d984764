"""Dress each page: what it says of itself, the ways on from it, and its code out of sight."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from glosanalysis.book.sphinx_ext.abbreviations import spelt_out
from glosanalysis.book.sphinx_ext.cards import with_cards
from glosanalysis.book.sphinx_ext.page_code import out_of_sight
from glosanalysis.book.sphinx_ext.page_facts import edition_of, facts_of, origin_of
from glosanalysis.book.sphinx_ext.report_pages import Place, Shelf
from glosanalysis.themes import THEMES

__all__ = ["dress_page", "named_folds"]

_FOLD = re.compile(
    r"(?P<link><a (?P<rest>[^>]*)>(?P<text>[^<]*)</a>)<details(?P<open>[^>]*)><summary>"
)
_NO_SIDE_LIST = "html_theme.sidebar_secondary.remove"
_CURRENT = '<a class="current reference internal"'


def dress_page(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the templates what they show, and finish the body of a page.

    Parameters are those of Sphinx's event ``html-page-context``.
    """
    context["edition"] = version("glosanalysis")
    context["release"] = edition_of(Path(app.srcdir) / "CHANGELOG.md")
    contents = context.get("generate_toctree_html")
    if contents:
        context["generate_toctree_html"] = lambda *a, **k: named_folds(str(contents(*a, **k)))
    place = Place.of(page)
    if place is not None:
        _describe(app, place, context)
    if context.get("body"):
        body = _with_facts(app, out_of_sight(with_cards(context["body"])), context)
        context["body"] = spelt_out(body)


def _describe(app: Sphinx, place: Place, context: dict[str, Any]) -> None:
    shelf = Shelf(app.env.found_docs)
    before, after = shelf.before_and_after(place)
    newest = shelf.newest_overview
    reports = Path(app.srcdir) / "book" / "reports"
    context["report"] = {
        "place": place,
        "facts": facts_of(place, reports),
        "origin": origin_of(place, reports),
        "before": before,
        "after": after,
        "quarter": shelf.of_quarter(place.quarter),
        "newest": newest is not None and newest.quarter == place.quarter,
        "all_quarters": f"book/themes/{place.name}" if place.name in THEMES else "book/index",
    }
    # Tables of figures need the room of the list of parts; a page has a few parts only.
    context["meta"] = {**(context.get("meta") or {}), _NO_SIDE_LIST: True}


def _with_facts(app: Sphinx, body: str, context: dict[str, Any]) -> str:
    """Put what a report says of itself under its title, and what it was made from at its foot."""
    if "report" not in context:
        return body
    facts: str = app.builder.templates.render("report-facts.html", context)
    origin: str = app.builder.templates.render("report-origin.html", context)
    return body.replace("</h1>", f"</h1>\n{facts}", 1) + origin


def named_folds(contents: str) -> str:
    """Name what each fold of the table of contents opens, and say which page is the open one.

    Examples
    --------
    >>> named_folds('<a href="x.html">2021-22</a><details><summary>')
    '<a href="x.html">2021-22</a><details><summary aria-label="Pages under 2021-22">'
    """
    named = _FOLD.sub(
        lambda found: (
            f"{found['link']}<details{found['open']}>"
            f'<summary aria-label="Pages under {found["text"]}">'
        ),
        contents,
    )
    return named.replace(_CURRENT, f'{_CURRENT} aria-current="page"')
