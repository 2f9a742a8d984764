"""What the cell of a table may hold: the kinds of column, their rules and their types.

Cells are judged as text, a whole column at once, so that every bad cell of a table can be named;
only a table without faults is typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

__all__ = [
    "ACADEMIC_YEAR",
    "COUNT",
    "COUNT_FROM_1",
    "DAY",
    "FINANCIAL_YEAR",
    "FIRST_YEAR",
    "LAST_YEAR",
    "MONTH",
    "PERCENTAGE",
    "QUARTER",
    "RATE",
    "SIGNED_NUMBER",
    "SIGNED_WHOLE",
    "SLUG",
    "TEXT",
    "WEB_ADDRESS",
    "Column",
    "Kind",
    "Rule",
    "one_of",
    "or_suppressed",
]

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years beyond which a date is a slip: the Children Act is of 1989."""

SUPPRESSED = r"c|<[1-9][0-9]?"
"""How a paper prints a number that it holds back, because it is small: ``c``, or ``<5``."""


@dataclass(frozen=True)
class Rule:
    """One thing that cells must satisfy, and what is said of a cell that does not.

    Parameters
    ----------
    holds : callable
        From a Series of text to a boolean one. It may meet any text.
    fault : str
    """

    holds: Callable[[pd.Series], pd.Series]
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
    suppressible : bool
        Whether a cell may say, instead of a number, that the paper holds it back.
    words : tuple of str
        The only words that there may be, if there are few.
    """

    name: str
    rules: tuple[Rule, ...]
    to_type: Callable[[pd.Series], pd.Series]
    suppressible: bool = False
    words: tuple[str, ...] = ()

    def fault_in(self, cell: str) -> str | None:
        """Say what is wrong with a cell, or nothing.

        Examples
        --------
        >>> COUNT.fault_in("24x")
        'is not a whole number'
        >>> COUNT.fault_in("24") is None
        True
        """
        one = pd.Series([cell], dtype="str")
        return next((rule.fault for rule in self.rules if not rule.holds(one).all()), None)


@dataclass(frozen=True)
class Column:
    """A column of a table: its kind, what it means, and whether each row must fill it."""

    kind: Kind
    meaning: str
    required: bool = True


def _like(pattern: str, fault: str) -> Rule:
    """Ask that cells match a pattern whole. Digits are 0 to 9: no other script's."""
    return Rule(lambda cells: cells.str.fullmatch(pattern), fault)


def _without(pattern: str, fault: str) -> Rule:
    return Rule(lambda cells: ~cells.str.contains(pattern, regex=True), fault)


def _in_years(cells: pd.Series) -> pd.Series:
    years = pd.to_numeric(cells.str[:4], errors="coerce")
    return years.between(FIRST_YEAR, LAST_YEAR)


def _is_day(cells: pd.Series) -> pd.Series:
    return pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce").notna()


def _is_year_pair(cells: pd.Series) -> pd.Series:
    """Tell whether the last two digits are of the year after the first four."""
    first = pd.to_numeric(cells.str[:4], errors="coerce")
    return (first + 1) % 100 == pd.to_numeric(cells.str[5:7], errors="coerce")


