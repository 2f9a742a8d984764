"""Sort what is printed: it holds, it holds but for rounding, or not, or there are two values."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache

from glosanalysis.audit.operations import CALCULATIONS, DATES, TRENDS, Figure, worked_out
from glosanalysis.audit.statement import Statement
from glosanalysis.audit.statements import statements
from glosanalysis.data.claims import weekday
from glosanalysis.data.tables import Tables

__all__ = ["Finding", "Verdict", "audit", "find"]

_NEAR = Fraction(2, 100)
"""How far from a figure that is printed as 'about' it may be, as a share of it."""


class Verdict(StrEnum):
    """What came of a check."""

    HOLDS = "holds"
    ROUNDING = "holds but for rounding"
    FAILS = "does not hold"
    TWO_VALUES = "two values for one quantity"
    UNEXPLAINED = "does not hold in our tables; not explained yet"
    """Nobody has looked into it: a slip of transcription as likely as one of the paper."""

    @property
    def is_fault(self) -> bool:
        """Whether it was looked into and lies with the paper."""
        return self in (Verdict.FAILS, Verdict.TWO_VALUES)

    @property
    def stands(self) -> bool:
        """Whether what is printed can stand as it is."""
        return self in (Verdict.HOLDS, Verdict.ROUNDING)


@dataclass(frozen=True)
class Finding:
    """A statement, what it comes to, and what follows.

    Parameters
    ----------
    statement : Statement
    comes_to : str
        The figure, day or word worked out, with one decimal more than is printed.
    verdict : Verdict
    """

    statement: Statement
    comes_to: str
    verdict: Verdict


def audit(tables: Tables, themes: Collection[str] | None = None) -> list[Finding]:
    """Check everything that the papers let a reader work out again.

    Parameters
    ----------
    tables : Tables
        All rows, or those that a quarter sees.
    themes : collection of str, optional
        Only what concerns these themes.

    Returns
    -------
    list of Finding
        Single statements in the order of their papers, then the tables' own sums.
    """
    name = ("audit", None if themes is None else frozenset(themes))
    return tables.once(
        name, lambda tables: [_explained(find(each)) for each in statements(tables, themes)]
    )


@cache
def find(statement: Statement) -> Finding:
    """Work out one statement again, once however many quarters see it.

    Examples
    --------
    >>> from datetime import date
    >>> printed = Statement("a", "voice", "189 of 617 answered, 33%.", "percentage",
    ...     ("189", "617"), "equals", "33", 0, "", "", "paper", "page 1", date(2023, 3, 9))
    >>> found = find(printed)
    >>> found.comes_to, found.verdict.value
    ('30.6', 'does not hold')
    """
    if statement.operation in CALCULATIONS:
        return _calculated(statement)
    comes_to = _word(statement)
    verdict = Verdict.HOLDS if _as_printed(statement, comes_to) else Verdict.FAILS
    return Finding(statement, comes_to, verdict)


def _explained(found: Finding) -> Finding:
    """Call what does not hold unexplained until somebody has judged it."""
    if found.verdict.stands or found.statement.judgement:
        return found
    return replace(found, verdict=Verdict.UNEXPLAINED)


def _calculated(statement: Statement) -> Finding:
    printed = Fraction(statement.printed)
    value, low, high = worked_out(
        statement.operation, [Figure.parse(text) for text in statement.operands]
    )
    half = Fraction(1, 2) / Fraction(10) ** statement.decimals
    if statement.relation == "equals":
        holds = _half_up(value, statement.decimals) == printed
        near = low < high and low <= printed + half and high >= printed - half
    else:
        holds = _compared(statement.relation, value, printed)
        near = any(_compared(statement.relation, end, printed) for end in (low, high))
    verdict = Verdict.HOLDS if holds else Verdict.ROUNDING if near else Verdict.FAILS
    if (
        verdict is Verdict.FAILS
        and statement.operation == "same"
        and statement.relation == "equals"
    ):
        verdict = Verdict.TWO_VALUES
    return Finding(statement, _text(value, statement), verdict)


def _compared(relation: str, value: Fraction, printed: Fraction) -> bool:
    return {
        "about": abs(value - printed) <= abs(printed) * _NEAR,
        "at_least": value >= printed,
        "more_than": value > printed,
        "less_than": value < printed,
        "at_most": value <= printed,
    }[relation]


def _half_up(value: Fraction, decimals: int) -> Fraction:
    scale = Fraction(10) ** decimals
    whole = int(abs(value) * scale + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole) / scale


def _text(value: Fraction, statement: Statement) -> str:
    """Write a figure with one place more than is printed, or none where that adds nothing."""
    if value == int(value):
        return str(int(value))
    places = max(statement.decimals, 0) + 1
    return f"{float(_half_up(value, places)):.{places}f}"


def _word(statement: Statement) -> str:
    operands = statement.operands
    if statement.operation in TRENDS:
        values = [Figure.parse(text).value for text in operands]
        return "yes" if TRENDS[statement.operation](values) else "no"
    if statement.operation in DATES:
        return str(DATES[statement.operation]([date.fromisoformat(text) for text in operands]))
    if statement.operation == "weekday":
        return weekday(operands[0])
    return operands[0]


def _as_printed(statement: Statement, comes_to: str) -> bool:
    if statement.operation in DATES and statement.relation != "equals":
        return _compared(statement.relation, Fraction(comes_to), Fraction(statement.printed))
    return comes_to == statement.printed
