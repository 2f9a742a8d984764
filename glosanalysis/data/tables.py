"""The published tables, typed and dated, and what a quarter may see of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import compress
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from glosanalysis.data.releases import Releases
from glosanalysis.data.returns import Returns
from glosanalysis.data.rows import Row, records
from glosanalysis.data.schema import Table
from glosanalysis.data.schemas import LOG, QUARTERS
from glosanalysis.quarter import Quarter

__all__ = ["Tables"]

Made = TypeVar("Made")
_WHOLE = "whole"
"""What some tables are part of, and which rows: to make a record of a row is most of reading it."""


@dataclass(frozen=True)
class Tables:
    """The published tables and the register of their sources; nobody changes them.

    Parameters
    ----------
    frames : mapping of str to DataFrame
        Each with the columns of its schema, typed, and two dates: ``as_at``, the day that a row
        describes (missing where it describes none), and ``known_on``, the day that its paper was
        published.
    sources : DataFrame
        The register, indexed by ``source_id``.
    revisions : DataFrame
        Published figures that have moved since, with the columns of their schema.
    until : Quarter, optional
        The last quarter that they tell of; without it, they are all there are.
    log : DataFrame
        What was decided about the tables, and what was corrected. No report depends on it.
    quarters : DataFrame
        The published quarters, each with ``known_by``: the day up to which it knows.
    judgements : mapping of str to str
        What is said of sums and averages of whole tables that do not hold, by their names.
    suppressed : mapping of str to DataFrame
        The rows whose number the paper holds back, by table: apart from the others, so that
        nothing is worked out from them. ``<column>_symbol`` has what the paper prints.
    releases : Releases
        What national releases say, of every area.
    returns : Returns
        What was counted from the council's own records.
    absent : frozenset of str
        The published tables that nobody has a row of: what only they could tell is no part of
        the book, whatever the quarter.
    """

    frames: Mapping[str, pd.DataFrame]
    sources: pd.DataFrame
    revisions: pd.DataFrame
    until: Quarter | None = None
    log: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(LOG.columns)))
    quarters: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(columns=list(QUARTERS.columns))
    )
    judgements: Mapping[str, str] = field(default_factory=dict)
    suppressed: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    releases: Releases = field(default_factory=Releases)
    returns: Returns = field(default_factory=Returns)
    absent: frozenset[str] = frozenset()
    _made: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.frames[name]

    def rows(self, model: type[Row]) -> tuple[Row, ...]:
        """Give the rows of a table as records, in the order of its file.

        Parameters
        ----------
        model : DataFrameModel
            The one that the table is declared by.

        Returns
        -------
        tuple
            What `glosanalysis.data.rows.records` makes of them.
        """
        return self.once(("rows", Table(model).name), lambda tables: tables._records(model))

    def _records(self, model: type[Row]) -> tuple[Row, ...]:
        """Make the rows of a table, or choose them among those of the tables these are part of."""
        name = Table(model).name
        if _WHOLE in self._made:
            whole, chosen = self._made[_WHOLE]
            return tuple(compress(whole.rows(model), chosen[name]))
        return records(self[name], model)

    def held_back(self, model: type[Row]) -> tuple[Row, ...]:
        """Give the rows of a table whose number is held back, as `rows` gives the others."""
        frame = self.suppressed.get(Table(model).name)
        return () if frame is None else records(frame, model)

    @property
    def has_papers(self) -> bool:
        """Whether the book has a row of any paper; one of releases alone has none."""
        return not self.absent >= self.frames.keys()

    @property
    def titles(self) -> dict[str, str]:
        """The titles of the sources, by their identifiers."""
        return dict(self.sources["title"])

    def known_by(self, quarter: Quarter) -> date:
        """Give the day up to which knowledge goes into the report of a quarter.

        It is what ``data/quarters.csv`` says. For a quarter that is not there, it is the first day
        by which every paper that reports it was out; at least its last day and the day of the
        quarter published before it, at most that of the one after it.
        """
        days: dict[Quarter, date] = {
            Quarter.parse(row.quarter): row.known_by.date() for row in self.quarters.itertuples()
        }
        if quarter in days:
            return days[quarter]
        at_least = [quarter.last_day, *(day for each, day in days.items() if each < quarter)]
        at_most = [day for each, day in days.items() if each > quarter]
        return max([*at_least, min([self._reported_by(quarter), *at_most])])

    def _reported_by(self, quarter: Quarter) -> date:
        """Give the day by which every paper with a figure of a quarter was out, and a return.

        A book without papers waits for the releases.
        """
        first, last = pd.Timestamp(quarter.first_day), pd.Timestamp(quarter.last_day)
        days = [
            frame.loc[frame["as_at"].between(first, last), "known_on"].max()
            for frame in self.frames.values()
        ]
        if not self.has_papers:
            told = self.releases.frame
            days.append(told.loc[told["as_at"].between(first, last), "known_on"].max())
        days.append(self.returns.first_made(quarter))
        known = [date.fromisoformat(f"{day:%Y-%m-%d}") for day in days if pd.notna(day)]
        return max([quarter.last_day, *known])

    def quarter_before(self, quarter: Quarter) -> Quarter | None:
        """Give the published quarter before one, if there is any."""
        earlier = [q for q in map(Quarter.parse, self.quarters["quarter"]) if q < quarter]
        return max(earlier, default=None)

    def withdrawn(self, quarter: Quarter) -> set[str]:
        """Give the indicators whose value a quarter no longer stands by, and shows none instead.

        That is what the last line of ``data/revisions.csv`` on the value says.
        """
        return self.once(("withdrawn", quarter), lambda tables: tables._withdrawn(quarter))

    def _withdrawn(self, quarter: Quarter) -> set[str]:
        lines = self.revisions
        mine = lines[(lines["quarter"] == str(quarter)) & (lines["what"] == "value")]
        last = mine.drop_duplicates("indicator", keep="last")
        return set(last.loc[last["new"].isna(), "indicator"])

    def known_at(self, quarter: Quarter) -> Tables:
        """Keep what a quarter sees: what describes its last day or a day before, known in time.

        Parameters
        ----------
        quarter : Quarter

        Returns
        -------
        Tables
            The originals are untouched.
        """
        if self.until == quarter:
            return self
        return self.once(quarter, lambda tables: tables._until(quarter))

    def known_before(self, quarter: Quarter) -> Tables | None:
        """Keep what the published quarter before one saw; nothing where there is none."""
        before = self.quarter_before(quarter)
        return None if before is None else self.known_at(before)

    def once(self, name: Any, make: Callable[[Tables], Made]) -> Made:
        """Make something of the tables the first time it is asked for, and keep it.

        Parameters
        ----------
        name : hashable
            What it is called among the things made of these tables.
        make : callable
            From the tables to the thing.

        Returns
        -------
        object
            The same one each time.
        """
        if name not in self._made:
            self._made[name] = make(self)
        made: Made = self._made[name]
        return made

    def once_for(self, names: Sequence[str], what: str, make: Callable[[Tables], Made]) -> Made:
        """Make something of some tables alone, once for all quarters that see the same of them.

        Parameters
        ----------
        names : sequence of str
            All that it is made of; not releases, nor returns.
        what : str
            What it is called among the things made of these tables.
        make : callable
            From tables to the thing.

        Returns
        -------
        object
            The same one each time; nobody changes it.
        """
        all_rows, chosen = self._origin(names)
        rows = tuple((name, chosen[name].tobytes()) for name in names)
        return all_rows.once((what, rows), lambda _: make(self))

    def _origin(self, names: Sequence[str]) -> tuple[Tables, dict[str, np.ndarray]]:
        """Give the tables that these are part of, themselves part of none, and which rows."""
        if _WHOLE not in self._made:
            return self, {name: np.ones(len(self[name]), dtype=bool) for name in names}
        whole, chosen = self._made[_WHOLE]
        origin, rows = whole._origin(names)
        for name in names:
            rows[name][rows[name]] = chosen[name]
        return origin, rows

    def _until(self, quarter: Quarter) -> Tables:
        last_day, known_by = pd.Timestamp(quarter.last_day), pd.Timestamp(self.known_by(quarter))

        def within(frames: Mapping[str, pd.DataFrame]) -> dict[str, np.ndarray]:
            return {
                name: ~(frame["as_at"].to_numpy() > last_day.to_datetime64())
                & (frame["known_on"].to_numpy() <= known_by.to_datetime64())
                for name, frame in frames.items()
            }

        chosen = within(self.frames)
        seen = replace(
            self,
            frames=_parts(self.frames, chosen),
            suppressed=_parts(self.suppressed, within(self.suppressed)),
            releases=self.releases.known_at(quarter, self.known_by(quarter)),
            returns=self.returns.known_at(quarter, self.known_by(quarter)),
            until=quarter,
        )
        seen._made[_WHOLE] = self, chosen
        return seen


def _parts(
    frames: Mapping[str, pd.DataFrame], chosen: Mapping[str, np.ndarray]
) -> dict[str, pd.DataFrame]:
    return {
        name: frame if chosen[name].all() else frame[chosen[name]].reset_index(drop=True)
        for name, frame in frames.items()
    }
