"""Which pages and charts of a quarter go into its paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.project import Project
from glosanalysis.paper.blocks import Chart
from glosanalysis.quarter import Quarter
from glosanalysis.takeaway.exhibits import Exhibit, exhibits_of
from glosanalysis.takeaway.outputs import Page, page_of
from glosanalysis.themes import THEMES

__all__ = ["charts_of", "pages_in_order"]

_MOST, _FEWEST = 4, 2
"""Of charts: four take a page and a third, and one alone is little to look at."""


def pages_in_order(project: Project, quarter: Quarter, overview: Page) -> dict[str, Page]:
    """Read the pages of a quarter's themes.

    Parameters
    ----------
    project : Project
    quarter : Quarter
    overview : Page

    Returns
    -------
    dict of str to Page
        By theme: those first that the overview speaks of first, the others in the order of the
        book.
    """
    links = [str(link.get("href", "")) for link in overview.body.select("ul.facts a")]
    told = [name for name in (link.removesuffix(".html") for link in links) if name in THEMES]
    found = {}
    for theme in dict.fromkeys([*told, *THEMES]):
        report = ReportKey(quarter, theme).report_in(project.reports)
        if report.is_file():
            found[theme] = page_of(report)
    return found


def charts_of(pages: Sequence[Page], fewer: int = 0) -> list[Chart]:
    """Choose the charts: the one that each page opens with; of few pages, others too.

    Parameters
    ----------
    pages : sequence of Page
        In the order of their weight.
    fewer : int
        How many to leave out, so that what else there is has room; one stays.

    Returns
    -------
    list of Chart
    """
    drawn = [[chart for each in exhibits_of(page) if (chart := _chart(each))] for page in pages]
    opening = sum(bool(charts) for charts in drawn)
    by_turns = chain.from_iterable(zip_longest(*drawn))
    most = max(1, min(max(opening, _FEWEST), _MOST) - fewer)
    return [chart for chart in by_turns if chart is not None][:most]


def _chart(exhibit: Exhibit) -> Chart | None:
    if exhibit.picture is None:
        return None
    told = exhibit.picture.alternative or exhibit.title
    picture = replace(exhibit.picture, alternative=told)
    captions = (*exhibit.captions, exhibit.source)
    return Chart(exhibit.title, picture, tuple(filter(None, captions)), exhibit.source_ids)
