"""A cell of a spreadsheet as the text that the table's file would hold."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from glosanalysis.data.columns import DAY, MONTH, TEXT
from glosanalysis.data.kind import Kind
from glosanalysis.spreadsheets.marks import Mark
from glosanalysis.spreadsheets.reading import Cell, number_text

__all__ = ["Unfit", "as_text"]

_SPOILT = {
    Mark.ERROR: "holds an error of a formula",
    Mark.UNCALCULATED: "holds a formula without its result: open the file in a spreadsheet "
    "program and save it",
    Mark.MERGED: "is merged with another cell, each row needs a value of its own",
}


class Unfit(Exception):
    """A cell holds what no text of its column can say; the message is what is told of it."""


def as_text(cell: Cell, mark: Mark | None, kind: Kind, *, percent: bool) -> str:
    """Write a cell as the table's file would hold it.

    Parameters
    ----------
    cell : Cell
    mark : Mark, optional
        What it is besides its value.
    kind : Kind
        Of the column. It judges the text afterwards: what it takes or not is not decided here.
    percent : bool
        Whether the number is one of per cent.

    Returns
    -------
    str

    Raises
    ------
    Unfit
        If the cell has no value that could be written so.

    Examples
    --------
    >>> from glosanalysis.data.columns import PERCENTAGE
    >>> as_text(date(2023, 3, 31), None, MONTH, percent=False)
    '2023-03'
    >>> as_text(0.161, Mark.PERCENT, PERCENTAGE, percent=True)
    '16.1'
    """
    if mark in _SPOILT:
        raise Unfit(_SPOILT[mark])
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, (int, float)):
        return _number(cell, mark, kind, percent)
    if isinstance(cell, (time, timedelta)):
        raise Unfit(f"'{cell}' is a time, {kind.name} is needed")
    return _day(cell, kind)


def _number(cell: float, mark: Mark | None, kind: Kind, percent: bool) -> str:
    text = number_text(cell)
    if mark is Mark.PERCENT:
        text = f"{(Decimal(text) * 100).normalize():f}"
    if mark is Mark.PERCENT and not percent:
        raise Unfit(f"'{text}%' is a percentage, {kind.name} is needed")
    if percent and mark is not Mark.PERCENT and 0 < abs(cell) < 1:
        share = f"{(Decimal(text) * 100).normalize():f}"
        raise Unfit(
            f"'{text}' may be a share of 1: show the cell as a percentage if it is {share}%, enter "
            f"it as text if it is {text}%"
        )
    if kind == TEXT and "." in text:
        raise Unfit(f"'{text}' is a number, text is needed: as a number it may have lost a zero")
    return text


def _day(cell: date | datetime, kind: Kind) -> str:
    if isinstance(cell, datetime) and cell.time() != time():
        raise Unfit(f"'{cell}' has a time of day, {kind.name} is needed")
    if kind == MONTH:
        return f"{cell:%Y-%m}"
    if kind == DAY:
        return f"{cell:%Y-%m-%d}"
    raise Unfit(f"'{cell:%Y-%m-%d}' is a date, {kind.name} is needed: enter it as text")
