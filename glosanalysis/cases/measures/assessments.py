"""Social work assessments: in time by working days, and those that are still open."""

from __future__ import annotations

import ibis

from glosanalysis.cases.measures.days import day_number, month_number
from glosanalysis.cases.measures.measure import Counted, Measure
from glosanalysis.cases.measures.people import age_band, named, with_birth, with_team
from glosanalysis.cases.measures.periods import Periods
from glosanalysis.cases.measures.stocks import events, stock
from glosanalysis.cases.measures.tidy import Tally, tidy
from glosanalysis.cases.measures.working_days import LIMIT, calendar

__all__ = ["ASSESSMENTS"]

_BY = ("age_band", "need", "locality", "team")
_OPEN_BY = ("need", "locality", "team")
"""Not age: it changes while an assessment is open."""
_LONG_AGO = 0
"""A day by which all was late that began before the calendar of working days."""


def completed(records: Counted, periods: Periods) -> ibis.Table:
    """Count assessments authorised in the quarter, and those in time."""
    rows, months = _dated(records, periods), periods.months()
    done = rows.inner_join(months, rows["done_month"] == months["month"])
    known = with_birth(records, _with_groups(records, done), "cina_person_id")
    band = age_band(known["born"], known["cina_assessment_auth_date"])
    wanted = known.mutate(age_band=band)
    sums = wanted.group_by("q", *periods.asked(_BY)).agg(
        completed=wanted.count(),
        in_time=(wanted["done"] < wanted["beyond"]).ifelse(1, 0).sum(),
    )
    tally = Tally("in_time", "completed", breakdowns=_BY)
    return tidy(sums, periods, {"assessment_45d_national_pct": tally})


def still_open(records: Counted, periods: Periods) -> ibis.Table:
    """Count assessments that were open at the end of the quarter, and those open too long."""
    rows = _with_groups(records, _dated(records, periods))
    by = periods.asked(_OPEN_BY)
    over = rows.filter((rows["done"] > rows["beyond"]).coalesce(True))
    one, none = ibis.literal(1), ibis.literal(0)
    happened = ibis.union(
        events(rows, rows["began_month"], by, {"open": one, "late": none}),
        events(rows, rows["done_month"], by, {"open": -one, "late": none}),
        events(over, over["beyond_month"], by, {"open": none, "late": one}),
        events(over, over["done_month"], by, {"open": none, "late": -one}),
    )
    return tidy(
        stock(happened, periods, by),
        periods,
        {
            "assessments_open": Tally("open", breakdowns=_OPEN_BY),
            "assessments_open_over_45d_pct": Tally("late", "open", breakdowns=_OPEN_BY),
        },
    )


def _dated(records: Counted, periods: Periods) -> ibis.Table:
    """Give each assessment with its days as numbers and the day on which it is beyond the limit."""
    rows = records["ssd_cin_assessments"]
    start, end = rows["cina_assessment_start_date"], rows["cina_assessment_auth_date"]
    days = rows.filter(start.notnull()).mutate(
        began=day_number(start),
        began_month=month_number(start),
        done=day_number(end),
        done_month=month_number(end),
    )
    known = days.left_join(calendar(periods), "began")
    return known.mutate(
        beyond=known["beyond"].coalesce(_LONG_AGO),
        beyond_month=known["beyond"].isnull().ifelse(_LONG_AGO, known["beyond_month"]),
    )


def _with_groups(records: Counted, rows: ibis.Table) -> ibis.Table:
    """Add the referral's need, locality and team."""
    if records.has("ssd_cin_episodes", "cine_referral_id", "cine_cin_primary_need_code"):
        needs = records["ssd_cin_episodes"].select(
            of_referral="cine_referral_id", need="cine_cin_primary_need_code"
        )
        rows = rows.left_join(needs, rows["cina_referral_id"] == needs["of_referral"])
    else:
        rows = rows.mutate(need=ibis.null("string"))
    return with_team(records, rows.mutate(need=named(rows["need"])), "cina_assessment_team")


_NEEDS = {
    "ssd_cin_assessments": (
        "cina_person_id",
        "cina_assessment_start_date",
        "cina_assessment_auth_date",
    )
}
_DAYS = (
    f"In time is {LIMIT} working days from the start to the day of authorisation, that day not "
    "counted: Monday to Friday without the bank holidays of England."
)

ASSESSMENTS = (
    Measure(
        id="assessment_45d_national_pct",
        theme="help_protection",
        title=f"Assessments completed within {LIMIT} working days",
        definition=f"Assessments authorised in the quarter. {_DAYS} An open one is in neither.",
        family=completed,
        needs=_NEEDS,
        breakdowns=_BY,
        kind="share",
    ),
    Measure(
        id="assessments_open",
        theme="help_protection",
        title="Assessments open at the end of the quarter",
        definition="Assessments that had begun by the last day and were not authorised by it.",
        family=still_open,
        needs=_NEEDS,
        breakdowns=_OPEN_BY,
    ),
    Measure(
        id="assessments_open_over_45d_pct",
        theme="help_protection",
        title=f"Open assessments that have taken more than {LIMIT} working days",
        definition=f"Of assessments open on the last day of the quarter. {_DAYS}",
        family=still_open,
        needs=_NEEDS,
        breakdowns=_OPEN_BY,
        kind="share",
    ),
)
