"""Read tables, releases and returns from their files: all of them, or none with their faults."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from glosanalysis.data.check import read_all
from glosanalysis.data.plain_tables import contents as contents_of
from glosanalysis.data.release_files import read_releases
from glosanalysis.data.returns import read_returns
from glosanalysis.data.schemas import JUDGEMENTS, LOG, PUBLISHED, QUARTERS, REVISIONS, SOURCES
from glosanalysis.data.tables import Tables
from glosanalysis.errors import BadData

__all__ = ["contents", "load"]


def contents(data: Path) -> str:
    """Give the SHA-256 of the register and of every table: it differs if any byte does."""
    total = hashlib.sha256()
    for path in [*sorted(data.glob("*.csv")), *sorted((data / "published").glob("*"))]:
        if path.is_file():
            total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    for folder in ("releases", "returns"):
        total.update(contents_of(data / folder))
    return total.hexdigest()


def load(data: Path) -> Tables:
    """Read, validate and type every table.

    Parameters
    ----------
    data : Path
        The folder that holds ``sources.csv`` and ``published/``.

    Returns
    -------
    Tables

    Raises
    ------
    BadData
        If there is a fault in any of them; the message has a line for each.
    """
    texts, faults = read_all(data)
    releases, found = read_releases(data / "releases")
    returns, odd = read_returns(data / "returns")
    faults += found + odd
    if faults:
        raise BadData("\n".join(map(str, faults)))
    sources = SOURCES.typed(texts[SOURCES.name])
    frames = {
        name: table.dated(table.typed(texts[name]), sources) for name, table in PUBLISHED.items()
    }
    kept, suppressed = _without_suppressed(frames)
    return Tables(
        kept,
        _with_others(sources.set_index("source_id"), releases.as_sources(), returns.as_sources()),
        REVISIONS.typed(texts[REVISIONS.name]),
        log=LOG.typed(texts.get(LOG.name, pd.DataFrame(columns=list(LOG.columns), dtype="str"))),
        quarters=QUARTERS.typed(texts[QUARTERS.name]),
        judgements=_judgements(texts),
        suppressed=suppressed,
        releases=releases,
        returns=returns,
        absent=frozenset(name for name in PUBLISHED if texts[name].empty),
    )


def _with_others(sources: pd.DataFrame, *others: pd.DataFrame) -> pd.DataFrame:
    """Put releases and returns beside the papers: all are sources that a page cites."""
    lines = [other for other in others if len(other)]
    return pd.concat([sources, *(each.reindex(columns=_shared(sources, each)) for each in lines)])


def _shared(sources: pd.DataFrame, other: pd.DataFrame) -> list[str]:
    return [name for name in sources.columns if name in other]


def _judgements(texts: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    if JUDGEMENTS.name not in texts:
        return {}
    rows = texts[JUDGEMENTS.name]
    return dict(zip(rows["statement"], rows["judgement"], strict=True))


def _without_suppressed(
    frames: Mapping[str, pd.DataFrame],
) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:
    """Part the rows whose number is held back from the others."""
    kept: dict[str, pd.DataFrame] = {}
    suppressed: dict[str, pd.DataFrame] = {}
    for name, frame in frames.items():
        symbols = [column for column in frame.columns if column.endswith("_symbol")]
        held_back = frame[symbols].notna().any(axis=1)
        kept[name] = frame[~held_back].drop(columns=symbols).reset_index(drop=True)
        if held_back.any():
            suppressed[name] = frame[held_back].reset_index(drop=True)
    return kept, suppressed