_YEARS = Rule(_in_years, f"is not within the years {FIRST_YEAR} to {LAST_YEAR}")
_WHOLE = _like(r"-?[0-9]{1,15}", "is not a whole number")
_NUMBER = _like(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?", "is not a number")
_NOT_NEGATIVE = _without(r"^-", "is negative, the least is 0")
_NOT_ZERO = Rule(lambda cells: cells.str.strip("0") != "", "is 0, the least is 1")
_NOT_OVER_100 = Rule(
    lambda cells: ~(pd.to_numeric(cells, errors="coerce") > 100),
    "is over 100, the most a percentage can be",
)


def _as_text(cells: pd.Series) -> pd.Series:
    return cells.astype("str")


def _as_whole(cells: pd.Series) -> pd.Series:
    return cells.astype("Int64")


def _as_number(cells: pd.Series) -> pd.Series:
    return cells.astype("float64")


def _as_day(cells: pd.Series) -> pd.Series:
    return pd.to_datetime(cells, format="ISO8601")


# Written as escapes: none of them can be seen. Controls, soft hyphen, Arabic letter mark, zero
# widths and marks of direction, separators of lines, byte order mark, lone surrogates, tags and
# private use.
_INVISIBLE = (
    "[\\x00-\\x1f\\x7f-\\x9f\\u00ad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u180e\\u200b-\\u200f"
    "\\u2028-\\u202e\\u2060-\\u206f\\ud800-\\uf8ff\\ufeff\\ufff9-\\ufffb\\U000e0000-\\U0010ffff]"
)

TEXT = Kind(
    "text",
    (
        Rule(lambda cells: cells == cells.str.strip(), "has spaces around it"),
        _without(_INVISIBLE, "holds an invisible or control character"),
        _without("\ufffd", "holds a character that was lost on the way"),
        # No column has a use for markup, and text must never become live on a page.
        _without(r"[<>{}\\`|]", "holds markup, one of < > { } \\ ` |"),
        _without(r"^(?:[=+@]|-(?![0-9]))", "begins like a formula of a spreadsheet"),
    ),
    _as_text,
)
SLUG = Kind(
    "name of small letters, digits, - and _",
    (_like(r"[a-z0-9][a-z0-9_-]*", "is not a name of small letters, digits, - and _"),),
    _as_text,
)
WEB_ADDRESS = Kind(
    "web address that begins with https://",
    (_like(r"https://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~%/?&=#+-]*)?", "is not an https address"),),
    _as_text,
)
_DAY_RULES = (
    _like(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "is not a date, YYYY-MM-DD"),
    _YEARS,
    Rule(_is_day, "is not a date, YYYY-MM-DD"),
)
DAY = Kind("date, YYYY-MM-DD", _DAY_RULES, _as_day)
MONTH = Kind(
    "month, YYYY-MM",
    (_like(r"[0-9]{4}-(?:0[1-9]|1[0-2])", "is not a month, YYYY-MM"), _YEARS),
    _as_day,
)
COUNT = Kind("whole number, 0 or more", (_WHOLE, _NOT_NEGATIVE), _as_whole)
COUNT_FROM_1 = Kind("whole number, 1 or more", (_WHOLE, _NOT_NEGATIVE, _NOT_ZERO), _as_whole)
SIGNED_WHOLE = Kind("whole number", (_WHOLE,), _as_whole)
RATE = Kind("number, 0 or more", (_NUMBER, _NOT_NEGATIVE), _as_number)
SIGNED_NUMBER = Kind("number", (_NUMBER,), _as_number)
PERCENTAGE = Kind("percentage, 0 to 100", (_NUMBER, _NOT_NEGATIVE, _NOT_OVER_100), _as_number)


def _year(pattern: str, name: str) -> Kind:
    fault = f"is not {'an' if name[0] == 'a' else 'a'} {name}"
    return Kind(name, (_like(pattern, fault), _YEARS, Rule(_is_year_pair, fault)), _as_text)


FINANCIAL_YEAR = _year(r"[0-9]{4}-[0-9]{2}", "financial year, as 2022-23")
QUARTER = _year(r"[0-9]{4}-[0-9]{2}-Q[1-4]", "quarter, as 2022-23-Q3")
ACADEMIC_YEAR = _year(r"[0-9]{4}/[0-9]{2}", "academic year, as 2022/23")


def one_of(*values: str) -> Kind:
    """Make the kind of a column whose cells are one of a few words.

    Examples
    --------
    >>> one_of("total", "fostering").fault_in("kinship")
    'is not one of total, fostering'
    """
    words = ", ".join(values)
    return Kind(
        f"one of {words}",
        (Rule(lambda cells: cells.isin(values), f"is not one of {words}"),),
        _as_text,
        words=values,
    )


def or_suppressed(kind: Kind) -> Kind:
    """Let cells of a kind say instead that the paper holds the number back, as it is small.

    Such a cell becomes a missing value, never a number and never zero.

    Examples
    --------
    >>> or_suppressed(COUNT).fault_in("<5") is None
    True
    >>> or_suppressed(COUNT).fault_in("<x")
    'is not a whole number'
    """

    def letting(rule: Rule) -> Rule:
        return Rule(lambda cells: rule.holds(cells) | cells.str.fullmatch(SUPPRESSED), rule.fault)

    return Kind(
        f"{kind.name}; c or <5 where the paper holds it back",
        tuple(map(letting, kind.rules)),
        lambda cells: kind.to_type(cells.mask(cells.str.fullmatch(SUPPRESSED).fillna(False))),
        suppressible=True,
    )
