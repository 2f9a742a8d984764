"""Where a report stands among the others: in its quarter, and beside the quarters next to it."""

from __future__ import annotations

from collections.abc import Iterable

from glosanalysis.catalogue import ReportKey
from glosanalysis.quarter import Quarter
from glosanalysis.themes import OVERVIEW, THEMES

__all__ = ["ReportPages"]


class ReportPages:
    """All reports of a book.

    Parameters
    ----------
    pages : iterable of str
        The names of all pages, of whatever kind.
    """

    def __init__(self, pages: Iterable[str]) -> None:
        self._reports = sorted(filter(None, map(ReportKey.of_page, pages)))

    @property
    def newest_overview(self) -> ReportKey | None:
        """The overview of the newest quarter, if there is any."""
        overviews = [report for report in self._reports if report.theme == OVERVIEW]
        return overviews[-1] if overviews else None

    def of_quarter(self, quarter: Quarter) -> list[ReportKey]:
        """Give the reports of a quarter, the overview first, in the order of the book."""
        order = [OVERVIEW, *THEMES]
        found = [report for report in self._reports if report.quarter == quarter]
        return sorted(found, key=lambda report: order.index(report.theme))

    def before_and_after(self, report: ReportKey) -> tuple[ReportKey | None, ReportKey | None]:
        """Give the same theme in the quarters next to this one that have it."""
        same = [other for other in self._reports if other.theme == report.theme]
        at = same.index(report)
        before = same[at - 1] if at else None
        after = same[at + 1] if at + 1 < len(same) else None
        return before, after
