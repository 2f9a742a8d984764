"""Placements as beginnings and endings by month, kind and provider: a few sums for all of them."""

from __future__ import annotations

from datetime import date

import ibis

from glosanalysis.cases.measures.days import day_number
from glosanalysis.cases.measures.measure import Counted
from glosanalysis.cases.measures.tidy import UNKNOWN

__all__ = [
    "CODES",
    "FAR_MILES",
    "MANY",
    "is_external",
    "kind_of",
    "placed",
    "provider_of",
]

FAR_MILES, _NO_MILES = 20, 999
"""Further than this is far; 999.9 stands for a distance that is not known."""
MANY = 3
"""Placements in twelve months."""
_NEVER = date.max
"""The end of what goes on, where the last end is asked for."""
_KINDS = (
    (("U1", "U2", "U3", "U4", "U5", "U6"), "foster"),
    (("K1", "K2"), "children's homes"),
    (("K3", "H5", "P2"), "supported"),
    (("S1",), "residential school"),
    (("R1", "R2", "R3", "R5"), "other residential"),
    (("A3", "A4", "A5", "A6"), "adoption"),
    (("P1",), "parents"),
    (("P3", "Z1", "Z11", "Z12", "Z13", "Z14"), "other"),
)
CODES = {code: kind for codes, kind in _KINDS for code in codes} | {"": UNKNOWN}
"""The kind of each code; without one, unknown."""
_PROVIDERS = {
    "PR0": "parents",
    "PR1": "own",
    "PR2": "other authority",
    "PR3": "other public",
    "PR4": "private",
    "PR5": "voluntary",
}
_EXTERNAL = ("PR2", "PR3", "PR4", "PR5")


def kind_of(code: ibis.Value) -> ibis.Value:
    """Give the kind of placement of a code; unknown is a kind of its own."""
    return ibis.cases(*((code.isin(list(codes)), kind) for codes, kind in _KINDS), else_=UNKNOWN)


def provider_of(code: ibis.Value) -> ibis.Value:
    """Give whose placement it is."""
    return ibis.cases(*((code == one, name) for one, name in _PROVIDERS.items()), else_=UNKNOWN)


def is_external(code: ibis.Value) -> ibis.Value:
    """Say whether a placement is neither the council's own nor with parents."""
    return code.isin(list(_EXTERNAL)).coalesce(False)


def placed(records: Counted) -> ibis.Table:
    """Give each placement: ``child, placement, began, ceased, code, whose, far``.

    ``ceased`` is empty where it goes on. Temporary ones (``T``) are inside another, which goes on:
    they are none, and the rows before and after one are a single placement.
    """
    rows = records["ssd_cla_placement"]
    miles = rows["clap_cla_placement_distance"].cast("float64")
    code = rows["clap_cla_placement_type"].coalesce("")
    # What follows from a day is worked out where it is used: engines keep these rows for a while.
    told = rows.filter(rows["clap_cla_placement_start_date"].notnull()).select(
        child=rows["clap_person_id"],
        placement=rows["clap_cla_placement_id"],
        began=rows["clap_cla_placement_start_date"],
        ceased=rows["clap_cla_placement_end_date"],
        code=code,
        whose=rows["clap_cla_placement_provider"].coalesce(""),
        far=((miles > FAR_MILES) & (miles < _NO_MILES)).coalesce(False).ifelse(1, 0),
    )
    temporary = told["code"].substr(0, 1) == "T"
    away = told.filter(temporary).select(away="child")
    lasting = told.filter(~temporary)
    return ibis.union(
        lasting.anti_join(away, lasting["child"] == away["away"]),
        _joined(told.semi_join(away, told["child"] == away["away"])).select(*told.columns),
    )


def _joined(rows: ibis.Table) -> ibis.Table:
    """Make one placement of those that only temporary ones part: same code, same provider.

    Between the end of the one and the start of the next lie as many nights as the temporary ones
    that began between them have.
    """
    temporary = rows["code"].substr(0, 1) == "T"
    order = ["began", "ceased", "placement"]
    window = ibis.cumulative_window(group_by="child", order_by=order)
    nights = temporary.ifelse(day_number(rows["ceased"]) - day_number(rows["began"]), 0)
    summed = rows.mutate(is_temporary=temporary, away=nights.sum().over(window))
    lasting = summed.filter(~summed["is_temporary"])
    follows = ibis.window(group_by="child", order_by=order)
    before = {
        name: lasting[name].lag().over(follows) for name in ("ceased", "code", "whose", "away")
    }
    marked = lasting.mutate(**{f"{name}_before": value for name, value in before.items()})
    gap = day_number(marked["began"]) - day_number(marked["ceased_before"])
    goes_on = (
        (gap > 0)
        & (gap == marked["away"] - marked["away_before"])
        & (marked["code"] == marked["code_before"])
        & (marked["whose"] == marked["whose_before"])
    )
    begun = marked.mutate(new=goes_on.coalesce(False).ifelse(0, 1))
    placed_as = begun.mutate(place=begun["new"].sum().over(window))
    return placed_as.group_by("child", "place", "code", "whose").agg(
        placement=placed_as["placement"].min(),
        began=placed_as["began"].min(),
        ceased=placed_as["ceased"].coalesce(_NEVER).max().nullif(_NEVER),
        far=placed_as["far"].max(),
    )
