"""Where a report stands among the others: its quarter, its theme, and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from glosanalysis.errors import WrongUsage
from glosanalysis.quarter import Quarter
from glosanalysis.themes import OVERVIEW, THEMES

__all__ = ["Place", "Shelf"]

_REPORT = re.compile(r"book/reports/(?P<quarter>[^/]+)/(?P<name>[a-z_]+)")


@dataclass(frozen=True, order=True)
class Place:
    """A report of the book.

    Parameters
    ----------
    quarter : Quarter
    name : str
        A theme, or ``overview``.
    """

    quarter: Quarter
    name: str

    @classmethod
    def of(cls, page: str) -> Place | None:
        """Read the place of a page from its name; nothing where it is not a report.

        Examples
        --------
        >>> Place.of("book/reports/2022-23-Q3/ehcp")
        Place(quarter=Quarter(year=2022, number=3), name='ehcp')
        >>> Place.of("book/methods") is None
        True
        """
        found = _REPORT.fullmatch(page)
        if not found or found["name"] not in (OVERVIEW, *THEMES):
            return None
        try:
            return cls(Quarter.parse(found["quarter"]), found["name"])
        except WrongUsage:
            return None

    @property
    def page(self) -> str:
        """The name of the page."""
        return f"book/reports/{self.quarter}/{self.name}"

    @property
    def title(self) -> str:
        """What links to other themes of the same quarter say."""
        return "Overview" if self.name == OVERVIEW else THEMES[self.name].title


class Shelf:
    """All reports of a book.

    Parameters
    ----------
    pages : iterable of str
        The names of all pages, of whatever kind.
    """

    def __init__(self, pages: Iterable[str]) -> None:
        self._places = sorted(filter(None, map(Place.of, pages)))

    @property
    def newest_overview(self) -> Place | None:
        """The overview of the newest quarter, if there is any."""
        overviews = [place for place in self._places if place.name == OVERVIEW]
        return overviews[-1] if overviews else None

    def of_quarter(self, quarter: Quarter) -> list[Place]:
        """Give the reports of a quarter, the overview first, in the order of the book."""
        order = [OVERVIEW, *THEMES]
        found = [place for place in self._places if place.quarter == quarter]
        return sorted(found, key=lambda place: order.index(place.name))

    def before_and_after(self, place: Place) -> tuple[Place | None, Place | None]:
        """Give the same theme in the quarters next to this one that have it."""
        same = [other for other in self._places if other.name == place.name]
        at = same.index(place)
        before = same[at - 1] if at else None
        after = same[at + 1] if at + 1 < len(same) else None
        return before, after
