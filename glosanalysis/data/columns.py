"""The kinds of column that there are: they make the fields of the models of tables."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pandera.pandas as pa

from glosanalysis.data.kind import Kind, breaking, like, rule, without

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
    "YEAR",
    "one_of",
    "or_suppressed",
]

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years beyond which a date is a slip: the Children Act is of 1989."""

SUPPRESSED = r"c|<[1-9][0-9]?"
"""How a paper prints a number that it holds back, because it is small: ``c``, or ``<5``."""


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
_WHOLE = like(r"-?[0-9]{1,15}", "is not a whole number")
_NUMBER = like(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?", "is not a number")
_NOT_NEGATIVE = without(r"^-", "is negative, the least is 0")
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

# Latin letters, figures, and the dashes, quotation marks and signs that papers print. Not all that
# text may hold: a cell with anything else is held to the rules.
_USUAL = r"!-;=?-\[\]-_a-z~ \u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2212"

TEXT = Kind(
    "text",
    (
        rule(lambda cells: cells == cells.str.strip(), "has spaces around it"),
        without(_INVISIBLE, "holds an invisible or control character"),
        without("\ufffd", "holds a character that was lost on the way"),
        # No column has a use for markup, and text must never become live on a page.
        without(r"[<>{}\\`|]", "holds markup, one of < > { } \\ ` |"),
        without(r"^(?:[=+@]|-(?![0-9]))", "begins like a formula of a spreadsheet"),
    ),
    *_STR,
    plain=rf"(?![=+@ ]|-(?![0-9]))[{_USUAL}]++(?<! )",
)
_SLUG = r"[a-z0-9][a-z0-9_-]*"
SLUG = Kind(
    "name of small letters, digits, - and _",
    (like(_SLUG, "is not a name of small letters, digits, - and _"),),
    *_STR,
    plain=_SLUG,
)
_HTTPS = r"https://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~%/?&=#+-]*)?"
WEB_ADDRESS = Kind(
    "web address that begins with https://",
    (like(_HTTPS, "is not an https address"),),
    *_STR,
    plain=_HTTPS,
)
_DAY_RULES = (
    like(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "is not a date, YYYY-MM-DD"),
    _YEARS,
    rule(_is_day, "is not a date, YYYY-MM-DD"),
)
_YEAR_AND_MONTH = r"(?:199[0-9]|20[0-9]{2})-(?:0[1-9]|1[0-2])"
DAY = Kind(
    "date, YYYY-MM-DD",
    _DAY_RULES,
    *_DATE,
    # The days that each month has in each year.
    plain=rf"{_YEAR_AND_MONTH}-(?:0[1-9]|1[0-9]|2[0-8]|(?<!-02-)(?:29|30)|(?<=0[13578]-|1[02]-)31)",
)
MONTH = Kind(
    "month, YYYY-MM",
    (like(r"[0-9]{4}-(?:0[1-9]|1[0-2])", "is not a month, YYYY-MM"), _YEARS),
    *_DATE,
    plain=_YEAR_AND_MONTH,
)
_DIGITS = r"[0-9]{1,15}"
_POINT = rf"(?:\.{_DIGITS})?"
COUNT = Kind("whole number, 0 or more", (_WHOLE, _NOT_NEGATIVE), *_INT, (("ge", 0),), plain=_DIGITS)
COUNT_FROM_1 = Kind(
    "whole number, 1 or more",
    (_WHOLE, _NOT_NEGATIVE, _NOT_ZERO),
    *_INT,
    (("ge", 1),),
    plain=r"[1-9][0-9]{0,14}",
)
SIGNED_WHOLE = Kind("whole number", (_WHOLE,), *_INT, plain=rf"-?{_DIGITS}")
RATE = Kind(
    "number, 0 or more",
    (_NUMBER, _NOT_NEGATIVE),
    *_FLOAT,
    (("ge", 0),),
    plain=rf"{_DIGITS}{_POINT}",
)
SIGNED_NUMBER = Kind("number", (_NUMBER,), *_FLOAT, plain=rf"-?{_DIGITS}{_POINT}")
PERCENTAGE = Kind(
    "percentage, 0 to 100",
    (_NUMBER, _NOT_NEGATIVE, _NOT_OVER_100),
    *_FLOAT,
    (("in_range", {"min_value": 0, "max_value": 100}),),
    plain=rf"[0-9]{{1,2}}{_POINT}",
)


def _year(pattern: str, name: str) -> Kind:
    fault = f"is not {'an' if name[0] == 'a' else 'a'} {name}"
    return Kind(name, (like(pattern, fault), _YEARS, rule(_is_year_pair, fault)), *_STR)


YEAR = Kind("year, as 2022", (like(r"[0-9]{4}", "is not a year, as 2022"), _YEARS), *_INT)
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
        plain="|".join(map(re.escape, values)),
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
        plain=f"{kind.plain}|{SUPPRESSED}",
    )


QUALIFIER = one_of("about", "over", "at least")
"""What a paper says of a number that it does not give exactly."""
