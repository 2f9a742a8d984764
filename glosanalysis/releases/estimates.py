"""The workbook of mid-year population estimates by single year of age, as open data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosanalysis.data.read import Fault
from glosanalysis.errors import BadData
from glosanalysis.releases.files import File
from glosanalysis.releases.laid_out import AUTHORITY, ENGLAND, LaidOut, laid_out, place_of
from glosanalysis.spreadsheets.reading import Workbook

__all__ = ["SHEET", "population"]

SHEET = "MYE2 - Persons"
_AGES = tuple(str(age) for age in range(26))


def population(file: File) -> LaidOut:
    """Add up the people aged 0 to 25 of England, its regions and its authorities.

    Raises
    ------
    BadData
        If the sheet, an age, the year or a number is not where it should be.
    """
    rows = Workbook(file.name, file.content).sheet(SHEET).texts
    where = f"{file.name}, sheet {SHEET}"
    heads = [place for place, row in enumerate(rows) if row[0] == "Code"]
    if not heads:
        raise BadData(f"{where}: no row begins with Code, that of the headings")
    year = re.search(r"mid-(\d{4})", rows[0][0])
    if year is None:
        raise BadData(f"{where}, line 1: the title names no year, as mid-2022")
    ages = {label: at for at, label in enumerate(rows[heads[0]]) if label in _AGES}
    if missing := [age for age in _AGES if age not in ages]:
        raise BadData(f"{where}: no column is headed {missing[0]}, an age")
    table = list(enumerate(rows[heads[0] + 1 :], heads[0] + 2))
    faults = [fault for line, row in table for fault in _faults(row, ages, line, file.name)]
    if faults:
        raise BadData("\n".join(map(str, faults)))
    made: list[dict[str, object]] = [
        {"line": line, **place_of(row[0], row[1]), "aged_0_to_25": _sum(row, ages)}
        for line, row in table
        if _is_ours(row[0])
    ]
    return LaidOut("population_0_25", laid_out(made, year[1], "Reporting year", file.name))


def _is_ours(code: str) -> bool:
    return code == ENGLAND or code.startswith((*AUTHORITY, "E12"))


def _sum(row: list[str], ages: dict[str, int]) -> str:
    return str(sum(int(row[at]) for at in ages.values()))


def _faults(row: list[str], ages: dict[str, int], line: int, name: str) -> Iterator[Fault]:
    code, area = row[:2]
    if area and not re.fullmatch(r"[A-Z]\d{8}", code):
        yield Fault(name, line, "Code", f"'{code}' is not a code, as {area} needs")
    for age, at in ages.items() if _is_ours(code) else ():
        if not row[at].isdecimal():
            what = f"'{row[at]}' is not a number of people" if row[at] else "empty"
            yield Fault(name, line, age, what)
