"""Whatever must not be published is found, and the book as it stands has nothing of it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from glosanalysis.data.schemas import WHOLE_BOOK
from glosanalysis.disclosure import scan
from glosanalysis.disclosure.identifiers import is_nhs_number, is_upn
from glosanalysis.takeaway.whole_book import as_parquet

ROOT = Path(__file__).resolve().parents[2]
UPN = "H801200001001"
NHS = "9434765919"
HEAD = "pers_person_id,pers_sex,pers_dob"


def whats(tmp_path: Path, text: str, name: str = "page.md") -> list[str]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return [found.what for found in scan([tmp_path])]


# The check letter of the pupil number 801200001001: 8×2 + 1×4 + 2×5 + 1×10 + 1×13 = 53, and 53 less
# twice 23 is 7: A B C D E F G H.
@pytest.mark.parametrize(("letter", "right"), [("H", True), ("G", False), ("J", False)])
def test_the_check_letter_of_a_pupil_number(letter: str, right: bool) -> None:
    assert is_upn(letter + "801200001001") == right


def test_a_temporary_pupil_number_ends_in_a_letter() -> None:
    # 53 less the last place's 13, and B (1) there instead of the digit 1 is the same sum.
    assert is_upn("H80120000100B")
    assert not is_upn("H80120000100C")


@pytest.mark.parametrize("last", range(10))
def test_the_check_digit_of_an_nhs_number(last: int) -> None:
    assert is_nhs_number(f"943476591{last}") == (last == 9)


def test_a_check_of_ten_is_no_nhs_number() -> None:
    # 4×10 + 0×9 + … + 5×2 = 50; 11 − 50 % 11 = 5. With 4 in the last place but one, 48: 11 − 4 = 7.
    assert is_nhs_number("4000000055")
    assert is_nhs_number("4000000047")
    # 40 + 8×2 = 56, which leaves 1: the check would be 10, and such numbers are not given out.
    assert not any(is_nhs_number(f"400000008{last}") for last in range(10))


@pytest.mark.parametrize(
    "text",
    [
        f"Pupil {UPN}.",
        f"the search index has {UPN.lower()}:12",
        f"<td>{UPN}</td>",
        f'{{"value": "{UPN}"}}',
    ],
)
def test_pupil_numbers_are_found(tmp_path: Path, text: str) -> None:
    assert whats(tmp_path, text) == ["a unique pupil number"]


@pytest.mark.parametrize("text", [f"Pupil G{UPN[1:]}", f"a{UPN}", f"{UPN}2", "sha H80120000100"])
def test_what_only_looks_like_one_is_not(tmp_path: Path, text: str) -> None:
    assert whats(tmp_path, text) == []


@pytest.mark.parametrize("text", [f"NHS {NHS}", "943 476 5919", "943-476-5919", f">{NHS}<"])
def test_nhs_numbers_are_found(tmp_path: Path, text: str) -> None:
    assert whats(tmp_path, text) == ["an NHS number"]


@pytest.mark.parametrize("text", ["9434765918", f"0.{NHS}", f"{NHS}.5", f"/{NHS}", f"1{NHS}"])
def test_other_numbers_are_not(tmp_path: Path, text: str) -> None:
    assert whats(tmp_path, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Date of birth: 14/03/2011",
        "DOB 2011-03-14",
        "a boy born on 14 March 2011",
        "<td>Date of birth</td><td>14/03/2011</td>",
        "personbirthdate 2011-Mar-14",
    ],
)
def test_dates_of_birth_are_found(tmp_path: Path, text: str) -> None:
    assert whats(tmp_path, text) == ["a date of birth"]


@pytest.mark.parametrize(
    "text",
    ["Published on 14/03/2011", "born in Gloucester", "Date of birth is not published. 2011-03-14"],
)
def test_other_dates_are_not(tmp_path: Path, text: str) -> None:
    assert whats(tmp_path, text) == []


TABLE = "a table of persons, by its headings"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rows.csv", f"{HEAD}\n123,F,2011-03-14\n"),
        ("rows.csv", "CHILD,SEX,DOB,ETHNIC\n123,1,14/03/2011,WBRI\n"),
        ("rows.csv", "earl_episode_id,earl_person_id\nE1,P1\n"),
        ("rows.csv", "persontableid,surname,forename\n1,A,B\n"),
        ("run.log", f"read\n{HEAD}\n123,F,2011-03-14\n"),
        ("run.log", "  pers_person_id pers_sex\n0    123   F\n"),
        ("page.html", "<table><tr><th>Child Unique ID</th><th>Gender</th></tr></table>"),
        ("page.html", "<tr><th></th><th>pers_person_id</th><th><b>pers_sex</b></th></tr>"),
        ("cache.json", '[{"pers_person_id": "123", "pers_sex": "F"}]'),
    ],
)
def test_tables_of_persons_are_found(tmp_path: Path, name: str, text: str) -> None:
    assert TABLE in whats(tmp_path, text, name)


@pytest.mark.parametrize(
    "text",
    [
        "Counted from `earl_episode_end_date`, `cine_referral_date` of the standard.\n1 of them",
        "early_help_id,closed\n1,20",
        "child,children\n1,2",
        "A child, its family and their postcode matter.\nIn 2022, they do.",
    ],
)
def test_words_about_them_are_not(tmp_path: Path, text: str) -> None:
    assert whats(tmp_path, text) == []


def test_the_outputs_of_a_notebook_are_read_as_printed(tmp_path: Path) -> None:
    printed = ["   pers_person_id pers_sex\n", "0             123        F\n"]
    output = {"output_type": "execute_result", "data": {"text/plain": printed}}
    book = {"cells": [{"cell_type": "code", "source": [], "outputs": [output]}]}
    assert whats(tmp_path, json.dumps(book), "report.ipynb") == [TABLE]


def test_a_workbook_is_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<t>{UPN}</t>")
    assert [found.what for found in scan([tmp_path])] == ["a unique pupil number"]


@pytest.mark.parametrize("name", ["cache.parquet", "records.duckdb", "a.sqlite"])
def test_files_of_records_are_found(tmp_path: Path, name: str) -> None:
    assert whats(tmp_path, "", name) == ["a file that holds tables of records"]


def test_lines_of_a_chart_are_no_numbers(tmp_path: Path) -> None:
    assert whats(tmp_path, "<path d='M 943 476 5919 L 943 476 5919z'/>", "chart.svg") == []
    assert whats(tmp_path, "<text>943 476 5919</text>", "chart.svg") == ["an NHS number"]


RETURN = "quarter,indicator,breakdown,group,numerator,denominator,hidden\n"


def test_small_counts_of_a_return_are_found(tmp_path: Path) -> None:
    rows = (
        RETURN
        + "2022-23-Q3,closed,locality,Stroud,5,,\n2022-23-Q3,closed,locality,Tewkesbury,6,,\n"
    )
    assert whats(tmp_path, rows, "r.csv") == [
        "2022-23-Q3, closed, locality Stroud: a numerator from 1 to 5 is shown"
    ]


def test_nights_and_money_are_judged_by_the_people_behind_them(tmp_path: Path) -> None:
    # All 638 nights have a rate: those of seven children or more, and none is left to be told of.
    nights = "2022-23-Q3,ext_rate_priced_pct,type,foster,{0},{0},\n"
    assert whats(tmp_path, RETURN + nights.format(638), "r.csv") == []
    assert whats(tmp_path, RETURN + nights.format(460), "r.csv") == [
        "2022-23-Q3, ext_rate_priced_pct, type foster: a sum that rests on under 6 people is shown"
    ]


def test_and_among_the_indicators_of_a_report(tmp_path: Path) -> None:
    head = "quarter,indicator,value,unit,numerator,denominator,feed\n"
    rows = [
        "Q,a,25.0,%,5,20,return",
        "Q,b,25.0,%,5,20,paper",
        "Q,c,80.0,%,16,20,return",
        "Q,d,30.0,%,6,20,return",
        "Q,e,4,children,,,return",
        "Q,f,4,%,,,return",
        "Q,g,6,children,,,return",
    ]
    (tmp_path / "indicators.csv").write_text(head + "\n".join(rows))
    assert [found.line for found in scan([tmp_path])] == [2, 4, 6]


def test_it_says_where_and_not_what(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(f"\n\n{UPN} {NHS}")
    for found in scan([tmp_path]):
        assert found.line == 3
        assert str(found).startswith(f"{tmp_path / 'page.md'}, line 3: ")
        assert UPN not in str(found)
        assert NHS not in str(found)


def test_the_book_holds_no_person() -> None:
    assert scan([ROOT / "book", ROOT / "notebooks", ROOT / "data", ROOT / "_build" / "html"]) == []


def of_the_book(path: Path, **cells: str) -> Path:
    row = {**dict.fromkeys(WHOLE_BOOK.columns, ""), **cells}
    path.write_bytes(as_parquet(pd.DataFrame([row], dtype="str")))
    return path


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"label": "Plans", "value": "5295"}, []),
        ({"locator": UPN}, ["a unique pupil number"]),
        (
            {"feed": "return", "unit": "children", "value": "4"},
            ["a count of a return that is too small to be shown"],
        ),
    ],
)
def test_the_book_s_own_table_is_opened(
    tmp_path: Path, cells: dict[str, str], found: list[str]
) -> None:
    assert [each.what for each in scan([of_the_book(tmp_path / "a.parquet", **cells)])] == found


def test_a_table_with_one_more_column_is_not_the_book_s_own(tmp_path: Path) -> None:
    file = of_the_book(tmp_path / "a.parquet", label="Plans")
    more = duckdb.sql(f"SELECT *, 1 AS more FROM '{file}'")
    more.write_parquet(str(tmp_path / "b.parquet"))
    found = scan([tmp_path / "b.parquet"])
    assert [each.what for each in found] == ["a file that holds tables of records"]
