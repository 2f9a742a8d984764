"""EHC plans on a day: held, begun elsewhere, ceased, grown, and requests that wait."""

from __future__ import annotations

from functools import partial

import ibis

from glosanalysis.cases.measures.follow_up import FAR
from glosanalysis.cases.measures.measure import Counted, Measure
from glosanalysis.cases.measures.moments import Moment, moments
from glosanalysis.cases.measures.people import PLAN_BANDS, age_band
from glosanalysis.cases.measures.periods import Periods
from glosanalysis.cases.measures.plans import NEEDS, named_plans, requests
from glosanalysis.cases.measures.tidy import Tally, tidy

__all__ = ["PLANS_HELD"]

_BY = ("age_band", "need")
_YEAR = 4
"""Quarters."""
_REASONS = {
    "1": "maximum age",
    "2": "needs met",
    "3": "higher education",
    "4": "employment",
    "5": "moved to another authority",
    "6": "no engagement",
    "7": "left England",
    "8": "died",
    "9": "other",
}


def plans_held(records: Counted, periods: Periods) -> ibis.Table:
    """Count plans at the end of the quarter, and of the same a year before."""
    plans = named_plans(records)
    now = _held_at_end(plans, periods)
    before = _held_at_end(plans, periods, quarters=_YEAR)
    none = ibis.literal(0, "int64")
    groups = ("q", *_BY)
    sums = ibis.union(
        now.select(*groups, held="plans", before=none),
        before.select(*groups, held=none, before="plans"),
    )
    return tidy(
        sums,
        periods,
        {
            "ehc_plans_active": Tally("held", breakdowns=_BY),
            "ehc_plans_growth_year": Tally("held", "before"),
        },
    )


def _held_at_end(plans: ibis.Table, periods: Periods, quarters: int = 0) -> ibis.Table:
    """Count plans on the last day of the quarters, or of those a number of quarters before."""
    ends = periods.ends(quarters).mutate(last_day=lambda table: table["after"] - 1)
    held = plans.inner_join(
        ends,
        [
            plans["began_day"] <= ends["last_day"],
            plans["ceased_day"] > ends["last_day"],
        ],
    )
    bands = held.select(
        "need",
        q=held["q"] + quarters,
        age_band=age_band(held["born"], held["last_key"], PLAN_BANDS),
    )
    return bands.group_by("q", *_BY).agg(plans=bands.count())


def plans_begun_and_ceased(records: Counted, periods: Periods) -> ibis.Table:
    """Count plans that ceased, by reason, and plans that came from another authority."""
    plans = named_plans(records)
    moved = plans.filter(plans["moved_in"] > 0)
    one = ibis.literal(1)
    reason = ibis.cases(
        *((plans["reason"] == code, words) for code, words in _REASONS.items()), else_="unknown"
    )
    sums = moments(
        [
            Moment(plans, "ceased", {"ceased": one}, reason),
            Moment(moved, "began", {"moved_in": one}),
        ],
        periods,
    )
    return tidy(
        sums,
        periods,
        {
            "ehc_plans_ceased": Tally("ceased", breakdowns=(*_BY, "type")),
            "ehc_plans_moved_in": Tally("moved_in", breakdowns=_BY),
        },
    )


def requests_open(records: Counted, periods: Periods) -> ibis.Table:
    """Count requests that were neither refused, withdrawn nor concluded, by how long they wait.

    A request that ended on a day that nobody wrote down waits no more, and is left out.
    """
    rows = requests(records)
    own = rows.filter(rows["own"] == 1)
    refused = own["decision"].isin(["N", "W"]).coalesce(False)
    planned = (own["conclusion"] == "Y") & (own["has_plan"] == 1)
    concluded = (planned | own["conclusion"].isin(["N", "W"])).coalesce(False)
    ended = ibis.cases((refused, own["decided_day"]), (concluded, own["concluded_day"]), else_=FAR)
    dated = own.mutate(ended=ended)
    spells = dated.filter(dated["ended"].notnull()).select("ended", asked="received_day")
    ends = periods.ends().select("q", last_day=lambda table: table["after"] - 1)
    waiting = spells.inner_join(
        ends,
        [
            spells["asked"] <= ends["last_day"],
            spells["ended"] > ends["last_day"],
        ],
    )
    days = waiting["last_day"] - waiting["asked"]
    waits = waiting.select(
        "q",
        waiting=ibis.cases(
            (days <= 42, "up to 6 weeks"), (days <= 140, "6 to 20 weeks"), else_="over 20 weeks"
        ),
    )
    sums = waits.group_by("q", "waiting").agg(requests=waits.count())
    return tidy(sums, periods, {"ehc_requests_open": Tally("requests", breakdowns=("waiting",))})


_measure = partial(Measure, theme="ehcp", needs=NEEDS, breakdowns=_BY)


_HELD = "begun on or before the last day of the quarter and not ceased by it"

PLANS_HELD = (
    _measure(
        "ehc_plans_active",
        "EHC plans held",
        f"Plans {_HELD}. They are those of the quarter before, with what was issued and what came "
        "from another authority, less what ceased; the rest are corrections: plans whose start "
        "date, which an amendment may move, is in another quarter than their issue, and historical "
        "ones.",
        family=plans_held,
    ),
    _measure(
        "ehc_plans_growth_year",
        "EHC plans held, against a year before",
        f"Plans {_HELD}, over those of the same day a year before.",
        family=plans_held,
        kind="growth",
        breakdowns=(),
    ),
    _measure(
        "ehc_plans_ceased",
        "EHC plans that ceased",
        "Plans whose date of ceasing is in the quarter.",
        family=plans_begun_and_ceased,
        breakdowns=(*_BY, "type"),
    ),
    _measure(
        "ehc_plans_moved_in",
        "EHC plans that came from another authority",
        "Plans marked as transferred whose start date is in the quarter.",
        family=plans_begun_and_ceased,
    ),
    _measure(
        "ehc_requests_open",
        "Requests that wait for their end",
        "Requests received by the last day of the quarter that were by then neither refused, "
        "withdrawn, nor followed by a plan or a refusal of one; where a plan was decided and has "
        "not begun, the request waits still. Not historical ones, nor those of plans that came "
        "from another authority.",
        family=requests_open,
        breakdowns=("waiting",),
    ),
)
