"""Put later rows beside those that there are: in memory, or into the files of a checkout."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from later_rows import Row, Rows

from glosanalysis.data.check import read_all
from glosanalysis.data.schema import Table
from glosanalysis.data.schemas import LOG, PUBLISHED, QUARTERS, REVISIONS, SOURCES
from glosanalysis.data.tables import Tables

__all__ = ["Texts", "append", "as_rows", "grown", "texts_in", "with_rows"]

Texts = Mapping[str, pd.DataFrame]
BY_NAME: dict[str, Table] = {
    table.name: table for table in (SOURCES, QUARTERS, REVISIONS, LOG, *PUBLISHED.values())
}


def texts_in(data: Path) -> dict[str, pd.DataFrame]:
    """Read every table as text."""
    texts, faults = read_all(data)
    assert faults == []
    return texts


def as_rows(text: pd.DataFrame) -> list[Row]:
    rows: list[Row] = text.to_dict("records")
    return rows


def cells_of(table: str, row: Row) -> list[str]:
    """Give the cells of a row in the order of its table; a column that a paper lacks is empty."""
    return [row.get(name, "") for name in BY_NAME[table].columns]


def with_rows(texts: Texts, rows: Rows) -> dict[str, pd.DataFrame]:
    """Put rows after those of some tables; an observation that is there already stays as it is."""
    together = dict(texts)
    for name, new in rows.items():
        columns = list(BY_NAME[name].columns)
        added = pd.DataFrame([cells_of(name, row) for row in new], columns=columns, dtype="str")
        whole = pd.concat([texts[name], added], ignore_index=True)
        together[name] = whole.drop_duplicates(list(BY_NAME[name].key), ignore_index=True)
    return together


def grown(texts: Texts, rows: Rows) -> Tables:
    """Give the tables with more rows, typed and dated as `load` does it."""
    whole = with_rows(texts, rows)
    sources = SOURCES.typed(whole["sources"])
    return Tables(
        {name: t.dated(t.typed(whole[name]), sources) for name, t in PUBLISHED.items()},
        sources.set_index("source_id"),
        REVISIONS.typed(whole["revisions"]),
        log=LOG.typed(whole["log"]),
        quarters=QUARTERS.typed(whole["quarters"]),
    )


def append(root: Path, rows: Rows) -> None:
    """Write rows at the end of the files of a checkout, each observation once."""
    for name, new in rows.items():
        folder = "data/published" if name in PUBLISHED else "data"
        path, key = root / folder / f"{name}.csv", BY_NAME[name].key
        with path.open(newline="", encoding="utf-8") as file:
            there = {tuple(row[part] for part in key) for row in csv.DictReader(file)}
        cells = [
            cells_of(name, row)
            for row in new
            if tuple(row.get(part, "") for part in key) not in there
        ]
        with path.open("a", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows(cells)
