"""What the paper of a quarter says: what its pages say, in the order that a committee reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version

import pandas as pd
from bs4 import Tag

from glosanalysis.authority import read
from glosanalysis.catalogue import ReportKey, check_published, has_overview
from glosanalysis.checkout.project import Project
from glosanalysis.errors import WrongUsage
from glosanalysis.paper.blocks import Block, Heading, Paper, Paragraph, Run
from glosanalysis.paper.comments import comments_of
from glosanalysis.paper.methods import methods
from glosanalysis.paper.pieces import grid_of, items_of, runs_of
from glosanalysis.paper.selecting import charts_of, pages_in_order
from glosanalysis.paper.sources import sources
from glosanalysis.parts_by_feed import feeds_in
from glosanalysis.quarter import Quarter
from glosanalysis.takeaway.exhibits import text_of
from glosanalysis.takeaway.facts import STATUS, Facts, facts_of
from glosanalysis.takeaway.outputs import Page, page_of
from glosanalysis.takeaway.workbook import quarter_title
from glosanalysis.themes import OVERVIEW

__all__ = ["paper_of"]

_CHARTS = "What the charts show"
_COMMENTS = "In the service's own words"


def paper_of(project: Project, register: pd.DataFrame, quarter: Quarter) -> Paper:
    """Put the paper of a published quarter together.

    Parameters
    ----------
    project : Project
    register : DataFrame
        Of the sources, by their identifiers.
    quarter : Quarter

    Returns
    -------
    Paper
        What the overview says, charts and comments of the pages of themes, methods and sources.

    Raises
    ------
    WrongUsage
        If the quarter is not published, or has no overview.
    """
    check_published(project, quarter)
    if not has_overview(project, quarter):
        raise WrongUsage(f"{quarter} has no overview to make a paper from")
    facts = facts_of(quarter, project.reports) or Facts(quarter.last_day, quarter.last_day)
    overview = page_of(ReportKey(quarter, OVERVIEW).report_in(project.reports))
    pages = pages_in_order(project, quarter, overview)
    comments = comments_of({OVERVIEW: overview, **pages})
    charts = charts_of(list(pages.values()), fewer=sum(type(c) is Heading for c in comments))
    title, book = quarter_title(project, quarter), read(project.data).book
    blocks: Iterator[Block] = iter(
        [
            Heading(title, 1),
            *_front(facts, book.contact),
            *_what_matters(overview),
            *_at_a_glance(overview),
            *_under(_CHARTS, charts),
            *_under(_COMMENTS, comments),
            *_questions(overview),
            *methods(project.book / "methods.md", feeds_in(project.data)),
            *sources(project, register, quarter, charts),
        ]
    )
    return Paper(title, book.author, facts.known, tuple(blocks))


def _front(facts: Facts, contact: str) -> Iterator[Block]:
    yield Paragraph((Run(facts.said),))
    yield Paragraph(
        (
            Run("Status: ", strong=True),
            Run(f"{STATUS}. "),
            Run("Contact: ", strong=True),
            Run(f"{contact}. From edition {version('glosanalysis')} of the book."),
        )
    )


def _what_matters(overview: Page) -> Iterator[Block]:
    """Take the part that the overview opens with, but for what is folded away in it."""
    heading = overview.body.h2
    if heading is None:
        return
    yield Heading(text_of(heading), 2)
    for piece in heading.find_next_siblings(True):
        if piece.name == "h2":
            return
        if piece.name == "ul":
            yield items_of(piece)
        elif piece.name == "p":
            yield Paragraph(runs_of(piece))


def _at_a_glance(overview: Page) -> Iterator[Block]:
    table = overview.body.select_one("table.cards")
    if table is None:
        return
    heading = table.find_previous("h2")
    if heading is not None:
        yield Heading(text_of(heading), 2)
    yield grid_of(table)
    key = table.find_next(class_="exhibit-caption")
    if isinstance(key, Tag):
        yield Paragraph(runs_of(key), small=True)


def _under(title: str, blocks: Sequence[Block]) -> list[Block]:
    return [Heading(title, 2), *blocks] if blocks else []


def _questions(overview: Page) -> Iterator[Block]:
    asked = overview.body.select_one("details > ul.said")
    if asked is None or asked.parent is None or asked.parent.summary is None:
        return
    yield Heading(text_of(asked.parent.summary), 2)
    yield items_of(asked)
