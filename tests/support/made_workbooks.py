"""Small files that are not open data: the outturn, the estimates, the appeals, the lists."""

from __future__ import annotations

from collections.abc import Sequence

import made_sheets
from made_open_data import chosen
from made_releases import ENGLAND

from glosanalysis.authority import REGIONS

__all__ = ["appeals", "estimates", "neighbours_2021", "ods", "outturn", "xlsx"]

Rows = list[list[str]]
_CLASS = {"E06": "UA", "E08": "MD", "E09": "LB", "E10": "SC"}
_GROUPS = (
    "Children's social care - Children Looked After",
    "Children's social care - Children Looked After of which residential care",
    "Children's social care - Children Looked After of which fostering services",
)
_KINDS = (
    "Employees (C1)",
    "Running Expenses (C2)",
    "Total Expenditure (C3 = C1 + C2)",
    "Sales, Fees and Charges (C4)",
    "Other Income (C5)",
    "Total Income (C6 = C4 + C5)",
    "Net Current Expenditure (C7 = C3 - C6)",
)
_HEAD = ["E-code", "ONS Code", "Local authority", "Notes", "Class", "Detailed Class", "Certified"]


def outturn(two_rows: bool = True, year: str = "2023-24") -> Rows:
    """Lay out the sheet of RO3; its headings are two rows in some editions, one in others.

    Each authority spends 1,000 and 2,000 on children looked after, a third of it on each line.
    """
    title = f"Worksheet 2: Revenue Outturn (RO) {year}: Social Care and Public Health (RO3) data"
    rows = [[title], ["Data are reported in £ thousand."]]
    if two_rows:
        rows += [["", "", "", "", "", "", "", "RO3-csclkd-empl"], ["", "", "", "", "", "Row_no"]]
        rows.append([*[""] * 7, *(cell for each in _GROUPS for cell in (each, *[""] * 6))])
        rows.append([*_HEAD, *_KINDS * 3])
    else:
        rows.append([*_HEAD, *(f"{group} - {kind}" for group in _GROUPS for kind in _KINDS)])
    rows.append(["E3831", "E07000223", "Adur", "", "SD", "SD", "Y", *["0"] * 21])
    for n, (_, _, name, code) in enumerate(chosen(), 1):
        kind = _CLASS[code[:3]]
        called = f"{name} CC" if kind == "SC" and not two_rows else name.replace(" and ", " & ")
        rows.append([f"E{n:04}", code, called, "", kind, kind, "Y", *_spent(1), *_spent(3) * 2])
    among = len(chosen())
    whole = [str(int(cell) * among) for cell in (*_spent(1), *_spent(3) * 2)]
    rows.append(["Eng", ENGLAND, "ENGLAND", "", "Eng", "Eng", "[Y]", *whole])
    return [*rows, [], [], ["E-code", "ONS Code", "Class Breakdown [o]"], ["[Y]", "E06", "Unitary"]]


def _spent(part: int) -> list[str]:
    each = (3000 // part, 6000 // part, 9000 // part, 0, 0, 0, 9000 // part)
    return [str(cell) for cell in each]


def ods(rows: Sequence[Sequence[str]], sheet: str = "RO3_LA_Data_2023-24") -> bytes:
    """Pack rows as the sheet of an OpenDocument spreadsheet, behind one with notes."""
    return made_sheets.ods({"Notes": [["Note"]], sheet: _typed(rows)})


def _typed(rows: Sequence[Sequence[str]]) -> list[list[object]]:
    """Make numbers of the cells that are ones."""
    return [[int(cell) if cell.isdecimal() else cell for cell in row] for row in rows]


def estimates(year: str = "mid-2022") -> Rows:
    """Lay out the sheet of single years of age: 1,000 people of each up to 25, and 5 of 26."""
    ages = [str(age) for age in range(27)]
    rows = [
        [f"MYE2: Persons by single year of age, {year}"],
        ["This worksheet contains one table."],
    ]
    rows.append(["Code", "Name", "Geography", "All ages", *ages])
    among = len(chosen())
    rows.append([ENGLAND, "ENGLAND", "Country", "", *[str(1000 * among)] * 26, str(5 * among)])
    for code, name in list(REGIONS.items())[:9]:
        rows.append([code, name.upper(), "Region", "", *["2000"] * 26, "10"])
    for _, _, name, code in chosen():
        rows.append([code, name, "Unitary Authority", "", *["1000"] * 26, "5"])
    return [*rows, ["W06000001", "Isle of Anglesey", "Unitary Authority", "", *["9"] * 27]]


def xlsx(rows: Sequence[Sequence[str]], sheet: str = "MYE2 - Persons") -> bytes:
    """Pack rows as the sheet of an Excel workbook."""
    return made_sheets.xlsx({sheet: _typed(rows)})


def appeals() -> Rows:
    """Lay out the appeals of two years: 30 and some of 3,000 decisions, notes glued to labels."""
    labels = ["Appeals registered4", "Total Appealable Decisions1", "SEND Tribunal Appeal Rate2"]
    rows = [
        ["SEND Appeal rate table 1: Appeal rate to the SEND Tribunal1"],
        [""],
        ["Local Authority", "LA code", "2023", "", "", "2024", "", ""],
        ["", "", *labels * 2],
        ["SOUTH WEST"],
    ]
    for _, old, name, _ in chosen():
        rows.append([name, old, "30", "3,000", "1.00%", "60", "3,000", "2.00%"])
    among = len(chosen())
    whole = [f"{count * among:,}" for count in (30, 3000, 60, 3000)]
    rows.append(["England Total4,9", "", *whole[:2], "1.00%", *whole[2:], "2.00%"])
    rows += [[""], ["Sources:", "Appeals - HMCTS"], ["~ Suppressed "]]
    return [[*row, *[""] * (8 - len(row))] for row in rows]


def neighbours_2021(pairs: dict[str, Sequence[str]]) -> str:
    """Lay out the model of 2021: under it a blank row, a heading and authorities that are gone."""
    names = ",".join(f"SN{rank},SNP" for rank in range(1, 11))
    lines = [f"LA num,LA Name,LA number,GOInd,GOReg,{names},"]
    for code, others in pairs.items():
        cells = ",".join(f"{other},Extremely Close" for other in others)
        lines.append(f"{code},Somewhere,{code},7,South West,{cells},")
    blank = "," * 25
    gone = ",".join(["893,Extremely Close"] * 10)
    lines += [blank, ",Old SNs:" + "," * 24, blank]
    lines.append(f"835,Dorset (Pre LG),835,7,South West,{gone},")
    return "\n".join(lines) + "\n"
