"""Published figures do not move unseen: a quarter is held until what moved is acknowledged.

Where something moved, nothing of its quarter is written until ``data/revisions.csv`` has a line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.lock import alone
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.data.schemas import REVISIONS
from glosanalysis.data.tables import Tables
from glosanalysis.publication.moves import Kind, Moved, moves_of
from glosanalysis.quarter import Quarter

__all__ = ["REVISED", "acknowledge", "acknowledged_in", "as_lines", "unacknowledged"]

REVISED = "data/revisions.csv"
"""The file that acknowledges moves."""


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
