"""Published figures do not move unseen: a quarter is held until what moved is acknowledged.

The ``indicators.csv`` of a published quarter is the record of what was published. Where a value, a
target, an assessment, a comparator or a previous value comes out differently later, because code or
data changed, nothing of the quarter is written until ``data/revisions.csv`` acknowledges it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum

import pandas as pd

from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.lock import alone
from glosanalysis.checkout.project import Project
from glosanalysis.data.schemas import REVISIONS
from glosanalysis.data.tables import Tables, load
from glosanalysis.publication.indicator_csv import indicator_records, indicators_in, read_records
from glosanalysis.quarter import Quarter

__all__ = [
    "REVISED",
    "Kind",
    "Moved",
    "acknowledge",
    "acknowledged_in",
    "as_lines",
    "moved_in",
    "moves_of",
    "unacknowledged",
]

Records = list[dict[str, str]]

_WHAT = ("value", "previous_value", "target", "assessment", "comparator_value")
_WORDS = {
    "value": "",
    "previous_value": ", previous value",
    "target": ", target",
    "assessment": ", assessment",
    "comparator_value": ", comparator",
}
REVISED = "data/revisions.csv"
"""The file that acknowledges moves."""


class Kind(Enum):
    """What it is that a published figure comes out differently."""

    REVISED = "revised"
    WITHDRAWN = "withdrawn"
    SCHEDULED = "scheduled revision"
    """It was published as provisional, and is expected to move."""
    LATE = "late"
    """It was not known, or is of a later day than what was published."""


@dataclass(frozen=True, order=True)
class Moved:
    """Something published that comes out differently now.

    Parameters
    ----------
    quarter, indicator : str
    what : str
        The column of ``indicators.csv``.
    old, new : str
        As text, with the indicator's decimals; empty where there is no figure.
    """

    quarter: str
    indicator: str
    what: str
    old: str
    new: str

    def __str__(self) -> str:
        old, new = self.old or "none", self.new or "none"
        return f"{self.place}: published {old}, now {new}"

    @property
    def place(self) -> str:
        """Where it is: the quarter, the indicator, and what of it."""
        return f"{self.quarter}, {self.indicator}{_WORDS[self.what]}"

    @property
    def key(self) -> tuple[object, ...]:
        """What two moves share that are the same: 34.0 is 34."""
        return self.quarter, self.indicator, self.what, _number(self.old), _number(self.new)


def moved_in(published: Records, now: Records) -> list[tuple[Kind, Moved]]:
    """List what was published and comes out differently now.

    A change of decimals alone is none. A value of which only an older one is left is withdrawn:
    the older one does not take its place.

    Parameters
    ----------
    published, now : list of dict
        Rows of ``indicators.csv``.

    Returns
    -------
    list of tuple of Kind and Moved
        In the order of the rows now, then what is gone.
    """
    before = {row["indicator"]: row for row in published}
    later = {row["indicator"]: row for row in now}
    names = [*later, *(name for name in before if name not in later)]
    return [
        each
        for name in names
        if name in before
        for each in _moves(before[name], later.get(name, {}))
    ]


def _moves(was: dict[str, str], now: dict[str, str]) -> Iterable[tuple[Kind, Moved]]:
    """Compare one indicator; of a value that is new, late or gone the rest is not told too."""
    value, known = now.get("value", ""), was["value"]
    told = [
        Moved(was["quarter"], was["indicator"], what, was.get(what, ""), now.get(what, ""))
        for what in _WHAT
    ]
    differ = [each for each in told if _number(each.old) != _number(each.new)]
    if not known and not value:
        return []
    if not known:
        kind = Kind.REVISED if was["status"] == "withdrawn" else Kind.LATE
        return [(kind, told[0])]
    if not value or (now["as_at"] < was["as_at"] and told[0] in differ):
        return [(Kind.WITHDRAWN, replace(told[0], new=""))]
    if now["as_at"] > was["as_at"]:
        return [(Kind.LATE, told[0])]
    kind = Kind.SCHEDULED if was["status"] == "provisional" else Kind.REVISED
    return [(kind, each) for each in differ]


def _number(text: str) -> object:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def moves_of(
    project: Project, tables: Tables, quarters: Iterable[Quarter]
) -> list[tuple[Kind, Moved]]:
    """List what moved of some quarters of the book, acknowledged or not."""
    return [
        each
        for quarter in quarters
        for each in moved_in(
            read_records(indicators_in(project.reports, quarter)),
            indicator_records(tables, quarter),
        )
    ]


def unacknowledged(moves: Iterable[tuple[Kind, Moved]], tables: Tables) -> list[Moved]:
    """List what nothing may be published of yet, until ``data/revisions.csv`` has a line on it.

    What is late, or was provisional, needs none; but once a figure has a line, its last line says
    what it is now.
    """
    lines = acknowledged_in(tables.revisions)
    known = {each.key for each in lines}
    told = {each.key[:3] for each in lines}
    return [
        moved
        for kind, moved in moves
        if moved.key not in known
        and (kind in (Kind.REVISED, Kind.WITHDRAWN) or moved.key[:3] in told)
    ]


def acknowledged_in(revisions: pd.DataFrame) -> list[Moved]:
    """List the moves that ``data/revisions.csv`` acknowledges."""
    return [
        Moved(row.quarter, row.indicator, row.what, _text(row.old), _text(row.new))
        for row in revisions.itertuples()
    ]


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)


def as_lines(moves: Sequence[Moved], day: date, reason: str) -> str:
    """Write moves as lines of ``data/revisions.csv``."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(REVISIONS.columns), lineterminator="\n")
    for each in moves:
        writer.writerow({**vars(each), "date": day.isoformat(), "reason": reason})
    return buffer.getvalue()


def acknowledge(
    project: Project, tables: Tables, quarters: Iterable[Quarter], reason: str
) -> tuple[Tables, list[Moved]]:
    """Add a line to ``data/revisions.csv`` for each move that has none.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.
    quarters : iterable of Quarter
    reason : str
        Why they moved.

    Returns
    -------
    tables : Tables
        The tables as they are then.
    added : list of Moved

    Raises
    ------
    BadData
        If the reason is not what a table may hold; the file is then as it was.
    """
    moves = unacknowledged(moves_of(project, tables, quarters), tables)
    if not moves:
        return tables, []
    path = project.root / REVISED
    before = path.read_bytes()
    ended = before if before.endswith(b"\n") else before + b"\n"
    with alone(project, lambda: None):
        content = ended + as_lines(moves, date.today(), reason).encode()
        write_whole(path, content, project.work / "tmp")
        try:
            return load(project.data), moves
        except BaseException:
            write_whole(path, before, project.work / "tmp")
            raise
