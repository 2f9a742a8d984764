"""The tables of national releases, typed, and what is known of them by a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

import pandas as pd

from glosanalysis.data.plain_tables import no_lines
from glosanalysis.phrasing import month
from glosanalysis.quarter import Quarter

__all__ = ["AREAS", "BEGINS", "NATIONAL", "NEIGHBOURS", "REGISTER", "TABLE", "Releases", "no_rows"]

Made = TypeVar("Made")
TABLE = ("indicator", "area_code", "as_at", "value", "numerator", "denominator", "symbol")
REGISTER = (
    "release_id",
    "data_set",
    "title",
    "publisher",
    "published_on",
    "address",
    "licence",
    "sha256",
    "size",
    "rows",
)
AREAS = (
    "code",
    "old_code",
    "name",
    "level",
    "region_code",
    "region",
    "from",
    "until",
    "current_code",
)
NEIGHBOURS = ("model", "area_code", "rank", "neighbour_code", "closeness")
NATIONAL = "E92000001"
BEGINS = Quarter(2023, 2)
"""The first quarter that sees releases. Those before it are the papers' and stay what they were,
though a release or two was out by then: a report that was published knew none of them."""


def no_rows() -> pd.DataFrame:
    """Give the table of releases without a row, typed."""
    frame = no_lines((*TABLE, "release_id"))
    numbers = dict.fromkeys(("value", "numerator", "denominator"), "float64")
    return frame.astype(numbers).assign(
        as_at=pd.to_datetime(frame["as_at"]), known_on=pd.Series(dtype="datetime64[ns]")
    )


@dataclass(frozen=True)
class Releases:
    """What national releases say of every area; nobody changes it.

    Parameters
    ----------
    frame : DataFrame
        One row an indicator, area, day and release: `TABLE`, typed, with ``release_id`` and
        ``known_on``, the day that the release was published.
    register : DataFrame
        The releases, indexed by ``release_id``; ``published_on`` is a day.
    areas : DataFrame
        Every authority, region and England, with the codes that they have had.
    neighbours : DataFrame
        Ten statistical neighbours of each authority, by the year of the model.
    whole : DataFrame, optional
        Every row that there is, where `frame` has only some of them.
    """

    frame: pd.DataFrame = field(default_factory=no_rows)
    register: pd.DataFrame = field(
        default_factory=lambda: no_lines(REGISTER).set_index("release_id")
    )
    areas: pd.DataFrame = field(default_factory=lambda: no_lines(AREAS))
    neighbours: pd.DataFrame = field(default_factory=lambda: no_lines(NEIGHBOURS))
    whole: pd.DataFrame | None = field(default=None, repr=False, compare=False)
    _made: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def known_at(self, quarter: Quarter, known_by: date) -> Releases:
        """Keep what describes a quarter or a day before, as the newest release by a day says it.

        Parameters
        ----------
        quarter : Quarter
        known_by : date
            The day up to which it knows.

        Returns
        -------
        Releases
            Of each indicator and day only the rows of the newest release that tells of it: an
            area that this one leaves out is not filled from an earlier one. Nothing before
            `BEGINS`.
        """
        rows = self.frame if quarter >= BEGINS else self.frame.iloc[:0]
        rows = rows[(rows["known_on"] <= pd.Timestamp(known_by))]
        rows = rows[rows["as_at"] <= pd.Timestamp(quarter.last_day)]
        whole = self.frame if self.whole is None else self.whole
        return replace(self, frame=rows, whole=whole).newest()

    def newest(self) -> Releases:
        """Keep of each indicator and day only what the newest release says that tells of it."""
        rows = self.frame
        newest = rows.groupby(["indicator", "as_at"], observed=True)["known_on"].transform("max")
        known = rows[rows["known_on"] == newest].reset_index(drop=True)
        return replace(self, frame=known)

    def of(self, indicator: str) -> pd.DataFrame:
        """Give the rows of an indicator, by day and area."""
        grouped = self.frame.groupby("indicator", observed=True, sort=False)
        parts = self.once("parts", lambda _: {str(name): rows for name, rows in grouped})
        return parts.get(indicator, self.frame.iloc[:0])

    def all_of(self, area: str) -> Releases:
        """Keep what any release tells of one area, be it known yet or still to come."""
        rows = self.frame if self.whole is None else self.whole
        return replace(self, frame=rows[rows["area_code"] == area], whole=None).newest()

    def as_sources(self) -> pd.DataFrame:
        """Give a line a release, as the register of papers has them."""
        lines = self.register
        if lines.empty:
            return lines
        return pd.DataFrame(
            {
                # One data set comes out every year: its month tells the releases apart.
                "title": [
                    f"{title}, release of {month(day)}"
                    for title, day in zip(lines["title"], lines["published_on"], strict=True)
                ],
                "publisher": lines["publisher"],
                "published_on": lines["published_on"],
                "document": lines.index,
                "address": lines["address"].where(lines["address"] != ""),
            },
            index=lines.index.rename("source_id"),
        )

    def name_of(self, code: str) -> str:
        """Give the name of an area; a code that is none stands for itself."""
        pairs = zip(self.areas["current_code"], self.areas["name"], strict=True)
        names: dict[str, str] = self.once("names", lambda _: dict(pairs))
        return names.get(code, code)

    def once(self, name: Any, make: Callable[[Releases], Made]) -> Made:
        """Make something of the releases the first time it is asked for, and keep it."""
        if name not in self._made:
            self._made[name] = make(self)
        made: Made = self._made[name]
        return made
