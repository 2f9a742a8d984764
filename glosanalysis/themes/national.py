"""What every national indicator has in common, and how a theme declares its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from glosanalysis.data.tables import Tables
from glosanalysis.indicator import Indicator
from glosanalysis.national import SINCE
from glosanalysis.themes.feeds import Feeds
from glosanalysis.themes.released import Released
from glosanalysis.themes.theme import Caution

__all__ = ["ONE_POINT", "TWO_POINTS", "National"]

ONE_POINT: dict[str, Any] = {
    "materiality": 1.0,
    "materiality_reason": "A share of some hundreds moves by half a point when two or three are "
    "counted otherwise, and releases have been revised by as much: less than a point is no clear "
    "change.",
}
"""For shares of a few hundred people."""
TWO_POINTS: dict[str, Any] = {
    "materiality": 2.0,
    "materiality_reason": "So much a rate of this kind has moved from year to year in one "
    "authority and back again: less than two points is no clear change.",
}
"""For shares that go up and down."""
_COUNTS = ("plans", "referrals", "children", "£ thousand")
"""As large as the area is: beside England's they would tell nothing."""


@dataclass
class National:
    """The indicators that a theme takes from releases, with their feeds.

    Parameters
    ----------
    source : str
        Who measures it and where, to end a definition with.
    """

    source: str
    indicators: list[Indicator] = field(default_factory=list)
    feeds: dict[str, Released] = field(default_factory=dict)
    said: list[Caution] = field(default_factory=list)

    def add(
        self, id_: str, label: str, *, columns: str, definition: str, source: str = "", **rest: Any
    ) -> None:
        """Declare one indicator.

        Parameters
        ----------
        id_, label : str
        columns : str
            The publisher's columns: the place in the source.
        definition : str
            How it is measured, without who measures it.
        source : str
            Who measures it, where that is another than the theme's.
        **rest
            What else `Indicator` is told of.
        """
        facts = {
            "unit": "%",
            "decimals": 1,
            "kind": "level",
            "good_is": "neutral",
            # Of years that do not follow each other no change is told.
            "compared_with": "a year before",
            **rest,
        }
        self.indicators.append(
            Indicator(
                id=id_,
                label=label,
                definition=f"{definition} {source or self.source}",
                since=SINCE,
                **facts,
            )
        )
        self.feeds[id_] = Released(
            indicator=id_,
            locator=columns,
            good_is=str(facts["good_is"]),
            compared=facts["unit"] not in _COUNTS,
        )

    def careful(self, name: str, *about: str, text: str) -> None:
        """Say what to be careful about, of some of them; nothing where there are no words."""
        if text:
            self.said.append(Caution(name, about, text))

    def cautions(self, tables: Tables) -> list[Caution]:
        """Give what to be careful about, where any release is known."""
        return [] if tables.releases.frame.empty else list(self.said)

    def __getitem__(self, id_: str) -> Indicator:
        return next(each for each in self.indicators if each.id == id_)

    @property
    def compared(self) -> tuple[Indicator, ...]:
        """Those that other areas can stand beside."""
        return tuple(each for each in self.indicators if self.feeds[each.id].compared)

    @property
    def by_feed(self) -> Feeds:
        """What gives each of them."""
        return dict(self.feeds)
