"""From a cell as a system exports it to a typed value, in the SQL of every database.

Nothing here uses a regular expression or a cast that can fail: SQL Server has no such expressions,
and PostgreSQL stops at the first cell that does not cast. The shape of a text is told by turning
its digits into noughts, and only what has the right shape is cast.
"""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from glosanalysis.cases.native import Native
from glosanalysis.cases.standard import RecordColumn

__all__ = ["EARLY", "FILLED", "typed"]

FILLED, EARLY = "filled_", "early_"
"""Before the name of a column: whether its cell holds something, and whether that is of 1900."""

_EMPTY = ("", "SSD_PH", "NULL")
"""What stands for no value: the standard's placeholder, and what SQL Server's exports write."""
_LARGE = 1e15
_NUMBERS = ("whole", "number")
_PLACEHOLDER = "1900-01-01"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG, _SHORT = ("01", "03", "05", "07", "08", "10", "12"), ("04", "06", "09", "11")
_FOURTH = [f"{number:02d}" for number in range(4, 100, 4)]
_YES, _NO = ("Y", "YES", "T", "TRUE", "1"), ("N", "NO", "F", "FALSE", "0")


def typed(
    raw: ir.Table,
    columns: Sequence[RecordColumn],
    *,
    native: Native | None = None,
    marks: bool = False,
) -> ir.Table:
    """Type the columns of a table as the standard has them.

    Each step is a query of its own on the one before (see `glosanalysis.cases.stored`), so that
    what is worked out of a cell once is not written out wherever it is used.

    Parameters
    ----------
    raw : ibis Table
        As it is in the file or the database, by the names of the standard. Columns of other names
        are passed on.
    columns : sequence of RecordColumn
        Those that it has.
    native : Native, optional
        The database's own functions, if it has been given them.
    marks : bool
        Whether to add for each column whether its cell is filled, and for a date whether it is of
        1900 or before.

    Returns
    -------
    ibis Table
        Dates as ``date``, flags as ``Y`` or ``N``, codes in capitals, whole numbers as int64,
        other numbers as float64, all else as text without blanks around it. What is empty, a
        placeholder, or cannot be read as what it should be is missing.
    """
    dates = [column.name for column in columns if column.kind == "date"]
    texts = raw.mutate(**{c.name: _text(raw[c.name], c, native) for c in columns})
    days = _days(texts, dates, native)
    asked = {mark: value for column in columns if marks for mark, value in _marks(days, column)}
    values = {column.name: _value(days, column, native) for column in columns}
    kept = [name for name in raw.columns if name not in values]
    return days.select(*kept, **values, **asked)


def _days(texts: ir.Table, dates: list[str], native: Native | None) -> ir.Table:
    """Add to the texts the days that they are: as text where the database has no function."""
    written = [name for name in dates if texts[name].type().is_string()]
    if native is not None:
        read = native.day
        days = {_laid(name): read(texts[name]) for name in written}
    else:
        texts = texts.mutate(**{_laid(n): _two_figures(texts[n]) for n in written})
        for lay in (_two_more_figures, _laid_out):
            texts = texts.mutate(**{_laid(n): lay(texts[_laid(n)]) for n in written})
        days = {_laid(name): _day(texts[_laid(name)]) for name in written}
    return texts.mutate(**days, **{_laid(n): texts[n] for n in dates if n not in written})


def _laid(name: str) -> str:
    return f"laid_{name}"


def _text(raw: ir.Value, column: RecordColumn, native: Native | None) -> ir.Value:
    """Give a cell as text without blanks around it, or as the date or the number that it is."""
    kind = raw.type()
    if column.kind == "date" and (kind.is_date() or kind.is_timestamp()):
        return raw.date() if kind.is_timestamp() else raw
    if column.kind in _NUMBERS and kind.is_numeric():
        number = raw.cast("float64")
        return ibis.cases((number.abs() < _LARGE, number))
    if kind.is_boolean():
        return ibis.cases((raw, "Y"), (~raw, "N"))
    if kind.is_floating() or kind.is_decimal():
        raw = _without_fraction(raw)
    if native is not None:
        return native.text(raw.cast("string"))
    text = raw.cast("string").strip()
    digits = _shape(text).replace("0", "") == "."
    return ibis.cases(
        (text.upper().isin(_EMPTY), ibis.null("string")),
        # A code of digits, as a spreadsheet or a frame with gaps writes it.
        (digits & text.like("_%.0"), text.substr(0, text.length() - 2)),
        else_=text,
    )


def _without_fraction(number: ir.NumericValue) -> ir.StringValue:
    """Write a number that is whole as one; what is no number is nothing."""
    finite = ibis.cases((number.abs() < _LARGE, number))
    whole = finite.cast("int64")
    same = finite.cast("float64") == whole.cast("float64")
    return ibis.cases((same, whole.cast("string")), else_=finite.cast("string"))


