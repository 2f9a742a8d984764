"""From made-up records to a return, to a quarter's pages: every command as a person runs it."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pandas as pd
import pytest
from checkouts import REPORTS
from python_calamine import CalamineWorkbook

from glosanalysis.cases.synthesise import synthesise
from glosanalysis.disclosure.scan import scan

QUARTERS, LAST, AS_AT = "2025-26-Q3..2026-27-Q2", "2026-27-Q2", "2026-10-31"


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give made-up records of 9,000 children, with a fault in one row of a hundred."""
    folder = tmp_path_factory.mktemp("records")
    day = pd.Timestamp(AS_AT).date()
    synthesise(folder, children=9000, years=4, seed=3, faults=0.01, ends=day)
    return folder


@pytest.fixture(scope="module")
def identifiers(records: Path) -> set[str]:
    """Give what names a person in them: identifiers, names, days of birth."""
    person = pd.read_csv(records / "ssd_person.csv", dtype=str, keep_default_na=False)
    columns = ("pers_person_id", "pers_surname", "pers_common_child_id")
    told = {cell for name in columns if name in person for cell in person[name]}
    return {cell for cell in told if len(cell) > 5}


def counts(checkout: Path) -> pd.DataFrame:
    (path,) = (checkout / "data" / "returns").glob("records_*.csv")
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def test_records_become_a_return_and_pages_that_tell_nothing_of_a_child(
    checkout: Path, records: Path, identifiers: set[str], command
) -> None:
    told = checkout.parent / "faults.csv"
    options = ("--from", str(records), "--as-at", AS_AT)
    code, out, err = command("returns", QUARTERS, *options, "--faults", str(told))
    assert code == 0, err
    assert "hidden" in out
    assert "error: " in err
    returned = counts(checkout)
    assert returned["quarter"].nunique() == 4
    assert returned["indicator"].nunique() > 45
    assert 0 < (returned["hidden"] != "").sum() < len(returned)
    shown = pd.to_numeric(returned["numerator"])
    assert not ((shown >= 1) & (shown <= 5)).any()
    assert set(returned["provisional"]) == {"no"}, "what is not over waits"
    assert "wait until their quarter" in out
    in_a_year = returned[returned["indicator"] == "eh_rereferral_12m"]
    assert set(in_a_year["quarter"]) == {"2025-26-Q1"} & set(returned["quarter"])
    faults = pd.read_csv(told)
    assert {"table", "row", "column", "rule"} <= {*faults.columns}
    assert len(faults) > 50

    code, out, err = command("check")
    assert code == 0, err
    code, _, err = command("run", LAST)
    assert code == 0, err
    with (checkout / REPORTS / LAST / "indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["indicator"]: row for row in csv.DictReader(file)}
    counted = {name: row for name, row in rows.items() if row["feed"] == "return"}
    assert len(counted) > 40
    assert all(name.startswith("counted_") for name in counted)
    # What a paper says of the same thing stays another indicator.
    assert rows["agency_pct"]["feed"] == "paper"

    everything = [path for path in checkout.rglob("*") if path.is_file()]
    texts = [path.read_text(encoding="utf-8", errors="ignore") for path in everything]
    texts += [out, err, told.read_text(encoding="utf-8")]
    words = {word for text in texts for word in text.replace(",", " ").replace('"', " ").split()}
    assert not identifiers & words
    assert scan([checkout / "book", checkout / "data"]) == []


def test_a_return_that_was_opened_by_hand_is_refused(
    checkout: Path, records: Path, command
) -> None:
    code, _, err = command("returns", LAST, "--from", str(records), "--as-at", AS_AT)
    assert code == 0, err
    (path,) = (checkout / "data" / "returns").glob("records_*.csv")
    table = counts(checkout)
    hidden = table[(table["hidden"] == "p") & (table["denominator"] == "")].index[0]
    table.loc[hidden, ["numerator", "hidden"]] = ["3", ""]
    table.to_csv(path, index=False)
    code, _, err = command("check")
    assert code == 3
    assert "a numerator from 1 to 5 is shown" in err


def test_a_dry_run_writes_nothing(checkout: Path, records: Path, command) -> None:
    options = ("--from", str(records), "--as-at", AS_AT, "--dry-run")
    code, out, err = command("returns", LAST, *options)
    assert code == 0, err
    assert "measures" in out
    assert not (checkout / "data" / "returns").exists()


def test_the_same_records_give_the_same_bytes(checkout: Path, records: Path, command) -> None:
    made = []
    for _ in range(2):
        assert command("returns", LAST, "--from", str(records), "--as-at", AS_AT)[0] == 0
        made.append({p.name: p.read_bytes() for p in (checkout / "data/returns").iterdir()})
    assert made[0] == made[1]


def test_today_s_return_is_not_cut_short(checkout: Path, records: Path, command) -> None:
    options = ("--from", str(records), "--as-at", AS_AT)
    assert command("returns", "2026-27-Q1..2026-27-Q2", *options)[0] == 0
    code, _, err = command("returns", LAST, *options)
    assert code == 2
    assert "2026-27-Q1 too" in err


def test_teams_are_for_the_council_alone(checkout: Path, records: Path, command) -> None:
    options = ("--from", str(records), "--as-at", AS_AT)
    code, _, err = command("returns", LAST, *options, "--by", "team")
    assert code == 2
    assert "--internal" in err
    (checkout / ".git").mkdir(exist_ok=True)
    inside = checkout / "teams.xlsx"
    code, _, err = command("returns", LAST, *options, "--by", "team", "--internal", str(inside))
    assert code == 2
    assert "Git work tree" in err
    assert not inside.exists()
    wrong = checkout.parent / "teams.csv"
    code, _, err = command("returns", LAST, *options, "--by", "team", "--internal", str(wrong))
    assert code == 2
    assert "ends in .xlsx" in err
    outside = checkout.parent / "teams.xlsx"
    code, _, err = command("returns", LAST, *options, "--by", "team", "--internal", str(outside))
    assert code == 0, err
    book = CalamineWorkbook.from_path(outside)
    assert book.sheet_names[:4] == ["Cover", "Contents", "Notes", "Early help"]
    cover = [row[0] for row in book.get_sheet_by_name("Cover").to_python()]
    assert any("For the council's own use: nothing is hidden in it" in each for each in cover)
    rows = [row for row in book.get_sheet_by_name("Workforce").to_python() if row[2] == "Team"]
    # A small number that no return shows, and as a number.
    assert any(isinstance(row[4], float) and 1 <= row[4] <= 5 for row in rows)
    assert not (checkout / "data" / "returns").exists()


def test_without_the_extra_one_line_says_what_to_install(
    checkout: Path, records: Path, command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ibis", None)
    code, out, err = command("returns", LAST, "--from", str(records), "--as-at", AS_AT)
    assert (code, out) == (2, "")
    assert err.strip().splitlines() == [
        'counting case records needs the extra "cases": pip install "glosanalysis[cases]"'
    ]


def test_without_the_extra_no_records_are_made_up(
    tmp_path: Path, command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    code, out, err = command("synthesise", str(tmp_path / "made"))
    assert (code, out) == (2, "")
    assert err.strip().splitlines() == [
        'making case records up needs the extra "cases": pip install "glosanalysis[cases]"'
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("2026-27-Q5", "--from", ".", "--as-at", AS_AT), "2026-27-Q5"),
        (("2026-27-Q2..2026-27-Q1", "--from", ".", "--as-at", AS_AT), "comes after the last"),
        ((LAST, "--from", "nowhere", "--as-at", AS_AT), "the folder of records is not there"),
    ],
)
def test_a_mistake_is_one_plain_line(
    checkout: Path, command, arguments: tuple[str, ...], told: str
) -> None:
    code, _, err = command("returns", *arguments)
    assert code in (2, 3)
    assert told in err
    assert len(err.strip().splitlines()) == 1
