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

__all__ = ["ENDINGS", "followed_closings"]

_MEANING = "earl_episode_end_reason_means"
ENDINGS = ("step_up", "died", "moved_away")
"""Meanings of an end reason after which there is nothing to follow up."""


def followed_closings(records: Counted, periods: Periods) -> ibis.Table:
    """Give each day in the quarters on which a child's early help ended, and what came of it.

    Returns
    -------
    ibis.Table
        ``person, age_band`` and the columns of ``days_followed_up``; ``covered``,
        ``open_to_social_care``, ``same_day``, the meanings of the end reasons of that day,
        ``gone`` (dead by then) and ``aged_18``, 1 for yes; ``next_day`` (the first referral after
        the day) and ``back_day`` (early help begun again), ``FAR`` where there is none.
    """
    days = days_followed_up(periods)
    closed, spells = _ended(records, days), _spells(records)
    # A child's closings meet all that the child had: the closed episode itself is among it, so
    # that nothing is lost, and what is said twice of a day is the same thing.
    met = closed.inner_join(
        spells,
        [
            closed["person"] == spells["child"],
            closed["day"] <= spells["until"],
            closed["day"] >= spells["begun"] - LONGEST,
        ],
    )
    # By no more than it needs: what else there is of a day comes from the days afterwards.
    told = met.group_by("person", "day").agg(
        **{name: (met["means"] == name).ifelse(1, 0).max() for name in ENDINGS},
        **_around(met),
    )
    ended = told.filter(told["covered"] == 0)
    known = with_birth(records, ended.inner_join(days, "day"), "person")
    return known.mutate(
        age_band=age_band(known["born"], known["key"]),
        gone=(known["death"] <= known["day"]).coalesce(False).ifelse(1, 0),
        aged_18=is_aged(18, known["born"], known["key"]).coalesce(False).ifelse(1, 0),
    )


def _ended(records: Counted, days: ibis.Table) -> ibis.Table:
    rows = records["ssd_early_help_episodes"]
    end = rows["earl_episode_end_date"]
    said = rows[_MEANING] if _MEANING in rows.columns else ibis.null("string")
    closed = rows.filter(end.notnull()).select(
        person="earl_person_id", day=day_number(end), means=said
    )
    return closed.semi_join(days, "day")


def _spells(records: Counted) -> ibis.Table:
    """Give early help and social care in one table, ``helped`` tells them apart."""
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
        until="until",
        helped=ibis.literal(0, "int64"),
    )
    return ibis.union(helped, referred)


def _around(met: ibis.Table) -> dict[str, ibis.Value]:
    """Sum up what a child had on the day of a closing and what came first after it."""
    helped, referred = met["helped"] == 1, met["helped"] == 0
    covers = (met["begun"] <= met["day"]) & (met["until"] > met["day"])
    after = met["begun"] > met["day"]
    return {
        "covered": (helped & covers).ifelse(1, 0).max(),
        "open_to_social_care": (referred & covers).ifelse(1, 0).max(),
        "same_day": (referred & (met["begun"] == met["day"])).ifelse(1, 0).max(),
        "next_day": (referred & after).ifelse(met["begun"], FAR).min(),
        "back_day": (helped & after).ifelse(met["begun"], FAR).min(),
    }
