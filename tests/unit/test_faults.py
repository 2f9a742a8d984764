"""Each thing that can be wrong with a table is told by file, line and column, in one go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Edit = Callable[[str], str]


def replaced(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


FIRST = "2011-04,total,151,"
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
        "line 3, column course: 'RP\u200bC' holds an invisible or control character",
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
    "no rows": (
        "ehc_plans",
        lambda text: text.splitlines()[0] + "\n",
        "line 2: no rows: the table needs at least one",
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


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_named_and_ends_with_3(name: str, checkout: Path, command) -> None:
    table, edit, expected = FAULTS[name]
    path = checkout / "data" / "published" / f"{table}.csv"
    path.write_bytes(edit(path.read_text(encoding="utf-8")).encode())
    code, out, err = command("check")
    assert code == 3
    assert out == ""
    separator = ": " if expected.startswith(("the file", "no rows")) else ", "
    assert f"data/published/{table}.csv{separator}{expected}" in err
    assert "Traceback" not in err


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
    (folder / "placements.csv").unlink()
    code, _, err = command("check")
    assert code == 3
    assert err.splitlines() == [
        "data/published/ehc_plans.csv, line 2, column plans: 'x' is not a whole number",
        "data/published/ehc_plans.csv, line 3, column plans: '-5' is negative, the least is 0",
        "data/published/placements.csv: the file is missing",
        "data/published/training.csv, line 2, column month: '2022-10-01' is not a month, YYYY-MM",
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
    assert "data/published/ehc_plans.csv: the file is missing" in err


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
