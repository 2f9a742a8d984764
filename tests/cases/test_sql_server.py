"""SQL Server is not run here: what would be sent to it is held to its grammar."""

from __future__ import annotations

import ibis
import pytest
import sqlglot
from records_to_plant_in import AS_AT

from glosanalysis.cases.checking.between import broken_between_rows
from glosanalysis.cases.checking.cells import broken_by_cells
from glosanalysis.cases.checking.marked import Marked
from glosanalysis.cases.checking.rows import broken_by_rows
from glosanalysis.cases.records import Records
from glosanalysis.cases.sources import declared
from glosanalysis.cases.standard import TABLES
from glosanalysis.cases.stored import step_by_step


def _is_of_the_grammar(query: ibis.Table) -> None:
    with step_by_step():
        sql = ibis.to_sql(query, dialect="mssql")
    (parsed,) = sqlglot.parse(sql, read="tsql", error_level=sqlglot.ErrorLevel.RAISE)
    assert isinstance(parsed, sqlglot.exp.Select)
    # Functions that it does not have.
    for absent in ("REGEXP", "STRPTIME", "MD5", "MAKE_DATE", " ~ ", "::"):
        assert absent not in sql


@pytest.fixture(scope="module")
def records() -> Records:
    return Records(declared(*TABLES), AS_AT)


@pytest.mark.parametrize("name", TABLES)
def test_what_fills_a_table(records: Records, name: str) -> None:
    records.judged(name)
    for stored in (f"judged_{name}", f"once_{name}"):
        _is_of_the_grammar(records.stored.queries[stored])
    _is_of_the_grammar(records[name])


@pytest.mark.parametrize("name", ["ssd_cla_placement", "ssd_cin_episodes", "assessment"])
def test_what_is_asked_of_faults(records: Records, name: str) -> None:
    marked = Marked.of(records, name)
    for _, _, where in (*broken_by_cells(marked), *broken_by_rows(marked)):
        _is_of_the_grammar(marked.rows.filter(where))
    for _, _, rows in broken_between_rows(marked):
        _is_of_the_grammar(rows)
