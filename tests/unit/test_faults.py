"""Each thing that can be wrong with a table is told by file, line and column, in one go."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from glosanalysis.data.check import read_all
from glosanalysis.data.loading import load
from glosanalysis.data.schemas import PUBLISHED
from glosanalysis.errors import BadData
from glosanalysis.quarter import Quarter

Edit = Callable[[str], str]


def replaced(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


FIRST = "2011-04,total,151,"
THEMES = ", ".join(PUBLISHED["comparators"].columns["theme"].kind.words)
FAULTS: dict[str, tuple[str, Edit, str]] = {
    "missing column": (
        "placements",
        replaced("month,placement_type,placements", "month,placement_type"),
        "line 1, column placements: the column is missing",
    ),
    "extra column": (
        "ehc_plans",
        replaced("as_at,plans", "as_at,notes,plans"),
        "line 1, column notes: 'notes' is not a column of this table",
    ),
    "misspelt column": (
        "placements",
        replaced("placements,source_id", "placemets,source_id"),
        "line 1, column placemets: 'placemets' is not a column of this table, "
        "did you mean placements?",
    ),
    "column twice": (
        "ehc_plans",
        replaced("as_at,plans", "as_at,as_at"),
        "line 1, column as_at: the column is there twice",
    ),
    "empty required cell": (
        "placements",
        replaced(FIRST, "2011-04,total,,"),
        "line 2, column placements: empty, a value is needed",
    ),
    "text in a number column": (
        "placements",
        replaced(FIRST, "2011-04,total,24x,"),
        "line 2, column placements: '24x' is not a whole number",
    ),
    "thousands separator": (
        "ehc_plans",
        replaced("3290", '"3,290"'),
        "line 2, column plans: '3,290' is not a whole number",
    ),
    "a number with a fraction where none can be": (
        "placements",
        replaced(FIRST, "2011-04,total,151.5,"),
        "line 2, column placements: '151.5' is not a whole number",
    ),
    "not a number at all": (
        "ehc_rates",
        replaced("27.6", "nan"),
        "line 2, column plans_per_1000: 'nan' is not a number",
    ),
    "impossible date": (
        "ehc_plans",
        replaced("2018-01-31", "2018-01-32"),
        "line 2, column as_at: '2018-01-32' is not a date, YYYY-MM-DD",
    ),
    "date as it is written by hand": (
        "ehc_plans",
        replaced("2018-01-31", "31/01/2018"),
        "line 2, column as_at: '31/01/2018' is not a date, YYYY-MM-DD",
    ),
    "impossible month": (
        "placements",
        replaced("2011-04,", "2011-13,"),
        "line 2, column month: '2011-13' is not a month, YYYY-MM",
    ),
    "negative count": (
        "placements",
        replaced(FIRST, "2011-04,total,-1,"),
        "line 2, column placements: '-1' is negative, the least is 0",
    ),
    "percentage over 100": (
        "early_help_kpi",
        replaced("2022-03,20,5.9", "2022-03,20,590"),
        "line 2, column actual_pct: '590' is over 100, the most a percentage can be",
    ),
    "percentage over 100 in a table of several measures": (
        "workforce",
        replaced("2018-11-21,agency_pct,40", "2018-11-21,agency_pct,400"),
        "line 4, column value: '400' is over 100, the most a percentage can be",
    ),
    "duplicate observation": (
        "placements",
        replaced("2011-05,total", "2011-04,total"),
        "line 5, column month: repeats an observation: month 2011-04, placement_type total "
        "is there already",
    ),
    "unknown source": (
        "ehc_plans",
        replaced("cfosc-2023-03-send", "cfosc-2023-03-sent"),
        "line 2, column source_id: 'cfosc-2023-03-sent' is not in data/sources.csv",
    ),
    "unknown category": (
        "placements",
        replaced("2011-04,total", "2011-04,kinship"),
        "line 2, column placement_type: 'kinship' is not one of total, residential, fostering, "
        "supported_living",
    ),
    "a category with a stray space": (
        "placements",
        replaced("2011-04,total", "2011-04,total "),
        "line 2, column placement_type: 'total ' is not one of",
    ),
    "spaces around text": (
        "training",
        replaced("RPC,18", "RPC ,18"),
        "line 3, column course: 'RPC ' has spaces around it",
    ),
    "an invisible character": (
        "training",
        replaced("RPC,18", "RP\u200bC,18"),
        r"line 3, column course: 'RP\u200bC' holds an invisible or control character",
    ),
    "years that do not follow each other": (
        "ehc_new_plans",
        replaced("2018/19", "2018/20"),
        "line 2, column academic_year: '2018/20' is not an academic year, as 2022/23",
    ),
    "a window that ends before it begins": (
        "early_help_cohorts",
        replaced("closure,2022-08-01,2022-09-01", "closure,2022-08-01,2022-07-01"),
        "line 2, column to_date: '2022-07-01' is before the row's from_date",
    ),
    "an academic year of nothing": (
        "ehc_new_plans",
        replaced("2018/19", "0000/01"),
        "line 2, column academic_year: '0000/01' is not within the years 1990 to 2100",
    ),
    "the year 999": (
        "ehc_plans",
        replaced("2018-01-31", "0999-01-31"),
        "line 2, column as_at: '0999-01-31' is not within the years 1990 to 2100",
    ),
    "digits of another script": (
        "ehc_plans",
        replaced("3290", "٣٢٩٠"),
        "line 2, column plans: '٣٢٩٠' is not a whole number",
    ),
    "a misspelt theme": (
        "comparators",
        replaced("ehcp,", "ehpc,"),
        f"line 2, column theme: 'ehpc' is not one of {THEMES}, did you mean ehcp?",
    ),
    "a misspelt measure of a reading": (
        "workforce_readings",
        replaced("agency_pct_expected", "agency_pct_expectd"),
        "line 2, column measure: 'agency_pct_expectd' is not one of all, vacancy_pct",
    ),
    "a claim of one operand": (
        "claims",
        replaced("percentage,189 617,", "percentage,189,"),
        "line ",
    ),
    "a script": (
        "training",
        replaced("RPC,18", "<script>alert(1)</script>,18"),
        "line 3, column course: '<script>alert(1)</script>' holds markup",
    ),
    "a formula": (
        "training",
        replaced("RPC,18", "=1+1,18"),
        "line 3, column course: '=1+1' begins like a formula of a spreadsheet",
    ),
    "byte order mark": (
        "ehc_plans",
        lambda text: "\ufeff" + text,
        "line 1: begins with a byte order mark: save the file as UTF-8 without",
    ),
    "semicolons": (
        "ehc_plans",
        lambda text: text.replace(",", ";"),
        "line 1: columns are separated by semicolons, commas are needed",
    ),
    "tabs": (
        "ehc_plans",
        lambda text: text.replace(",", "\t"),
        "line 1: columns are separated by tabs, commas are needed",
    ),
    "empty file": ("ehc_plans", lambda text: "", "the file is empty, a header line is needed"),
    "white space only": (
        "ehc_plans",
        lambda text: "\n \n",
        "the file is empty, a header line is needed",
    ),
    "too few cells": (
        "ehc_plans",
        replaced("2018-01-31,3290,", "2018-01-31,"),
        "line 2: 3 cells, 4 are needed",
    ),
    "too many cells": (
        "ehc_plans",
        replaced("2018-01-31,3290,", "2018-01-31,3290,,"),
        "line 2: 5 cells, 4 are needed",
    ),
    "an empty line between rows": (
        "ehc_plans",
        replaced("2023-01-31", "\n2023-01-31"),
        "line 3: an empty line, 4 are needed",
    ),
    "a quotation mark that is not closed": (
        "ehc_plans",
        replaced("3290", '"3290'),
        "line 2: not readable as CSV",
    ),
}


@pytest.fixture
def data(project, tmp_path: Path) -> Path:
    """Give a copy of the tables, without the rest of the project."""
    return Path(shutil.copytree(project.data, tmp_path / "data"))


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_named(name: str, data: Path) -> None:
    table, edit, expected = FAULTS[name]
    path = data / "published" / f"{table}.csv"
    path.write_bytes(edit(path.read_text(encoding="utf-8")).encode())
    _, faults = read_all(data)
    separator = ": " if expected.startswith(("the file", "no rows")) else ", "
    assert any(
        str(fault).startswith(f"data/published/{table}.csv{separator}{expected}")
        for fault in faults
    ), [str(fault) for fault in faults]


def test_a_fault_ends_with_3_in_one_line(checkout: Path, command) -> None:
    path = checkout / "data" / "published" / "ehc_plans.csv"
    path.write_text(path.read_text().replace("3290", "nan"), encoding="utf-8")
    code, out, err = command("check")
    assert (code, out) == (3, "")
    assert err == (
        "data/published/ehc_plans.csv, line 2, column plans: 'nan' is not a whole number\n"
    )


def test_twenty_faults_of_a_file_are_told_and_how_many_more(data: Path) -> None:
    path = data / "published" / "placements.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, *[lines[1]] * 30]) + "\n", encoding="utf-8")
    _, faults = read_all(data)
    assert len(faults) == 21
    assert "repeats an observation: month 2011-04" in str(faults[0])
    assert str(faults[-1]) == "data/published/placements.csv: 10 more faults in this file"


@pytest.mark.parametrize("symbol", ["c", "<5"])
def test_a_suppressed_number_is_kept_apart_and_never_a_number(data: Path, symbol: str) -> None:
    path = data / "published" / "training.csv"
    path.write_text(path.read_text().replace("RPC,18", f"RPC,{symbol}", 1), encoding="utf-8")
    tables = load(data)
    (row,) = tables.suppressed["training"].itertuples()
    assert row.delegates is pd.NA
    assert row.delegates_symbol == symbol
    assert len(tables["training"]) == len(path.read_text().splitlines()) - 2
    assert "delegates_symbol" not in tables["training"]
    early = Quarter.parse("2017-18-Q3")
    assert tables.known_at(early).suppressed["training"].empty


def test_only_what_can_be_small_is_suppressed(data: Path) -> None:
    path = data / "published" / "ehc_plans.csv"
    path.write_text(path.read_text().replace("3290", "c"), encoding="utf-8")
    with pytest.raises(BadData, match="'c' is not a whole number"):
        load(data)


def test_the_clean_tables_have_no_fault(checkout: Path, command) -> None:
    code, out, err = command("check")
    assert (code, err) == (0, "")
    assert "no fault" in out


def test_every_fault_of_every_file_is_told_at_once(checkout: Path, command) -> None:
    folder = checkout / "data" / "published"
    for table, old, new in (
        ("ehc_plans", "3290", "x"),
        ("ehc_plans", "5295", "-5"),
        ("training", "2022-10", "2022-10-01"),
    ):
        path = folder / f"{table}.csv"
        path.write_text(path.read_text().replace(old, new, 1), newline="\n")
    (checkout / "data" / "quarters.csv").unlink()
    code, _, err = command("check")
    assert code == 3
    assert err.splitlines() == [
        "data/published/ehc_plans.csv, line 2, column plans: 'x' is not a whole number",
        "data/published/ehc_plans.csv, line 3, column plans: '-5' is negative, the least is 0",
        "data/published/training.csv, line 2, column month: '2022-10-01' is not a month, YYYY-MM",
        "data/quarters.csv: the file is missing",
    ]


def test_two_bad_cells_in_one_row_are_both_told(checkout: Path, command) -> None:
    path = checkout / "data" / "published" / "ehc_plans.csv"
    path.write_text(path.read_text().replace("2018-01-31,3290", "January,many"), newline="\n")
    _, _, err = command("check")
    assert "column as_at: 'January'" in err
    assert "column plans: 'many'" in err


def test_windows_line_ends_are_accepted(checkout: Path, command) -> None:
    path = checkout / "data" / "published" / "ehc_plans.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert command("check")[0] == 0


def test_windows_encoding_is_refused_not_garbled(checkout: Path, command) -> None:
    path = checkout / "data" / "published" / "ehc_plans.csv"
    path.write_bytes(path.read_bytes().replace(b"Paragraph", b"Paragraph \x96", 1))
    code, _, err = command("check")
    assert code == 3
    assert "ehc_plans.csv, line 2: byte 0x96 is not UTF-8" in err


def test_text_beyond_ascii_is_kept(checkout: Path, command) -> None:
    path = checkout / "data" / "published" / "training.csv"
    path.write_text(path.read_text().replace("RPC,18", "Café £ – RPC,18"), encoding="utf-8")
    assert command("check")[0] == 0


def test_a_misspelt_file_name_is_told_with_the_right_one(checkout: Path, command) -> None:
    folder = checkout / "data" / "published"
    (folder / "ehc_plans.csv").rename(folder / "ehc_plan.csv")
    _, _, err = command("check")
    assert "ehc_plan.csv: there is no such table, did you mean ehc_plans.csv?" in err


def test_faults_of_the_register_are_told_and_do_not_hide_others(checkout: Path, command) -> None:
    register = checkout / "data" / "sources.csv"
    register.write_text(register.read_text().replace("2018-11-21", "November 2018", 1))
    path = checkout / "data" / "published" / "ehc_plans.csv"
    path.write_text(path.read_text().replace("3290", "x"))
    _, _, err = command("check")
    assert "data/sources.csv, line 11, column published_on: 'November 2018'" in err
    assert "ehc_plans.csv, line 2, column plans: 'x'" in err


def test_a_run_on_faulty_data_stops_before_the_book_is_touched(checkout: Path, command) -> None:
    path = checkout / "data" / "published" / "ehc_plans.csv"
    path.write_text(path.read_text().replace("3290", "x"))
    for arguments in (("run", "2022-23-Q3"), ("build",), ("indicators", "2022-23-Q3"), ("status",)):
        code, _, err = command(*arguments)
        assert code == 3
        assert "'x' is not a whole number" in err
    assert list((checkout / "book" / "reports").iterdir()) == []
    assert not (checkout / "_toc.yml").exists()
