"""What was published of a quarter and comes out differently now.

The ``indicators.csv`` of a published quarter is the record of what was published. A value, a
target, an assessment, a comparator or a previous value can come out differently later, because code
or data changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import Enum

from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.publication.indicator_csv import indicator_records, indicators_in, read_records
from glosanalysis.quarter import Quarter

__all__ = ["Kind", "Moved", "moved_in", "moves_of"]

Records = list[dict[str, str]]

_WHAT = ("value", "previous_value", "target", "assessment", "comparator_value")
_WORDS = {
    "value": "",
    "previous_value": ", previous value",
    "target": ", target",
    "assessment": ", assessment",
    "comparator_value": ", comparator",
}


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
