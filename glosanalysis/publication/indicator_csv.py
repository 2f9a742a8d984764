"""The indicator rows of a quarter: the reader's download and the reviewer's record."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path

from glosanalysis.data.tables import Tables
from glosanalysis.indicator_row import COLUMNS
from glosanalysis.quarter import Quarter
from glosanalysis.themes import THEMES

__all__ = ["as_csv", "indicator_records", "indicators_in", "merged", "read_records"]

Record = dict[str, str]

_NEEDED = ("quarter", "theme", "indicator", "value", "as_at", "status")


def indicator_records(tables: Tables, quarter: Quarter) -> list[Record]:
    """Give the indicators of every theme as the quarter knows them, as text.

    Parameters
    ----------
    tables : Tables
        All rows there are, or those that the quarter sees.
    quarter : Quarter

    Returns
    -------
    list of dict
        With the keys `COLUMNS`; themes and indicators in the order of the book.
    """
    seen = tables.known_at(quarter)
    return list(seen.once("records", lambda every: list(_records(every, quarter))))


def _records(seen: Tables, quarter: Quarter) -> Iterator[Record]:
    for theme in THEMES.values():
        for row in theme.known(seen, quarter):
            yield row.record()


def indicators_in(reports: Path, quarter: Quarter) -> Path:
    """Give the file of the rows of a quarter below a folder of reports."""
    return reports / str(quarter) / "indicators.csv"


def read_records(file: Path, needed: Collection[str] = _NEEDED) -> list[Record]:
    """Read the rows of a quarter; none where there is no such file, or it is no record of one.

    Parameters
    ----------
    file : Path
    needed : collection of str
        The columns without which a row is none.

    Returns
    -------
    list of dict
    """
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, ValueError, csv.Error):
        return []
    return [row for row in rows if all(row.get(name) is not None for name in needed)]


def merged(new: list[Record], kept_file: Path, executed: Collection[str]) -> list[Record]:
    """Take the rows of the themes just executed, and keep the others as they were published.

    So that the rows always belong to the reports beside them: where a report failed, its last
    good rows stay.
    """
    kept = read_records(kept_file)
    as_published = {(row["theme"], row["indicator"]): row for row in kept}
    return [
        row if row["theme"] in executed else as_published.get((row["theme"], row["indicator"]), row)
        for row in new
    ]


def as_csv(records: list[Record]) -> bytes:
    """Write rows as CSV: UTF-8, one line feed a line."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return buffer.getvalue().encode()
