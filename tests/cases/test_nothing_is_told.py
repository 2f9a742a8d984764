"""No identifier of a record gets into an error, although what a database says quotes the cell.

Each has ``ZQ`` in it. That none is in what is told of faults is asked where they are found.
"""

from __future__ import annotations

import traceback
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd
import psycopg
import pytest
from records_to_plant_in import AS_AT, as_frames, families

from glosanalysis.cases.checking import check
from glosanalysis.cases.records import Records
from glosanalysis.cases.sources import open_source
from glosanalysis.errors import BadData, UserMistake


def _shown(broken: Callable[[], object]) -> str:
    """Give what is shown of an error, with those that it came from, without the lines of code."""
    with pytest.raises(UserMistake) as raised:
        broken()
    shown, error = "", raised.value
    while error is not None:
        shown += "".join(traceback.format_exception_only(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return shown


def _checked(address: str) -> None:
    records = Records(open_source(address), AS_AT)
    check(records)
    records.fingerprint()


@pytest.mark.parametrize(
    "text",
    [
        "pers_person_id,pers_dob\nZQ1,2010-01-01\nZQ2,2010-01-01,ZQ3\n",
        "pers_person_id,pers_dob\nZQ1,2010-01-01\nZQ2\n",
        'pers_person_id,pers_dob\n"ZQ1,2010-01-01\nZQ2,2010-01-01\n',
        "ZQ1,ZQ1\nZQ2,2010-01-01\n",
    ],
    ids=["too many cells", "too few cells", "an open quote", "no headings"],
)
def test_a_file_that_is_no_table(text: str, tmp_path: Path) -> None:
    (tmp_path / "ssd_person.csv").write_text(text)
    shown = _shown(lambda: _checked(str(tmp_path)))
    assert "ZQ" not in shown
    assert "ssd_person" in shown


def test_a_file_without_headings_of_the_standard(tmp_path: Path) -> None:
    (tmp_path / "ssd_person.csv").write_text("ZQ1,ZQ2\nZQ3,2010-01-01\n")
    faults = check(Records(open_source(tmp_path), AS_AT))
    assert faults.frame["rule"].tolist() == ["missing_column"]
    assert "ZQ" not in faults.frame.to_csv()


def test_a_parquet_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "ssd_person.parquet").write_text("ZQ")
    assert "ZQ" not in _shown(lambda: _checked(str(tmp_path)))


_VIEW = (
    "CREATE VIEW ssd_person AS SELECT CAST(who AS INTEGER) AS pers_person_id, "
    "'2010-01-01' AS pers_dob FROM given"
)


def test_a_view_that_stumbles_over_a_record(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "records.duckdb")) as con:
        con.execute("CREATE TABLE given AS SELECT 'ZQ1' AS who")
        con.execute(_VIEW)
    shown = _shown(lambda: _checked(f"duckdb://{tmp_path / 'records.duckdb'}"))
    assert "ZQ" not in shown


def test_a_server_that_stumbles_over_a_record(put: Callable[..., str]) -> None:
    address = put("postgres", {"given": pd.DataFrame({"who": ["ZQ1"]})})
    with psycopg.connect(address) as con:
        con.execute(_VIEW)
    assert "ZQ" not in _shown(lambda: _checked(address))


def test_a_query_of_a_measure_that_fails(put: Callable[..., str]) -> None:
    records = Records(
        open_source(put("csv", as_frames({"ssd_person": families(1)["ssd_person"]}))), AS_AT
    )
    person = records["ssd_person"]
    broken = person.select(number=person.pers_person_id.cast("int64"))
    with pytest.raises(BadData, match=r"^the records: the database could not read it") as raised:
        records.run(broken)
    assert "ZQ" not in str(raised.value)


def test_an_address_is_never_told(tmp_path: Path) -> None:
    for address in (
        "postgres://ZQ:ZQ@127.0.0.1:1/ZQ",
        f"duckdb://{tmp_path}/ZQ",
        f"{tmp_path}/ZQ",
        "mssql://ZQ:ZQ@127.0.0.1/ZQ",
    ):
        assert "ZQ" not in _shown(partial(open_source, address))


def test_what_does_not_fit_into_memory_goes_where_only_this_user_may_look(tmp_path: Path) -> None:
    (tmp_path / "ssd_person.csv").write_text("pers_person_id,pers_dob\nZQ1,2010-01-01\n")
    source = open_source(tmp_path)
    asked = source.backend.con.execute("SELECT current_setting('temp_directory')")
    folder = Path(asked.fetchone()[0])
    assert folder.stat().st_mode & 0o077 == 0
    assert not folder.is_relative_to(Path.cwd())
    # As when the command ends.
    finalize = next(f for f in weakref.finalize._registry if f.peek()[0] is source.backend)
    finalize()
    assert not folder.exists()
