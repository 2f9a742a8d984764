"""Records as systems hold them: typed columns, schemas, views, and files of other encodings."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import psycopg
import pytest

from glosanalysis.cases.checking import check
from glosanalysis.cases.records import Records
from glosanalysis.cases.sources import open_source
from glosanalysis.errors import BadData, WrongUsage

AS_AT = date(2024, 12, 31)
PEOPLE = (
    "SELECT 1 AS pers_person_id, TIMESTAMP '2010-02-01 00:00:00' AS pers_dob, "
    "TRUE AS pers_send_flag, 'F' AS pers_sex UNION ALL "
    "SELECT 2, TIMESTAMP '1900-01-01 00:00:00', FALSE, NULL"
)
CONTACTS = (
    "SELECT CAST(7 AS BIGINT) AS cont_contact_id, 1.0 AS cont_person_id, "
    "DATE '2024-05-01' AS cont_contact_date, "
    'CAST(\'{"NFA_FLAG": "Y"}\' AS JSON) AS cont_contact_outcome_json'
)


def _parquet(folder: Path, put: Callable[..., str]) -> str:
    for name, query in (("ssd_person", PEOPLE), ("SSD_Contacts", CONTACTS)):
        duckdb.sql(query).write_parquet(str(folder / f"{name}.parquet"))
    return str(folder)


def _duckdb(folder: Path, put: Callable[..., str]) -> str:
    with duckdb.connect(str(folder / "records.db")) as con:
        con.execute("CREATE SCHEMA ssd")
        con.execute(f"CREATE TABLE ssd.ssd_person AS {PEOPLE}")
        con.execute(f"CREATE VIEW ssd.SSD_CONTACTS AS {CONTACTS}")
    return f"duckdb://{folder / 'records.db'}"


def _postgres(folder: Path, put: Callable[..., str]) -> str:
    address = put("postgres", {"other": pd.DataFrame({"a": ["1"]})})
    with psycopg.connect(address) as con:
        con.execute("CREATE SCHEMA ssd")
        con.execute(f"CREATE TABLE ssd.ssd_person AS {PEOPLE}")
        con.execute(f'CREATE VIEW ssd."SSD_Contacts" AS {CONTACTS}')
    return f"{address}?schema=ssd"


def _sqlite(folder: Path, put: Callable[..., str]) -> str:
    with sqlite3.connect(folder / "records.sqlite") as con:
        for name, query in (("ssd_person", PEOPLE), ("SSD_Contacts", CONTACTS)):
            duckdb.sql(query).df().to_sql(name, con, index=False)
    con.close()
    return f"sqlite://{folder / 'records.sqlite'}"


@pytest.mark.parametrize("made", [_parquet, _duckdb, _sqlite, _postgres])
def test_typed_columns_are_read_as_text_is(
    made: Callable[..., str], tmp_path: Path, put: Callable[..., str]
) -> None:
    records = Records(open_source(made(tmp_path, put)), AS_AT)
    assert records.tables == ("ssd_person", "ssd_contacts")
    people = records.run(records["ssd_person"].order_by("pers_person_id"))
    assert people["pers_person_id"].tolist() == ["1", "2"]
    assert [str(day)[:10] for day in people["pers_dob"]] == ["2010-02-01", "NaT"]
    assert people["pers_send_flag"].tolist() == ["Y", "N"]
    contacts = records.run(records["ssd_contacts"])
    assert contacts["cont_contact_id"].tolist() == ["7"]
    assert contacts["cont_person_id"].tolist() == ["1"]
    faults = check(records).frame
    told = {tuple(row) for row in faults[["table", "row", "rule"]].itertuples(index=False)}
    assert told == {("ssd_person", 2, "placeholder_date"), ("ssd_person", 2, "no_birth")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_read_in_the_encoding_that_it_has(encoding: str, tmp_path: Path) -> None:
    text = 'dept_team_id,Dept Team Name\r\n1,"Équipe, 50 €"\r\n2,"two\r\nlines"\r\n'
    (tmp_path / "ssd_department.csv").write_bytes(text.encode(encoding))
    records = Records(open_source(tmp_path), AS_AT)
    teams = records.run(records["ssd_department"].order_by("dept_team_id"))
    assert teams["dept_team_name"].tolist() == ["Équipe, 50 €", "two\r\nlines"]


def test_a_file_with_headings_only_is_an_empty_table(tmp_path: Path) -> None:
    (tmp_path / "ssd_department.csv").write_text("dept_team_id,dept_team_name\n")
    records = Records(open_source(tmp_path), AS_AT)
    assert records.rows == {"ssd_department": 0}
    assert len(check(records)) == 0
    assert len(records.fingerprint()) == 64


def test_an_empty_file_has_no_headings(tmp_path: Path) -> None:
    (tmp_path / "ssd_department.csv").write_text("")
    with pytest.raises(BadData, match=r"^ssd_department.csv: the first line must have the names"):
        open_source(tmp_path)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("oracle://host/db", "oracle:// is no source of records: must be a folder"),
        ("postgres://user@host", "postgres:// needs a database"),
        ("duckdb://nowhere.db", "the database of records is not there"),
        ("sqlite://nowhere.db", "the database of records is not there"),
        ("nowhere", "the folder of records is not there"),
    ],
)
def test_a_mistake_in_the_address_is_told_in_a_line(address: str, told: str) -> None:
    with pytest.raises(WrongUsage, match=rf"^{told}"):
        open_source(address)


def test_two_files_of_a_table_are_one_too_many(tmp_path: Path) -> None:
    for name in ("ssd_department.csv", "SSD_department.CSV"):
        (tmp_path / name).write_text("dept_team_id\n1\n")
    with pytest.raises(WrongUsage, match="two files of the table ssd_department"):
        open_source(tmp_path)


def test_a_folder_without_a_table_of_the_standard(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="the folder has no table of the standard"):
        open_source(tmp_path)


def test_a_user_who_may_make_no_temporary_table_is_told_so(put: Callable[..., str]) -> None:
    address = put("postgres", {"ssd_person": pd.DataFrame({"pers_person_id": ["1"]})})
    with psycopg.connect(address) as con:
        con.execute("CREATE ROLE reader LOGIN")
        con.execute("GRANT SELECT ON ssd_person TO reader")
        con.execute(f'REVOKE TEMPORARY ON DATABASE "{con.info.dbname}" FROM PUBLIC')
    records = Records(open_source(address.replace("tester@", "reader@")), AS_AT)
    with pytest.raises(BadData, match=r"GRANT SELECT, TEMPORARY"):
        records.judged("ssd_person")
