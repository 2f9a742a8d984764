"""The table of appeals to the SEND Tribunal, as open data."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from glosanalysis.errors import BadData
from glosanalysis.releases.files import File, text_of
from glosanalysis.releases.laid_out import LaidOut, laid_out

__all__ = ["MARK", "appeals"]

MARK = b"SEND Tribunal Appeal Rate"
"""Stands over columns of this table and of no other."""
_LABELS = {
    "appeals": "Appeals registered",
    "decisions": "Total Appealable Decisions",
    "rate": "SEND Tribunal Appeal Rate",
}
_BY_NAME = {
    ("Northamptonshire", "892"): "928",
    ("Nottingham", "891"): "892",
    ("Nottinghamshire", "928"): "891",
    ("Central Bedfordshire", "873"): "823",
    ("Cambridgeshire", "823"): "873",
}
"""Rows of the release of June 2025 that have another authority's code, and their own. The decisions
of each year, beside the plans of January, are those of the name."""
_BY_CODE = {("Central Bedfordshire", "2024"), ("Cambridgeshire", "2024")}
"""But for these: 8,246 decisions are no fewer than Cambridgeshire's 7,318 plans, 4,410 are."""
_LEFT_OUT = ("Bournemouth", "Poole", "England total excluding suppressed")
"""Rows without a code: two authorities of before 2019, and a total of another kind."""


def appeals(file: File) -> LaidOut:
    """Take each year of each authority, and of England.

    Raises
    ------
    BadData
        If the headings are not where they should be.
    """
    rows = text_of(file, header=False)
    above = rows.iloc[:-1].to_numpy()
    head = next((place for place, row in enumerate(above) if "LA code" in row), None)
    if head is None:
        raise BadData(f"{file.name}: no row is headed LA code")
    columns = _columns(rows, head, file.name)
    made: list[dict[str, object]] = []
    notes = []
    for line, name, code, row in _places(rows.iloc[head + 2 :]):
        own = _BY_NAME.get((name, code), code)
        if own != code:
            but = ", but for 2024" if (name, "2024") in _BY_CODE else ""
            notes.append(f"{name} has the code {code} of another, and is taken by its name{but}")
        for year, named in columns.items():
            place = _place(name, own)
            if own != code and (name, year) in _BY_CODE:
                place = _place("", code)
            cells = {each: _plain(str(row.iloc[at])) for each, at in named.items()}
            made.append({"line": line, "time_period": year, **place, **cells})
    return LaidOut("ehc_appeals", laid_out(made, "", "Calendar year", file.name), tuple(notes))


def _columns(rows: pd.DataFrame, head: int, name: str) -> dict[str, dict[str, int]]:
    """Find the columns of each year: digits of footnotes are glued to their labels."""
    # Each year stands over the first of its columns.
    years = rows.iloc[head].where(rows.iloc[head].str.fullmatch(r"\d{4}")).ffill()
    labels = list(rows.iloc[head + 1])
    found: dict[str, dict[str, int]] = {}
    for year in years.dropna().unique():
        for each, label in _LABELS.items():
            at = [n for n, of in enumerate(years) if of == year and labels[n].startswith(label)]
            if not at:
                where = f"{name}, line {rows.index[head + 1]}"
                raise BadData(f"{where}: no column of {year} is headed {label}")
            found.setdefault(str(year), {})[each] = at[0]
    return found


def _places(rows: pd.DataFrame) -> Iterator[tuple[int, str, str, pd.Series]]:
    """Give the rows of authorities and of England, up to the blank one above the notes."""
    for line, row in rows.iterrows():
        name, code = row.iloc[0].strip(), row.iloc[1].strip()
        bare = re.sub(r"\d(,\d)*$", "", name)
        if not any(cell.strip() for cell in row):
            return
        is_heading = not any(cell.strip() for cell in row.iloc[1:])
        if not is_heading and not (code == "" and bare in _LEFT_OUT):
            yield int(str(line)), bare, code, row


def _place(name: str, code: str) -> dict[str, str]:
    if name == "England Total":
        return {"geographic_level": "National"}
    return {"geographic_level": "Local authority", "old_la_code": code, "la_name": name}


def _plain(cell: str) -> str:
    """Take out separators of thousands and per cent signs; a dash is none, and its rate 0.00%.

    A cell is empty in the years in which the authority was not there.
    """
    bare = cell.strip().replace(",", "").removesuffix("%")
    # "~ Suppressed" stands under this table; in others of that time it is "rounds to 0".
    return {"-": "0", "–": "0", "": "x", "~": "c"}.get(bare, bare)
