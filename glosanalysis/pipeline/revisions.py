"""Published figures do not move unseen: what has moved is held until somebody acknowledges it.

The ``indicators.csv`` of a published quarter is the record. A figure that comes out differently
later, because code or data changed, stays in the record as it was published until the move is
acknowledged in ``data/revisions.csv``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from glosanalysis.pipeline.indicators import read_records

__all__ = ["Moved", "acknowledged_in", "kept", "moved_in"]

_MAY_MOVE = ("provisional", "not_reported")
"""A figure published as provisional is expected to move, one not reported may still be."""

Records = list[dict[str, str]]


@dataclass(frozen=True, order=True)
class Moved:
    """A published figure that comes out differently now.

    Parameters
    ----------
    quarter, indicator : str
    old, new : str
        As text, with the indicator's decimals; empty where there is no figure.
    """

    quarter: str
    indicator: str
    old: str
    new: str

    def __str__(self) -> str:
        old, new = self.old or "no figure", self.new or "no figure"
        return f"{self.quarter}, {self.indicator}: published {old}, now {new}"


def moved_in(published: Records, now: Records) -> list[Moved]:
    """List the figures that were published and come out differently now.

    Parameters
    ----------
    published, now : list of dict
        Rows of ``indicators.csv``.

    Returns
    -------
    list of Moved
        In the order of the rows now, then what is gone.
    """
    before = {row["indicator"]: row for row in published}
    later = {row["indicator"]: row["value"] for row in now}
    names = [*later, *(name for name in before if name not in later)]
    return [
        Moved(before[name]["quarter"], name, before[name]["value"], later.get(name, ""))
        for name in names
        if name in before
        and before[name]["status"] not in _MAY_MOVE
        and before[name]["value"] != later.get(name, "")
    ]


def kept(now: Records, file: Path, acknowledged: pd.DataFrame) -> tuple[Records, list[Moved]]:
    """Keep published figures that moved without an acknowledgement as they were published.

    Parameters
    ----------
    now : list of dict
        The rows as they come out now.
    file : Path
        The ``indicators.csv`` that is published.
    acknowledged : DataFrame
        ``data/revisions.csv``.

    Returns
    -------
    records : list of dict
        The rows to publish.
    moved : list of Moved
        What is held.
    """
    before = {row["indicator"]: row for row in read_records(file)}
    known = set(acknowledged_in(acknowledged))
    held = [each for each in moved_in(list(before.values()), now) if each not in known]
    names = {each.indicator for each in held}
    return [before[row["indicator"]] if row["indicator"] in names else row for row in now], held


def acknowledged_in(revisions: pd.DataFrame) -> list[Moved]:
    """List the moves that ``data/revisions.csv`` acknowledges."""
    return [
        Moved(row.quarter, row.indicator, _text(row.old), _text(row.new))
        for row in revisions.itertuples()
    ]


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)
