"""Early help: episodes closed, children re-referred afterwards, and what came next."""

from __future__ import annotations

from functools import partial

import ibis

from glosanalysis.cases.measures.closings import NOW, SAID, followed_closings
from glosanalysis.cases.measures.follow_up import HORIZONS, happened, is_over
from glosanalysis.cases.measures.measure import Counted, Measure
from glosanalysis.cases.measures.periods import Periods
from glosanalysis.cases.measures.tidy import Tally, tidy

__all__ = ["EARLY_HELP"]

_IDS = {"6w": "eh_rereferral_6w", "6m": "eh_rereferral_6m", "12m": "eh_rereferral_12m"}
_BY = ("age_band",)


def early_help(records: Counted, periods: Periods) -> ibis.Table:
    """Count closings, and what followed within six weeks, six and twelve months."""
    closed = followed_closings(records, periods)
    told = closed.mutate(next=_what_next(closed, periods), eligible=_is_followed(closed))
    eligible = told.filter(told["eligible"] == 1)
    firsts = eligible.group_by("person", "q").agg(first_day=eligible["day"].min())
    first = told.left_join(
        firsts,
        [
            told["person"] == firsts["person"],
            told["q"] == firsts["q"],
            told["day"] == firsts["first_day"],
        ],
    ).drop("person_right", "q_right")
    counted = (first["eligible"] == 1) & first["first_day"].notnull()
    sums = first.group_by("q", "age_band", "next").agg(
        closed=first.count(), **_follow_ups(first, counted, periods)
    )
    return tidy(sums, periods, _tallies())


def _is_followed(closed: ibis.Table) -> ibis.Value:
    """Say whether there is anything to follow up: the child is here, under 18, out of care."""
    reasons = ("now", "said", "gone", "aged_18")
    return sum((closed[name] for name in reasons), ibis.literal(0)).__eq__(0).ifelse(1, 0)


def _follow_ups(first: ibis.Table, counted: ibis.Value, periods: Periods) -> dict[str, ibis.Value]:
    sums: dict[str, ibis.Value] = {}
    for name, horizon in HORIZONS.items():
        over = counted & is_over(first, horizon, periods)
        back = happened(first, name)
        sums[f"over_{name}"] = over.ifelse(1, 0).sum()
        sums[f"back_{name}"] = (over & back).ifelse(1, 0).sum()
    half_year = HORIZONS["6m"]
    again = happened(first, "6m") | happened(first, "6m", "back")
    over = counted & is_over(first, half_year, periods)
    return sums | {"any_6m": (over & again).ifelse(1, 0).sum()}


def _what_next(closed: ibis.Table, periods: Periods) -> ibis.Value:
    """Name what came after a closing: the first of these that is true."""
    half_year = HORIZONS["6m"]
    said, now = closed["said"], closed["now"]
    return ibis.cases(
        ((said == SAID["died"]) | (closed["gone"] == 1), "died"),
        (said == SAID["moved_away"], "moved away"),
        (closed["aged_18"] == 1, "aged 18"),
        (said == SAID["step_up"], "stepped up"),
        *((now == NOW[name], name) for name in ("referred the same day", "open to social care")),
        (~is_over(closed, half_year, periods), "not over"),
        (happened(closed, "6w"), "referred within 6 weeks"),
        (happened(closed, "6m"), "referred within 6 months"),
        (happened(closed, "6m", "back"), "early help again within 6 months"),
        else_="neither within 6 months",
    )


def _tallies() -> dict[str, Tally]:
    shares = {
        _IDS[name]: Tally(f"back_{name}", f"over_{name}", horizon=horizon, breakdowns=_BY)
        for name, horizon in HORIZONS.items()
    }
    half_year = HORIZONS["6m"]
    return shares | {
        "eh_episodes_closed": Tally("closed", breakdowns=_BY),
        "eh_closure_rereferred_6m": Tally("any_6m", "over_6m", horizon=half_year, breakdowns=_BY),
        "eh_closed_next": Tally("closed", horizon=half_year, breakdowns=("next",), total=False),
    }


_CLOSED = (
    "A child's early help ends on the day its episode ends, unless another episode of the child "
    "covers that day or begins on it: episodes that touch or overlap are one."
)
_COHORT = (
    f"{_CLOSED} Of the quarter's endings, the first of each child after which there was anything "
    "to follow up: not where an episode of need was open on the day or a referral is dated the "
    "same day, where the end reason is a step up, a death or a move away, or where the child had "
    "died or was 18. Only endings whose whole follow-up, and 14 days for recording, were over "
    "on the day of the extract."
)
_NEEDS = {
    "ssd_early_help_episodes": (
        "earl_person_id",
        "earl_episode_start_date",
        "earl_episode_end_date",
    ),
    "ssd_cin_episodes": ("cine_person_id", "cine_referral_date", "cine_close_date"),
}


_measure = partial(
    Measure, theme="early_help", family=early_help, needs=_NEEDS, breakdowns=_BY, kind="share"
)


def _rereferral(name: str, words: str) -> Measure:
    return _measure(
        _IDS[name],
        f"Children referred to social care within {words} of early help ending",
        f"{_COHORT} Counted is a referral (a contact is none) after the day and not later than "
        f"{words} after it, without further action or not.",
    )


EARLY_HELP = (
    _measure("eh_episodes_closed", "Early help that ended", _CLOSED, kind="count"),
    _rereferral("6w", "six weeks"),
    _rereferral("6m", "six months"),
    _rereferral("12m", "twelve months"),
    _measure(
        "eh_closure_rereferred_6m",
        "Children back with any service within six months of early help ending",
        f"{_COHORT} Counted is a referral to social care or an early help episode that begins "
        "after the day and not later than six months after it.",
    ),
    _measure(
        "eh_closed_next",
        "What came after early help ended",
        f"{_CLOSED} Each ending of the quarter once, by what came first of: a death, a move away, "
        "the 18th birthday, a step up, a referral the same day, social care open; then a referral "
        "within six weeks, within six months, early help again within six months, neither. Not "
        "over: six months and 14 days had not passed on the day of the extract.",
        breakdowns=("next",),
        kind="count",
    ),
)