def _shape(text: ir.StringValue) -> ir.StringValue:
    return text.translate("123456789", "000000000")


def _two_figures(text: ir.StringValue) -> ir.StringValue:
    """Write the day of ``1/3/2024``, with which a text begins, with two figures."""
    short = _shape(text.substr(0, 2)).isin(("0/", "0-", "0 "))
    return ibis.cases((short, "0" + text), else_=text)


def _two_more_figures(text: ir.StringValue) -> ir.StringValue:
    """Write the month of ``01/3/2024`` with two figures, too."""
    short = _shape(text.substr(2, 3)).isin(("/0/", "-0-"))
    return ibis.cases((short, text.substr(0, 3) + "0" + text.substr(3)), else_=text)


def _laid_out(text: ir.StringValue) -> ir.StringValue:
    """Write what has the shape of a date as ``2024-09-28``, whether there is such a day or not."""
    ten, eleven = (text.substr(length, 1).isin(("", " ", "T")) for length in (10, 11))
    shape, longer = (_shape(text.substr(0, length)) for length in (10, 11))
    return ibis.cases(
        ((shape == "0000-00-00") & ten, text.substr(0, 10)),
        (
            shape.isin(("00/00/0000", "00-00-0000")) & ten,
            text.substr(6, 4) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2),
        ),
        (
            longer.like("0000-___-00") & eleven,
            text.substr(0, 4) + _month(text.substr(5, 3)) + text.substr(9, 2),
        ),
        (
            (longer.like("00-___-0000") | longer.like("00 ___ 0000")) & eleven,
            text.substr(7, 4) + _month(text.substr(3, 3)) + text.substr(0, 2),
        ),
    )


def _month(name: ir.StringValue) -> ir.StringValue:
    """Give the number of a month between hyphens, 00 for a name that no month has."""
    named = ((name.lower() == short, f"-{at:02d}-") for at, short in enumerate(_MONTHS, 1))
    return ibis.cases(*named, else_="-00-")


def _day(laid: ir.StringValue) -> ir.StringValue:
    """Give the text of a day, if the calendar has it."""
    century, year, month, day = (laid.substr(*part) for part in ((0, 2), (2, 2), (5, 2), (8, 2)))
    leap = year.isin(_FOURTH) | ((year == "00") & century.isin([*_FOURTH, "00"]))
    last = ibis.cases(
        (month.isin(_LONG), "31"),
        (month.isin(_SHORT), "30"),
        ((month == "02") & leap, "29"),
        (month == "02", "28"),
        else_="00",
    )
    return ibis.cases(((day >= "01") & (day <= last), laid))


def _value(days: ir.Table, column: RecordColumn, native: Native | None) -> ir.Value:
    if column.kind == "date":
        given = days[_laid(column.name)]
        day = ibis.cases((~_early(given), given))
        return day.try_cast("date") if given.type().is_string() else day
    given = days[column.name]
    read_number = native.number if native is not None else _number
    if column.kind in _NUMBERS:
        number = given if given.type().is_floating() else read_number(given)
        return _whole(number) if column.kind == "whole" else number
    kinds = {"flag": _flag, "code": _code}
    return kinds[column.kind](given, column) if column.kind in kinds else given


def _early(day: ir.Value) -> ir.BooleanValue:
    return day < ("1901-01-01" if day.type().is_string() else ibis.date(1901, 1, 1))


def _marks(days: ir.Table, column: RecordColumn) -> list[tuple[str, ir.Value]]:
    given, filled = days[column.name], FILLED + column.name
    if column.kind != "date":
        return [(filled, given.notnull())]
    day = days[_laid(column.name)]
    nothing = day == (_PLACEHOLDER if day.type().is_string() else ibis.date(_PLACEHOLDER))
    return [
        (filled, given.notnull() & ~nothing.fill_null(False)),
        (EARLY + column.name, _early(day).fill_null(False)),
    ]


def _number(text: ir.StringValue) -> ir.Value:
    figure = text.replace(",", "").replace("£", "")
    marks = _shape(figure).replace("0", "")
    some = figure.length() > marks.length()
    readable = marks.isin(("", ".", "-", "-.")) & some & ~figure.like("_%-%")
    return ibis.cases((readable, figure)).try_cast("float64")


def _whole(number: ir.FloatingValue) -> ir.Value:
    return ibis.cases((number == number.floor().cast("float64"), number.round().cast("int64")))


def _flag(text: ir.StringValue, column: RecordColumn) -> ir.Value:
    return ibis.cases((text.upper().isin(_YES), "Y"), (text.upper().isin(_NO), "N"))


def _code(text: ir.StringValue, column: RecordColumn) -> ir.Value:
    code = text.upper()
    return code if column.codes is None else ibis.cases((code.isin(sorted(column.codes)), code))
