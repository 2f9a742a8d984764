"""Rows of a spreadsheet into a published table, from the command line: whole, or not at all."""

from __future__ import annotations

import csv
import io
import multiprocessing
import os
import shutil
import signal
import sys
import zipfile
from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path

import pytest
from checkouts import REPORTS, digests
from made_sheets import Percent, ods, xlsx

from glosanalysis.adding.add import Addition, addition, put_in_place, table_named
from glosanalysis.adding.compared import compared
from glosanalysis.adding.template import template
from glosanalysis.adding.written import with_rows
from glosanalysis.checkout.project import Project
from glosanalysis.data.read import read_text
from glosanalysis.data.schemas import PUBLISHED
from glosanalysis.data.tables import Tables
from glosanalysis.errors import BadData, WrongUsage

ROOT = Path(__file__).resolve().parents[2]
KPI = ("early_help_kpi", "data/published/early_help_kpi.csv")
CITED = ("cfosc-2023-03-early-help", "Section 4.0, table")
NEW = [["2023-01", 20, Percent(0.071), "", *CITED], [date(2023, 2, 28), 20, 6.4, "", *CITED]]
COLUMNS = [*PUBLISHED[KPI[0]].columns]


def rows_of(root: Path, table: str) -> list[str]:
    path = root / "data" / "published" / f"{table}.csv"
    return path.read_text(encoding="utf-8").splitlines()


