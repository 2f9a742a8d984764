"""What placements cost, as committed: each return is cumulative within its financial year.

What a placement cost since the return before is laid evenly over its nights since then. Where each
quarter has a return, that is the quarter's cost; where there is one for the year so far, it is an
even share of it. What is billed for a placement that had ended by then is a cost of the return's
day, and of no night.
"""

from __future__ import annotations

from functools import partial

import ibis

from glosanalysis.cases.measures.days import day_number
from glosanalysis.cases.measures.follow_up import FAR
from glosanalysis.cases.measures.measure import Counted, Measure
from glosanalysis.cases.measures.periods import Periods
from glosanalysis.cases.measures.placed import kind_of
from glosanalysis.cases.measures.price_and_volume import EFFECTS, with_effects
from glosanalysis.cases.measures.tidy import Tally, tidy

__all__ = ["COSTS"]

_TOTAL = "total_committed_cost_accrued_in_fy_to_date"
_OTHERS = (
    "contribution_from_health_provider_s",
    "contribution_from_education_provider_s",
)
_NEEDS = {
    "placement_costs": (
        "child_id",
        "placement_start_date",
        "placement_end_date",
        "placement_type",
        _TOTAL,
    )
}
_YEAR = 4
"""Quarters."""


def committed(records: Counted, periods: Periods) -> ibis.Table:
    """Count the cost of the quarter and the weeks that it paid for, and what moved it in a year."""
    ends = periods.ends(_YEAR)
    rows = _laid_over_nights(records, periods)
    paid = rows.inner_join(ends, [rows["since"] < ends["after"], rows["until"] > ends["first_day"]])
    nights = ibis.least(paid["until"], paid["after"]) - ibis.greatest(
        paid["since"], paid["first_day"]
    )
    part = nights / (paid["until"] - paid["since"]).cast("float64")
    shares = paid.select(
        "q",
        "alone",
        type=kind_of(paid["code"]),
        weeks=paid["billed_late"].ifelse(0.0, nights / 7.0),
        cost=paid["cost"] * part,
        net=paid["net"] * part,
    )
    sums = shares.group_by("q", "type").agg(**_sums_of(shares))
    own = shares.filter(~shares["alone"])
    effects = with_effects(own.group_by("q", "type").agg(**_sums_of(own)), _YEAR)
    by = ("type",)
    return tidy(
        _side_by_side(sums, effects),
        periods,
        {
            "placement_cost": Tally("cost", breakdowns=by, nought=False),
            "placement_cost_net": Tally("net", breakdowns=by, nought=False),
            "placement_week_cost": Tally("cost", "weeks", breakdowns=by),
            **{f"placement_{name}_effect": Tally(name, "cost_before") for name in EFFECTS},
        },
    )


def _sums_of(shares: ibis.Table) -> dict[str, ibis.Value]:
    return {name: shares[name].sum() for name in ("weeks", "cost", "net")}


def _side_by_side(sums: ibis.Table, effects: ibis.Table) -> ibis.Table:
    """Put the sums of all children and what moved those of some into one table."""
    told, moved, none = ("weeks", "cost", "net"), ("cost_before", *EFFECTS), ibis.literal(0.0)
    return ibis.union(
        sums.select("q", "type", *told, **dict.fromkeys(moved, none)),
        effects.select("q", "type", **dict.fromkeys(told, none), **{n: effects[n] for n in moved}),
    )


def _laid_over_nights(records: Counted, periods: Periods) -> ibis.Table:
    """Give each placement's cost since the return before.

    Returns
    -------
    ibis.Table
        ``since, until, code, cost, net``; ``alone``, whether the child came without parents and is
        paid for by a grant; ``billed_late``, whether the placement had ended by the return before.
    """
    # A return without a total says nothing of the cost: the next tells of both.
    given = records["placement_costs"]
    rows = given.filter(given[_TOTAL].notnull())
    end_of_extract = ibis.literal(periods.as_at)
    as_at = rows["as_at"].coalesce(end_of_extract) if "as_at" in rows.columns else end_of_extract
    begun = rows.select(
        child="child_id",
        start="placement_start_date",
        code="placement_type",
        as_at=as_at,
        ended=day_number(rows["placement_end_date"]).coalesce(FAR),
        alone=(rows["is_the_child_uasc"] == "Y").coalesce(False),
        total=rows[_TOTAL],
        paid_by_others=_sum_of(rows),
    ).mutate(year=lambda table: table["as_at"].year() - (table["as_at"].month() < 4).ifelse(1, 0))
    window = ibis.window(group_by=["child", "start", "year"], order_by="as_at")
    known = begun.left_join(_returns_before(begun), ["year", "as_at"]).drop(
        "year_right", "as_at_right"
    )
    told = known.mutate(
        day=day_number(begun["as_at"]),
        april=day_number(ibis.date(begun["year"], 4, 1)),
        cost=known["total"] - known["total"].lag().over(window).coalesce(0.0),
        others=known["paid_by_others"] - known["paid_by_others"].lag().over(window).coalesce(0.0),
        last=day_number(known["as_at"].lag().over(window).coalesce(known["before"])),
    )
    spells = told.select(
        "code",
        "cost",
        "alone",
        "day",
        net=told["cost"] - told["others"],
        since=ibis.greatest(
            told["last"].coalesce(-FAR) + 1,
            told["april"],
            day_number(told["start"]).coalesce(-FAR),
        ),
        until=ibis.least(told["ended"], told["day"] + 1),
    )
    late = spells["until"] <= spells["since"]
    laid = spells.mutate(
        billed_late=late,
        since=late.ifelse(spells["day"], spells["since"]),
        until=late.ifelse(spells["day"] + 1, spells["until"]),
    )
    return laid.filter(~laid["billed_late"] | (laid["cost"] != 0) | (laid["net"] != 0))


def _returns_before(begun: ibis.Table) -> ibis.Table:
    """Give the day of the return before each of a year: a placement not in it had cost nothing."""
    days = begun.select("year", "as_at").distinct()
    window = ibis.window(group_by="year", order_by="as_at")
    return days.mutate(before=days["as_at"].lag().over(window))


def _sum_of(rows: ibis.Table) -> ibis.Value:
    found = [rows[name].coalesce(0.0) for name in _OTHERS if name in rows.columns]
    return sum(found, ibis.literal(0.0))


_HOW = (
    "What each placement had cost by a return, less what it had cost by the return before in the "
    "same financial year, laid evenly over its nights between them; what was billed after its end "
    "is of the day of the return. Placements with a row in the cost file, and no others."
)


_measure = partial(
    Measure,
    theme="placements",
    family=committed,
    needs=_NEEDS,
    breakdowns=("type",),
    kind="money",
)


COSTS = (
    _measure("placement_cost", "Committed cost of placements", f"£ of the quarter, gross. {_HOW}"),
    _measure(
        "placement_cost_net",
        "Committed cost of placements, net",
        f"£ of the quarter, less what health and education contribute. {_HOW}",
    ),
    _measure(
        "placement_week_cost",
        "Committed cost of a placement-week",
        f"£ of the quarter, gross, over the weeks that it paid for: nights by seven. {_HOW}",
        kind="mean",
    ),
    *(
        _measure(
            f"placement_{name}_effect",
            f"Change in cost on the same quarter a year before: {name}",
            f"{words} Over the cost of the quarter a year before. Unaccompanied children, whose "
            f"cost a grant pays, are left out. {_HOW}",
            kind="change",
            breakdowns=(),
        )
        for name, words in EFFECTS.items()
    ),
)
