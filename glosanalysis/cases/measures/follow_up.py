"""What comes after a case was closed: the first referral to social care, and whether it was over.

A referral on the day itself, or an episode of need that is open then, means that the closing was no
ending: whoever uses this leaves such closings out, or tells them apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache

import ibis
import pandas as pd

from glosanalysis.cases.measures.days import Horizon, day_number, month_key
from glosanalysis.cases.measures.measure import Counted
from glosanalysis.cases.measures.periods import Periods

__all__ = [
    "FAR",
    "HORIZONS",
    "LONGEST",
    "days_followed_up",
    "followed",
    "happened",
    "is_over",
    "referral_spells",
]

FAR = 10_000_000
"""A day, as a number or a key, that never comes: the end of what is still open."""

LONGEST = 366
"""Days of the longest horizon: what begins later is not looked at."""
HORIZONS: Mapping[str, Horizon] = {
    "6w": Horizon(days=42),
    "6m": Horizon(months=6),
    "12m": Horizon(months=12),
}


@lru_cache(maxsize=4)
def days_followed_up(periods: Periods) -> ibis.Table:
    """Give each day of the quarters, and the last day of each follow-up that begins on it.

    A follow-up is worked out once for a day, and not for each of the thousands that begin on it.

    Returns
    -------
    ibis.Table
        ``day`` (its number), ``q``, ``key`` (see ``month_key``), ``end_6w``, ``end_6m``,
        ``end_12m``.
    """
    rows = []
    for quarter in periods.begun:
        number = periods.number(quarter)
        for past in range((periods.last_day(quarter) - quarter.first_day).days + 1):
            day = quarter.first_day + timedelta(days=past)
            ends = (day_number(horizon.end(day)) for horizon in HORIZONS.values())
            rows.append((day_number(day), number, month_key(day), *ends))
    columns = ["day", "q", "key", *(f"end_{name}" for name in HORIZONS)]
    schema = ibis.schema(dict.fromkeys(columns, "int64"))
    return ibis.memtable(pd.DataFrame(rows, columns=columns), schema=schema)


def referral_spells(records: Counted) -> ibis.Table:
    """Give each referral as a spell of days: ``child, referred, until``.

    A referral without further action that has no closing date opened nothing: it ends when it
    began.
    """
    rows = records["ssd_cin_episodes"]
    none = (
        (rows["cine_referral_nfa"] == "Y").coalesce(False)
        if records.has("ssd_cin_episodes", "cine_referral_nfa")
        else ibis.literal(False)
    )
    still_open = none.ifelse(day_number(rows["cine_referral_date"]), FAR)
    return rows.select(
        child=rows["cine_person_id"],
        referred=day_number(rows["cine_referral_date"]),
        until=day_number(rows["cine_close_date"]).coalesce(still_open),
    )


def followed(closed: ibis.Table, spells: ibis.Table) -> ibis.Table:
    """Find for each closing what social care did on the day and what came first after it.

    Parameters
    ----------
    closed : ibis.Table
        ``person, day``; the same twice is the same once.
    spells : ibis.Table
        Of ``referral_spells``.

    Returns
    -------
    ibis.Table
        ``person, day`` and ``was_open`` (an episode of need covers the day) and ``next_day`` (the
        first referral after it, or ``FAR``).
    """
    joined = closed.left_join(
        spells,
        [
            closed["person"] == spells["child"],
            # Not those that end on the day: each closing would meet the episode that it closes.
            closed["day"] < spells["until"],
            closed["day"] >= spells["referred"] - LONGEST,
        ],
    )
    before = joined["referred"] <= joined["day"]
    after = joined["referred"] > joined["day"]
    return joined.group_by("person", "day").agg(
        was_open=before.ifelse(1, 0).max(), next_day=after.ifelse(joined["referred"], FAR).min()
    )


def happened(table: ibis.Table, name: str, event: str = "next") -> ibis.Value:
    """Say whether the first event after a day came within a horizon, its last day included.

    Parameters
    ----------
    table : ibis.Table
        With the columns of ``days_followed_up``.
    name : str
        Of the horizon.
    event : str
        What comes: its day is in ``next_day``, or in ``back_day``.
    """
    return table[f"{event}_day"] <= table[f"end_{name}"]


def is_over(table: ibis.Table, horizon: Horizon, periods: Periods) -> ibis.Value:
    """Say whether the follow-up of a day was over, and recorded, on the day of the extract."""
    return table["day"] <= day_number(horizon.last_start(periods.over_by))
