"""Every measure compiles for SQL Server, and its SQL is of SQL Server's grammar.

It was not run there.
"""

from __future__ import annotations

from datetime import date

import ibis
import pytest
import sqlglot
from sqlglot import exp

from glosanalysis.cases.measures import MEASURES, Periods
from glosanalysis.cases.standard import TABLES
from glosanalysis.quarter import Quarter

KINDS = {"date": "date", "whole": "int64", "number": "float64"}
QUARTERS = (Quarter.parse("2022-23-Q4"), Quarter.parse("2023-24-Q1"))
ONLY_ELSEWHERE = {"QUALIFY", "FILTER", "EXTRACT"}
"""What SQL Server has no word for."""
FAMILIES = list(dict.fromkeys(one.family for one in MEASURES.values()))


class Declared:
    """The standard's tables, declared and not there."""

    as_at = date(2024, 3, 31)

    def __getitem__(self, name: str) -> ibis.Table:
        columns = {one.name: KINDS.get(one.kind, "string") for one in TABLES[name].columns}
        return ibis.table(columns, name=name)

    def has(self, name: str, *columns: str) -> bool:
        return name in TABLES


@pytest.mark.parametrize("family", FAMILIES, ids=lambda one: one.__name__)
def test_the_sql_is_that_of_sql_server(family: object) -> None:
    counted = family(Declared(), Periods(QUARTERS, as_at=Declared.as_at))
    sql = str(ibis.to_sql(counted, dialect="mssql"))
    (parsed,) = sqlglot.parse(sql, read="tsql")
    assert isinstance(parsed, exp.Select | exp.Union)
    words = {token.text.upper() for token in sqlglot.tokenize(sql, read="tsql")}
    assert not words & ONLY_ELSEWHERE
    assert not list(parsed.find_all(exp.Boolean))
    assert not [node for node in parsed.find_all(exp.Anonymous) if node.name.upper() == "CONTAINS"]


def test_a_family_tells_the_measures_that_it_is_named_for() -> None:
    for name, one in MEASURES.items():
        assert one.id == name
        assert name == name.lower()
        assert set(one.needs) <= set(TABLES)
        for table, columns in one.needs.items():
            assert set(columns) <= set(TABLES[table].names), (name, table)
