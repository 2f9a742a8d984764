"""A table of case records, as data: its columns, what they hold, and what belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

__all__ = ["Kind", "RecordColumn", "RecordTable", "plain_name"]

Kind = Literal["text", "date", "whole", "number", "flag", "code", "json"]


def plain_name(name: str) -> str:
    """Write a heading as all of this package knows it: lower case, ``_`` for all that is no letter.

    Examples
    --------
    >>> plain_name("Contribution from health provider/s"), plain_name("SWENo")
    ('contribution_from_health_provider_s', 'sweno')
    """
    return re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_")


@dataclass(frozen=True)
class RecordColumn:
    """A column of a table of the standard.

    Parameters
    ----------
    name : str
        As in a typed table: lower case, ``_`` for blanks.
    kind : str
        ``text``, ``date``, ``whole``, ``number``, ``flag`` (typed as ``Y`` and ``N``), ``code``
        (typed in capitals) or ``json``.
    references : pair of str, optional
        The table and column in which its value must be found.
    codes : frozenset of str, optional
        The only values there may be. Any other is read as empty: what is not a code may be a name.
    required : bool
        Whether each row must fill it.
    private : bool
        Names, postcodes, numbers of other registers: known to the standard, never read.
    since, until : mapping of str to date
        The first day of a code that came later, the last day of one that has gone.
    dated_by : str
        The column with the day on which this one became known: later than the extract's day, it was
        not known yet.
    later : bool
        Whether its date may lie after the day of the extract, as one that is due may.
    other_names : tuple of str
        What other versions of the standard call it.
    mapped : bool
        Free text, to be read by the council's own table ``mappings`` and by nothing else.
    least, most : float, optional
        Between which a number must lie.
    """

    name: str
    kind: Kind = "text"
    references: tuple[str, str] | None = None
    codes: frozenset[str] | None = None
    required: bool = False
    private: bool = False
    since: Mapping[str, date] = field(default_factory=dict)
    until: Mapping[str, date] = field(default_factory=dict)
    dated_by: str = ""
    later: bool = False
    other_names: tuple[str, ...] = ()
    mapped: bool = False
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class RecordTable:
    """A table of the standard.

    Parameters
    ----------
    name : str
        The name of the table in a database, and of the file without its ending.
    title : str
    key : str
        The column that names a row; empty where a table has none.
    columns : tuple of RecordColumn
    standard : str
        Which standard, and which version, says so.
    person : str
        The column that says whose row it is.
    begins, ends : str
        The days on which what a row records began and ended: half-open, the end is not in it.
    closings : tuple of pairs of str
        A date and its reason: neither stands without the other.
    apart : bool
        Whether spells of one person may not overlap.
    lasts : bool
        Whether a spell takes at least a night: one that ends on the day of its start is none.
    oldest : int, optional
        The age, in whole years, that a person must be under when it begins.
    after : tuple of triples of str
        A date, the column that refers to another table, and the date there that it may not be
        before.
    never_merged : pair of str, optional
        A column and its value in rows that are each counted, even if they are alike.
    too_soon : str
        The rule that a row breaks whose end is before its beginning.
    told_on : str
        The day on which the row was written, where that is not when what it tells of began: later
        than the extract's, it is not there yet.
    """

    name: str
    title: str
    key: str
    columns: tuple[RecordColumn, ...]
    standard: str
    person: str = ""
    begins: str = ""
    ends: str = ""
    closings: tuple[tuple[str, str], ...] = ()
    apart: bool = False
    lasts: bool = False
    oldest: int | None = None
    after: tuple[tuple[str, str, str], ...] = ()
    never_merged: tuple[str, str] | None = None
    too_soon: str = "end_before_start"
    told_on: str = ""

    def __post_init__(self) -> None:
        days = (self.begins, self.ends, self.told_on)
        named = (self.key, self.person, *days, *sum(self.closings, ()))
        unknown = {name for name in named if name} - set(self.names)
        if unknown:
            raise ValueError(f"{self.name} has no column {', '.join(sorted(unknown))}")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    def __getitem__(self, name: str) -> RecordColumn:
        return next(column for column in self.columns if column.name == name)

    def of_kind(self, *kinds: Kind) -> Iterable[RecordColumn]:
        """Give the columns of some kinds."""
        return (column for column in self.columns if column.kind in kinds)
