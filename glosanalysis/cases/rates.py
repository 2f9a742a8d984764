"""The council's rate card: what a week of an external placement costs, by type and time."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from glosanalysis.cases.measures.periods import Rate
from glosanalysis.cases.measures.placed import CODES
from glosanalysis.errors import BadData

__all__ = ["COLUMNS", "read_rates"]

COLUMNS = ("type", "from", "to", "pounds_a_week")
"""Its header. A type is a code of the standard, K2, or a kind: foster, supported and so on."""

_KINDS = sorted(set(CODES.values()) - {CODES[""]})
_TYPES = {name.lower(): name for name in (*filter(None, CODES), *_KINDS)}


def read_rates(path: Path) -> tuple[Rate, ...]:
    """Read a rate card.

    Parameters
    ----------
    path : Path
        ``data/rates.csv``; where there is none, nothing has a rate.

    Returns
    -------
    tuple of Rate

    Raises
    ------
    BadData
        If there is a fault in it; the message has a line for each.
    """
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.DictReader(file)
        if tuple(lines.fieldnames or ()) != COLUMNS:
            raise BadData(f"data/{path.name}, line 1: the header has to be {','.join(COLUMNS)}")
        rows = [{name: str(cell or "") for name, cell in line.items()} for line in lines]
    faults = [
        f"data/{path.name}, line {number}, {fault}"
        for number, row in enumerate(rows, start=2)
        for fault in _faults(row)
    ]
    if faults:
        raise BadData("\n".join(faults))
    rates = [_rate(row) for row in rows]
    twice = [
        f"data/{path.name}, line {number}, column from: a rate for {rate.type} holds already then"
        for number, rate in enumerate(rates, start=2)
        if any(_meet(rate, other) for other in rates[: number - 2])
    ]
    if twice:
        raise BadData("\n".join(twice))
    return tuple(rates)


def _rate(row: dict[str, str]) -> Rate:
    return Rate(
        type=_TYPES[row["type"].strip().lower()],
        first=date.fromisoformat(row["from"]),
        last=date.fromisoformat(row["to"]) if row["to"] else date.max,
        a_week=float(row["pounds_a_week"]),
    )


def _meet(one: Rate, other: Rate) -> bool:
    return one.type == other.type and one.first <= other.last and other.first <= one.last


def _faults(row: dict[str, str]) -> Iterator[str]:
    if row["type"].strip().lower() not in _TYPES:
        given = f"'{row['type']}' is none" if row["type"] else "empty"
        kinds = ", ".join(_KINDS)
        yield f"column type: {given}; must be a code of the standard, K2, or one of {kinds}"
    for name, may_be_empty in (("from", False), ("to", True)):
        if not (may_be_empty and not row[name]) and not _is_day(row[name]):
            yield f"column {name}: '{row[name]}' is not a day, 2026-04-01"
    if _is_day(row["from"]) and _is_day(row["to"]) and row["to"] < row["from"]:
        yield "column to: is before the row's from"
    if not row["pounds_a_week"].replace(".", "", 1).isdecimal():
        yield f"column pounds_a_week: '{row['pounds_a_week']}' is not a number"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-04-01")
