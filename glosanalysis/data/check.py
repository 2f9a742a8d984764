"""Validate the tables: every fault of every file, in one go."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pandera.pandas as pa

from glosanalysis.data.columns import SLUG
from glosanalysis.data.kind import breaking
from glosanalysis.data.read import TOLD, Fault, Faults, Unreadable, read_text
from glosanalysis.data.schema import Column, Table
from glosanalysis.data.schemas import JUDGEMENTS, LOG, PUBLISHED, QUARTERS, REVISIONS, SOURCES

__all__ = ["find_faults", "read_all"]

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
        if table.name in PUBLISHED and not (data.parent / shown_as).exists():
            texts[table.name] = pd.DataFrame(columns=list(table.columns), dtype="str")
            continue  # nobody has figures of it
        try:
            text, ragged = read_text(data.parent / shown_as, shown_as, list(table.columns))
        except Unreadable as unreadable:
            faults += unreadable.faults
            continue
        texts[table.name] = text
        find_faults(ragged, text, table, texts.get(SOURCES.name))
        faults += ragged.told()
    # By file only: within one, the line that counts the rest stays the last.
    faults = sorted(faults + _strangers(data / "published"), key=lambda fault: fault.file)
    return texts, faults


def find_faults(
    faults: Faults, text: pd.DataFrame, table: Table, register: pd.DataFrame | None
) -> None:
    """Hold a table to all that its model asks of it, and add what breaks it.

    pandera's own report holds every failing case; over a million rows it takes minutes, so its
    checks are applied one by one and only the first cases are written out.

    Parameters
    ----------
    faults : Faults
        Of the file; they are added to.
    text : DataFrame of str
        The table, by line.
    table : Table
    register : DataFrame of str, optional
        The sources that there are; without it, they are not asked for.
    """
    known = None if register is None or table is SOURCES else {*register["source_id"]}
    for name, column in table.columns.items():
        _find_in_column(faults, text, name, column)
        if name == "source_id" and known is not None:
            _find_unknown(faults, text, known)
    _add(faults, text, _repeated(text, table.key), table.key[0], _DUPLICATE, table.key)
    for rule in table.facts["rules"]:
        _add(faults, text, breaking(rule, text), str(rule.name), str(rule.error))
    row_faults = table.facts["row_faults"]
    if row_faults is not None:
        faults.add(
            Fault(faults.file, line, column, f"'{_shown(text.at[line, column])}' {what}")
            for line, column, what in row_faults(text)
        )


def _find_in_column(faults: Faults, text: pd.DataFrame, name: str, column: Column) -> None:
    """Judge each distinct cell of a column once, and tell it the first fault only."""
    places = column.kind.doubtful(text[name].tolist(), may_be_empty=not column.required)
    if not len(places):
        return
    which, distinct = pd.factorize(text[name].iloc[places])
    cells = pd.Series(distinct, dtype="str")
    for check in _checks(column):
        broken = breaking(check, cells)
        if broken.any():
            told = np.zeros(len(distinct), dtype=bool)
            told[cells.index[broken]] = True
            everywhere = np.zeros(len(text), dtype=bool)
            everywhere[places] = told[which]
            _add(faults, text, everywhere, name, str(check.error))
            # What is told is told: a check meets only what those before it let pass.
            cells = cells[~broken]


def _find_unknown(faults: Faults, text: pd.DataFrame, known: set[str]) -> None:
    """Tell the sources that the register does not hold, but where a cell has a fault of its own."""
    cited = {*text["source_id"]}
    strange = [cell for cell in cited - known if cell and SLUG.fault_in(cell) is None]
    if strange:
        broken = text["source_id"].isin(strange).to_numpy()
        _add(faults, text, broken, "source_id", "is not in data/sources.csv")


def _repeated(text: pd.DataFrame, key: tuple[str, ...]) -> np.ndarray:
    """Tell which rows repeat the key of one before them."""
    columns = [text[name].tolist() for name in key]
    # As a rule none does, which a set tells sooner than pandas: of one column, where none of its
    # cells is there twice, or else of them all.
    sets = (set(cells) for cells in (*columns, zip(*columns, strict=True)))
    if any(len(seen) == len(text) for seen in sets):
        return np.zeros(len(text), dtype=bool)
    repeated: np.ndarray = text.duplicated(list(key)).to_numpy()
    return repeated


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


def _checks(column: Column) -> Iterator[pa.Check]:
    if column.required:
        yield pa.Check(lambda cells: cells != "", error=_EMPTY)
    for rule in column.kind.rules:
        # An empty cell is told that it is empty, if that, and nothing more.
        def holds(cells: pd.Series, rule: pa.Check = rule) -> pd.Series:
            return (cells == "") | ~breaking(rule, cells)

        yield pa.Check(holds, error=rule.error)


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