def first(checkout: Path) -> Sequence[str]:
    """Give the first row of the table of key figures, as the file has it."""
    text, _ = read_text(checkout / KPI[1], KPI[1], COLUMNS)
    return [*text.iloc[0]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rows.xlsx"
    path.write_bytes(xlsx({"Sheet1": [COLUMNS, *NEW]}))
    return path


def answered(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{answer}\n"))


def test_a_file_of_each_kind_adds_rows_and_check_passes(
    checkout: Path, tmp_path: Path, command
) -> None:
    held = rows_of(checkout, KPI[0])
    same = [*first(checkout)]
    as_csv = "\r\n".join([",".join(COLUMNS), f"2023-03,20,c,,{CITED[0]},Table", ""])
    files = {
        "a.xlsx": xlsx({"Sheet1": [["Key figures"], [], COLUMNS, same, [], NEW[0]]}),
        "b.ods": ods({"Sheet1": [COLUMNS, NEW[1]]}),
        "c.csv": as_csv.encode("utf-8-sig"),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        code, out, err = command("add", KPI[0], str(tmp_path / name), "--yes")
        assert code == 0, err
        assert f"written: {KPI[1]}" in out
        assert out.startswith(f"early_help_kpi: 1 new, 0 changed, {int(name == 'a.xlsx')} the same")
    assert rows_of(checkout, KPI[0]) == [
        *held,
        '2023-01,20,7.1,,cfosc-2023-03-early-help,"Section 4.0, table"',
        '2023-02,20,6.4,,cfosc-2023-03-early-help,"Section 4.0, table"',
        "2023-03,20,c,,cfosc-2023-03-early-help,Table",
    ]
    assert command("check")[0] == 0


def test_nothing_is_written_until_yes_is_said(
    checkout: Path, file: Path, command, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digests(checkout)
    answered(monkeypatch, "n")
    code, out, _ = command("add", KPI[0], str(file))
    assert code == 0
    assert "new: month 2023-01, target_pct 20, actual_pct 7.1, source_id" in out
    assert out.endswith("nothing was written\n")
    assert digests(checkout) == before


def test_a_faulty_file_writes_nothing(checkout: Path, tmp_path: Path, command) -> None:
    before = digests(checkout)
    path = tmp_path / "rows.xlsx"
    path.write_bytes(xlsx({"Sheet1": [COLUMNS, NEW[0], ["2023-02", 20, "6,4", "", *CITED]]}))
    code, _, err = command("add", KPI[0], str(path), "--yes")
    assert code == 3
    assert err == "rows.xlsx, Sheet1!C3, column actual_pct: '6,4' is not a number\n"
    assert digests(checkout) == before


def made_in(checkout: Path, file: Path, **options: object) -> Addition:
    return addition(Project(checkout), table_named(KPI[0]), file, None, **options)


def test_rows_that_would_break_the_rest_of_the_data_are_refused(checkout: Path, file: Path) -> None:
    def failing(data: Path) -> Tables:
        assert len((data / "published" / f"{KPI[0]}.csv").read_text().splitlines()) > 12
        raise BadData("data/returns/a.csv, line 2: no")

    before = digests(checkout)
    with pytest.raises(BadData, match="with these rows the data would have faults:\ndata/returns"):
        made_in(checkout, file, check=failing)
    assert digests(checkout) == before


def test_a_command_killed_while_it_writes_leaves_the_table_whole(
    checkout: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_in(checkout, file)
    before = digests(checkout / "data")
    monkeypatch.setattr(Path, "replace", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    child = multiprocessing.get_context("fork").Process(
        target=put_in_place, args=(Project(checkout), made, lambda: None)
    )
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    assert digests(checkout / "data") == before
    monkeypatch.undo()
    # What it left half written is cleared away, and its lock is free.
    put_in_place(Project(checkout), made, pytest.fail)
    assert len(rows_of(checkout, KPI[0])) == len(rows_of(ROOT, KPI[0])) + len(NEW)


def test_data_that_changed_meanwhile_are_left_alone(checkout: Path, file: Path) -> None:
    made = made_in(checkout, file)
    with (checkout / "data" / "log.csv").open("a", encoding="utf-8") as log:
        log.write("2026-11-27,sources,Another row,It is a test\n")
    before = digests(checkout / "data")
    with pytest.raises(WrongUsage, match="the tables changed since they were read"):
        put_in_place(Project(checkout), made, lambda: None)
    assert digests(checkout / "data") == before


def test_a_changed_row_says_what_it_revises(checkout: Path, tmp_path: Path, command) -> None:
    quarter = "2020-21-Q1"
    (checkout / REPORTS / quarter).mkdir()
    shutil.copy(ROOT / REPORTS / quarter / "indicators.csv", checkout / REPORTS / quarter)
    header, *rows = rows_of(checkout, "workforce")
    (old,) = (row for row in rows if row.startswith("2020-05-01,agency_pct,30.6,"))
    (cells,) = csv.reader([old.replace(",30.6,", ",30.1,")])
    path = tmp_path / "rows.xlsx"
    path.write_bytes(xlsx({"Sheet1": [header.split(","), cells]}))
    code, out, err = command("add", "workforce", str(path), "--yes")
    assert code == 0, err
    assert out.startswith(
        "workforce: 0 new, 1 changed, 0 the same\n"
        "changed: as_at 2020-05-01, measure agency_pct: value 30.6 → 30.1\n"
    )
    assert f"{quarter} sees these rows" in err
    assert f"revises: {quarter}, agency_pct: published 30.6, now 30.1\n" in out
    assert "each needs a line in data/revisions.csv" in err
    assert rows_of(checkout, "workforce") == [
        header,
        *(row.replace(",30.6,", ",30.1,") if row == old else row for row in rows),
    ]


@pytest.mark.parametrize("table", ["early_help_kpi", "revenue", "claims", "events"])
def test_a_template_is_the_same_each_time_and_names_what_is_allowed(table: str) -> None:
    made = template(PUBLISHED[table])
    assert made == template(PUBLISHED[table])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        strings = archive.read("xl/sharedStrings.xml").decode()
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    for name, column in PUBLISHED[table].columns.items():
        assert f">{name}<" in strings
        assert escape(column.meaning, quote=False) in strings
        for word in column.kind.words:
            assert f">{escape(word, quote=False)}<" in strings
    closed = [c for c in PUBLISHED[table].columns.values() if c.kind.words]
    assert sheet.count('<dataValidation type="list"') == len(closed)
    assert "<f>" not in sheet


def filled(made: bytes, rows: Sequence[Sequence[str]]) -> bytes:
    """Type rows under the header of a template."""
    lines = "".join(
        f'<row r="{n}">'
        + "".join(
            f'<c r="{chr(65 + at)}{n}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
            for at, cell in enumerate(row)
        )
        + "</row>"
        for n, row in enumerate(rows, 3)
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(b"</sheetData>", f"{lines}</sheetData>".encode())
            new.writestr(name, part)
    return buffer.getvalue()


def test_a_template_that_is_filled_in_is_added(
    checkout: Path, tmp_path: Path, command, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "placements.xlsx"
    assert command("add", "placements", "--template", str(path))[0] == 0
    code, _, err = command("add", "placements", "--template", str(path))
    assert (code, "is there already" in err) == (2, True)
    row = ["2023-05", "total", "330", "cfosc-2018-01-revenue", "Attachment 3"]
    path.write_bytes(filled(path.read_bytes(), [row]))
    answered(monkeypatch, "y")
    code, out, err = command("add", "placements", str(path))
    assert code == 0, err
    assert out.startswith("placements: 1 new, 0 changed, 0 the same\n")
    assert rows_of(checkout, "placements")[-1] == ",".join(row)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("placement",), "there is no table 'placement', did you mean placements?; there are "),
        (("placements",), "name a file of rows, or --template FILE.xlsx"),
        (("placements", "--template", "rows.csv"), "rows.csv: a template is a workbook"),
    ],
)
def test_a_mistake_is_one_plain_line(arguments: tuple[str, ...], told: str, command) -> None:
    code, out, err = command("add", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(told)
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("blank", [0, 1, 3])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_all_of_a_file_stays_but_the_rows_that_change(end: str, blank: int, tmp_path: Path) -> None:
    table = PUBLISHED["pupil_premium"]
    lines = [
        "category,spend,financial_year,source_id,locator",
        '"learning",773936.80,2018-19,a,"A ""list"", 1"',
        "attendance,21617.50,2018-19,a,Table",
    ]
    # Empty lines at the end are no rows, and no fault.
    content = (end.join(lines) + blank * end).encode()
    path = tmp_path / "pupil_premium.csv"
    path.write_bytes(content)
    held, faults = read_text(path, path.name, list(table.columns))
    assert not faults.count
    incoming = held.assign(spend=["773936.8", "21617.6"])
    incoming.loc[9] = ["2019-20", "learning", "5", "a", "b"]
    found = compared(table, held, incoming)
    assert (found.same, len(found.changed), len(found.new)) == (1, 1, 1)
    assert with_rows(content, found).decode().split(end) == [
        *lines[:2],
        "attendance,21617.6,2018-19,a,Table",
        "learning,5,2019-20,a,b",
        "",
    ]


def test_a_row_over_several_lines_keeps_those_below_it_in_their_places(tmp_path: Path) -> None:
    table = PUBLISHED["ehc_plans"]
    content = b'as_at,plans,source_id,locator\n2018-01-31,1,a,"b\nc"\n2019-01-31,2,a,b\n'
    path = tmp_path / "ehc_plans.csv"
    path.write_bytes(content)
    held, _ = read_text(path, path.name, list(table.columns))
    found = compared(table, held, held.assign(plans=["7", "8"], locator=["d", "e"]))
    assert with_rows(content, found) == (
        b"as_at,plans,source_id,locator\n2018-01-31,7,a,d\n2019-01-31,8,a,e\n"
    )
