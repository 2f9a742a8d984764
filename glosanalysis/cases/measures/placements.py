"""Placements: external ones at month ends, nights, beginnings, endings, moves, distance."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import ibis

from glosanalysis.cases.measures.measure import Counted, Measure
from glosanalysis.cases.measures.people import with_birth
from glosanalysis.cases.measures.periods import Periods
from glosanalysis.cases.measures.placed import (
    FAR_MILES,
    MANY,
    is_external,
    kind_of,
    placed,
    provider_of,
)
from glosanalysis.cases.measures.stocks import under_quarters
from glosanalysis.cases.measures.tidy import Tally, tidy
from glosanalysis.cases.measures.turned import GROUPS, turned

__all__ = ["NEEDS_EXTERNAL", "PLACEMENTS", "nights_in"]

_COLUMNS = (
    "clap_person_id",
    "clap_cla_placement_start_date",
    "clap_cla_placement_end_date",
    # Without it nobody can tell temporary ones, which are none.
    "clap_cla_placement_type",
)
_NEEDS = {"ssd_cla_placement": _COLUMNS}
NEEDS_EXTERNAL = {"ssd_cla_placement": (*_COLUMNS, "clap_cla_placement_provider")}
"""What measures of external placements cannot do without."""
_BY = ("type", "provider", "age_band")
_EXTERNAL_BY = ("type", "age_band")


def placements(records: Counted, periods: Periods) -> ibis.Table:
    """Count placements of all kinds."""
    rows = placed(records)
    events = turned(rows, with_birth(records, rows, "child"), periods.as_at)
    below = under_quarters(events, periods.ends(), GROUPS)
    ours = below["month"] >= below["first_month"]
    month_ends = below["last_end"] - ibis.greatest(below["month"], below["first_month"]) + 1
    external = is_external(below["whose"]).ifelse(1, 0)
    nights = nights_in(below)
    sums = below.mutate(
        type=kind_of(below["code"]),
        provider=provider_of(below["whose"]),
        external=external * below["n"] * ibis.greatest(month_ends, 0),
        external_nights=external * nights,
        nights=nights,
        **{name: ours.ifelse(below[name], 0) for name in ("begun", "over", "length")},
    )
    names = ("n", "far", "many", "external", "external_nights", "nights", "begun", "over", "length")
    cube = sums.group_by("q", *_BY).agg(**{name: sums[name].sum() for name in names})
    return tidy(cube, periods, _tallies(periods))


def nights_in(below: ibis.Table, day: str = "day") -> ibis.Value:
    """Give what an event adds to the nights of a quarter that it lies in or before.

    A placement has the nights up to the quarter's end less those up to its beginning; what is
    summed by month is enough for both.
    """
    whole = below["n"] * (below["after"] - below["first_day"])
    part = below["n"] * below["after"] - below[day]
    return (below["month"] < below["first_month"]).ifelse(whole, part)


def _tallies(periods: Periods) -> Mapping[str, Tally]:
    ends = {periods.number(one): float(periods.month_ends(one)) for one in periods.begun}
    base = {number: count for number, count in ends.items() if count}
    return {
        "ext_placements": Tally("external", base, breakdowns=_EXTERNAL_BY),
        "ext_placement_nights": Tally("external_nights", breakdowns=_EXTERNAL_BY),
        "placement_nights": Tally("nights", breakdowns=_BY),
        "placements_begun": Tally("begun", breakdowns=_BY),
        "placements_ended": Tally("over", breakdowns=_BY),
        "placement_mean_nights": Tally("length", "over", breakdowns=_BY),
        "cla_3plus_placements_pct": Tally("many", "n"),
        "cla_20_miles_pct": Tally("far", "n", breakdowns=_BY),
    }


_NONE = "Temporary placements inside another (T) are none. Series of short breaks cannot be told."
_AGED = f"{_NONE} An age is that of the night, or of the day, that is counted."
_DAY = "A spell covers the day on which it begins and not the day on which it ends."
_EXTERNAL = "External is what is neither the council's own nor with parents (PR2 to PR5)."


_measure = partial(Measure, theme="placements", family=placements, needs=_NEEDS, breakdowns=_BY)


PLACEMENTS = (
    _measure(
        "ext_placements",
        "External placements, mean of the month ends",
        f"Placements on the last days of the quarter's months, summed, over their number. "
        f"{_EXTERNAL} {_DAY} {_AGED}",
        kind="mean",
        breakdowns=_EXTERNAL_BY,
        needs=NEEDS_EXTERNAL,
    ),
    _measure(
        "ext_placement_nights",
        "Nights in external placements",
        f"Nights of the quarter. {_EXTERNAL} {_DAY} {_AGED}",
        breakdowns=_EXTERNAL_BY,
        needs=NEEDS_EXTERNAL,
    ),
    _measure("placement_nights", "Nights in placements", f"Nights of the quarter. {_DAY} {_AGED}"),
    _measure("placements_begun", "Placements that began", f"Begun in the quarter. {_AGED}"),
    _measure("placements_ended", "Placements that ended", f"Ended in the quarter. {_AGED}"),
    _measure(
        "placement_mean_nights",
        "Mean nights of placements that ended",
        "The nights of placements that ended in the quarter, from their beginning, over their "
        f"number. {_AGED}",
        kind="mean",
    ),
    _measure(
        "cla_3plus_placements_pct",
        f"Children with {MANY} or more placements in twelve months",
        f"Of placements on the last day of the quarter, those whose child had at least {MANY} in "
        f"the twelve months to it, that one included. {_DAY} {_NONE}",
        kind="share",
        breakdowns=(),
        theme="children_in_care",
    ),
    _measure(
        "cla_20_miles_pct",
        f"Placements more than {FAR_MILES} miles from home",
        f"Of placements on the last day of the quarter, those more than {FAR_MILES} miles away; "
        f"one whose distance is not known is in the denominator only. {_DAY} {_AGED}",
        kind="share",
        needs={"ssd_cla_placement": (*_COLUMNS, "clap_cla_placement_distance")},
    ),
)
