"""Requests and plans of SEN2 as one table: what was asked, decided, issued, and when it ceased."""

from __future__ import annotations

import ibis

from glosanalysis.cases.measures.days import day_number
from glosanalysis.cases.measures.follow_up import FAR
from glosanalysis.cases.measures.measure import Counted
from glosanalysis.cases.measures.people import named

__all__ = ["NEEDS", "named_plans", "requests"]

NEEDS = {
    "requests": ("requeststableid", "receiveddate", "requestoutcomedate", "requestoutcome"),
    "assessment": (
        "assessmenttableid",
        "requeststableid",
        "assessmentoutcome",
        "assessmentoutcomedate",
    ),
    "namedplan": ("assessmenttableid", "startdate", "ceasedate"),
}
"""What measures of plans cannot do without."""


def requests(records: Counted) -> ibis.Table:
    """Give each request, however far it went.

    Returns
    -------
    ibis.Table
        ``received, decided, decision, concluded, conclusion, excepted, has_plan, own, born, need``
        and ``received_day``, ``decided_day``, ``concluded_day``: dates, codes, days as numbers;
        ``own`` is 1 where the request is neither historical nor that of a plan from elsewhere.
    """
    asked, done = records["requests"], _last_assessments(records)
    plans = records["namedplan"]
    begun = (
        plans.filter(plans["startdate"].notnull())
        .group_by(planned="assessmenttableid")
        .agg(plans=lambda table: table.count())
    )
    born, held = _born(records), _held(records)
    rows = (
        asked.left_join(done, asked["requeststableid"] == done["request"])
        .left_join(begun, [("assessment", "planned")])
        .left_join(born, [("persontableid", "who")])
        .left_join(held, [("requeststableid", "of_request")])
    )
    historical = (rows["requestoutcome"] == "H").coalesce(False)
    return rows.select(
        "concluded",
        "conclusion",
        "born",
        received=rows["receiveddate"],
        decided=rows["requestoutcomedate"],
        decision=rows["requestoutcome"],
        excepted=(rows["excepted"] == "Y").coalesce(False).ifelse(1, 0),
        has_plan=rows["plans"].notnull().ifelse(1, 0),
        own=(historical | (rows["moved_in"].coalesce(0) > 0)).ifelse(0, 1),
        need=named(rows["main_need"]),
        received_day=day_number(rows["receiveddate"]),
        decided_day=day_number(rows["requestoutcomedate"]),
        concluded_day=day_number(rows["concluded"]),
    )


def named_plans(records: Counted) -> ibis.Table:
    """Give each plan: ``began, ceased, reason, moved_in, born, need``, days as numbers too."""
    plans, asked = records["namedplan"], records["requests"]
    done = records["assessment"].select(assessment="assessmenttableid", request="requeststableid")
    who = asked.select(asked_as="requeststableid", whose="persontableid")
    born, held = _born(records), _held(records)
    joined = (
        plans.left_join(done, [("assessmenttableid", "assessment")])
        .left_join(who, [("request", "asked_as")])
        .left_join(born, [("whose", "who")])
        .left_join(held, [("request", "of_request")])
    )
    rows = joined.filter(joined["startdate"].notnull())
    return rows.select(
        "born",
        began=rows["startdate"],
        ceased=rows["ceasedate"],
        reason=rows["ceasereason"],
        moved_in=rows["moved_in"].coalesce(0),
        need=named(rows["main_need"]),
        began_day=day_number(rows["startdate"]),
        ceased_day=day_number(rows["ceasedate"]).coalesce(FAR),
    )


def _last_assessments(records: Counted) -> ibis.Table:
    """Give for each request the assessment that was concluded last: a tribunal may order another.

    One that is not concluded is there only where none is; of two of a day that with a plan.
    """
    rows = records["assessment"]
    order = [
        rows["assessmentoutcomedate"].coalesce(ibis.date(1900, 1, 1)).desc(),
        (rows["assessmentoutcome"] == "Y").coalesce(False).ifelse(0, 1),
        rows["assessmenttableid"],
    ]
    place = ibis.row_number().over(group_by=rows["requeststableid"], order_by=order)
    # As a column first: not every engine filters by what it computes over a window.
    ranked = rows.mutate(place=place)
    return ranked.filter(ranked["place"] == 0).select(
        request="requeststableid",
        assessment="assessmenttableid",
        concluded="assessmentoutcomedate",
        conclusion="assessmentoutcome",
        excepted="week20",
    )


def _born(records: Counted) -> ibis.Table:
    if not records.has("person", "persontableid", "personbirthdate"):
        return records["requests"].select(who="persontableid", born=ibis.null("date")).limit(0)
    return records["person"].select(who="persontableid", born="personbirthdate")


def _held(records: Counted) -> ibis.Table:
    """Give for each request its plan's main need and whether it came from another authority."""
    if not records.has("activeplans", "activeplanstableid", "requeststableid", "transferla"):
        nothing = records["requests"].select(of_request="requeststableid").limit(0)
        return nothing.mutate(main_need=ibis.null("string"), moved_in=ibis.literal(0))
    active = records["activeplans"]
    moved = active["transferla"].notnull().ifelse(1, 0)
    rows = active.select("activeplanstableid", "requeststableid", moved=moved)
    if records.has("senneed", "activeplanstableid", "sentype", "sentyperank"):
        needs = records["senneed"]
        first = needs.filter(needs["sentyperank"] == 1).select(
            of_plan="activeplanstableid", sentype="sentype"
        )
        rows = rows.left_join(first, rows["activeplanstableid"] == first["of_plan"])
    else:
        rows = rows.mutate(sentype=ibis.null("string"))
    return rows.group_by(of_request="requeststableid").agg(
        main_need=rows["sentype"].min(), moved_in=rows["moved"].max()
    )
