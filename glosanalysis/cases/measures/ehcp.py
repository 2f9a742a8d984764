"""EHC plans: requests, decisions, plans issued and how fast, from SEN2 person level."""

from __future__ import annotations

from functools import partial

import ibis

from glosanalysis.cases.measures.days import Horizon, day_number
from glosanalysis.cases.measures.measure import Counted, Measure
from glosanalysis.cases.measures.moments import Moment, moments
from glosanalysis.cases.measures.periods import Periods
from glosanalysis.cases.measures.plans import NEEDS, requests
from glosanalysis.cases.measures.tidy import Tally, tidy

__all__ = ["PLANS_ISSUED"]

SIX_WEEKS, TWENTY_WEEKS, ONE_YEAR = 42, 140, 365
"""Days from the request: to decide, to issue (SI 2014/1530, regulations 5 and 13), a year."""
_COHORT = Horizon(days=TWENTY_WEEKS)
_BY = ("age_band", "need")


def plans_issued(records: Counted, periods: Periods) -> ibis.Table:
    """Count requests, decisions, and plans issued, with how long each took."""
    rows = requests(records)
    own = rows.filter(rows["own"] == 1)
    kinds = [_asked(own, periods), _decided(own), _concluded(own)]
    shares = {
        "ehc_assess_pct": Tally("to_assess", "decided", breakdowns=_BY),
        "ehc_decision_6w_pct": Tally("decided_soon", "decided", breakdowns=_BY),
        "ehc_20w_pct": Tally("issued_soon", "issued_unexcepted", breakdowns=_BY),
        "ehc_20w_all_pct": Tally("issued_soon_all", "issued", breakdowns=_BY),
        "ehc_over_1y_pct": Tally("issued_late", "issued", breakdowns=_BY),
        "ehc_requested_20w_pct": Tally("planned", "over", horizon=_COHORT, breakdowns=_BY),
    }
    counts = {
        "ehc_requests": Tally("asked", breakdowns=_BY),
        "ehc_decisions": Tally("decided", breakdowns=(*_BY, "type")),
        "ehc_plans_issued": Tally("issued", breakdowns=_BY),
        "ehc_plans_not_issued": Tally("refused", breakdowns=_BY),
    }
    return tidy(moments(kinds, periods), periods, shares | counts)


def _asked(own: ibis.Table, periods: Periods) -> Moment:
    over = own["received_day"] <= day_number(_COHORT.last_start(periods.over_by))
    planned = over & _issued(own) & (_took(own, "concluded") <= TWENTY_WEEKS)
    values = {"asked": ibis.literal(1), "over": _one(over), "planned": _one(planned)}
    return Moment(own, "received", values)


def _decided(own: ibis.Table) -> Moment:
    rows = own.filter(own["decision"].isin(["Y", "N"]))
    to_assess = rows["decision"] == "Y"
    values = {
        "decided": ibis.literal(1),
        "to_assess": _one(to_assess),
        "decided_soon": _one(_took(rows, "decided") <= SIX_WEEKS),
    }
    return Moment(rows, "decided", values, to_assess.ifelse("to assess", "not to assess"))


def _concluded(own: ibis.Table) -> Moment:
    issued, took, usual = _issued(own), _took(own, "concluded"), own["excepted"] == 0
    soon = issued & (took <= TWENTY_WEEKS)
    values = {
        "issued": _one(issued),
        "issued_unexcepted": _one(issued & usual),
        "issued_soon": _one(soon & usual),
        "issued_soon_all": _one(soon),
        "issued_late": _one(issued & (took > ONE_YEAR)),
        "refused": _one(own["conclusion"] == "N"),
    }
    return Moment(own, "concluded", values)


def _issued(rows: ibis.Table) -> ibis.Value:
    return (rows["conclusion"] == "Y") & (rows["has_plan"] == 1)


def _took(rows: ibis.Table, what: str) -> ibis.Value:
    return rows[f"{what}_day"] - rows["received_day"]


def _one(condition: ibis.Value) -> ibis.Value:
    return condition.coalesce(False).ifelse(1, 0)


_OWN = "Not historical requests, nor those of plans that came from another authority."
_ISSUE = (
    "A plan is issued on the date of the assessment's outcome to issue, where a plan with a start "
    f"date follows; a decision that no plan follows yet is none. {_OWN}"
)


_measure = partial(Measure, theme="ehcp", family=plans_issued, needs=NEEDS, breakdowns=_BY)


PLANS_ISSUED = (
    _measure("ehc_requests", "Requests for an EHC plan", f"Received in the quarter. {_OWN}"),
    _measure(
        "ehc_decisions",
        "Decisions whether to assess",
        f"Requests decided in the quarter, yes or no; one that is withdrawn is not. {_OWN}",
        breakdowns=(*_BY, "type"),
    ),
    _measure(
        "ehc_assess_pct",
        "Decisions to assess",
        f"Of requests decided in the quarter, those to assess. {_OWN}",
        kind="share",
    ),
    _measure(
        "ehc_decision_6w_pct",
        "Decisions within six weeks",
        f"Of requests decided in the quarter, those within {SIX_WEEKS} days of the request. {_OWN}",
        kind="share",
    ),
    _measure("ehc_plans_issued", "EHC plans issued", f"Issued in the quarter. {_ISSUE}"),
    _measure(
        "ehc_plans_not_issued",
        "Assessments that ended without a plan",
        f"Assessments with the outcome not to issue, dated in the quarter. {_OWN}",
    ),
    _measure(
        "ehc_20w_pct",
        "EHC plans issued within 20 weeks, exceptions left out",
        f"Of plans issued in the quarter to which no exception applied, those issued not later "
        f"than {TWENTY_WEEKS} days after the request. {_ISSUE}",
        kind="share",
        needs={**NEEDS, "assessment": (*NEEDS["assessment"], "week20")},
    ),
    _measure(
        "ehc_20w_all_pct",
        "EHC plans issued within 20 weeks, exceptions included",
        f"Of all plans issued in the quarter, those not later than {TWENTY_WEEKS} days after the "
        f"request. {_ISSUE}",
        kind="share",
    ),
    _measure(
        "ehc_over_1y_pct",
        "EHC plans issued after more than a year",
        f"Of all plans issued in the quarter, those more than {ONE_YEAR} days after the request, "
        f"exceptions included. {_ISSUE}",
        kind="share",
    ),
    _measure(
        "ehc_requested_20w_pct",
        "Requests that had a plan within 20 weeks",
        f"Of requests received in the quarter whose {TWENTY_WEEKS} days, and 14 for recording, "
        "were over on the day of the extract, those with a plan by then; refused and withdrawn "
        f"ones have none. It cannot be raised by sitting on late cases. {_ISSUE}",
        kind="share",
    ),
)
