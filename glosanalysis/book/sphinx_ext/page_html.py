"""Dress each page: what it says of itself, the ways on from it, and its code out of sight."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from glosanalysis.authority import SETTINGS
from glosanalysis.book.sphinx_ext.abbreviations import spelt_out
from glosanalysis.book.sphinx_ext.authority import edition, in_pages
from glosanalysis.book.sphinx_ext.dataset import dataset_of
from glosanalysis.book.sphinx_ext.frames import FRONT_TITLE
from glosanalysis.book.sphinx_ext.page_facts import cited_in, edition_of, known_by_of, origin_of
from glosanalysis.book.sphinx_ext.report_pages import ReportPages
from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.project import Project
from glosanalysis.paper.site import paper_names
from glosanalysis.takeaway.facts import STATUS, facts_of
from glosanalysis.takeaway.feed import FEED
from glosanalysis.takeaway.published_rows import has_figures
from glosanalysis.takeaway.site import workbook_name
from glosanalysis.themes import OVERVIEW, THEMES

__all__ = ["described", "dress_page", "named_folds", "of_report", "of_the_book"]

_NO_SIDE_LIST = "html_theme.sidebar_secondary.remove"
_SUM_TWICE = re.compile(r"(?<=\.)([0-9a-f]{64}\.css)\?v=[0-9a-f]+")
"""MyST-NB names its style by its sum, and Sphinx adds one where an earlier build left the file: a
first build and a second would differ."""


def dress_page(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the templates what they show, and finish the body of a page.

    Parameters are those of Sphinx's event ``html-page-context``.
    """
    context |= of_the_book(app)
    if page in getattr(app.builder, "framed", ()):
        context["root_title"] = FRONT_TITLE
    theme = context.get("generate_toctree_html")
    if theme:  # where the contents list more than pages, the side bar is the theme's
        context["generate_toctree_html"] = lambda *a, **k: named_folds(theme(*a, **k))
    style = context["css_tag"]
    context["css_tag"] = lambda css: _SUM_TWICE.sub(r"\1", style(css))
    if context.get("body"):
        context["page_description"] = described(context["body"])
    report = ReportKey.of_page(page)
    if report is not None:
        context["report"] = of_report(app, report, context.get("page_description") or "")
        # Tables of figures need the room of the list of parts; a page has a few parts only.
        context["meta"] = {**(context.get("meta") or {}), _NO_SIDE_LIST: True}
    if context.get("body"):
        context["body"] = spelt_out(_with_facts(app, context["body"], context))


def of_the_book(app: Sphinx) -> dict[str, Any]:
    """Give what every page tells of the book: its edition, whose it is, whether it has a feed.

    Parameters
    ----------
    app : Sphinx
        When all pages have been read.

    Returns
    -------
    dict
        As the templates name it.
    """
    return {
        "edition": edition(),
        "own": in_pages(),
        "release": edition_of(Path(app.srcdir) / "CHANGELOG.md"),
        "feed": FEED if ReportPages(app.env.found_docs).newest_overview else "",
    }


def of_report(app: Sphinx, report: ReportKey, description: str) -> dict[str, Any]:
    """Give what a report's page tells of it, and of those beside it.

    Parameters
    ----------
    app : Sphinx
    report : ReportKey
    description : str
        What the page begins with, as plain text.

    Returns
    -------
    dict
        As the templates name it.
    """
    pages = ReportPages(app.env.found_docs)
    before, after = pages.before_and_after(report)
    newest = pages.newest_overview
    project = Project(Path(app.srcdir))
    has_workbook = report == newest and has_figures(project, report.quarter)
    return {
        "key": report,
        "facts": facts_of(report.quarter, project.reports),
        "origin": origin_of(report, project.reports),
        "before": before,
        "after": after,
        "quarter": pages.of_quarter(report.quarter),
        "newest": newest is not None and newest.quarter == report.quarter,
        "status": STATUS,
        "workbook": workbook_name(report.quarter) if has_workbook else "",
        "dataset": dataset_of(
            report,
            SETTINGS.book,
            description,
            cited_in(report, project),
            known_by_of(report, project.reports),
        ),
        "papers": paper_names(project, report.quarter) if report.theme == OVERVIEW else (),
        "all_quarters": f"book/themes/{report.theme}" if report.theme in THEMES else "book/index",
    }


def _with_facts(app: Sphinx, body: str, context: dict[str, Any]) -> str:
    """Put what a report says of itself under its title, and what it was made from at its foot."""
    if "report" not in context:
        return body
    facts: str = app.builder.templates.render("report-facts.html", context)
    origin: str = app.builder.templates.render("report-origin.html", context)
    return body.replace("</h1>", f"</h1>\n{facts}", 1) + origin


_OPENING = re.compile(r'<ul class="facts">\s*<li>(.*?)</li>|<p>(.*?)</p>', re.DOTALL)
_LONGEST = 200
"""What search engines show of a description, and a little more."""


def described(body: str) -> str:
    """Describe a page in its own first words: its first fact, or its first paragraph.

    The theme takes the first characters of a page, which in a report are code.

    Parameters
    ----------
    body : str
        A page as HTML.

    Returns
    -------
    str
        Plain text that ends with a word; nothing for a page without a paragraph.

    Examples
    --------
    >>> described('<h1>Overview</h1><pre>code</pre><ul class="facts"><li>Up <b>3%</b></li></ul>')
    'Up 3%'
    """
    found = _OPENING.search(body)
    text = Markup(found[1] or found[2]).striptags() if found else ""
    return textwrap.shorten(text, _LONGEST, placeholder=" …")


def named_folds(contents: BeautifulSoup) -> BeautifulSoup:
    """Name what each fold of the table of contents opens, and say which page is the open one.

    Parameters
    ----------
    contents : BeautifulSoup
        As the theme makes it; it is changed.

    Returns
    -------
    BeautifulSoup

    Examples
    --------
    >>> made = '<a href="x.html">2021-22</a><details><summary></summary></details>'
    >>> print(named_folds(BeautifulSoup(made, "html.parser")).summary)
    <summary aria-label="Pages under 2021-22"></summary>
    """
    for fold in contents.find_all("details"):
        page = fold.find_previous_sibling("a")
        if page and fold.summary:
            fold.summary["aria-label"] = f"Pages under {page.get_text()}"
    for page in contents.find_all("a", class_="current"):
        page["aria-current"] = "page"
    return contents
