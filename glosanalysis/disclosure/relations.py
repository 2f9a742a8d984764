"""What is known to add up between indicators and quarters: data, by which a reader can reckon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

__all__ = [
    "AtMost",
    "Column",
    "Earlier",
    "Name",
    "Relation",
    "RollingTotal",
    "RunningTotal",
    "Same",
    "Stock",
    "Sum",
    "Terms",
]


@dataclass(frozen=True)
class Column:
    """A column of an indicator: in each group, or in one.

    Parameters
    ----------
    indicator : str
    column : str
        ``numerator`` or ``denominator``.
    at : tuple of str, optional
        The breakdown and group that it is of; without it, whichever the others of a relation are.

    Examples
    --------
    >>> yes = Column("decisions", at=("type", "to assess"))
    """

    indicator: str
    column: str = "numerator"
    at: tuple[str, str] | None = None


Name: TypeAlias = str | Column
"""An indicator, whichever column the others of a relation are; or a column of one."""
Terms: TypeAlias = Iterator[tuple[int, Name, int]]
"""Coefficient, what it is times, quarters before: what adds up to nought."""


@dataclass(frozen=True)
class RunningTotal:
    """A total of the financial year to date: that of quarter 3 is the sum of quarters 1 to 3.

    Parameters
    ----------
    total : str
        The indicator that runs.
    of : str
        The indicator of each quarter; any name, if none is published: a reader subtracts.

    Examples
    --------
    >>> list(RunningTotal("plans_year_to_date", of="plans").terms(quarter_of_year=2))
    [(1, 'plans_year_to_date', 0), (-1, 'plans', 0), (-1, 'plans', 1)]
    """

    total: str
    of: str

    def terms(self, *, quarter_of_year: int) -> Terms:
        """Give the terms at a quarter, 1 to 4 of its financial year."""
        yield 1, self.total, 0
        yield from ((-1, self.of, back) for back in range(quarter_of_year))


@dataclass(frozen=True)
class RollingTotal:
    """A total of the last so many quarters, such as twelve months to date."""

    total: str
    of: str
    quarters: int = 4

    def terms(self, *, quarter_of_year: int) -> Terms:
        """Give the terms at a quarter."""
        yield 1, self.total, 0
        yield from ((-1, self.of, back) for back in range(self.quarters))


@dataclass(frozen=True)
class Stock:
    """A number at the end of a quarter: that of the quarter before, what came, what went.

    Parameters
    ----------
    level : str or Column
    came, went : tuple of str or Column
    more : bool
        Whether more may have come than is counted.
    by : tuple of str, optional
        The breakdowns by which it holds; all without it. Children grow out of their age band.
    """

    level: Name
    came: tuple[Name, ...]
    went: tuple[Name, ...]
    more: bool = False
    by: tuple[str, ...] | None = None

    def terms(self, *, quarter_of_year: int) -> Terms:
        """Give the terms at a quarter."""
        yield from ((1, self.level, 0), (-1, self.level, 1))
        yield from ((-1, each, 0) for each in self.came)
        yield from ((1, each, 0) for each in self.went)


@dataclass(frozen=True)
class Sum:
    """A figure that others make up: all plans, those in time and those late."""

    total: Name
    parts: tuple[Name, ...]

    def terms(self, *, quarter_of_year: int) -> Terms:
        """Give the terms at a quarter."""
        yield 1, self.total, 0
        yield from ((-1, part, 0) for part in self.parts)


@dataclass(frozen=True)
class Same:
    """Two columns that are one by their definitions: endings, and those of which some came back.

    Examples
    --------
    >>> decided = Same(Column("decisions"), Column("decided_soon", "denominator"))
    """

    one: Column
    other: Column

    def terms(self, *, quarter_of_year: int) -> Terms:
        """Give the terms at a quarter."""
        yield from ((1, self.one, 0), (-1, self.other, 0))


@dataclass(frozen=True)
class AtMost:
    """A figure that counts some of another's: referred within six weeks, within six months."""

    lesser: Name
    greater: Name


@dataclass(frozen=True)
class Earlier:
    """A growth: its denominator is what another indicator counted so many quarters before."""

    growth: str
    of: str
    quarters: int = 4


Relation: TypeAlias = RunningTotal | RollingTotal | Stock | Sum | Same | AtMost | Earlier
