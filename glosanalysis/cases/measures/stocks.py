"""How many are open on a day: what began by then, less what ended by then.

Spells are never joined to quarters: beginnings and endings are summed by month first, and those few
sums are laid under every quarter that follows. Forty quarters cost about as much as one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ibis

from glosanalysis.cases.measures.periods import Periods

__all__ = ["events", "stock", "under_quarters"]


def events(
    table: ibis.Table, month: ibis.Value, by: Sequence[str], values: Mapping[str, ibis.Value]
) -> ibis.Table:
    """Sum values by the month of an event and by groups; what has no date is no event.

    Parameters
    ----------
    table : ibis.Table
    month : ibis.Value
        The number of the month; empty where the event has not happened.
    by : sequence of str
        Columns of groups.
    values : mapping of str to ibis.Value
        What to sum, negative for an ending.
    """
    marked = table.select(month.name("month"), *by, **values)
    happened = marked.filter(marked["month"].notnull())
    return happened.group_by("month", *by).agg(**{name: happened[name].sum() for name in values})


def stock(happened: ibis.Table, periods: Periods, by: Sequence[str]) -> ibis.Table:
    """Sum all events up to the end of each quarter: ``q``, the groups and the values."""
    ends = periods.ends().select("q", "last_month")
    before = ends.inner_join(happened, happened["month"] <= ends["last_month"])
    values = [name for name in happened.columns if name not in ("month", *by)]
    return before.group_by("q", *by).agg(**{name: before[name].sum() for name in values})


def under_quarters(happened: ibis.Table, ends: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """Lay events under each quarter that they lie in or before.

    Those before a quarter are one, of the month before it: of them a quarter asks no more than
    that they were before it. They are summed by their own quarters first.

    Parameters
    ----------
    happened : ibis.Table
        ``month``, the groups and values that can be summed.
    ends : ibis.Table
        See ``Periods.ends``.
    by : sequence of str
        Columns of groups.
    """
    values = [name for name in happened.columns if name not in ("month", *by)]
    # The first quarter of the financial year begins in April.
    dated = happened.mutate(own=((happened["month"] - 4) // 3).cast("int64"))
    by_quarter = dated.group_by("own", *by).agg(**{name: dated[name].sum() for name in values})
    reached = ends.select("q").inner_join(by_quarter, by_quarter["own"] < ends["q"])
    so_far = reached.group_by("q", *by).agg(**{name: reached[name].sum() for name in values})
    before = ends.inner_join(so_far, "q").mutate(month=lambda table: table["first_month"] - 1)
    within = ends.inner_join(dated, ends["q"] == dated["own"])
    columns = [*ends.columns, "month", *by, *values]
    return ibis.union(before.select(*columns), within.select(*columns))
