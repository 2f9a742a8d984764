"""One set of records is the same wherever it lies."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from glosanalysis.cases.checking import check
from glosanalysis.cases.records import Records
from glosanalysis.cases.sources import open_source

SOURCES = ("csv", "parquet", "duckdb", "sqlite", "postgres")
AS_AT = date(2024, 12, 31)


EARLY_HELP = (
    "earl_episode_id|earl_person_id|earl_episode_start_date|earl_episode_end_date"
    "|earl_episode_end_reason"
)


def frame(text: str, headings: str = "") -> pd.DataFrame:
    """Read a small table as it stands in the source of a test."""
    lines = [headings, *text.strip("\n").splitlines()] if headings else text.strip().splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if line.strip()]
    return pd.DataFrame(rows[1:], columns=rows[0])


FRAMES = {
    "ssd_person": frame("""
        pers_person_id | Pers_DOB            | pers_forename | pers_sex
        P1             | 01/02/2010          | Ann           | f
        P2             | 2012-02-29 00:00:00 | Bob           | M
        P3             | SSD_PH              | Cy            | X
        P4             | 1900-01-01          | Di            |
    """),
    "ssd_early_help_episodes": frame("""
        1 | P1 | 2020-01-01 | 2020-03-01 | Step Up
        2 | P1 | 2020-01-01 | 2025-03-01 | met
        3 | P2 | 2020-01-01 | 2019-03-01 | met
        4 | P2 | 2025-01-01 |            |
        5 | P2 | 2024-12-31 |            |
        6 | P2 |            |            |
        7 |    | 2024-12-31 |            |
          | P2 | 2024-12-31 |            |
        9 | P2 | 2024-11-30 | 2024-11-31 |
        1 | P1 | 2020-01-01 | 2020-03-01 | Step Up
    """, EARLY_HELP),
    "requests": frame("""
        requeststableid | persontableid | receiveddate         | NativeId
        R1              | P1            | 2024-Sep-28 00:00:00 | x
    """),
    "assessment": frame("""
        assessmenttableid | requeststableid | assessmentoutcomedate | assessmentoutcome | week20
        A1                | R1              | 2024-Sep-27 00:00:00  | Y                 | 1
        A2                | R1              | 2024-Nov-27 00:00:00  | Y                 | 0
        A3                | R1              | 2025-Nov-27 00:00:00  | Y                 | 0
    """),
    "mappings": frame("""
        column                  | value   | means
        earl_episode_end_reason | step up | step_up
    """),
}  # fmt: skip


@pytest.fixture(params=SOURCES)
def records(request: pytest.FixtureRequest, put) -> Records:
    return Records(open_source(put(request.param, FRAMES)), AS_AT)


def test_a_source_has_the_tables_of_the_standard_only(put) -> None:
    source = open_source(put("csv", {**FRAMES, "notes": FRAMES["requests"]}))
    assert set(source.tables) == set(FRAMES)


def test_cells_are_typed_alike_everywhere(records: Records) -> None:
    people = records.run(records["ssd_person"].order_by("pers_person_id"))
    born = [None if pd.isna(day) else str(day)[:10] for day in people["pers_dob"]]
    assert born == ["2010-02-01", "2012-02-29", None, None]
    assert people["pers_sex"].fillna("").tolist() == ["F", "M", "", ""]
    assert "pers_forename" not in people.columns


def test_a_date_after_the_extract_is_not_known_and_what_it_told_is_not_either(
    records: Records,
) -> None:
    help_ = records["ssd_early_help_episodes"].order_by("earl_episode_id")
    shown = records.run(help_).set_index("earl_episode_id")
    assert pd.isna(shown.loc["2", "earl_episode_end_date"])
    assert pd.isna(shown.loc["2", "earl_episode_end_reason"])
    assessed = records.run(records["assessment"]).set_index("assessmenttableid")
    assert pd.isna(assessed.loc["A3", "assessmentoutcome"])


@pytest.mark.parametrize("kind", SOURCES)
def test_dates_as_they_are_usually_written_are_read_alike_everywhere(put, kind: str) -> None:
    dates = {
        "1/3/2024": "2024-03-01",
        "29-Feb-2024": "2024-02-29",
        "2024-02-29T00:00:00": "2024-02-29",
        "29/02/2024 00:00": "2024-02-29",
        "29-02-2024": "2024-02-29",
        "30/02/2024": None,
    }
    people = pd.DataFrame({"pers_person_id": list("123456"), "pers_dob": list(dates)})
    records = Records(open_source(put(kind, {"ssd_person": people})), AS_AT)
    read = records.run(records["ssd_person"].order_by("pers_person_id"))["pers_dob"]
    assert [None if pd.isna(day) else str(day)[:10] for day in read] == list(dates.values())
    told = check(records).frame
    unread = told.loc[told["rule"] == "unreadable_date", ["row", "column"]]
    assert unread.values.tolist() == [[6, "pers_dob"]]


def test_rows_that_cannot_count_are_left_out_by_a_rule_that_is_told(records: Records) -> None:
    table = "ssd_early_help_episodes"
    assert records.left_out == {
        (table, "end_before_start"): 1,
        (table, "future_date"): 1,
        (table, "no_start"): 1,
        (table, "missing_value"): 1,
        (table, "missing_key"): 1,
        (table, "same_row_twice"): 1,
        ("assessment", "decision_before_request"): 1,
    }
    assert records.rows[table] == 4
    assert records.run(records[table])["earl_episode_id"].sort_values().tolist() == list("1259")


def test_free_text_means_what_the_council_says(records: Records) -> None:
    help_ = records.run(records["ssd_early_help_episodes"]).set_index("earl_episode_id")
    assert help_.loc["1", "earl_episode_end_reason_means"] == "step_up"
    assert pd.isna(help_.loc["9", "earl_episode_end_reason_means"])


def test_the_fingerprint_is_of_what_is_counted_not_of_where_it_lies_or_in_which_order(put) -> None:
    upside_down = {name: table.iloc[::-1] for name, table in FRAMES.items()}
    prints = {Records(open_source(put(kind, FRAMES)), AS_AT).fingerprint() for kind in SOURCES}
    prints.add(Records(open_source(put("csv", upside_down)), AS_AT).fingerprint())
    assert len(prints) == 1
    changed = FRAMES["ssd_person"].replace("2012-02-29 00:00:00", "2012-02-28")
    other = Records(open_source(put("csv", {**FRAMES, "ssd_person": changed})), AS_AT)
    assert other.fingerprint() not in prints


def test_postgresql_compiles_no_query_of_ours(put) -> None:
    backend = open_source(put("postgres", FRAMES)).backend
    with backend._safe_raw_sql("SHOW jit") as asked:
        assert asked.fetchone()[0] == "off"
