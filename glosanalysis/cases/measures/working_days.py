"""Working days: Monday to Friday, without the bank holidays of England."""

from __future__ import annotations

from datetime import date

import holidays
import ibis
import numpy as np
import pandas as pd

from glosanalysis.cases.measures.periods import Periods

__all__ = ["LIMIT", "beyond", "calendar", "working_days"]

LIMIT = 45
"""Working days within which an assessment is to be complete (Working Together)."""
_YEARS_BEFORE = 4
"""Of the first quarter: what began earlier is certainly beyond the limit."""


def working_days(start: date, end: date) -> int:
    """Count the working days from a day to another, the second not in it.

    Examples
    --------
    Good Friday and Easter Monday of 2023 are none:

    >>> working_days(date(2023, 4, 6), date(2023, 4, 11))
    1
    """
    off = np.array(_bank_holidays(start.year, end.year), dtype="datetime64[D]")
    return int(np.busday_count(start, end, holidays=off))


def beyond(start: date, limit: int = LIMIT) -> date:
    """Give the first day on which more working days than a limit have passed.

    Examples
    --------
    >>> working_days(date(2023, 3, 1), beyond(date(2023, 3, 1)))
    46
    """
    off = np.array(_bank_holidays(start.year, start.year + 1), dtype="datetime64[D]")
    last = np.busday_offset(start, limit, roll="forward", holidays=off)
    day: date = (pd.Timestamp(last) + pd.Timedelta(days=1)).date()
    return day


def calendar(periods: Periods) -> ibis.Table:
    """Give for each day of a start the first day on which it is beyond the limit.

    Returns
    -------
    ibis.Table
        ``began`` and ``beyond``, days as numbers, and ``beyond_month``, which is empty where that
        day lies after the extract.
    """
    first = periods.begun[0].first_day
    days = pd.date_range(date(first.year - _YEARS_BEFORE, 1, 1), periods.as_at)
    off = np.array(_bank_holidays(days[0].year, days[-1].year + 1), dtype="datetime64[D]")
    starts = days.to_numpy().astype("datetime64[D]")
    over = np.busday_offset(starts, LIMIT, roll="forward", holidays=off) + np.timedelta64(1, "D")
    dates = pd.DatetimeIndex(over)
    months = pd.Series(dates.year * 12 + dates.month, dtype="Int64")
    frame = pd.DataFrame(
        {
            "began": starts.astype("int64"),
            "beyond": over.astype("int64"),
            "beyond_month": months.where(dates <= pd.Timestamp(periods.as_at)),
        }
    )
    return ibis.memtable(frame, schema=ibis.schema(dict.fromkeys(frame.columns, "int64")))


def _bank_holidays(first: int, last: int) -> list[date]:
    found = holidays.country_holidays("GB", subdiv="ENG", years=range(first, last + 1))
    return sorted(found)
