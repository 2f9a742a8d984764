"""Children stepped down from social care to early help, and whether they came back in a year."""

from __future__ import annotations

import ibis

from glosanalysis.cases.measures.days import day_number
from glosanalysis.cases.measures.follow_up import (
    HORIZONS,
    days_followed_up,
    followed,
    happened,
    is_over,
    referral_spells,
)
from glosanalysis.cases.measures.measure import Counted, Measure
from glosanalysis.cases.measures.people import age_band, is_aged, with_birth
from glosanalysis.cases.measures.periods import Periods
from glosanalysis.cases.measures.tidy import Tally, tidy

__all__ = ["STEP_DOWN"]

_WITHIN = 14
"""Days after the closure within which early help begins that it was stepped down to."""
_YEAR = HORIZONS["12m"]


def step_down(records: Counted, periods: Periods) -> ibis.Table:
    """Count step-downs, the first of a child in a quarter, and referrals within a year of them."""
    days = days_followed_up(periods)
    care = followed(_step_downs(records, days), referral_spells(records))
    known = with_birth(records, care.inner_join(days, "day"), "person")
    gone = (known["death"] <= known["day"]).coalesce(False)
    grown = is_aged(18, known["born"], known["key"]).coalesce(False)
    eligible = known.filter((known["was_open"] == 0) & ~gone & ~grown).mutate(
        age_band=age_band(known["born"], known["key"])
    )
    # As a column first: not every engine filters by what it computes over a window.
    ranked = eligible.mutate(first_day=eligible["day"].min().over(group_by=["person", "q"]))
    first = ranked.filter(ranked["day"] == ranked["first_day"])
    over = is_over(first, _YEAR, periods)
    sums = first.group_by("q", "age_band").agg(
        over=over.ifelse(1, 0).sum(), back=(over & happened(first, "12m")).ifelse(1, 0).sum()
    )
    tally = Tally("back", "over", horizon=_YEAR, breakdowns=("age_band",))
    return tidy(sums, periods, {"eh_stepdown_rereferred_12m": tally})


def _step_downs(records: Counted, days: ibis.Table) -> ibis.Table:
    """Give the closures for early help: ``person, day``."""
    rows = records["ssd_cin_episodes"]
    closed = rows.filter(rows["cine_close_date"].notnull()).select(
        person=rows["cine_person_id"],
        day=day_number(rows["cine_close_date"]),
        said=(rows["cine_close_reason"] == "RC9").coalesce(False).ifelse(1, 0),
    )
    wanted = closed.semi_join(days, "day")
    others = wanted.filter(wanted["said"] == 0)
    helped = records["ssd_early_help_episodes"].select(
        child="earl_person_id", begun=day_number(_begun(records))
    )
    followed_by_help = others.semi_join(
        helped,
        [
            others["person"] == helped["child"],
            others["day"] <= helped["begun"],
            others["day"] >= helped["begun"] - _WITHIN,
        ],
    )
    told = ibis.union(wanted.filter(wanted["said"] == 1), followed_by_help)
    return told.select("person", "day")


def _begun(records: Counted) -> ibis.Value:
    return records["ssd_early_help_episodes"]["earl_episode_start_date"]


STEP_DOWN = (
    Measure(
        id="eh_stepdown_rereferred_12m",
        theme="early_help",
        title="Children referred to social care within a year of stepping down to early help",
        definition=(
            "A step down is an episode of need that closed with reason RC9, or after which early "
            "help began on the day or within 14 days. Of the quarter's, the first of each child "
            "who was then alive, under 18 and without another open episode of need. Counted is a "
            "referral after the day and not later than twelve months after it. Only those whose "
            "twelve months, and 14 days for recording, were over on the day of the extract."
        ),
        family=step_down,
        needs={
            "ssd_cin_episodes": (
                "cine_person_id",
                "cine_referral_date",
                "cine_close_date",
                "cine_close_reason",
            ),
            "ssd_early_help_episodes": ("earl_person_id", "earl_episode_start_date"),
        },
        breakdowns=("age_band",),
        kind="share",
    ),
)
