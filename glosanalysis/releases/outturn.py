"""The workbook of revenue outturn RO3, as open data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosanalysis.data.read import Fault
from glosanalysis.errors import BadData
from glosanalysis.releases.files import File
from glosanalysis.releases.laid_out import AUTHORITY, ENGLAND, LaidOut, laid_out, place_of
from glosanalysis.spreadsheets.reading import Workbook

__all__ = ["SHEET", "spending"]

SHEET = "RO3_LA_Data"
_LINES = {
    "looked_after": ("Children Looked After", r"Children Looked After(?! of which)"),
    "residential": ("residential care", r"Children Looked After.*of which residential"),
    "fostering": ("fostering services", r"Children Looked After.*of which fostering"),
}
_KINDS = {
    "employees": ("Employees", "(C1)"),
    "running": ("Running Expenses", "(C2)"),
    "expenditure": ("Total Expenditure", "(C3 ="),
}
_LINES_IN = 40
"""The lines on children looked after stand in the first cells of a row of five hundred."""
_CLASSES = ("SC", "UA", "MD", "LB")
"""Shire counties, unitary authorities, metropolitan districts and London boroughs."""


def spending(file: File) -> LaidOut:
    """Take the lines on children looked after from the workbook, a row an authority.

    Raises
    ------
    BadData
        If the sheet, a column, the year or an authority's code is not where it should be.
    """
    sheet = Workbook(file.name, file.content).sheet_beginning(SHEET)
    rows = [row[:_LINES_IN] for row in sheet.texts]
    where = f"{file.name}, sheet {SHEET}"
    heads = [place for place, row in enumerate(rows) if row[0] == "E-code"]
    year = re.search(r"(\d{4})-(\d{2})", " ".join(rows[0])) if rows else None
    if not heads:
        raise BadData(f"{where}: no row begins with E-code, that of the headings")
    if year is None:
        raise BadData(f"{where}, line 1: the title names no year, as 2022-23")
    places = _places(rows[heads[0]], rows[heads[0] - 1], where)
    # Under it stand sums by class, under headings of their own.
    end = heads[1] if len(heads) > 1 else len(rows)
    table = list(enumerate(rows[heads[0] + 1 : end], heads[0] + 2))
    faults = list(_codes(table, file.name))
    if faults:
        raise BadData("\n".join(map(str, faults)))
    ours = [each for each in table if _is_ours(each[1][1])]
    made: list[dict[str, object]] = [
        {"line": line, **place_of(row[1], row[2])} | {name: row[at] for name, at in places.items()}
        for line, row in ours
    ]
    frame = laid_out(made, year[1] + year[2], "Financial year", file.name)
    return LaidOut(
        "spending", frame, tuple(_not_certified([row for _, row in ours], rows[heads[0]]))
    )


def _is_ours(code: str) -> bool:
    return code == ENGLAND or code.startswith(AUTHORITY)


def _codes(table: list[tuple[int, list[str]]], name: str) -> Iterator[Fault]:
    for line, row in table:
        code, class_ = row[1], row[4]
        # A park authority has its E-code in the place of the other.
        known = re.fullmatch(r"E\d{8}", code) or code == row[0]
        if not known or (class_ in _CLASSES) != code.startswith(AUTHORITY):
            what = f"'{code}' is not the code of an authority, as {row[2]} of class {class_} needs"
            yield Fault(name, line, "ONS Code", what)


def _places(head: list[str], above: list[str], where: str) -> dict[str, int]:
    """Find the columns by their labels: two rows of them in some editions, one in others."""
    group, labels = "", []
    for own, over in zip(head, above, strict=True):
        group = over or group
        labels.append(own if "Children" in own else f"{group} {own}")
    found = {}
    for line, (called, wanted) in _LINES.items():
        for kind, (headed, mark) in _KINDS.items():
            at = [n for n, label in enumerate(labels) if re.search(wanted, label) and mark in label]
            if not at:
                raise BadData(f"{where}: no column is headed {called}, {headed}")
            found[f"{line}_{kind}"] = at[-1]
    return found


def _not_certified(rows: list[list[str]], head: list[str]) -> Iterator[str]:
    """Count the returns that nobody has certified yet: they are used, and may change."""
    column = next((at for at, label in enumerate(head) if label.startswith("Certifi")), None)
    if column is not None and (count := sum(row[column] == "N" for row in rows)):
        yield f"the returns of {count} of {len(rows) - 1} authorities were not certified"
