"""What is declared of a data set: its columns, its days, and the indicators it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

__all__ = ["GEOGRAPHY", "Dataset", "Dates", "Figure", "Sum"]

GEOGRAPHY = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "la_name",
    "new_la_code",
)
"""The columns that every open data file of the Department begins with, in varying order."""


@dataclass(frozen=True)
class Dates:
    """Which day a time period stands for.

    Parameters
    ----------
    identifier : str
        What ``time_identifier`` must say.
    month, day : int
        The day of the year that the figures describe.
    six_digits : bool
        Whether periods are written ``202425``; the day then lies in the second year.
    """

    identifier: str
    month: int
    day: int
    six_digits: bool = False

    def as_at(self, period: str) -> date:
        """Give the day of a period.

        Examples
        --------
        >>> Dates("Academic year", 1, 31, six_digits=True).as_at("202425")
        datetime.date(2025, 1, 31)
        >>> Dates("Calendar year", 1, 31).as_at("2022")
        datetime.date(2022, 1, 31)

        Raises
        ------
        ValueError
            If the period is not written as it should be.
        """
        if len(period) != (6 if self.six_digits else 4) or not period.isdecimal():
            article = "an" if self.identifier[0] in "AEIO" else "a"
            raise ValueError(f"'{period}' is not {article} {self.identifier.lower()}")
        year = int(period[:4])
        if self.six_digits:
            if int(period[4:]) != (year + 1) % 100:
                raise ValueError(f"'{period}' is not two years that follow each other")
            year += 1
        return date(year, self.month, self.day)


@dataclass(frozen=True)
class Sum:
    """A count made of columns: some added, some taken away."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that it is made of."""
        return self.plus + self.minus


@dataclass(frozen=True)
class Figure:
    """An indicator, and how a data set gives it.

    Parameters
    ----------
    indicator : str
        Its id.
    decimals : int
        Places that it is kept with.
    printed : str
        The column with the publisher's own figure, if there is one.
    printed_decimals : int
        Places that the publisher prints. Where they are fewer than `decimals`, the figure is
        worked out from the counts and the printed one only checked.
    numerator : tuple of Sum
        The first of them that can be worked out is taken: a publisher may hide one part of it.
    denominator : tuple of str
        Columns that are added.
    where, whole : mapping of str to tuple of str
        The rows of the figure, and those of its denominator where they are others: a column, and
        the names by which its value has been known.
    scale : float
        What the share is multiplied by.
    part : bool
        Whether the numerator is a part of the denominator, so that it cannot be larger.
    until : str
        The last period that counts, if not the newest.
    """

    indicator: str
    decimals: int
    printed: str = ""
    printed_decimals: int = 0
    numerator: tuple[Sum, ...] = ()
    denominator: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    whole: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scale: float = 100
    part: bool = True
    until: str = ""

    @property
    def columns(self) -> set[str]:
        """The number columns that it needs."""
        made_of = {name for each in self.numerator for name in each.columns}
        return ({self.printed} if self.printed else set()) | made_of | set(self.denominator)


@dataclass(frozen=True)
class Dataset:
    """A table that a publisher brings out again and again.

    Parameters
    ----------
    id : str
        Its name here, and that of its tables.
    title, publisher : str
        As the register has them.
    dates : Dates
    columns : mapping of str to tuple of str
        The columns that are used, each with the other names it has had. Case does not matter.
    figures : tuple of Figure
    optional : tuple of str
        Columns that an older release may lack; it then does not give the figures made of them.
    others : tuple of str
        Number columns that are known and not used: any other is told as new.
    texts : tuple of str
        Columns of words that are known; with the filters they tell a row from the others.
    rounding : mapping of str to float
        What the publisher rounds counts to, by level: 0.1, 10.
    adds : mapping of str to tuple of str
        Columns that hold the sum of others.
    some_unknown : bool
        Whether such a sum may hold a few for whom the part is not known: what is broken down by
        date or reason.
    money : bool
        Whether its numbers are amounts, of which one may be negative: an entry taken back.
    shares_of_all : bool
        Whether England's and the regions' shares rest on the counts printed beside them; not
        where these leave out authorities that gave no breakdown.
    total : tuple of str
        The column that says what is broken down, the column of its parts, the number column, and
        the part that is the total.
    areas_add : tuple of str
        Number columns whose authorities add up to their region and, as the nine regions do, to
        England: but for rounding, and for what is hidden.
    whole_numbers : tuple of str
        Columns of children, plans or referrals: nobody is a half.
    every_level : bool
        Whether England, regions and authorities must all be there each year.
    """

    id: str
    title: str
    publisher: str
    dates: Dates
    columns: Mapping[str, tuple[str, ...]]
    figures: tuple[Figure, ...]
    optional: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    rounding: Mapping[str, float] = field(default_factory=dict)
    adds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    some_unknown: bool = False
    total: tuple[str, str, str, str] | None = None
    areas_add: tuple[str, ...] = ()
    whole_numbers: tuple[str, ...] = ()
    every_level: bool = True
    money: bool = False
    shares_of_all: bool = True

    @property
    def filters(self) -> tuple[str, ...]:
        """The columns of words, that tell the rows of a place and a year from each other."""
        named = {name for each in self.figures for name in (*each.where, *each.whole)}
        return (*(name for name in self.columns if name in named), *self.texts)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The number columns that figures and checks need."""
        named = {name for each in self.figures for name in each.columns}
        named |= {name for total, parts in self.adds.items() for name in (total, *parts)}
        return tuple(name for name in self.columns if name in named)
