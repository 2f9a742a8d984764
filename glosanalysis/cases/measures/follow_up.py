"""What comes after a case was closed: the first referral to social care, and whether it was over.

A referral on the day itself, or an episode of need that is open then, means that the closing was no
ending: whoever uses this leaves such closings out, or tells them apart.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis

from glosanalysis.cases.measures.days import Horizon, day_number, month_key
from glosanalysis.cases.measures.measure import Counted
from glosanalysis.cases.measures.periods import Periods

__all__ = ["FAR", "HORIZONS", "LONGEST", "followed", "happened", "is_over", "referral_spells"]

FAR = 10_000_000
"""A day, as a number or a key, that never comes: the end of what is still open."""

LONGEST = 366
"""Days of the longest horizon: what begins later is not looked at."""
HORIZONS: Mapping[str, Horizon] = {
    "6w": Horizon(days=42),
    "6m": Horizon(months=6),
    "12m": Horizon(months=12),
}


def referral_spells(records: Counted) -> ibis.Table:
    """Give each referral as a spell of days: ``child, referred, referred_key, until``.

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
        referred_key=month_key(rows["cine_referral_date"]),
        until=day_number(rows["cine_close_date"]).coalesce(still_open),
    )


def followed(closed: ibis.Table, spells: ibis.Table) -> ibis.Table:
    """Find for each closing what social care did on the day and what came first after it.

    Parameters
    ----------
    closed : ibis.Table
        ``person, day``, a row for each.
    spells : ibis.Table
        Of ``referral_spells``.

    Returns
    -------
    ibis.Table
        ``person, day`` and ``was_open`` (an episode of need covers the day), ``same_day`` (one
        began on it), ``next_day`` and ``next_key`` (the first referral after it, or ``FAR``);
        nothing where there was neither.
    """
    closed = closed.select("person", "day")
    joined = closed.inner_join(
        spells,
        [
            closed["person"] == spells["child"],
            closed["day"] <= spells["until"],
            closed["day"] >= spells["referred"] - LONGEST,
        ],
    )
    before = joined["referred"] <= joined["day"]
    after = joined["referred"] > joined["day"]
    return joined.group_by("person", "day").agg(
        was_open=(before & (joined["until"] > joined["day"])).ifelse(1, 0).max(),
        same_day=(joined["referred"] == joined["day"]).ifelse(1, 0).max(),
        next_day=after.ifelse(joined["referred"], FAR).min(),
        next_key=after.ifelse(joined["referred_key"], FAR).min(),
    )


def happened(table: ibis.Table, horizon: Horizon, event: str = "next") -> ibis.Value:
    """Say whether the first event after a day came within a horizon, its last day included."""
    if horizon.months:
        return table[f"{event}_key"] <= table["key"] + horizon.months * 100
    return table[f"{event}_day"] <= table["day"] + horizon.days


def is_over(table: ibis.Table, horizon: Horizon, periods: Periods) -> ibis.Value:
    """Say whether the follow-up of a day was over, and recorded, on the day of the extract."""
    return table["day"] <= day_number(horizon.last_start(periods.over_by))
