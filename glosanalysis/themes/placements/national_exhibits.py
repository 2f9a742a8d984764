"""Where children in care live, and what they cost, in the national returns."""

from __future__ import annotations

import pandas as pd

from glosanalysis.authority import OWN
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display
from glosanalysis.national.series import series_of
from glosanalysis.phrasing import month, number, pounds
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes.exhibits.shared import cited_of, from_to, in_a_row

__all__ = ["spending", "where_children_live"]

_LIVES = {
    "cla_foster_pct": "Foster placements",
    "cla_childrens_home_pct": "Children's homes",
    "cla_supported_pct": "Supported accommodation",
    "cla_private_pct": "Private provision, of any kind",
    "cla_20_miles_pct": "More than 20 miles from home",
}


def where_children_live(tables: Tables) -> Display:
    """Show kinds of placement, private provision and distance, ours and England's."""
    made = {id_: series_of(tables, id_) for id_ in _LIVES}
    own = pd.DataFrame({id_: series.of(OWN.code) for id_, series in made.items()}).dropna()
    name, measure = "where-children-live", "Share of the children in care at 31 March, %"
    if own.empty:
        return Display.nothing_yet(name, measure)
    frame = own.rename_axis("as_at").reset_index()
    last = own.index[-1]
    england = {id_: series.england.get(last, float("nan")) for id_, series in made.items()}
    frame["area"] = OWN.short
    frame = pd.concat(
        [frame, pd.DataFrame([{"as_at": last, "area": "England", **england}])], ignore_index=True
    )
    far, foster = own["cla_20_miles_pct"].iloc[-1], own["cla_foster_pct"].iloc[-1]
    return Display(
        name=name,
        title=f"{foster:.1f}% lived in foster placements and {far:.1f}% more than 20 miles from "
        f"home at {month(last)}; in England {england['cla_foster_pct']:.1f}% and "
        f"{england['cla_20_miles_pct']:.1f}%",
        frame=frame[["as_at", "area", *_LIVES]],
        columns={
            "as_at": Column("As at"),
            "area": Column("Area"),
            **{id_: Column(label, "%", 1) for id_, label in _LIVES.items()},
        },
        measure=measure,
        period=from_to(month(own.index[0]), month(last)),
        cited=cited_of(tables, made["cla_foster_pct"]),
        note="Kind, provider and distance are three ways to count the same children: the columns "
        "do not add up to all of them.",
    )


_SPENDING = {
    "as_at": Column("Year to"),
    "spend": Column("Spending", "£ thousand", 0),
    "children": Column("Children at its end", decimals=0),
    "cost": Column("A week and child", "£", 0),
    "by_number": Column("Change by number", "£ thousand", 0),
    "by_cost": Column("Change by cost", "£ thousand", 0),
}


def spending(tables: Tables) -> Display:
    """Part the change of spending into that of children and that of the cost of each."""
    spend = series_of(tables, "cla_spend_k")
    money, children = spend.of(OWN.code), series_of(tables, "cla_national").of(OWN.code)
    frame = pd.DataFrame({"spend": money, "children": children}).dropna()
    frame = in_a_row(frame[frame["children"] > 0])
    name, measure = "spending", "Spending on children in care, in cash"
    if len(frame) < 2:
        return Display.nothing_yet(name, measure)
    each = frame["spend"] / frame["children"]
    # The change of the number at the cost of the year before; what is left is the cost, at the
    # number of now: together exactly the change.
    by_number = frame["children"].diff() * each.shift()
    frame = frame.assign(
        cost=1000 * each / (365 / 7),
        by_number=by_number,
        by_cost=frame["spend"].diff() - by_number,
    )
    last, before = frame.iloc[-1], frame.iloc[-2]
    word = "fell" if last["spend"] < before["spend"] else "rose"
    return Display(
        name=name,
        title=f"Spending {word} from {pounds(before['spend'])} to {pounds(last['spend'])} in the "
        f"year to {month(frame.index[-1])}: {_part(last['by_number'])} by the number of children, "
        f"{_part(last['by_cost'])} by the cost of each",
        frame=frame.rename_axis("as_at").reset_index(),
        columns=_SPENDING,
        measure=measure,
        period=f"{month(frame.index[0])} to {month(frame.index[-1])}",
        cited=cited_of(tables, spend),
        note="In cash: no index of prices is in this book, so that nothing is told in real terms. "
        f"The children are those of one day, {number(last['children'])} at the end of the year; "
        "spending is of the whole year.",
    )


def _part(thousands: float) -> str:
    # Spending is published in thousands: of a part of its change no more can be told.
    return f"{'down' if thousands < 0 else 'up'} {pounds(round_half_up(abs(thousands)))}"
