"""Social workers: agency share, vacancies, turnover and caseload, by full-time equivalents."""

from __future__ import annotations

from datetime import date
from functools import partial

import ibis

from glosanalysis.cases.measures.days import YEAR, day_number, month_number
from glosanalysis.cases.measures.in_post import NEEDS, on_days, workers
from glosanalysis.cases.measures.measure import Counted, Measure
from glosanalysis.cases.measures.periods import Periods
from glosanalysis.cases.measures.tidy import Tally, tidy
from glosanalysis.quarter import Quarter

__all__ = ["WORKFORCE"]

_BY = ("team",)
_MOVED_WITHIN = "7"
"""A reason for leaving a role that is no leaving of the authority."""


def in_post(records: Counted, periods: Periods) -> ibis.Table:
    """Count social workers on the last day of the quarter, posts as FTE and persons as heads."""
    posts = on_days(workers(records), _last_days(periods))
    window = ibis.window(group_by=["q", "agency", "worker"], order_by=["begun", "ended"])
    ranked = posts.mutate(place=ibis.row_number().over(window))
    marked = ranked.mutate(
        agency_fte=ranked["agency"] * ranked["fte"],
        head=((ranked["agency"] == 1) | (ranked["place"] == 0) | ranked["worker"].isnull()).ifelse(
            1, 0
        ),
    )
    sums = marked.group_by("q", *_BY).agg(
        fte=marked["fte"].sum(),
        agency_fte=marked["agency_fte"].sum(),
        agency_heads=marked["agency"].sum(),
        heads=marked["head"].sum(),
    )
    return tidy(
        sums,
        periods,
        {
            "agency_rate_fte": Tally("agency_fte", "fte", breakdowns=_BY),
            "agency_headcount": Tally("agency_heads", breakdowns=_BY),
            "social_workers_headcount": Tally("heads", breakdowns=_BY),
        },
    )


def vacancies(records: Counted, periods: Periods) -> ibis.Table:
    """Count vacant posts by the quarter's last count, over them and who was employed that day."""
    posts, months = records["posts"], periods.months()
    dated = posts.select(
        on=day_number(posts["asat"]),
        month=month_number(posts["asat"]),
        vacant=posts["numberofvacancies"].cast("float64"),
    )
    latest = dated.inner_join(months, "month").mutate(
        last=lambda table: table["on"].max().over(group_by="q")
    )
    days = latest.filter(latest["on"] == latest["last"]).select("q", "on", "vacant")
    held = workers(records)
    employed = on_days(held.filter(held["agency"] == 0), days)
    fte = employed.group_by("q").agg(fte=employed["fte"].sum())
    joined = days.left_join(fte, "q").drop("q_right")
    sums = joined.select("q", "vacant", posts=joined["vacant"] + joined["fte"].coalesce(0.0))
    return tidy(
        sums,
        periods,
        {
            "vacancy_rate_fte": Tally("vacant", "posts"),
            "vacancy_posts_fte": Tally("vacant", nought=False),
        },
    )


def turnover(records: Counted, periods: Periods) -> ibis.Table:
    """Count who left in the twelve months to the quarter's end, over who was then employed."""
    held = workers(records)
    employed = held.filter(held["agency"] == 0)
    here = on_days(employed, _last_days(periods)).select("q", "fte", "team", left=ibis.literal(0.0))
    ended = employed.filter(
        employed["end_key"].notnull() & (employed["reason"] != _MOVED_WITHIN).coalesce(True)
    )
    other = employed.view()
    gone = ended.anti_join(
        other,
        [
            ended["worker"] == other["worker"],
            ended["ended"] >= other["begun"],
            ended["ended"] < other["ended"],
        ],
    )
    ends = periods.ends()
    left = gone.inner_join(
        ends,
        [gone["ended"] < ends["after"], gone["end_key"] > ends["last_key"] - YEAR],
    )
    both = ibis.union(
        here,
        left.select("q", "team", fte=ibis.literal(0.0), left=left["fte"]).select(*here.columns),
    )
    sums = both.group_by("q", *_BY).agg(left=both["left"].sum(), fte=both["fte"].sum())
    return tidy(sums, periods, {"turnover_rate_fte": Tally("left", "fte", breakdowns=_BY)})


def caseload(records: Counted, periods: Periods) -> ibis.Table:
    """Count cases over the FTE of who holds them, on the one day of which the list says both."""
    last = _last_september(periods.as_at)
    quarter = periods.number(Quarter.containing(last))
    day = ibis.memtable({"q": [quarter], "on": [day_number(last)]})
    posts = on_days(workers(records), day)
    holding = posts.filter(posts["cases"] > 0)
    sums = holding.group_by("q", *_BY).agg(cases=holding["cases"].sum(), fte=holding["fte30"].sum())
    return tidy(sums, periods, {"caseload_fte": Tally("cases", "fte", breakdowns=_BY)})


def _last_days(periods: Periods) -> ibis.Table:
    ends = periods.ends()
    return ends.select("q", on=ends["after"] - 1)


def _last_september(as_at: date) -> date:
    this_year = date(as_at.year, 9, 30)
    return this_year if this_year <= as_at else date(as_at.year - 1, 9, 30)


_measure = partial(Measure, theme="workforce", needs=NEEDS, breakdowns=_BY, kind="fte")


_POSTS = {**NEEDS, "posts": ("asat", "numberofvacancies")}
_IN_POST = "In post is who began on or before the last day of the quarter and had not left by it."

WORKFORCE = (
    _measure(
        "agency_rate_fte",
        "Agency social workers, FTE",
        f"FTE of agency social workers over that of all social workers in post. {_IN_POST}",
        family=in_post,
        kind="share",
    ),
    _measure(
        "agency_headcount",
        "Agency social workers, heads",
        f"Agency social workers in post; each row is one. {_IN_POST}",
        family=in_post,
        kind="count",
    ),
    _measure(
        "social_workers_headcount",
        "Social workers, heads",
        "Social workers in post: an employed person once, whatever number of posts, and each row "
        f"of an agency worker or of one without a number. {_IN_POST}",
        family=in_post,
        kind="count",
    ),
    _measure(
        "vacancy_rate_fte",
        "Vacant posts, FTE",
        "Vacancies by the last count of posts in the quarter, over them and the FTE employed on "
        "the day of that count.",
        family=vacancies,
        kind="share",
        breakdowns=(),
        needs=_POSTS,
    ),
    _measure(
        "vacancy_posts_fte",
        "Vacancies, FTE",
        "Vacancies by the last count of posts in the quarter.",
        family=vacancies,
        breakdowns=(),
        needs=_POSTS,
    ),
    _measure(
        "turnover_rate_fte",
        "Social workers who left in twelve months, FTE",
        "FTE of employed social workers who left in the twelve months to the last day of the "
        "quarter, over the FTE employed on it. Not who moved within the authority, or held "
        "another post on the day. It may exceed one hundred per cent.",
        family=turnover,
        kind="mean",
        needs={"workers": (*NEEDS["workers"], "reasonleave")},
    ),
    _measure(
        "caseload_fte",
        "Cases a case holder, FTE",
        "Cases on 30 September over the FTE of the social workers in post who held any. The list "
        "says cases of the last 30 September only: no other quarter has a figure.",
        family=caseload,
        kind="mean",
        needs={"workers": (*NEEDS["workers"], "cases30", "fte30")},
    ),
)
