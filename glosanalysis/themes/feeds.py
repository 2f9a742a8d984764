"""How a theme says which feed gives an indicator: a column as printed, or a function.

`FEEDS` of a theme's ``derive.py`` has a line for each indicator. Where the figure is simply a
column it is `Printed`; where it is worked out it is `Derived`, with the cells it rests on, so that
a cell that is held back holds back the figure too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from glosanalysis.authority import OWN, area_named
from glosanalysis.data.rows import cells_of
from glosanalysis.data.schema import Dated
from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.quarter import Quarter, months_between
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.cells import Cells, word

__all__ = [
    "Derived",
    "Feed",
    "Feeds",
    "Printed",
    "before_quarter",
    "can_give",
    "observations_of",
]


@dataclass(frozen=True, kw_only=True)
class Printed:
    """An indicator that is a column as printed: an observation a row.

    Parameters
    ----------
    cells : Cells
        A column ``qualifier`` beside it, if the table has one, says "about" and the like; a
        column ``area``, which area a row is of.
    numerator : Cells, optional
        Where the number behind the figure is printed for the same day.
    definition : str
        By which of its definitions the indicator is measured here, where sources differ.
    told : str
        What the sentence tells beside the number, with columns of the row in braces.
    as_printed : bool
        Whether it has the decimals that are printed, and not the indicator's.
    within_months : int, optional
        How old the figure before may be to be compared with.
    feed : str
    """

    cells: Cells
    numerator: Cells | None = None
    definition: str = ""
    told: str = ""
    as_printed: bool = False
    within_months: int | None = None
    feed: str = "paper"

    @property
    def tables(self) -> frozenset[str]:
        """The published table that it reads."""
        return frozenset([self.cells.table])

    def is_given(self, tables: Tables) -> bool:
        """Tell whether there is a row of what it needs."""
        return not self.tables & tables.absent

    def observations(self, tables: Tables) -> list[Observation]:
        """Observe each row, and each that is held back."""
        rows = self.cells.rows(tables)
        days = [row.as_at for row in rows]
        behind = _by_day(self.numerator, tables) if self.numerator is not None else {}
        found = [self._observed(row, behind, days) for row in rows]
        return found + self.cells.held_back(tables)

    def _observed(
        self, row: Dated, behind: Mapping[datetime, float], days: list[datetime]
    ) -> Observation:
        value, area = self.cells.number_in(row), getattr(row, "area", OWN.name)
        return Observation(
            as_at=row.as_at.date(),
            value=value,
            source_id=row.source_id,
            locator=row.locator,
            area_code=area_named(area).code,
            numerator=behind.get(row.as_at),
            feed=self.feed,
            definition=self.definition,
            qualifier=word(getattr(row, "qualifier", None)),
            decimals=places_printed(value) if self.as_printed else None,
            comparable=self._is_comparable(row.as_at, days),
            told=self.told.format_map(cells_of(row)),
        )

    def _is_comparable(self, when: datetime, days: list[datetime]) -> bool:
        before = before_quarter(when, days)
        if self.within_months is None or before is None:
            return True
        return months_between(before, when) <= self.within_months


def _by_day(cells: Cells, tables: Tables) -> dict[datetime, float]:
    return {row.as_at: cells.number_in(row) for row in cells.rows(tables)}


def before_quarter(when: datetime, days: Iterable[datetime]) -> datetime | None:
    """Give the last day in an earlier quarter, which a report compares with."""
    end = Quarter.containing(when).previous.last_day
    return max((day for day in days if day.date() <= end), default=None)


@dataclass(frozen=True, kw_only=True)
class Derived:
    """An indicator that is worked out.

    Parameters
    ----------
    work_out : callable
        From the tables to its observations, of any area.
    rests_on : tuple of Cells
        The cells without which a figure cannot be worked out; if the one of a day is held back,
        so is the figure of that day.
    of_whole_quarter : bool
        Whether a figure adds up the cells of its quarter: then each that is held back takes the
        quarter's figure with it, which would be too small without it.
    reads : tuple of str
        The published tables that it needs beside those of `rests_on`.
    """

    work_out: Callable[[Tables], list[Observation]]
    rests_on: tuple[Cells, ...] = ()
    of_whole_quarter: bool = False
    reads: tuple[str, ...] = ()

    @property
    def tables(self) -> frozenset[str]:
        """The published tables without which there is no figure."""
        return frozenset([*self.reads, *(cells.table for cells in self.rests_on)])

    def is_given(self, tables: Tables) -> bool:
        """Tell whether there is a row of what it needs."""
        return not self.tables & tables.absent

    def observations(self, tables: Tables) -> list[Observation]:
        """Work out each figure but those that rest on a cell that is held back."""
        held = list(_one_a_day(each for cells in self.rests_on for each in cells.held_back(tables)))
        when = self._span
        gone = {when(each.as_at) for each in held}
        return [each for each in self.work_out(tables) if when(each.as_at) not in gone] + held

    def _span(self, day: date) -> date | Quarter:
        return Quarter.containing(day) if self.of_whole_quarter else day


def _one_a_day(held: Iterator[Observation]) -> Iterator[Observation]:
    """Keep the first of a day: several cells of one day hold back one figure."""
    days: set[date] = set()
    for each in held:
        if each.as_at not in days:
            days.add(each.as_at)
            yield each


class Feed(Protocol):
    """What gives an indicator: `Printed` and `Derived` from papers, `Released`, `Counted`."""

    @property
    def tables(self) -> frozenset[str]:
        """The published tables without which it gives nothing."""
        ...

    def is_given(self, tables: Tables) -> bool:
        """Tell whether what it needs is there, in this or another quarter."""
        ...

    def observations(self, tables: Tables) -> list[Observation]:
        """Observe what the tables hold, in order of date, here and in other areas."""
        ...


Feeds = Mapping[str, Feed | tuple[Feed, ...]]
"""By the identifier of an indicator: what gives it, here and in other areas."""


def can_give(feeds: Iterable[Feed], tables: Tables) -> bool:
    """Tell whether any feed of an indicator has what it needs, in this or another quarter."""
    return any(feed.is_given(tables) for feed in feeds)


def observations_of(feeds: Iterable[Feed], tables: Tables) -> list[Observation]:
    """Take together what the feeds of one indicator give."""
    return [each for feed in feeds for each in feed.observations(tables)]
