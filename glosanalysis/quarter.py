"""The quarter of the UK financial year: Q1 is April to June, Q4 is January to March.

A quarter is written ``2022-23-Q3`` everywhere. Other common spellings are understood on the
way in; pandas' own label for the same quarter (``2023Q3``) is not, because it names a fiscal
year by its end and would be read as another quarter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from glosanalysis.errors import WrongUsage
from glosanalysis.phrasing import MONTHS, month

__all__ = ["Quarter", "in_a_year", "months_between"]

_YEAR = r"(?:FY\s*)?(?P<first>\d{4})\s*[-/\u2013]\s*(?P<second>\d{4}|\d{2})"
_NUMBER = r"(?:Q|quarter)\s*(?P<number>[1-4])"
_BETWEEN = r"[\s,_-]*"
_SPELLINGS = [
    re.compile(_YEAR + _BETWEEN + _NUMBER, re.IGNORECASE),
    re.compile(_NUMBER + _BETWEEN + _YEAR, re.IGNORECASE),
]


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a UK financial year.

    Parameters
    ----------
    year : int
        The calendar year in which the financial year begins: 2022 for 2022-23.
    number : int
        1 (April to June) to 4 (January to March).

    Raises
    ------
    WrongUsage
        If the number is not 1 to 4.

    Examples
    --------
    >>> quarter = Quarter.parse("Q3 2022/23")
    >>> str(quarter), quarter.label
    ('2022-23-Q3', 'October to December 2022')
    >>> quarter.first_day.isoformat(), quarter.last_day.isoformat()
    ('2022-10-01', '2022-12-31')
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        if self.number not in (1, 2, 3, 4):
            raise WrongUsage(f"{self.number} is not the number of a quarter: must be 1, 2, 3 or 4")
        if not 1900 <= self.year <= 2998:
            raise WrongUsage(f"{self.year} is not a year of a quarter: must be 1900 to 2998")

    @classmethod
    def parse(cls, text: str | Quarter) -> Quarter:
        """Read a quarter as people write it.

        Parameters
        ----------
        text : str or Quarter
            ``2022-23-Q3``, ``2022/23 Q3``, ``Q3 2022-23``, ``quarter 3 2022/2023`` and the like.

        Returns
        -------
        Quarter

        Raises
        ------
        WrongUsage
            If the text is not a quarter, or its two years do not follow each other.

        Examples
        --------
        >>> str(Quarter.parse("2022/2023, q4"))
        '2022-23-Q4'
        """
        if isinstance(text, Quarter):
            return text
        for spelling in _SPELLINGS:
            found = spelling.fullmatch(str(text).strip())
            if found:
                return cls._from_parts(str(text), **found.groupdict())
        raise WrongUsage(
            f"{text!r} is not a quarter: write it as 2022-23-Q3 "
            "(financial year from April; Q1 is April to June)"
        )

    @classmethod
    def _from_parts(cls, text: str, first: str, second: str, number: str) -> Quarter:
        following = str(int(first) + 1)
        if second not in (following, following[-2:]):
            raise WrongUsage(
                f"{text!r} is not a quarter: the financial year that begins in {first} "
                f"is written {first}-{following[-2:]}"
            )
        return cls(int(first), int(number))

    @classmethod
    def containing(cls, day: date) -> Quarter:
        """Give the quarter in which a day lies.

        Examples
        --------
        >>> str(Quarter.containing(date(2023, 1, 12)))
        '2022-23-Q4'
        """
        months_since_april = (day.month - 4) % 12
        return cls(day.year - (day.month < 4), months_since_april // 3 + 1)

    @property
    def financial_year(self) -> str:
        """The financial year, as in ``2022-23``."""
        return f"{self.year}-{(self.year + 1) % 100:02d}"

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        month = (self.number * 3) % 12 + 1
        return date(self.year + (self.number == 4), month, 1)

    @property
    def last_day(self) -> date:
        """The last day of the quarter; a figure as at a later day is not known in it."""
        return (self + 1).first_day - timedelta(days=1)

    @property
    def label(self) -> str:
        """The months in words, as in ``October to December 2022``."""
        first, last = self.first_day, self.last_day
        return f"{MONTHS[first.month - 1]} to {month(last)}"

    @property
    def short_label(self) -> str:
        """The quarter as readers know it, as in ``2022-23 Q3``."""
        return f"{self.financial_year} Q{self.number}"

    @property
    def previous(self) -> Quarter:
        """The quarter before."""
        return self + -1

    def __add__(self, quarters: int) -> Quarter:
        year, index = divmod(self.year * 4 + self.number - 1 + quarters, 4)
        return Quarter(year, index + 1)

    def __str__(self) -> str:
        return f"{self.financial_year}-Q{self.number}"


def in_a_year(earlier: date, later: date) -> bool:
    """Tell whether two dates are a year apart at most: only then is a change one of a year.

    Examples
    --------
    >>> [in_a_year(date(year, 3, 31), date(2025, 3, 31)) for year in (2024, 2023)]
    [True, False]
    """
    return months_between(earlier, later) <= 12


def months_between(earlier: date, later: date) -> int:
    """Count the months from one date's month to another's.

    Examples
    --------
    >>> months_between(date(2021, 6, 30), date(2022, 12, 1))
    18
    """
    return int(12 * (later.year - earlier.year) + later.month - earlier.month)
