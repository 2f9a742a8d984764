"""The published tables, typed and dated, and what a quarter may see of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from glosanalysis.data.check import read_all
from glosanalysis.data.tables import LOG, PUBLISHED, REVISIONS, SOURCES
from glosanalysis.errors import BadData
from glosanalysis.period import Quarter

__all__ = ["Published", "contents", "load"]

Made = TypeVar("Made")


@dataclass(frozen=True)
class Published:
    """The published tables and the register of their sources; nobody changes them.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Each with the columns of its schema, typed, and ``as_at``: the date a row describes.
    sources : DataFrame
        The register, indexed by ``source_id``.
    revisions : DataFrame
        Published figures that have moved since, with the columns of their schema.
    until : Quarter, optional
        The last quarter that they tell of; without it, they are all there are.
    log : DataFrame
        What was decided about the tables, and what was corrected. No report depends on it.
    """

    tables: Mapping[str, pd.DataFrame]
    sources: pd.DataFrame
    revisions: pd.DataFrame
    until: Quarter | None = None
    log: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(LOG.columns)))
    _made: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.tables[name]

    def seen_by(self, quarter: Quarter) -> Published:
        """Keep what the quarter may know: the rows as at its last day or before.

        Parameters
        ----------
        quarter : Quarter

        Returns
        -------
        Published
            New frames; the originals are untouched.
        """
        if self.until is not None and self.until <= quarter:
            return self
        return self.once(quarter, lambda published: published._until(quarter))

    def once(self, name: Any, make: Callable[[Published], Made]) -> Made:
        """Make something of the tables the first time it is asked for, and keep it.

        Parameters
        ----------
        name : hashable
            What it is called among the things made of these tables.
        make : callable
            From the tables to the thing.

        Returns
        -------
        object
            The same one each time.
        """
        if name not in self._made:
            self._made[name] = make(self)
        made: Made = self._made[name]
        return made

    def _until(self, quarter: Quarter) -> Published:
        last_day = pd.Timestamp(quarter.last_day)
        seen = {
            name: frame[frame["as_at"] <= last_day].reset_index(drop=True)
            for name, frame in self.tables.items()
        }
        return Published(seen, self.sources, self.revisions, quarter)


def contents(data: Path) -> str:
    """Give the SHA-256 of the register and of every table: it differs if any byte does."""
    total = hashlib.sha256()
    for path in [*sorted(data.glob("*.csv")), *sorted((data / "published").glob("*"))]:
        if path.is_file():
            total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def load(data: Path) -> Published:
    """Read, validate and type every table.

    Parameters
    ----------
    data : Path
        The folder that holds ``sources.csv`` and ``published/``.

    Returns
    -------
    Published

    Raises
    ------
    BadData
        If there is a fault in any of them; the message has a line for each.
    """
    texts, faults = read_all(data)
    if faults:
        raise BadData("\n".join(map(str, faults)))
    sources = SOURCES.typed(texts[SOURCES.name])
    tables = {
        name: table.dated(table.typed(texts[name]), sources) for name, table in PUBLISHED.items()
    }
    register = sources.set_index("source_id")
    revisions = REVISIONS.typed(texts[REVISIONS.name])
    if LOG.name not in texts:
        return Published(tables, register, revisions)
    return Published(tables, register, revisions, log=LOG.typed(texts[LOG.name]))
