"""Early help that ended: a child's episodes that touch or overlap are one, and end once."""

from __future__ import annotations

import ibis

from glosanalysis.cases.measures.days import day_number
from glosanalysis.cases.measures.follow_up import (
    FAR,
    LONGEST,
    days_followed_up,
    referral_spells,
)
from glosanalysis.cases.measures.measure import Counted
from glosanalysis.cases.measures.people import age_band, is_aged, with_birth
from glosanalysis.cases.measures.periods import Periods

__all__ = ["NOW", "SAID", "followed_closings"]

_MEANING = "earl_episode_end_reason_means"
SAID = {"step_up": 1, "moved_away": 2, "died": 3}
"""Meanings of an end reason after which there is nothing to follow up; the greatest is told."""
NOW = {"open to social care": 1, "referred the same day": 2, "early help goes on": 3}
"""What a child has on the day of a closing; the greatest is told."""


def followed_closings(records: Counted, periods: Periods) -> ibis.Table:
    """Give each day in the quarters on which a child's early help ended, and what came of it.

    Returns
    -------
    ibis.Table
        ``person, age_band`` and the columns of ``days_followed_up``; ``said``, a number of
        ``SAID``, and ``now``, a number of ``NOW``, nought for none; ``gone`` (dead by then) and
        ``aged_18``, 1 for yes; ``next_day`` (the first referral after the day) and ``back_day``
        (early help begun again), ``FAR`` where there is none.
    """
    days = days_followed_up(periods)
    closed, spells = _ended(records, days), _spells(records)
    met = closed.left_join(
        spells,
        [
            closed["person"] == spells["child"],
            # Not those that end on the day: each closing would meet the episode that it closes.
            closed["day"] < spells["until"],
            closed["day"] >= spells["begun"] - LONGEST,
        ],
    )
    # By no more than it needs: what else there is of a day comes from the days afterwards.
    told = met.group_by("person", "day").agg(said=met["said"].max(), **_around(met))
    ended = told.filter(told["now"] < NOW["early help goes on"])
    known = with_birth(records, ended.inner_join(days, "day"), "person")
    return known.mutate(
        age_band=age_band(known["born"], known["key"]),
        gone=(known["death"] <= known["day"]).coalesce(False).ifelse(1, 0),
        aged_18=is_aged(18, known["born"], known["key"]).coalesce(False).ifelse(1, 0),
    )


def _ended(records: Counted, days: ibis.Table) -> ibis.Table:
    rows = records["ssd_early_help_episodes"]
    end = rows["earl_episode_end_date"]
    closed = rows.filter(end.notnull()).select(
        person="earl_person_id", day=day_number(end), said=_said(rows)
    )
    return closed.semi_join(days, "day")


def _said(rows: ibis.Table) -> ibis.Value:
    if _MEANING not in rows.columns:
        return ibis.literal(0)
    means = rows[_MEANING]
    return ibis.cases(*((means == name, number) for name, number in SAID.items()), else_=0)


def _spells(records: Counted) -> ibis.Table:
    """Give early help and social care in one table, ``helped`` tells them apart.

    A referral that opened nothing is a spell of its day: it is met on it.
    """
    rows = records["ssd_early_help_episodes"]
    helped = rows.select(
        child="earl_person_id",
        begun=day_number(rows["earl_episode_start_date"]),
        until=day_number(rows["earl_episode_end_date"]).coalesce(FAR),
        helped=ibis.literal(1, "int64"),
    )
    care = referral_spells(records)
    referred = care.select(
        child="child",
        begun="referred",
        until=ibis.greatest(care["until"], care["referred"] + 1),
        helped=ibis.literal(0, "int64"),
    )
    return ibis.union(helped, referred)


def _around(met: ibis.Table) -> dict[str, ibis.Value]:
    """Sum up what a child had on the day of a closing and what came first after it."""
    helped, after = met["helped"] == 1, met["begun"] > met["day"]
    now = ibis.cases(
        (helped & (met["begun"] <= met["day"]), NOW["early help goes on"]),
        (met["begun"] == met["day"], NOW["referred the same day"]),
        (met["begun"] < met["day"], NOW["open to social care"]),
        else_=0,
    )
    return {
        "now": now.max(),
        "next_day": (~helped & after).ifelse(met["begun"], FAR).min(),
        "back_day": (helped & after).ifelse(met["begun"], FAR).min(),
    }
