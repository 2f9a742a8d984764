"""What the cell of a table may hold: the kinds of column, their rules and their types.

A cell is judged as text, so that every bad cell of a table can be named at once; only a
table without faults is typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd

__all__ = [
    "ACADEMIC_YEAR",
    "COUNT",
    "COUNT_FROM_1",
    "DAY",
    "FINANCIAL_YEAR",
    "MONTH",
    "PERCENTAGE",
    "QUARTER",
    "RATE",
    "SIGNED_NUMBER",
    "SIGNED_WHOLE",
    "TEXT",
    "Column",
    "Kind",
    "Rule",
    "one_of",
]


@dataclass(frozen=True)
class Rule:
    """One thing that a cell must satisfy, and what is said of a cell that does not."""

    holds: Callable[[str], bool]
    fault: str


@dataclass(frozen=True)
class Kind:
    """A kind of column.

    Parameters
    ----------
    name : str
        What the data dictionary calls it.
    rules : tuple of Rule
        In order: a cell is told the first rule that it breaks.
    to_type : callable
        Turns a Series of faultless text, in which empty cells are missing, into typed values.
    """

    name: str
    rules: tuple[Rule, ...]
    to_type: Callable[[pd.Series], pd.Series]

    def fault_in(self, cell: str) -> str | None:
        """Say what is wrong with a cell, or nothing.

        Examples
        --------
        >>> COUNT.fault_in("24x")
        'is not a whole number'
        >>> COUNT.fault_in("24") is None
        True
        """
        return next((rule.fault for rule in self.rules if not rule.holds(cell)), None)


@dataclass(frozen=True)
class Column:
    """A column of a table: its kind, what it means, and whether each row must fill it."""

    kind: Kind
    meaning: str
    required: bool = True


def _matches(pattern: str, cell: str) -> bool:
    return re.fullmatch(pattern, cell) is not None


def _is_day(cell: str) -> bool:
    if not _matches(r"\d{4}-\d{2}-\d{2}", cell):
        return False
    try:
        date.fromisoformat(cell)
    except ValueError:
        return False
    return True


def _is_month(cell: str) -> bool:
    return _is_day(f"{cell}-01")


def _is_year_pair(separator: str, cell: str) -> bool:
    if not _matches(rf"\d{{4}}{separator}\d{{2}}", cell):
        return False
    return (int(cell[:4]) + 1) % 100 == int(cell[5:])


def _is_visible(cell: str) -> bool:
    return all(unicodedata.category(character)[0] != "C" for character in cell)


_QUARTERS = ("-Q1", "-Q2", "-Q3", "-Q4")
_WHOLE = Rule(partial(_matches, r"-?\d{1,15}"), "is not a whole number")
_NUMBER = Rule(partial(_matches, r"-?\d{1,15}(\.\d+)?"), "is not a number")
_NOT_NEGATIVE = Rule(lambda cell: not cell.startswith("-"), "is negative, the least is 0")
_NOT_ZERO = Rule(lambda cell: cell.strip("0") != "", "is 0, the least is 1")
_NOT_OVER_100 = Rule(lambda cell: float(cell) <= 100, "is over 100, the most a percentage can be")


def _as_text(cells: pd.Series) -> pd.Series:
    return cells.astype("str")


def _as_whole(cells: pd.Series) -> pd.Series:
    return cells.astype("Int64")


def _as_number(cells: pd.Series) -> pd.Series:
    return cells.astype("float64")


def _as_day(cells: pd.Series) -> pd.Series:
    return pd.to_datetime(cells, format="ISO8601")


TEXT = Kind(
    "text",
    (
        Rule(lambda cell: cell == cell.strip(), "has spaces around it"),
        Rule(_is_visible, "holds an invisible or control character"),
        Rule(lambda cell: "\ufffd" not in cell, "holds a character that was lost on the way"),
    ),
    _as_text,
)
DAY = Kind("date, YYYY-MM-DD", (Rule(_is_day, "is not a date, YYYY-MM-DD"),), _as_day)
MONTH = Kind("month, YYYY-MM", (Rule(_is_month, "is not a month, YYYY-MM"),), _as_day)
COUNT = Kind("whole number, 0 or more", (_WHOLE, _NOT_NEGATIVE), _as_whole)
COUNT_FROM_1 = Kind("whole number, 1 or more", (_WHOLE, _NOT_NEGATIVE, _NOT_ZERO), _as_whole)
SIGNED_WHOLE = Kind("whole number", (_WHOLE,), _as_whole)
RATE = Kind("number, 0 or more", (_NUMBER, _NOT_NEGATIVE), _as_number)
SIGNED_NUMBER = Kind("number", (_NUMBER,), _as_number)
PERCENTAGE = Kind("percentage, 0 to 100", (_NUMBER, _NOT_NEGATIVE, _NOT_OVER_100), _as_number)
FINANCIAL_YEAR = Kind(
    "financial year, as 2022-23",
    (Rule(partial(_is_year_pair, "-"), "is not a financial year, as 2022-23"),),
    _as_text,
)
QUARTER = Kind(
    "quarter, as 2022-23-Q3",
    (
        Rule(
            lambda cell: cell[-3:] in _QUARTERS and _is_year_pair("-", cell[:-3]),
            "is not a quarter, as 2022-23-Q3",
        ),
    ),
    _as_text,
)
ACADEMIC_YEAR = Kind(
    "academic year, as 2022/23",
    (Rule(partial(_is_year_pair, "/"), "is not an academic year, as 2022/23"),),
    _as_text,
)


def one_of(*values: str) -> Kind:
    """Make the kind of a column whose cells are one of a few words.

    Examples
    --------
    >>> one_of("total", "fostering").fault_in("kinship")
    'is not one of total, fostering'
    """
    words = ", ".join(values)
    return Kind(
        f"one of {words}", (Rule(lambda cell: cell in values, f"is not one of {words}"),), _as_text
    )
