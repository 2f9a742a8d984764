"""The rows of a spreadsheet as rows of a table, held to all that the table's schema asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from glosanalysis.adding.cells import Unfit, as_text
from glosanalysis.adding.header import header_row, named
from glosanalysis.adding.sheets import Grid
from glosanalysis.data.check import find_faults
from glosanalysis.data.header import header_faults
from glosanalysis.data.read import TOLD, Fault, Faults, ragged
from glosanalysis.data.schema import Table
from glosanalysis.errors import BadData
from glosanalysis.spreadsheets.marks import Mark

__all__ = ["rows_for"]

_PERCENT = "pct"
"""How the name of a column or of a measure ends that is a percentage."""


def rows_for(table: Table, grid: Grid, register: pd.DataFrame) -> pd.DataFrame:
    """Take the rows of a table out of a grid of cells.

    Parameters
    ----------
    table : Table
    grid : Grid
    register : DataFrame of str
        The sources that there are.

    Returns
    -------
    DataFrame of str
        The columns of the table, indexed by the row of the sheet; blank rows are left out.

    Raises
    ------
    BadData
        With a line for each fault: in the header, in a cell, or in a row.
    """
    filled = _filled(grid)
    if not filled:
        raise BadData(f"{grid.called}: is empty, a header is needed")
    head = header_row(grid.rows, table.columns)
    head = filled[0] if head is None else head
    places = _places(table, grid, head)
    found: dict[int, Mapping[str, str]] = {}
    unfit: list[Fault] = []
    width = len(grid.rows[head])
    for row in (row for row in filled if row > head):
        line, number = grid.lines[row], len(grid.rows[row])
        if not grid.sheet and number != width:
            unfit.append(ragged(grid.file, line, number, width))
            continue
        found[line] = dict(_cells(table, grid, row, places, unfit))
    if not found and not unfit:
        raise BadData(f"{grid.called}: has a header and no rows")
    text = pd.DataFrame.from_dict(found, orient="index", columns=list(table.columns), dtype="str")
    _refuse_faults(table, grid, places, text, register, unfit)
    return text


def _filled(grid: Grid) -> list[int]:
    """Give the places of the rows in which anything stands; a formula that failed does, too."""
    failed = {
        row for (row, _), mark in grid.marks.items() if mark in (Mark.ERROR, Mark.UNCALCULATED)
    }
    return [
        row
        for row, cells in enumerate(grid.rows)
        if row in failed or any(str(cell).strip() for cell in cells)
    ]


def _places(table: Table, grid: Grid, head: int) -> dict[str, int]:
    """Give the place of each column of a table in the rows below a header."""
    header = named(grid.rows[head], table.columns)
    line = grid.lines[head]
    faults = [
        grid.fault(line, header.index(name) if name in header else None, name, what)
        for name, what in header_faults([name for name in header if name], list(table.columns))
    ]
    for place, name in enumerate(header):
        below = [row for row in grid.rows[head + 1 :] if len(row) > place]
        cells = [cell for row in below if (cell := str(row[place]).strip())]
        if cells and not name:
            what = f"no heading stands over the cells below it, the first of which is '{cells[0]}'"
            faults.append(grid.fault(line, place, "", what))
    if faults:
        needed = f"the columns of {table.name} are {', '.join(table.columns)}"
        raise BadData("\n".join([*map(str, faults), f"{grid.called}: {needed}"]))
    return {name: place for place, name in enumerate(header) if name}


def _cells(
    table: Table, grid: Grid, row: int, places: Mapping[str, int], unfit: list[Fault]
) -> Iterator[tuple[str, str]]:
    """Write the cells of a row as text; what cannot be is noted, and left empty."""
    cells = grid.rows[row]
    whole = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
    in_percent = whole.get("unit") == "%" or str(whole.get("measure", "")).endswith(_PERCENT)
    for name, cell in whole.items():
        percent = name.endswith(_PERCENT) or (name == "value" and in_percent)
        mark = grid.marks.get((row, places[name]))
        try:
            yield name, as_text(cell, mark, table.columns[name].kind, percent=percent)
        except Unfit as why:
            unfit.append(Fault(grid.file, grid.lines[row], name, str(why)))
            yield name, ""


def _refuse_faults(
    table: Table,
    grid: Grid,
    places: Mapping[str, int],
    text: pd.DataFrame,
    register: pd.DataFrame,
    unfit: list[Fault],
) -> None:
    """Raise `BadData` if anything is wrong with the rows; a cell is told its first fault only."""
    asked, told = Faults(grid.file), Faults(grid.file)
    find_faults(asked, text, table, register)
    known = {(fault.line, fault.column) for fault in unfit}
    told.add(unfit)
    told.add(
        (each for each in asked.told() if each.line and (each.line, each.column) not in known),
        more=max(asked.count - TOLD, 0),
    )
    if told.count:
        raise BadData("\n".join(str(_placed(each, grid, places)) for each in told.told()))


def _placed(fault: Fault, grid: Grid, places: Mapping[str, int]) -> Fault:
    if not fault.line:
        return fault
    return grid.fault(fault.line, places.get(fault.column), fault.column, fault.what)
