"""The published tables, typed and dated, and what a quarter may see of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from glosanalysis.data.check import read_all
from glosanalysis.data.tables import PUBLISHED, SOURCES
from glosanalysis.errors import BadData
from glosanalysis.period import Quarter

__all__ = ["Published", "load"]


@dataclass(frozen=True)
class Published:
    """The published tables and the register of their sources.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Each with the columns of its schema, typed, and ``as_at``: the date a row describes.
    sources : DataFrame
        The register, indexed by ``source_id``.
    """

    tables: Mapping[str, pd.DataFrame]
    sources: pd.DataFrame

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
        last_day = pd.Timestamp(quarter.last_day)
        seen = {
            name: frame[frame["as_at"] <= last_day].reset_index(drop=True)
            for name, frame in self.tables.items()
        }
        return Published(seen, self.sources)


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
    return Published(tables, sources.set_index("source_id"))
