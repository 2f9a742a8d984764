"""What the cell of a table may hold: the kinds of column, which make the fields of its model.

Cells are judged as text, a whole column at once, so that every bad cell of a table can be named;
only a table without faults is typed. A kind says both once: pandera's checks of the text, and what
pandera may hold the typed column to.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

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
    "QUALIFIER",
    "QUARTER",
    "RATE",
    "SIGNED_NUMBER",
    "SIGNED_WHOLE",
    "SLUG",
    "TEXT",
    "WEB_ADDRESS",
    "Kind",
    "breaking",
    "one_of",
    "or_suppressed",
]

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years beyond which a date is a slip: the Children Act is of 1989."""

SUPPRESSED = r"c|<[1-9][0-9]?"
"""How a paper prints a number that it holds back, because it is small: ``c``, or ``<5``."""


Cells = Callable[[pd.Series], pd.Series]


@dataclass(frozen=True)
class Kind:
    """A kind of column.

    Parameters
    ----------
    name : str
        What the data dictionary calls it.
    rules : tuple of Check
        Of a Series of text, in order: a cell is told the first one that it breaks, in the words of
        its ``error``. Each takes any text that the ones before it let pass.
    to_type : callable
        Turns a Series of faultless text, in which empty cells are missing, into typed values.
    dtype : str
        What it turns them into.
    holds : tuple of pairs
        What the typed values satisfy: keywords of pandera's ``Field``, and their values.
    suppressible : bool
        Whether a cell may say, instead of a number, that the paper holds it back.
    words : tuple of str
        The only words that there may be, if there are few.
    """

    name: str
    rules: tuple[pa.Check, ...]
    to_type: Cells
    dtype: str
    holds: tuple[tuple[str, Any], ...] = ()
    suppressible: bool = False
    words: tuple[str, ...] = ()

    def field(self, description: str, *, required: bool = True) -> Any:
        """Make the field of a model.

        Parameters
        ----------
        description : str
            What the column means, for the data dictionary.
        required : bool
            Whether each row must fill it.

        Returns
        -------
        pandera Field
        """
        return pa.Field(
            description=description,
            nullable=not required,
            metadata={"kind": self},
            **dict(self.holds),
        )

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
        broken = (str(rule.error) for rule in self.rules if breaking(rule, one).any())
        return next(broken, None)


def breaking(check: pa.Check, what: pd.Series | pd.DataFrame) -> np.ndarray:
    """Tell which cells or rows break a check, as an array of booleans.

    A check that is called, as pandera does it, also writes out every failing case: over a million
    rows that takes minutes. Its own function gives the same booleans without.
    """
    holds = pd.Series(check._check_fn(what))
    broken: np.ndarray = ~holds.fillna(False).to_numpy(dtype=bool)
    return broken


def rule(holds: Cells, fault: str) -> pa.Check:
    """Make a check of a whole column of text, and say what is told of a cell that breaks it."""
    return pa.Check(holds, error=fault)


def _like(pattern: str, fault: str) -> pa.Check:
    """Ask that cells match a pattern whole. Digits are 0 to 9: no other script's."""
    fits = re.compile(pattern).fullmatch

    def holds(cells: pd.Series) -> pd.Series:
        # Twice as fast as pandas' own fullmatch, which asks of each cell whether it is missing.
        return pd.Series([each is not None for each in map(fits, cells)], cells.index, dtype=bool)

    return rule(holds, fault)


def _without(pattern: str, fault: str) -> pa.Check:
    return rule(lambda cells: ~cells.str.contains(pattern, regex=True), fault)


def _in_years(cells: pd.Series) -> pd.Series:
    years = pd.to_numeric(cells.str[:4], errors="coerce")
    return years.between(FIRST_YEAR, LAST_YEAR)


def _is_day(cells: pd.Series) -> pd.Series:
    return pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce").notna()


def _is_year_pair(cells: pd.Series) -> pd.Series:
    """Tell whether the last two digits are of the year after the first four."""
    first = pd.to_numeric(cells.str[:4], errors="coerce")
    return (first + 1) % 100 == pd.to_numeric(cells.str[5:7], errors="coerce")


