"""What a row of ``claims.csv`` takes: the operations there are, and what each works on.

The one list of operations: the checks of the table and the audit both read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

import pandas as pd

from glosanalysis.data.columns import DAY, MONTH
from glosanalysis.data.kind import doubtful

__all__ = ["OPERATIONS", "RELATIONS", "Operation", "claim_faults", "fault_in_claim", "weekday"]

RELATIONS = ("equals", "about", "at_least", "more_than", "less_than", "at_most")

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SIZE = r"[0-9]{1,15}(?:\.[0-9]{1,15})?"
_NUMBER = re.compile(rf"-?{_SIZE}")
_FIGURE = re.compile(rf"-?{_SIZE}(?:±{_SIZE})?")
_WHOLE = re.compile(r"-?[0-9]{1,6}")
_PLACES = re.compile(r"-?[0-6]")
_MOST_DECIMALS = 6


@dataclass(frozen=True)
class Operation:
    """What an operation takes and gives.

    Parameters
    ----------
    takes : str
        ``figures``, ``days``, ``day`` or ``dates``: days or months.
    least, most : int
        How many operands. Products of many corners grow with 2 to the power of their number, so
        `most` is small where the rounding of each is followed.
    gives : str
        ``number``, ``whole`` (of days or the like), ``yes``, ``weekday`` or ``date``.
    divides_by : str
        Which operands may not be, or reach, zero: none, ``first``, ``second`` or ``sum``.
    """

    takes: str
    least: int
    most: int
    gives: str
    divides_by: str = ""


_MANY, _FEW = 200, 8

OPERATIONS = {
    "percentage": Operation("figures", 2, 2, "number", "second"),
    "percentage_of_sum": Operation("figures", 2, _FEW, "number", "sum"),
    "sum": Operation("figures", 1, _MANY, "number"),
    "difference": Operation("figures", 2, _MANY, "number"),
    "mean": Operation("figures", 1, _MANY, "number"),
    "growth": Operation("figures", 2, 2, "number", "first"),
    "ratio": Operation("figures", 2, 2, "number", "second"),
    "product": Operation("figures", 2, _FEW, "number"),
    "rate": Operation("figures", 3, 3, "number", "second"),
    "share_of": Operation("figures", 2, 2, "number"),
    "remainder": Operation("figures", 1, _MANY, "number"),
    "same": Operation("figures", 1, 1, "number"),
    "count": Operation("figures", 1, 1, "number"),
    "increasing": Operation("figures", 2, _MANY, "yes"),
    "decreasing": Operation("figures", 2, _MANY, "yes"),
    "largest": Operation("figures", 2, _MANY, "yes"),
    "smallest": Operation("figures", 2, _MANY, "yes"),
    "days": Operation("days", 2, 2, "whole"),
    "months": Operation("days", 2, 2, "whole"),
    "years": Operation("days", 2, 2, "whole"),
    "weekday": Operation("day", 1, 1, "weekday"),
    "same_date": Operation("dates", 1, 1, "date"),
}


def fault_in_claim(
    operation: str, operands: str, relation: str, printed: str, decimals: str
) -> tuple[str, str] | None:
    """Say what is wrong with a claim: the column, and what is said of it; or nothing.

    Examples
    --------
    >>> fault_in_claim("percentage", "1", "equals", "3", "0")
    ('operands', 'has 1 operand, percentage takes 2')
    >>> fault_in_claim("percentage", "1 2", "equals", "50", "0") is None
    True
    """
    takes = OPERATIONS.get(operation)
    if takes is None or not operands or not printed:
        return None  # told by the rules of the cells
    wrong = _operands_fault(operation, takes, operands.split(" "))
    if wrong:
        return "operands", wrong
    return _relation_fault(operation, takes, relation) or _printed_fault(
        operation, takes, printed, decimals
    )


def claim_faults(text: pd.DataFrame) -> Iterator[tuple[int, str, str]]:
    """Give the line, column and fault of each claim that cannot be worked out."""
    columns = [text[name].tolist() for name in _PARTS]
    claims = ["\t".join(parts) for parts in zip(*columns, strict=True)]
    for place in doubtful(_plain(), claims):
        wrong = fault_in_claim(*(cells[place] for cells in columns))
        if wrong:
            yield text.index[place], *wrong


_PARTS = ("operation", "operands", "relation", "printed", "decimals")


@cache
def _plain() -> str:
    """Write a pattern of claims, their parts apart by tabs, that can be worked out for sure."""
    return "|".join(_plain_claim(*named) for named in OPERATIONS.items())


def _plain_claim(name: str, operation: Operation) -> str:
    date = f"{DAY.plain}|{MONTH.plain}"
    one = {"figures": _FIGURE.pattern, "dates": date}.get(operation.takes, DAY.plain)
    over_0 = rf"(?=[0-9.]*[1-9]){_SIZE}"
    divisor = {
        "": "",
        "first": rf"(?={over_0}[ \t])",
        "second": rf"(?=[^ ]+ {over_0}[ \t])",
        "sum": rf"(?={over_0}(?: {over_0})*\t)",
    }[operation.divides_by]
    counts = operation.gives in ("number", "whole")
    printed = {
        "number": _NUMBER.pattern,
        "whole": _WHOLE.pattern,
        "yes": "yes|no",
        "weekday": "|".join(WEEKDAYS),
        "date": date,
    }[operation.gives]
    parts = (
        name,
        rf"{divisor}(?:{one})(?: (?:{one})){{{operation.least - 1},{operation.most - 1}}}",
        f"(?:{'|'.join(RELATIONS)})" if counts else "equals",
        f"(?:{printed})",
        f"(?:{_PLACES.pattern})?",
    )
    return "\t".join(parts)


def _operands_fault(name: str, operation: Operation, operands: list[str]) -> str | None:
    for operand in operands:
        wrong = _operand_fault(operation.takes, operand)
        if wrong:
            return f"has '{operand}', {wrong}: {name} takes {_WHAT[operation.takes]}"
    number = len(operands)
    if not operation.least <= number <= operation.most:
        how_many = f"{operation.least}"
        if operation.most != operation.least:
            how_many += f" to {operation.most}"
        return f"has {number} operand{'s' * (number != 1)}, {name} takes {how_many}"
    if operation.divides_by and _may_be_zero(operation.divides_by, operands):
        return f"divides by zero, or by a figure that its rounding lets be zero: {name}"
    return None


_WHAT = {
    "figures": "figures, as 189 or 17.1±0.05, with a space between",
    "days": "two days, YYYY-MM-DD",
    "day": "a day, YYYY-MM-DD",
    "dates": "a day or a month, YYYY-MM-DD or YYYY-MM",
}


def _operand_fault(takes: str, operand: str) -> str | None:
    if takes == "figures":
        return None if _FIGURE.fullmatch(operand) else "not a figure"
    if DAY.fault_in(operand) is None:
        return None
    if takes == "dates" and MONTH.fault_in(operand) is None:
        return None
    return "not a date"


def _may_be_zero(which: str, operands: list[str]) -> bool:
    chosen = {"first": operands[:1], "second": operands[1:2], "sum": operands}[which]
    low = high = Fraction(0)
    for operand in chosen:
        value, _, half = operand.partition("±")
        low += Fraction(value) - Fraction(half or 0)
        high += Fraction(value) + Fraction(half or 0)
    return low <= 0 <= high


def _relation_fault(name: str, operation: Operation, relation: str) -> tuple[str, str] | None:
    if operation.gives in ("number", "whole") or relation == "equals":
        return None
    return "relation", f"is not equals, the only one that {name} takes"


def _printed_fault(
    name: str, operation: Operation, printed: str, decimals: str
) -> tuple[str, str] | None:
    gives = operation.gives
    good = {
        "number": lambda: bool(_NUMBER.fullmatch(printed)),
        "whole": lambda: bool(_WHOLE.fullmatch(printed)),
        "yes": lambda: printed in ("yes", "no"),
        "weekday": lambda: printed in WEEKDAYS,
        "date": lambda: _operand_fault("dates", printed) is None,
    }[gives]()
    if not good:
        return "printed", f"is not {_PRINTED[gives]}, which {name} comes to"
    if gives == "number" and decimals and not _fits(decimals):
        return "decimals", f"is not a number of places from 0 to {_MOST_DECIMALS}, or -1 to -6"
    return None


_PRINTED = {
    "number": "a number",
    "whole": "a whole number",
    "yes": "yes or no",
    "weekday": "a day of the week",
    "date": "a day or a month",
}


def _fits(decimals: str) -> bool:
    return bool(_PLACES.fullmatch(decimals))


def weekday(day: str) -> str:
    """Name the day of the week.

    Examples
    --------
    >>> weekday("2017-11-17")
    'Friday'
    """
    return WEEKDAYS[date.fromisoformat(day).weekday()]
