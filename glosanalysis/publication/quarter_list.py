"""The list of published quarters grows by a run, and what a new paper tells of older ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pandas as pd

from glosanalysis.catalogue import listed_quarters, published_quarters
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.fingerprint import sha256
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import counted, day, listed
from glosanalysis.publication.canonical_csv import seen_tables
from glosanalysis.publication.provenance import provenance_in, read_provenance
from glosanalysis.quarter import Quarter

__all__ = ["Untold", "list_quarter", "not_told_yet", "out_of_date", "told_anew"]


def list_quarter(project: Project, quarter: Quarter, known_by: date) -> bool:
    """Put a quarter into ``data/quarters.csv``, in order, where it is not there yet.

    Parameters
    ----------
    project : Project
    quarter : Quarter
    known_by : date
        The day up to which its reports know.

    Returns
    -------
    bool
        Whether a line was added.
    """
    if quarter in listed_quarters(project):
        return False
    path = project.data / "quarters.csv"
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    lines = sorted([*filter(None, lines), f"{quarter},{known_by.isoformat()}"])
    content = "\n".join([header, *lines]) + "\n"
    return write_whole(path, content.encode(), project.work / "tmp")


@dataclass(frozen=True)
class Untold:
    """Rows that describe a published quarter, of papers that came after what it knows.

    Parameters
    ----------
    quarter : Quarter
    known_by : date
    rows : int
    tables : tuple of str
    """

    quarter: Quarter
    known_by: date
    rows: int
    tables: tuple[str, ...]

    def __str__(self) -> str:
        rows = counted(self.rows, "row", "rows")
        return (
            f"{self.quarter} would know more: {rows} of {listed(list(self.tables))} from papers "
            f"after {day(self.known_by)}; to publish it again with them, move its known_by in "
            "data/quarters.csv"
        )


def not_told_yet(tables: Tables, quarters: Iterable[Quarter]) -> list[Untold]:
    """List the other published quarters that the papers new in some quarters tell of.

    Parameters
    ----------
    tables : Tables
        All rows there are.
    quarters : iterable of Quarter
        Those just run. What is new in one was published after what the quarter before knows.

    Returns
    -------
    list of Untold
        Oldest first.
    """
    ran = set(quarters)
    new = {name: pd.concat(frames) for name, frames in _new_rows(tables, ran).items()}
    found = []
    for other in sorted({*map(Quarter.parse, tables.quarters["quarter"])} - ran):
        known_by, last_day = tables.known_by(other), pd.Timestamp(other.last_day)
        counts = {
            name: len(
                rows[(rows["known_on"] > pd.Timestamp(known_by)) & (rows["as_at"] <= last_day)]
            )
            for name, rows in new.items()
        }
        frames = tuple(name for name, count in counts.items() if count)
        if frames:
            found.append(Untold(other, known_by, sum(counts.values()), frames))
    return found


def _new_rows(tables: Tables, quarters: set[Quarter]) -> dict[str, list[pd.DataFrame]]:
    """Give the rows that each quarter sees of papers that the quarter before it did not know."""
    found: dict[str, list[pd.DataFrame]] = {}
    for quarter in quarters:
        before = tables.quarter_before(quarter)
        if before is not None:
            since = pd.Timestamp(tables.known_by(before))
            for name, frame in tables.known_at(quarter).frames.items():
                found.setdefault(name, []).append(frame[frame["known_on"] > since])
    return found


def told_anew(project: Project, added: Iterable[Quarter]) -> list[tuple[Quarter, Quarter]]:
    """List the published quarters that are told against another one than they were made with.

    Parameters
    ----------
    project : Project
    added : iterable of Quarter
        Those that were published just now.

    Returns
    -------
    list of tuple of Quarter
        The quarter, and the one that has come between it and the one before. What is new in it, and
        so what is assessed, is not the same any more.
    """
    new, every = set(added), published_quarters(project)
    return [
        (after, before) for before, after in pairwise(every) if before in new and after not in new
    ]


def out_of_date(project: Project, tables: Tables, quarters: Iterable[Quarter]) -> list[Quarter]:
    """List the other published quarters that see other rows now than they were made from."""
    others = sorted(set(published_quarters(project)) - set(quarters))
    return [quarter for quarter in others if _sees_other_rows(project, tables, quarter)]


def _sees_other_rows(project: Project, tables: Tables, quarter: Quarter) -> bool:
    was = read_provenance(provenance_in(project.reports, quarter)).get("tables", {})
    frames = seen_tables(tables, quarter)
    return {name: sha256(content) for name, (_, content) in frames.items()} != {
        name: table.get("sha256") for name, table in was.items() if isinstance(table, dict)
    }
