"""Write made-up records: a file a table, headings as the standard has them, and what they are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from glosanalysis.cases.standard import TABLES
from glosanalysis.cases.synthesise.days import Window

__all__ = ["MARKER", "as_text", "laid_out", "marked", "write_csv"]

MARKER = "MADE-UP-RECORDS.txt"
"""The file that says what the others are."""

_SEN2_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


_SAID = """\
THESE RECORDS ARE MADE UP

No child, young person, worker, school or home in these files exists. They were drawn by chance
with `glosanalysis synthesise`, from figures that the Department for Education has published of
England and one county. They serve to try the software out and to test it. Nothing about
anyone can be learned from them, and no figure from them is to be published as one of a council.

Children: {children}
Years: {years}, to {ends}
Seed: {seed}
Part of the rows with planted faults: {faults:g}
"""


def marked(*, children: int, window: Window, seed: int, faults: float) -> str:
    """Say that records are made up, and with what they can be made again."""
    ends = window.ends.isoformat()
    return _SAID.format(children=children, years=window.years, ends=ends, seed=seed, faults=faults)


def laid_out(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Give a table all the columns of the standard, in its order; those not filled are empty.

    Raises
    ------
    KeyError
        If the standard has no such table or column.
    """
    names = TABLES[name].names
    unknown = set(table.columns) - set(names)
    if unknown:
        raise KeyError(f"the standard's {name} has no column {', '.join(sorted(unknown))}")
    return table.reindex(columns=list(names))


def as_text(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Write every cell as text: dates as the standard's exports do, nothing as an empty text."""
    written = {column: _texts(name, table[column]) for column in table.columns}
    return pd.DataFrame(written, columns=table.columns, dtype=object)


def _texts(name: str, column: pd.Series) -> np.ndarray:
    if not pd.api.types.is_datetime64_any_dtype(column):
        texts = column.astype(object).where(column.notna(), "").astype(str)
        return np.array(texts, dtype=object)
    days, place = np.unique(column.to_numpy().astype("datetime64[D]"), return_inverse=True)
    texts = [_day(name, day) for day in np.datetime_as_string(days)]
    return np.array(texts, dtype=object)[place]


def _day(name: str, iso: str) -> str:
    """Write a day as a table's export has it.

    Examples
    --------
    >>> _day("requests", "2024-09-28"), _day("workers", "2024-09-28"), _day("ssd_person", "NaT")
    ('2024-Sep-28 00:00:00', '28/09/2024', '')
    """
    if iso == "NaT":
        return ""
    year, month, day = iso.split("-")
    if name.startswith("ssd_"):
        return iso
    if TABLES[name].standard.startswith("SEN2"):
        return f"{year}-{_SEN2_MONTHS[int(month) - 1]}-{day} 00:00:00"
    return f"{day}/{month}/{year}"


def write_csv(folder: Path, tables: Mapping[str, pd.DataFrame], *, said: str) -> None:
    """Write tables of text as CSV, and the file that says that they are made up."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_bytes(said.encode())
    for name, table in tables.items():
        table.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n", encoding="utf-8")
