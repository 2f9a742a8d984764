"""Figures of the table that a theme has of its single measures, as observations."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

from glosanalysis.authority import OWN
from glosanalysis.data.schema import Table
from glosanalysis.data.schemas.measured import Measured
from glosanalysis.data.schemas.words import Comparators
from glosanalysis.data.tables import Tables
from glosanalysis.indicator import HISTORY_AFTER_MONTHS
from glosanalysis.observations import Comparator, Observation
from glosanalysis.phrasing import MONTHS, day, month
from glosanalysis.quarter import in_a_year, months_between
from glosanalysis.stats.proportions import wilson_interval
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.cells import Cells, word
from glosanalysis.themes.feeds import Derived

__all__ = [
    "FEWEST",
    "beside",
    "figures_of",
    "in_words",
    "is_history",
    "rows_of",
    "share_interval",
    "year_named",
]

Model = TypeVar("Model", bound=Measured)

FEWEST = 30
"""Of fewer the counts are told, and nothing is assessed: one more or fewer moves the share by
more than three points."""

_SPANS_ALIKE = timedelta(days=3)
_WHOLE_YEAR = timedelta(days=360)


def figures_of(model: type[Measured], measure: str, *, so_far: bool = True) -> Derived:
    """Give an indicator that is a measure of a theme's own table.

    Parameters
    ----------
    model : DataFrameModel
        The one that the table is declared by.
    measure : str
        The identifier of the indicator.
    so_far : bool
        Whether a span that begins with a year and is shorter is of the year so far, and not
        finished; what is reported every half-year is not.

    Returns
    -------
    Derived
        An observation a row: as printed, or the share of its counts; with the interval of a
        share whose counts are printed, and the country's figure if there is one.
    """
    where = Cells(table=Table(model).name, column="value", where={"measure": measure})
    return Derived(
        work_out=lambda tables: _observed(tables, model, measure, so_far), rests_on=(where,)
    )


def _observed(
    tables: Tables, model: type[Measured], measure: str, so_far: bool
) -> list[Observation]:
    rows = rows_of(tables, model, measure)
    return [
        _observation(
            tables,
            row,
            comparable=before is None or _alike(before, row),
            provisional=so_far and _is_part(row.from_date.date(), row.as_at.date()),
        )
        for before, row in pairwise([None, *rows])
        if row is not None and _number(row) is not None
    ]


def rows_of(tables: Tables, model: type[Model], *measures: str) -> list[Model]:
    """Give the rows of some measures of a table, in order of date."""
    rows = [row for row in tables.rows(model) if row.measure in measures]
    return sorted(rows, key=lambda row: (row.as_at, row.from_date))


def _observation(
    tables: Tables, row: Measured, *, comparable: bool, provisional: bool
) -> Observation:
    starts, ends = row.from_date.date(), row.as_at.date()
    return Observation(
        as_at=ends,
        value=_number(row),
        source_id=row.source_id,
        locator=row.locator,
        numerator=row.numerator,
        denominator=row.denominator,
        # A count of a day is of all there are, and no sample of anything.
        interval=share_interval(row.numerator, row.denominator) if starts < ends else None,
        qualifier=word(row.qualifier),
        comparator=beside(tables, row.measure, ends),
        # A share of printed counts has the indicator's decimals, what is printed its own.
        decimals=None if row.denominator or row.value is None else places_printed(row.value),
        provisional=provisional,
        assessable=not row.denominator or row.denominator >= FEWEST,
        comparable=comparable,
        told=in_words(starts, ends),
    )


def _number(row: Measured) -> float | None:
    """Give the share that the counts come to, or the figure as printed."""
    if row.numerator is not None and row.denominator:
        return 100 * row.numerator / row.denominator
    return row.value


def share_interval(count: float | None, base: float | None) -> tuple[float, float] | None:
    """Give the 95% interval of a share in %, where it is one of whole numbers.

    Examples
    --------
    >>> low, high = share_interval(10, 18)
    >>> round(low, 1), round(high, 1)
    (33.7, 75.4)
    """
    if count is None or not base or not 0 <= count <= base:
        return None
    low, high = wilson_interval(int(count), int(base))
    return 100 * low, 100 * high


def beside(tables: Tables, measure: str, when: date) -> Comparator | None:
    """Give the country's newest printed figure up to a day, with the span that it is of."""
    found = [
        row
        for row in tables.rows(Comparators)
        if (row.measure, row.area) == (measure, OWN.country.name) and row.as_at.date() <= when
    ]
    if not found:
        return None
    newest = max(found, key=lambda row: row.as_at)
    span = year_named(newest.from_date.date(), newest.to_date.date()) or month(newest.to_date)
    return Comparator(
        area=f"{newest.area} ({span})",
        value=newest.value,
        qualifier=newest.qualifier or "",
        decimals=places_printed(newest.value),
    )


def is_history(tables: Tables, when: date) -> bool:
    """Tell whether a day is so long before the end of the tables' quarter that it is history."""
    if tables.until is None:
        return False
    return months_between(when, tables.until.last_day) > HISTORY_AFTER_MONTHS


def _is_part(starts: date, ends: date) -> bool:
    """Tell whether a span is a year so far: it begins as a year does, and is shorter."""
    begins = (starts.month, starts.day) in ((4, 1), (9, 1))
    return begins and starts < ends and ends - starts < _WHOLE_YEAR


def _alike(before: Measured, row: Measured) -> bool:
    """Tell whether two rows are of spans as long, that follow each other if they are spans."""
    first, second = (each.as_at - each.from_date for each in (before, row))
    if abs(first - second) > _SPANS_ALIKE:
        return False
    return not second or in_a_year(before.as_at, row.as_at)


def year_named(starts: date, ends: date) -> str:
    """Name a span that is a year: financial, academic or of the calendar; nothing if it is none.

    Examples
    --------
    >>> year_named(date(2018, 9, 1), date(2019, 8, 31))
    '2018/19'
    """
    following = ends + timedelta(days=1)
    begins = (starts.month, starts.day)
    whole = begins == (following.month, following.day) and following.year == starts.year + 1
    if not whole or starts.day > 1:
        return ""
    return str(starts.year) if starts.month == 1 else f"{starts.year}/{following.year % 100:02d}"


def in_words(starts: date, ends: date) -> str:
    """Say when: on a day, in a year, or from one day or month to another.

    Examples
    --------
    >>> in_words(date(2017, 12, 31), date(2017, 12, 31))
    'at 31 December 2017'
    >>> in_words(date(2016, 4, 1), date(2017, 3, 31))
    'in 2016/17'
    >>> in_words(date(2019, 1, 1), date(2019, 12, 31))
    'in 2019'
    >>> in_words(date(2017, 4, 1), date(2017, 12, 31))
    'from April to December 2017'
    """
    if starts == ends:
        return f"at {day(ends)}"
    if year := year_named(starts, ends):
        return f"in {year}"
    if starts.day != 1 or (ends + timedelta(days=1)).day != 1:
        return f"from {day(starts)} to {day(ends)}"
    first = MONTHS[starts.month - 1] if starts.year == ends.year else month(starts)
    if first == MONTHS[ends.month - 1]:
        return f"in {month(ends)}"
    return f"from {first} to {month(ends)}"
