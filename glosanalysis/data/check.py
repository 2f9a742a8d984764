"""Validate the tables: every fault of every file, in one go."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pandera.errors
import pandera.pandas as pa

from glosanalysis.data.fields import Column
from glosanalysis.data.read import Fault, Unreadable, read_text
from glosanalysis.data.table import RowRule, Table
from glosanalysis.data.tables import LOG, PUBLISHED, QUARTERS, REVISIONS, SOURCES

__all__ = ["read_all"]

_EMPTY = "empty, a value is needed"
_DUPLICATE = "repeats an observation"


def read_all(data: Path) -> tuple[dict[str, pd.DataFrame], list[Fault]]:
    """Read every table as text and find every fault.

    Parameters
    ----------
    data : Path
        The folder that holds ``sources.csv`` and ``published/``.

    Returns
    -------
    texts : dict of str to DataFrame
        The tables that could be read, under their names; ``sources`` among them, and ``log`` if
        there is one.
    faults : list of Fault
        By file, line and column; empty if all is well.
    """
    texts: dict[str, pd.DataFrame] = {}
    faults: list[Fault] = []
    for table in (SOURCES, QUARTERS, REVISIONS, LOG, *PUBLISHED.values()):
        place = "data/published" if table.name in PUBLISHED else "data"
        shown_as = f"{place}/{table.name}.csv"
        if table is LOG and not (data.parent / shown_as).exists():
            continue  # nothing has been decided yet
        try:
            text, ragged = read_text(
                data.parent / shown_as, shown_as, list(table.columns), table.may_be_empty
            )
        except Unreadable as unreadable:
            faults += unreadable.faults
            continue
        texts[table.name] = text
        faults += ragged + _faults_in(text, table, shown_as, texts.get(SOURCES.name))
    return texts, sorted(faults + _strangers(data / "published"))


def _faults_in(
    text: pd.DataFrame, table: Table, shown_as: str, register: pd.DataFrame | None
) -> list[Fault]:
    try:
        _schema(table, register).validate(text, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        found = zip(cases["index"], cases["column"], cases["check"], strict=True)
        return sorted({_fault(text, table, shown_as, *case) for case in found})
    return []


def _fault(
    text: pd.DataFrame, table: Table, shown_as: str, line: int, column: str, check: str
) -> Fault:
    """Word one failed check; a rule on rows is reported at its own column."""
    if check == _DUPLICATE:
        named = ", ".join(f"{name} {text.at[line, name]}" for name in table.key)
        return Fault(shown_as, int(line), table.key[0], f"{_DUPLICATE}: {named} is there already")
    rule = next((rule for rule in table.rules if rule.fault == check), None)
    column = rule.column if rule else column
    if check == _EMPTY:
        return Fault(shown_as, int(line), column, check)
    return Fault(shown_as, int(line), column, f"'{text.at[line, column]}' {check}")


def _schema(table: Table, register: pd.DataFrame | None) -> pa.DataFrameSchema:
    """Make pandera's schema of a table as text."""
    columns = {
        name: pa.Column(str, list(_checks(name, column, table, register)))
        for name, column in table.columns.items()
    }
    key = list(table.key)
    unique = pa.Check(lambda text: ~text.duplicated(key), error=_DUPLICATE)
    return pa.DataFrameSchema(columns, checks=[unique, *map(_row_check, table.rules)])


def _row_check(rule: RowRule) -> pa.Check:
    return pa.Check(rule.holds, error=rule.fault)


def _checks(
    name: str, column: Column, table: Table, register: pd.DataFrame | None
) -> Iterable[pa.Check]:
    if column.required:
        yield pa.Check(lambda cell: cell != "", element_wise=True, error=_EMPTY)
    for rule in column.kind.rules:
        # A cell is told its first fault only, and an empty one nothing more.
        def holds(cell: str, fault: str = rule.fault) -> bool:
            return cell == "" or column.kind.fault_in(cell) != fault

        yield pa.Check(holds, element_wise=True, error=rule.fault)
    if name == "source_id" and table is not SOURCES and register is not None:
        known = set(register["source_id"]) | {""}
        yield pa.Check(lambda cells: cells.isin(known), error="is not in data/sources.csv")


def _strangers(published: Path) -> list[Fault]:
    """Report files that no schema knows: most often a misspelt name."""
    faults = []
    for path in sorted(published.glob("*")):
        if path.suffix.lower() == ".csv" and path.stem not in PUBLISHED:
            near = difflib.get_close_matches(path.stem, PUBLISHED, n=1)
            hint = f", did you mean {near[0]}.csv?" if near else ""
            what = f"there is no such table{hint}"
            faults.append(Fault(f"data/published/{path.name}", 0, "", what))
    return faults
