"""Hold case records to the rules of the sector's validators, and list what breaks them.

A fault is named by table, row, column and rule. No value of a record is in it, nor leaves the
database: a query gives the numbers of the rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import add

import ibis
import ibis.expr.types as ir
import pandas as pd

from glosanalysis.cases.checking.between import broken_between_rows
from glosanalysis.cases.checking.cells import broken_by_cells
from glosanalysis.cases.checking.faults import Faults
from glosanalysis.cases.checking.marked import Marked
from glosanalysis.cases.checking.rows import broken_by_rows
from glosanalysis.cases.checking.rules import RULES, Rule
from glosanalysis.cases.checking.whole import broken_as_a_whole
from glosanalysis.cases.plainly import plainly
from glosanalysis.cases.records import Records
from glosanalysis.cases.sources import ROW

__all__ = ["RULES", "Faults", "Rule", "check"]


def check(records: Records) -> Faults:
    """Hold all tables of some records to all rules.

    Parameters
    ----------
    records : Records

    Returns
    -------
    Faults
    """
    return Faults.of(frame for name in records.tables for frame in _of_table(records, name))


def _of_table(records: Records, name: str) -> Iterator[pd.DataFrame]:
    with plainly(name):
        marked = Marked.of(records, name)
        whole = pd.DataFrame(broken_as_a_whole(marked), columns=["column", "rule"])
        yield whole.assign(table=name, row=pd.NA)
        yield _within_rows(marked).assign(table=name)
        listed = [_listed(*each) for each in broken_between_rows(marked)]
        if listed:
            yield records.run(ibis.union(*listed)).assign(table=name)
        records.stored.drop(f"marked_{name}")


def _within_rows(marked: Marked) -> pd.DataFrame:
    """Look at each row once, and give a line for each rule that it breaks."""
    found = [*broken_by_cells(marked), *broken_by_rows(marked)]
    marks = {
        f"rule_{at}": ibis.cases((where, 1), else_=0) for at, (_, _, where) in enumerate(found)
    }
    rows = marked.rows.select(row=marked.numbers, **marks)
    some = reduce(add, (rows[mark] for mark in marks)) if marks else ibis.literal(0)
    broken = marked.records.run(rows.filter(some > 0))
    told = [
        pd.DataFrame({"row": broken.loc[broken[mark] == 1, "row"], "column": column, "rule": rule})
        for mark, (column, rule, _) in zip(marks, found, strict=True)
    ]
    return pd.concat(told) if told else pd.DataFrame(columns=["row", "column", "rule"])


def _listed(column: str, rule: str, rows: ir.Table) -> ir.Table:
    return rows.select(row=rows[ROW], column=ibis.literal(column), rule=ibis.literal(rule))
