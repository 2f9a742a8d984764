"""Faults planted in spreadsheets: each is named at its cell, in the words of `check`."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter
from made_sheets import Formula, Percent, ods, xlsx

from glosanalysis.adding.header import header_row, named
from glosanalysis.adding.incoming import rows_for
from glosanalysis.adding.sheets import grid_of
from glosanalysis.data.schemas import PUBLISHED
from glosanalysis.errors import BadData, WrongUsage
from glosanalysis.spreadsheets.marks import Mark

Row = list[object]

SOURCE = "a-paper"
REGISTER = pd.DataFrame({"source_id": [SOURCE]}, dtype="str")
CITED = (SOURCE, "Table 1")
GOOD: dict[str, Row] = {
    "placements": ["2023-05", "total", 330, *CITED],
    "children_in_care": [date(2023, 5, 31), 812, *CITED],
    "supporting_families": ["2023-24", 789, 35, date(2023, 6, 30), *CITED],
    "early_help_kpi": ["2023-05", 20, Percent(0.161), "", *CITED],
    "workforce": [date(2023, 5, 31), "agency_pct", 30.6, *CITED],
    "comparators": [
        *("workforce", "agency_pct", "England", "2023-05-31", "2023-05-31", 17.5, "%", ""),
        *CITED,
    ],
    "claims": [
        *("a_sum", "placements", "The parts come to the whole", "sum", "1 2", "equals", 3, 0),
        *("", "", "", *CITED),
    ],
}
"""A faultless row of some tables."""


def with_cell(table: str, column: str, cell: object) -> tuple[str, list[Row]]:
    """Give the header and a good row of a table, with another cell in it."""
    header: Row = [*PUBLISHED[table].columns]
    row = [*GOOD[table]]
    row[header.index(column)] = cell
    return table, [header, row]


CELLS: dict[str, tuple[tuple[str, list[Row]], str]] = {
    "text for a number": (
        with_cell("placements", "placements", "24x"),
        "C2, column placements: '24x' is not a whole number",
    ),
    "a fraction": (
        with_cell("placements", "placements", 151.5),
        "C2, column placements: '151.5' is not a whole number",
    ),
    "less than nothing": (
        with_cell("placements", "placements", -1),
        "C2, column placements: '-1' is negative, the least is 0",
    ),
    "a thousands separator": (
        with_cell("placements", "placements", "5,720"),
        "C2, column placements: '5,720' is not a whole number",
    ),
    "a number too long to be one": (
        with_cell("placements", "placements", 1e17),
        "C2, column placements: '100000000000000000' is not a whole number",
    ),
    "true": (
        with_cell("placements", "placements", True),
        "C2, column placements: 'TRUE' is not a whole number",
    ),
    "a time": (
        with_cell("placements", "placements", time(9, 30)),
        "C2, column placements: '09:30:00' is a time, whole number, 0 or more; c or <5 where the "
        "paper holds it back is needed",
    ),
    "a share for a count": (
        with_cell("placements", "placements", Percent(0.161)),
        "C2, column placements: '16.1%' is a percentage, whole number, 0 or more",
    ),
    "a formula that failed": (
        with_cell("placements", "placements", Formula("=1/0", "#DIV/0!")),
        "C2, column placements: holds an error of a formula",
    ),
    "a formula never worked out": (
        with_cell("placements", "placements", Formula("=A1", "")),
        "C2, column placements: holds a formula without its result",
    ),
    "nothing": (
        with_cell("placements", "locator", ""),
        "E2, column locator: empty, a value is needed",
    ),
    "a day by hand": (
        with_cell("children_in_care", "as_at", "31/05/2023"),
        "A2, column as_at: '31/05/2023' is not a date, YYYY-MM-DD",
    ),
    "a day with a time": (
        with_cell("children_in_care", "as_at", datetime(2023, 5, 31, 14)),
        "A2, column as_at: '2023-05-31 14:00:00' has a time of day, date, YYYY-MM-DD is needed",
    ),
    "a day as its number": (
        with_cell("children_in_care", "as_at", 45077),
        "A2, column as_at: '45077' is not a date, YYYY-MM-DD",
    ),
    "a day of long ago": (
        with_cell("children_in_care", "as_at", date(1923, 5, 31)),
        "A2, column as_at: '1923-05-31' is not within the years 1990 to 2100",
    ),
    "a month that is none": (
        with_cell("placements", "month", "2023-13"),
        "A2, column month: '2023-13' is not a month, YYYY-MM",
    ),
    "a year that became a day": (
        with_cell("supporting_families", "financial_year", date(2011, 12, 1)),
        "A2, column financial_year: '2011-12-01' is a date, financial year, as 2022-23 is needed",
    ),
    "a place that became a day": (
        with_cell("placements", "locator", date(2023, 2, 3)),
        "E2, column locator: '2023-02-03' is a date, text is needed: enter it as text",
    ),
    "a place that became a number": (
        with_cell("placements", "locator", 1.1),
        "E2, column locator: '1.1' is a number, text is needed",
    ),
    "a misspelt word": (
        with_cell("placements", "placement_type", "totl"),
        "B2, column placement_type: 'totl' is not one of total, residential, fostering, "
        "supported_living, did you mean total?",
    ),
    "an unknown source": (
        with_cell("placements", "source_id", "a-papre"),
        "D2, column source_id: 'a-papre' is not in data/sources.csv",
    ),
    "a formula as text": (
        with_cell("placements", "locator", "=1+1"),
        "E2, column locator: '=1+1' begins like a formula of a spreadsheet",
    ),
    "a plus at the start": (
        with_cell("placements", "locator", "+44"),
        "E2, column locator: '+44' begins like a formula of a spreadsheet",
    ),
    "a minus at the start": (
        with_cell("placements", "locator", "-x"),
        "E2, column locator: '-x' begins like a formula of a spreadsheet",
    ),
    "an at sign at the start": (
        with_cell("placements", "locator", "@SUM(1)"),
        "E2, column locator: '@SUM(1)' begins like a formula of a spreadsheet",
    ),
    "a formula behind a tab": (
        with_cell("placements", "locator", "\t=1+1"),
        r"E2, column locator: '\t=1+1' has spaces around it",
    ),
    "a formula on a line of its own": (
        with_cell("placements", "locator", "Table 1\n=1+1"),
        r"E2, column locator: 'Table 1\n=1+1' holds an invisible or control character",
    ),
    "a formula whose result is one": (
        with_cell("placements", "locator", Formula("=A9", "=1+1")),
        "E2, column locator: '=1+1' begins like a formula of a spreadsheet",
    ),
    "a script": (
        with_cell("placements", "locator", "<script>alert(1)</script>"),
        "E2, column locator: '<script>alert(1)</script>' holds markup",
    ),
    "text that runs to the left": (
        with_cell("placements", "locator", "a\u202eb"),
        r"E2, column locator: 'a\u202eb' holds an invisible or control character",
    ),
    "a share of 1": (
        with_cell("early_help_kpi", "actual_pct", 0.45),
        "C2, column actual_pct: '0.45' may be a share of 1: show the cell as a percentage if it is "
        "45%, enter it as text if it is 0.45%",
    ),
    "a percentage as text": (
        with_cell("early_help_kpi", "actual_pct", "45%"),
        "C2, column actual_pct: '45%' is not a number",
    ),
    "a decimal comma": (
        with_cell("placements", "placements", "1.234,5"),
        "C2, column placements: '1.234,5' is not a whole number",
    ),
    "a power of ten": (
        with_cell("placements", "placements", "1e3"),
        "C2, column placements: '1e3' is not a whole number",
    ),
    "figures of another script": (
        with_cell("placements", "placements", "\u0663\u0663\u0660"),
        "C2, column placements: '\u0663\u0663\u0660' is not a whole number",
    ),
    "a space at the end": (
        with_cell("placements", "locator", "Table 1 "),
        "E2, column locator: 'Table 1 ' has spaces around it",
    ),
    "markup": (
        with_cell("placements", "locator", "<b>1</b>"),
        "E2, column locator: '<b>1</b>' holds markup",
    ),
    "more than all": (
        with_cell("early_help_kpi", "actual_pct", Percent(1.61)),
        "C2, column actual_pct: '161' is over 100, the most a percentage can be",
    ),
    "more than all of a measure": (
        with_cell("workforce", "value", 161),
        "C2, column value: '161' is over 100, the most a percentage can be",
    ),
    "an end before its beginning": (
        with_cell("comparators", "to_date", date(2023, 5, 30)),
        "E2, column to_date: '2023-05-30' is before the row's from_date",
    ),
    "a claim that cannot be worked out": (
        with_cell("claims", "operands", "1; 2"),
        "E2, column operands: '1; 2' ",
    ),
}


def refused(content: bytes, table: str, place: Path, name: str = "rows.xlsx") -> list[str]:
    path = place / name
    path.write_bytes(content)
    with pytest.raises(BadData) as raised:
        rows_for(PUBLISHED[table], grid_of(path, PUBLISHED[table], None), REGISTER)
    return str(raised.value).splitlines()


def taken(content: bytes, table: str, place: Path, name: str, sheet: str | None = None) -> Row:
    path = place / name
    path.write_bytes(content)
    rows = rows_for(PUBLISHED[table], grid_of(path, PUBLISHED[table], sheet), REGISTER)
    return [*rows.itertuples(index=True, name=None)]


@pytest.mark.parametrize("fault", CELLS)
def test_a_faulty_cell_is_named(fault: str, tmp_path: Path) -> None:
    (table, rows), told = CELLS[fault]
    lines = refused(xlsx({"Sheet1": rows}), table, tmp_path)
    assert len(lines) == 1
    assert lines[0].startswith(f"rows.xlsx, Sheet1!{told}")


@pytest.mark.parametrize("table", GOOD)
def test_the_same_rows_without_the_fault_are_taken(table: str, tmp_path: Path) -> None:
    rows: list[Row] = [[*PUBLISHED[table].columns], GOOD[table]]
    assert len(taken(xlsx({"Sheet1": rows}), table, tmp_path, "rows.xlsx")) == 1


PLACEMENTS: Row = [*PUBLISHED["placements"].columns]
FIRST: Row = GOOD["placements"]
OTHER: Row = ["2023-05", "residential", 40, *CITED]
HEADERS: dict[str, tuple[Sequence[Row], list[str]]] = {
    "misspelt": (
        [["Month", "Placement type", "Placemets", "Source", "Locator"], FIRST],
        [
            ", row 1, column placements: the column is missing",
            ", row 1, column source_id: the column is missing",
            "!C1, column Placemets: 'Placemets' is not a column of this table, "
            "did you mean placements?",
            "!D1, column Source: 'Source' is not a column of this table",
            ": the columns of placements are month, placement_type, placements, source_id, locator",
        ],
    ),
    "one more": (
        [[*PLACEMENTS, "Notes"], [*FIRST, "x"]],
        ["!F1, column Notes: 'Notes' is not a column of this table"],
    ),
    "twice": (
        [[*PLACEMENTS, "MONTH"], [*FIRST, "2023-05"]],
        ["!A1, column month: the column is there twice"],
    ),
    "cells without a heading": (
        [PLACEMENTS, [*FIRST, "see paper"]],
        ["!F1: no heading stands over the cells below it, the first of which is 'see paper'"],
    ),
    "none": ([FIRST, OTHER], [", row 1, column month: the column is missing"]),
    "and no row": ([PLACEMENTS, ["", "", ""]], [": has a header and no rows"]),
}


@pytest.mark.parametrize("fault", HEADERS)
def test_a_faulty_header_is_named(fault: str, tmp_path: Path) -> None:
    rows, told = HEADERS[fault]
    lines = refused(xlsx({"Sheet1": rows}), "placements", tmp_path)
    for line in told:
        assert any(each.startswith(f"rows.xlsx, Sheet1{line}") for each in lines), lines


def test_a_repeated_row_is_named_at_its_place(tmp_path: Path) -> None:
    (line,) = refused(xlsx({"Sheet1": [PLACEMENTS, FIRST, [], FIRST]}), "placements", tmp_path)
    assert line == (
        "rows.xlsx, Sheet1!A4, column month: repeats an observation: month 2023-05, "
        "placement_type total is there already"
    )


def test_a_cell_that_a_merged_one_covers_is_named(tmp_path: Path) -> None:
    def merged(_: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet) -> None:
        sheet.merge_range("A2:A3", "2023-05")

    content = xlsx({"Sheet1": [PLACEMENTS, FIRST, OTHER]}, change=merged)
    (line,) = refused(content, "placements", tmp_path)
    assert line.startswith("rows.xlsx, Sheet1!A3, column month: is merged with another cell")


def test_faults_of_an_ods_are_named_too(tmp_path: Path) -> None:
    rows = [
        PLACEMENTS,
        ["2023-05", "total", Formula("=1/0", "#DIV/0!"), *CITED],
        [None, "residential", Percent(0.4), SOURCE, "-"],
    ]
    assert refused(ods({"Sheet1": rows}), "placements", tmp_path, "rows.ods") == [
        "rows.ods, Sheet1!C2, column placements: holds an error of a formula",
        "rows.ods, Sheet1!E3, column locator: '-' begins like a formula of a spreadsheet",
        "rows.ods, Sheet1!A3, column month: is merged with another cell, each row needs a value "
        "of its own",
        "rows.ods, Sheet1!C3, column placements: '40%' is a percentage, whole number, 0 or more; "
        "c or <5 where the paper holds it back is needed",
    ]


def test_a_merged_header_is_named(tmp_path: Path) -> None:
    def merged(_: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet) -> None:
        sheet.merge_range("A1:B1", "month")

    header = ["month", "", *PLACEMENTS[2:]]
    lines = refused(xlsx({"Sheet1": [header, FIRST]}, change=merged), "placements", tmp_path)
    assert "rows.xlsx, Sheet1, row 1, column placement_type: the column is missing" in lines


def test_less_than_one_percent_is_taken_as_text_and_as_a_percentage(tmp_path: Path) -> None:
    for cell in ("0.45", Percent(0.0045)):
        table, rows = with_cell("early_help_kpi", "actual_pct", cell)
        (row,) = taken(xlsx({"Sheet1": rows}), table, tmp_path, "rows.xlsx")
        assert "0.45" in row


def packed_anew(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Change a part of a workbook."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            held = old.read(each)
            new.writestr(each, change(held) if each == name else held)
    return buffer.getvalue()


SHEET, END = "xl/worksheets/sheet1.xml", b"</sheetData>"
BOMBS: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "a cell in the last row and column": (
        SHEET,
        lambda xml: xml.replace(
            END, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + END
        ),
        "has a sheet with cells as far as XFD1048576: delete the rows and columns beyond",
    ),
    "much that packs well": (
        SHEET,
        lambda xml: xml.replace(END, b" " * 301_000_000 + END),
        "unpacks to more than 300 MB",
    ),
    "entities of entities": (
        "xl/sharedStrings.xml",
        lambda xml: xml.replace(
            b"<sst", b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><sst', 1
        ).replace(b"Table 1", b"&d;"),
        "cannot be unpacked",
    ),
    "no sheets": ("xl/workbook.xml", lambda _: b"<workbook/>", "no sheet that is shown has"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_workbook_that_would_fill_the_memory_is_refused(bomb: str, tmp_path: Path) -> None:
    name, change, told = BOMBS[bomb]
    content = packed_anew(xlsx({"Sheet1": [PLACEMENTS, FIRST]}), name, change)
    (line,) = refused(content, "placements", tmp_path)
    assert line.startswith(f"rows.xlsx: {told}")


HEADER = "month,placement_type,placements,source_id,locator"
FILES: dict[str, tuple[bytes, str]] = {
    "a comma too many": (
        f"{HEADER}\n2023-05,total,330,{SOURCE},Table 1, row 2\n".encode(),
        "rows.csv, line 2: 6 cells, 5 are needed",
    ),
    "semicolons": (
        HEADER.replace(",", ";").encode(),
        "rows.csv, line 1: columns are separated by semicolons, commas are needed",
    ),
    "not UTF-8": (
        f"{HEADER}\n2023-05,total,330,{SOURCE},Caf\u00e9\n".encode("cp1252"),
        "rows.csv, line 2: byte 0xe9 is not UTF-8",
    ),
    "a quotation mark that never ends": (
        f'{HEADER}\n2023-05,total,330,{SOURCE},"Table 1\n'.encode(),
        "rows.csv, line 2: not readable as CSV",
    ),
    "a bad cell": (
        f"{HEADER}\r\n\r\n2023-05,total,24x,{SOURCE},Table 1\r\n".encode(),
        "rows.csv, line 3, column placements: '24x' is not a whole number",
    ),
    "nothing": (b" ", "rows.csv: the file is empty"),
    "an old workbook": (b"\xd0\xcf\x11\xe0rest", "rows.csv: is an old XLS or has a password"),
    "a workbook cut short": (
        xlsx({"Sheet1": [PLACEMENTS]})[:2000],
        "rows.csv: cannot be unpacked, it may be cut short",
    ),
}


@pytest.mark.parametrize("fault", FILES)
def test_a_faulty_file_is_named(fault: str, tmp_path: Path) -> None:
    content, told = FILES[fault]
    assert refused(content, "placements", tmp_path, "rows.csv")[0].startswith(told)


def test_more_than_twenty_faults_are_counted(tmp_path: Path) -> None:
    rows = [[f"2023-{n:02}", "total", "x", *CITED] for n in range(13, 43)]
    lines = refused(xlsx({"Sheet1": [PLACEMENTS, *rows]}), "placements", tmp_path)
    assert len(lines) == 21
    assert lines[-1] == "rows.xlsx: 40 more faults in this file"


def as_people_write(name: str) -> str:
    """Write the name of a column as a heading: "budget_k" is "Budget (£ thousand)"."""
    units = {"_pct": " (%)", "_k": " (£ thousand)"}
    unit = next((unit for unit in units if name.endswith(unit)), "")
    words = name.removesuffix(unit).replace("_", " ")
    return f"{words.capitalize()}{units.get(unit, '')}"


def test_headings_are_known_however_they_are_written() -> None:
    for table in PUBLISHED.values():
        columns = [*table.columns]
        for written in (columns, [as_people_write(each) for each in columns]):
            assert named(written, columns) == columns
            assert named([f" {each.upper()} " for each in written], columns) == columns
        assert header_row([["A title"], [], columns], table.columns) == 2


@pytest.mark.parametrize(("make", "name"), [(xlsx, "rows.xlsx"), (ods, "rows.ods")])
def test_cells_of_each_kind_are_taken(
    make: Callable[..., bytes], name: str, tmp_path: Path
) -> None:
    rows: list[Row] = [
        ["Re-referrals of the quarter"],
        [],
        ["Month", "Target (%)", "Actual %", "WORDING", "Source ID", "Locator"],
        [date(2023, 5, 31), 20, Percent(0.161), "", *CITED],
        [],
        ["2023-06", "20", 1.1 + 2.2, "", *CITED],
        ["2023-07", 20.0, "c", "", SOURCE, 7],
    ]
    content = make({"Notes": [["Made in July"]], "Rows": rows, "Old": rows}, hidden=["Old"])
    assert taken(content, "early_help_kpi", tmp_path, name) == [
        (4, "2023-05", "20", "16.1", "", *CITED),
        (6, "2023-06", "20", "3.3", "", *CITED),
        (7, "2023-07", "20", "c", "", SOURCE, "7"),
    ]


def test_a_workbook_whose_cells_do_not_say_where_they_are_is_read(tmp_path: Path) -> None:
    rows: list[Row] = [[*PUBLISHED["early_help_kpi"].columns], GOOD["early_help_kpi"]]
    made, buffer = io.BytesIO(xlsx({"Sheet1": rows})), io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb'<c r="[A-Z]+[0-9]+"', b"<c", old.read(name)))
    path = tmp_path / "rows.xlsx"
    path.write_bytes(buffer.getvalue())
    grid = grid_of(path, PUBLISHED["early_help_kpi"], None)
    assert grid.marks == {(1, 2): Mark.PERCENT}


def test_columns_of_csv_may_stand_in_another_order(tmp_path: Path) -> None:
    text = f"\ufeffLocator,Source id,Placements,Placement type,Month\r\nT,{SOURCE},3,total,2023-05"
    assert taken(text.encode(), "placements", tmp_path, "rows.csv") == [
        (2, "2023-05", "total", "3", SOURCE, "T")
    ]


def test_a_sheet_is_chosen_or_asked_for(tmp_path: Path) -> None:
    sheets = {"April": [PLACEMENTS, FIRST], "May": [PLACEMENTS, OTHER], "Notes": [["x"]]}
    with pytest.raises(WrongUsage, match="April, May have the header of placements: say which"):
        taken(xlsx(sheets), "placements", tmp_path, "rows.xlsx")
    ((_, _, kind, *_),) = taken(xlsx(sheets), "placements", tmp_path, "rows.xlsx", "May")
    assert kind == "residential"
    with pytest.raises(BadData, match="no sheet is called Mai, did you mean May"):
        taken(xlsx(sheets), "placements", tmp_path, "rows.xlsx", "Mai")
    with pytest.raises(WrongUsage, match="is CSV and has no sheets"):
        taken(HEADER.encode(), "placements", tmp_path, "rows.csv", "May")


def test_a_hidden_sheet_is_taken_only_by_its_name(tmp_path: Path) -> None:
    content = xlsx({"Notes": [["x"]], "More": [["y"]], "Old": [PLACEMENTS, FIRST]}, hidden=["Old"])
    with pytest.raises(BadData, match="the hidden Old has it: --sheet 'Old' takes it"):
        taken(content, "placements", tmp_path, "rows.xlsx")
    assert len(taken(content, "placements", tmp_path, "rows.xlsx", "Old")) == 1
