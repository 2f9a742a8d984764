"""The council's rate card: what a week of an external placement costs, by type and time."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from glosanalysis.cases.measures.periods import Rate
from glosanalysis.errors import BadData

__all__ = ["COLUMNS", "read_rates"]

COLUMNS = ("type", "from", "to", "pounds_a_week")
"""Its header. A type is a code of the standard, K2, or a kind: foster, supported and so on."""


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
    return tuple(
        Rate(
            type=row["type"],
            first=date.fromisoformat(row["from"]),
            last=date.fromisoformat(row["to"]) if row["to"] else date.max,
            a_week=float(row["pounds_a_week"]),
        )
        for row in rows
    )


def _faults(row: dict[str, str]) -> Iterator[str]:
    if not row["type"]:
        yield "column type: empty, a code or a kind of placement is needed"
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
