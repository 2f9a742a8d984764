"""Visits in time, by group and month: as counted where counts are printed, else as printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from glosanalysis.data.schemas.help_protection import Visits
from glosanalysis.data.tables import Tables
from glosanalysis.indicator_row import LEAST_BASE
from glosanalysis.observations import Observation
from glosanalysis.phrasing import number
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.feeds import Derived
from glosanalysis.themes.measured import share_interval

__all__ = ["GROUPS", "Visited", "children_in", "in_person", "in_time", "visited"]

GROUPS = {
    "cin": "Children in need",
    "cp": "Children on protection plans",
    "cic": "Children in care",
}
"""Those who are visited again and again, in the order of the page."""


@dataclass(frozen=True)
class Visited:
    """What is printed of a group of children in a month.

    Parameters
    ----------
    row : Visits
    with_video : bool
        Whether contact by video counts as seen in its month.
    """

    row: Visits
    with_video: bool

    @property
    def as_at(self) -> date:
        """The last day of the month."""
        return self.row.as_at.date()

    @property
    def is_counted(self) -> bool:
        """Whether the share follows from counts that can be."""
        row = self.row
        return row.seen is not None and bool(row.children) and row.seen <= (row.children or 0)

    @property
    def in_time(self) -> float | None:
        """The share visited in time: of the counts, or as printed without them."""
        if not self.is_counted:
            return self.row.in_time_pct
        return 100 * (self.row.seen or 0) / (self.row.children or 1)

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95% interval of the share; nothing where counts are not printed."""
        return share_interval(self.row.seen, self.row.children) if self.is_counted else None

    @property
    def decimals(self) -> int | None:
        """Those that are printed; nothing where the share is worked out."""
        if self.is_counted or self.row.in_time_pct is None:
            return None
        return places_printed(self.row.in_time_pct)


def visited(tables: Tables, *groups: str) -> list[Visited]:
    """Give what is printed of some groups, in order of date."""
    every = sorted(tables.rows(Visits), key=lambda row: row.as_at)
    # A paper that counts video in its table will have done so in the list beside it.
    video = {row.as_at for row in every if row.by_media}
    return [Visited(row, row.as_at in video) for row in every if row.visit_group in groups]


def in_time(group: str) -> Derived:
    """Give the share of a group that was visited in time."""
    return Derived(work_out=lambda tables: _in_time(visited(tables, group)), reads=("visits",))


def _in_time(found: list[Visited]) -> list[Observation]:
    known = [each for each in found if each.in_time is not None]
    return [
        # With video counted a month that saw fewer children may look the better.
        _observation(each, comparable=before is None or before.with_video == each.with_video)
        for before, each in pairwise([None, *known])
        if each is not None
    ]


def _observation(each: Visited, *, comparable: bool) -> Observation:
    row, counted = each.row, each.is_counted
    return Observation(
        as_at=each.as_at,
        value=each.in_time,
        source_id=row.source_id,
        locator=row.locator,
        numerator=row.seen if counted else None,
        denominator=row.children if counted else None,
        interval=each.interval,
        decimals=each.decimals,
        comparable=comparable,
        told=_told(each),
    )


def _told(each: Visited) -> str:
    """Say how many were seen, and of those how many by video only; few are told already."""
    row, said = each.row, []
    if each.is_counted and (row.children or 0) >= LEAST_BASE:
        said.append(f"{number(row.seen or 0)} of {number(row.children or 0)}")
    if row.by_media:
        said.append(f"{number(row.by_media)} of them by video")
    return f": {', '.join(said)}" if said else ""


def in_person(group: str) -> Derived:
    """Give the share of a group that was seen in person."""
    return Derived(work_out=lambda tables: _in_person(visited(tables, group)), reads=("visits",))


def _in_person(found: list[Visited]) -> list[Observation]:
    return [
        Observation(
            as_at=each.as_at,
            value=100 * each.row.in_person / each.row.children,
            source_id=each.row.source_id,
            locator=each.row.locator,
            numerator=each.row.in_person,
            denominator=each.row.children,
            interval=share_interval(each.row.in_person, each.row.children),
        )
        for each in found
        if each.row.in_person is not None
        and each.row.children
        and each.row.in_person <= each.row.children
    ]


def children_in(group: str) -> Derived:
    """Give how many children a group has, where that is printed."""
    return Derived(
        reads=("visits",),
        work_out=lambda tables: [
            Observation(
                as_at=each.as_at,
                value=each.row.children,
                source_id=each.row.source_id,
                locator=each.row.locator,
            )
            for each in visited(tables, group)
            if each.row.children is not None
        ],
    )
