"""Placements turned into a few sums: beginnings, endings and birthdays by month and group.

A child is in an age band until a birthday, and in the next from it: what goes on then ends in the
one and begins in the other, so that each night and each month's end has the age of its day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import ibis
import pandas as pd

from glosanalysis.cases.measures.days import (
    YEAR,
    day_number,
    day_of_key,
    month_key,
    month_number,
    month_of_key,
)
from glosanalysis.cases.measures.people import AGE_BANDS, age_band
from glosanalysis.cases.measures.placed import MANY
from glosanalysis.cases.measures.tidy import UNKNOWN

__all__ = ["GROUPS", "turned"]

GROUPS = ("code", "whose", "age_band")
"""What the sums are by, beside the month."""
_SUMS = ("n", "far", "day", "begun", "over", "length", "many")
_NEVER = 10_000_000
"""A day or a month that does not come."""


def turned(rows: ibis.Table, known: ibis.Table, as_at: date) -> ibis.Table:
    """Sum beginnings, endings and birthdays by month, code, provider and age band.

    Parameters
    ----------
    rows : ibis.Table
        Placements (see ``placed``).
    known : ibis.Table
        The same with ``born``.
    as_at : datetime.date
        The day of the extract: a birthday after it is none.

    Returns
    -------
    ibis.Table
        ``month, code, whose, age_band``; ``n, far, day`` (of days) are negative for endings, of
        which those that have not come have no month;
        ``begun`` and ``over`` count each, ``length`` sums the nights of what ended; ``many`` (see
        ``_many``).
    """
    aged = _aged(known, as_at)
    starts = aged.group_by("code", "whose", month="start_month", age_band="begun_at").agg(
        n=aged.count(), far=aged["far"].sum(), day=aged["started"].sum()
    )
    # What goes on has no month, and so is under no quarter: to leave it out here would have an
    # engine join all placements to their children a second time.
    ends = aged.group_by("code", "whose", month="end_month", age_band="last_at").agg(
        n=aged.count(),
        far=aged["far"].sum(),
        day=aged["ended"].sum(),
        length=(aged["ended"] - aged["started"]).sum(),
    )
    turns, many = _birthdays(aged, as_at), _many(rows)
    entered, left = (turns.mutate(age_band=turns[name]) for name in ("entered", "left"))
    return ibis.union(
        _laid(starts, {"begun": starts["n"]}),
        _laid(ends, _less(ends) | {"over": ends["n"]}),
        _laid(entered, {}),
        _laid(left, _less(left)),
        _laid(many, {}),
    )


def _aged(known: ibis.Table, as_at: date) -> ibis.Table:
    """Give the days, months and keys of placements, and the age bands in which they begin and end.

    An age band is that of the day of the extract where a placement goes on.
    """
    began, ceased = known["began"], known["ceased"]
    dated = known.select(
        "code",
        "whose",
        "far",
        "born",
        started=day_number(began),
        ended=day_number(ceased),
        start_month=month_number(began),
        end_month=month_number(ceased),
        start_key=month_key(began),
        end_key=month_key(ceased),
    )
    return dated.mutate(
        begun_at=age_band(dated["born"], dated["start_key"]),
        last_at=age_band(dated["born"], dated["end_key"].coalesce(month_key(as_at))),
    )


def _less(ends: ibis.Table) -> dict[str, ibis.Value]:
    return {name: -ends[name] for name in ("n", "far", "day")}


def _laid(sums: ibis.Table, values: Mapping[str, ibis.Value]) -> ibis.Table:
    """Lay sums out with all columns: nought where they have none."""
    own = {name: sums[name] for name in _SUMS if name in sums.columns}
    none = ibis.literal(0, "int64")
    told = {name: {**own, **values}.get(name, none).cast("int64") for name in _SUMS}
    return sums.select("month", *GROUPS, **told)


def _birthdays(aged: ibis.Table, as_at: date) -> ibis.Table:
    """Sum by month the placements in which a child came from an age band to the next.

    A birthday on the day of the end is one too: what ends that day ends in the band of that day.
    """
    # Most placements are over before a birthday that matters: only the others meet the bands.
    turning = aged.filter(aged["begun_at"] != aged["last_at"])
    turns = turning.cross_join(_bands())
    dated = turns.mutate(key=turns["born"] + turns["years"] * YEAR)
    within = dated.filter(
        (dated["key"] > dated["start_key"])
        & (dated["key"] <= dated["end_key"].coalesce(_NEVER))
        & (dated["key"] <= month_key(as_at))
    )
    days = within.mutate(month=month_of_key(within["key"]), on=day_of_key(within["key"]))
    return days.group_by("month", "code", "whose", "entered", "left").agg(
        n=days.count(), far=days["far"].sum(), day=days["on"].sum()
    )


def _bands() -> ibis.Table:
    """Give the birthdays on which an age band begins: ``years, left, entered``."""
    begins = (0, *(below for below, _ in AGE_BANDS[:-1]))
    names = [name for _, name in AGE_BANDS]
    frame = pd.DataFrame({"years": begins, "left": [UNKNOWN, *names[:-1]], "entered": names})
    schema = {"years": "int64", "left": "string", "entered": "string"}
    return ibis.memtable(frame, schema=ibis.schema(schema))


def _many(rows: ibis.Table) -> ibis.Table:
    """Sum by month how many more children are in their third placement of twelve months, or later.

    They are told of all placements only, so that they are of no kind, provider or age.

    A child's placements follow each other. So the current one is at least the third of the twelve
    months to a month's end if the one two before it ended within them: from the month in which it
    begins to the month before it ends, or to eleven months after the last night of that earlier
    one.
    """
    # Of two that begin and end alike either may be the first: they count for the same months.
    window = ibis.window(group_by="child", order_by=["began", "ceased"])
    ranked = rows.select("child", "began", "ceased").mutate(
        third=lambda table: table["ceased"].lag(MANY - 1).over(window)
    )
    # The least of a number and nothing is one or the other, by engine: nothing is left out first.
    third = ranked.filter(ranked["third"].notnull())
    before = month_number(third["third"]) - (third["third"].day() == 1).ifelse(1, 0)
    spells = third.select(
        start_month=month_number(third["began"]),
        until=ibis.least(month_number(third["ceased"]).coalesce(_NEVER), before + 12),
    )
    kept = spells.filter(spells["until"] > spells["start_month"])
    one = ibis.literal(1, "int64")
    events = ibis.union(
        kept.select(month="start_month", many=one), kept.select(month="until", many=-one)
    )
    summed = events.group_by("month").agg(many=events["many"].sum())
    none = ibis.literal("")
    return summed.mutate(code=none, whose=none, age_band=ibis.literal(UNKNOWN))
