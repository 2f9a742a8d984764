"""Validate the tables: every fault of every file, in one go."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pandera.pandas as pa

from glosanalysis.data.columns import Column, Rule
from glosanalysis.data.read import TOLD, Fault, Faults, Unreadable, read_text
from glosanalysis.data.schema import RowRule, Table
from glosanalysis.data.schemas import JUDGEMENTS, LOG, PUBLISHED, QUARTERS, REVISIONS, SOURCES

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
        By file, line and column, the first twenty of a file and a line for the rest; empty if
        all is well.
    """
    texts: dict[str, pd.DataFrame] = {}
    faults: list[Fault] = []
    for table in (SOURCES, QUARTERS, REVISIONS, JUDGEMENTS, LOG, *PUBLISHED.values()):
        place = "data/published" if table.name in PUBLISHED else "data"
        shown_as = f"{place}/{table.name}.csv"
        if table in (LOG, JUDGEMENTS) and not (data.parent / shown_as).exists():
            continue  # nothing has been decided or judged yet
        try:
            text, ragged = read_text(
                data.parent / shown_as, shown_as, list(table.columns), table.may_be_empty
            )
        except Unreadable as unreadable:
            faults += unreadable.faults
            continue
        texts[table.name] = text
        _find_faults(ragged, text, table, texts.get(SOURCES.name))
        faults += ragged.told()
    # By file only: within one, the line that counts the rest stays the last.
    faults = sorted(faults + _strangers(data / "published"), key=lambda fault: fault.file)
    return texts, faults


def _find_faults(
    faults: Faults, text: pd.DataFrame, table: Table, register: pd.DataFrame | None
) -> None:
    """Apply each check of the schema to a whole column or table, and add what breaks it.

    pandera's own report holds every failing case; over a million rows it takes minutes, so its
    checks are applied one by one and only the first cases are written out.
    """
    schema = _schema(table, register)
    for name, column in schema.columns.items():
        # Each distinct cell is judged once, and told its first fault only.
        places, distinct = pd.factorize(text[name])
        cells = pd.Series(distinct, dtype="str")
        told = np.zeros(len(cells), dtype=bool)
        for check in column.checks:
            broken = _breaking(check, cells) & ~told
            told |= broken
            if broken.any():
                _add(faults, text, broken[places], name, check.error)
    for check, column in zip(schema.checks, (table.key[0], *table.at), strict=True):
        _add(faults, text, _breaking(check, text), column, check.error, table.key)
    found = [
        Fault(faults.file, line, column, f"'{_shown(text.at[line, column])}' {what}")
        for line, column, what in table.row_faults(text)
    ]
    faults.add(found)


def _breaking(check: pa.Check, what: pd.Series | pd.DataFrame) -> np.ndarray:
    """Tell which cells or rows break a check."""
    holds = check._check_fn(what)  # the mask itself, without pandera's table of failing cases
    broken: np.ndarray = ~pd.Series(holds).fillna(False).to_numpy(dtype=bool)
    return broken


def _add(
    faults: Faults,
    text: pd.DataFrame,
    broken: np.ndarray,
    column: str,
    what: str,
    key: tuple[str, ...] = (),
) -> None:
    places = broken.nonzero()[0]
    first = [
        Fault(
            faults.file,
            int(text.index[place]),
            column,
            _worded(text.iloc[place], column, what, key),
        )
        for place in places[:TOLD]
    ]
    faults.add(first, more=len(places) - len(first))


def _worded(row: pd.Series, column: str, what: str, key: tuple[str, ...]) -> str:
    if what == _DUPLICATE:
        named = ", ".join(f"{name} {_shown(row[name])}" for name in key)
        return f"{_DUPLICATE}: {named} is there already"
    if what == _EMPTY:
        return what
    near = difflib.get_close_matches(row[column], _words_in(what), n=1)
    hint = f", did you mean {near[0]}?" if near else ""
    return f"'{_shown(row[column])}' {what}{hint}"


def _words_in(what: str) -> list[str]:
    _, _, words = what.partition("is not one of ")
    return words.split(", ") if words else []


def _shown(cell: str) -> str:
    """Shorten a long cell."""
    return cell if len(cell) <= 60 else f"{cell[:57]}..."


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
) -> Iterator[pa.Check]:
    if column.required:
        yield pa.Check(lambda cells: cells != "", error=_EMPTY)
    for rule in column.kind.rules:
        # An empty cell is told that it is empty, if that, and nothing more.
        def holds(cells: pd.Series, rule: Rule = rule) -> pd.Series:
            return (cells == "") | rule.holds(cells)

        yield pa.Check(holds, error=rule.fault)
    if name == "source_id" and table is not SOURCES and register is not None:
        known = set(register["source_id"]) | {""}
        yield pa.Check(lambda cells: cells.isin(known), error="is not in data/sources.csv")


def _strangers(folder: Path) -> list[Fault]:
    """Report files that no schema knows: most often a misspelt name."""
    faults = []
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() == ".csv" and path.stem not in PUBLISHED:
            near = difflib.get_close_matches(path.stem, PUBLISHED, n=1)
            hint = f", did you mean {near[0]}.csv?" if near else ""
            what = f"there is no such table{hint}"
            faults.append(Fault(f"data/published/{path.name}", 0, "", what))
    return faults