_YEARS = rule(_in_years, f"is not within the years {FIRST_YEAR} to {LAST_YEAR}")
_WHOLE = _like(r"-?[0-9]{1,15}", "is not a whole number")
_NUMBER = _like(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?", "is not a number")
_NOT_NEGATIVE = _without(r"^-", "is negative, the least is 0")
_NOT_ZERO = rule(lambda cells: cells.str.strip("0") != "", "is 0, the least is 1")
_NOT_OVER_100 = rule(
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


_STR = (_as_text, "str")
_INT = (_as_whole, "Int64")
_FLOAT = (_as_number, "float64")
_DATE = (_as_day, "datetime64[us]")
"""How text becomes typed, and what it is then."""

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
        rule(lambda cells: cells == cells.str.strip(), "has spaces around it"),
        _without(_INVISIBLE, "holds an invisible or control character"),
        _without("\ufffd", "holds a character that was lost on the way"),
        # No column has a use for markup, and text must never become live on a page.
        _without(r"[<>{}\\`|]", "holds markup, one of < > { } \\ ` |"),
        _without(r"^(?:[=+@]|-(?![0-9]))", "begins like a formula of a spreadsheet"),
    ),
    *_STR,
)
SLUG = Kind(
    "name of small letters, digits, - and _",
    (_like(r"[a-z0-9][a-z0-9_-]*", "is not a name of small letters, digits, - and _"),),
    *_STR,
)
WEB_ADDRESS = Kind(
    "web address that begins with https://",
    (_like(r"https://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~%/?&=#+-]*)?", "is not an https address"),),
    *_STR,
)
_DAY_RULES = (
    _like(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "is not a date, YYYY-MM-DD"),
    _YEARS,
    rule(_is_day, "is not a date, YYYY-MM-DD"),
)
DAY = Kind("date, YYYY-MM-DD", _DAY_RULES, *_DATE)
MONTH = Kind(
    "month, YYYY-MM",
    (_like(r"[0-9]{4}-(?:0[1-9]|1[0-2])", "is not a month, YYYY-MM"), _YEARS),
    *_DATE,
)
COUNT = Kind("whole number, 0 or more", (_WHOLE, _NOT_NEGATIVE), *_INT, (("ge", 0),))
COUNT_FROM_1 = Kind(
    "whole number, 1 or more", (_WHOLE, _NOT_NEGATIVE, _NOT_ZERO), *_INT, (("ge", 1),)
)
SIGNED_WHOLE = Kind("whole number", (_WHOLE,), *_INT)
RATE = Kind("number, 0 or more", (_NUMBER, _NOT_NEGATIVE), *_FLOAT, (("ge", 0),))
SIGNED_NUMBER = Kind("number", (_NUMBER,), *_FLOAT)
PERCENTAGE = Kind(
    "percentage, 0 to 100",
    (_NUMBER, _NOT_NEGATIVE, _NOT_OVER_100),
    *_FLOAT,
    (("in_range", {"min_value": 0, "max_value": 100}),),
)


def _year(pattern: str, name: str) -> Kind:
    fault = f"is not {'an' if name[0] == 'a' else 'a'} {name}"
    return Kind(name, (_like(pattern, fault), _YEARS, rule(_is_year_pair, fault)), *_STR)


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
        (rule(lambda cells: cells.isin(values), f"is not one of {words}"),),
        *_STR,
        (("isin", values),),
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

    def letting(each: pa.Check) -> pa.Check:
        return rule(
            lambda cells: ~breaking(each, cells) | cells.str.fullmatch(SUPPRESSED), str(each.error)
        )

    return replace(
        kind,
        name=f"{kind.name}; c or <5 where the paper holds it back",
        rules=tuple(map(letting, kind.rules)),
        to_type=lambda cells: kind.to_type(
            cells.mask(cells.str.fullmatch(SUPPRESSED).fillna(False))
        ),
        suppressible=True,
    )


QUALIFIER = one_of("about", "over", "at least")
"""What a paper says of a number that it does not give exactly."""
