"""What placements cost, as committed: each return is cumulative within its financial year.

What a placement cost since the return before is laid evenly over its nights since then. Where each
quarter has a return, that is the quarter's cost; where there is one for the year so far, it is an
even share of it.
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
    shares = paid.select(
        "q",
        type=kind_of(paid["code"]),
        weeks=nights / 7.0,
        cost=paid["cost"] * nights / (paid["until"] - paid["since"]),
        net=paid["net"] * nights / (paid["until"] - paid["since"]),
    )
    sums = shares.group_by("q", "type").agg(
        **{name: shares[name].sum() for name in ("weeks", "cost", "net")}
    )
    by = ("type",)
    return tidy(
        with_effects(sums, _YEAR),
        periods,
        {
            "placement_cost": Tally("cost", breakdowns=by, nought=False),
            "placement_cost_net": Tally("net", breakdowns=by, nought=False),
            "placement_week_cost": Tally("cost", "weeks", breakdowns=by),
            **{f"placement_{name}_effect": Tally(name, "cost_before") for name in EFFECTS},
        },
    )


def _laid_over_nights(records: Counted, periods: Periods) -> ibis.Table:
    """Give each placement's cost since the return before: ``since, until, code, cost, net``."""
    rows = records["placement_costs"]
    end_of_extract = ibis.literal(periods.as_at)
    as_at = rows["as_at"].coalesce(end_of_extract) if "as_at" in rows.columns else end_of_extract
    begun = rows.select(
        child="child_id",
        start="placement_start_date",
        code="placement_type",
        as_at=as_at,
        ended=day_number(rows["placement_end_date"]).coalesce(FAR),
        total=rows[_TOTAL],
        paid_by_others=_sum_of(rows),
    ).mutate(year=lambda table: table["as_at"].year() - (table["as_at"].month() < 4).ifelse(1, 0))
    window = ibis.window(group_by=["child", "start", "year"], order_by="as_at")
    told = begun.mutate(
        day=day_number(begun["as_at"]),
        april=day_number(ibis.date(begun["year"], 4, 1)),
        cost=begun["total"] - begun["total"].lag().over(window).coalesce(0.0),
        others=begun["paid_by_others"] - begun["paid_by_others"].lag().over(window).coalesce(0.0),
        last=day_number(begun["as_at"].lag().over(window)),
    )
    spells = told.select(
        "code",
        "cost",
        net=told["cost"] - told["others"],
        since=ibis.greatest(
            told["last"].coalesce(-FAR) + 1,
            told["april"],
            day_number(told["start"]).coalesce(-FAR),
        ),
        until=ibis.least(told["ended"], told["day"] + 1),
    )
    return spells.filter(spells["until"] > spells["since"])


def _sum_of(rows: ibis.Table) -> ibis.Value:
    found = [rows[name].coalesce(0.0) for name in _OTHERS if name in rows.columns]
    return sum(found, ibis.literal(0.0))


_HOW = (
    "What each placement had cost by a return, less what it had cost by the return before in the "
    "same financial year, laid evenly over its nights between them: placements with a row in the "
    "cost file, and no others."
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
            f"{words} Over the cost of the quarter a year before. {_HOW}",
            kind="change",
            breakdowns=(),
        )
        for name, words in EFFECTS.items()
    ),
)
