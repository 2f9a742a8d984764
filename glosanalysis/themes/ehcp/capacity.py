"""What carries the plans: caseworkers, and places in special schools."""

from __future__ import annotations

from math import ceil

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import day, month, number, span
from glosanalysis.stats.growth import percentage_change
from glosanalysis.themes.ehcp.caseloads import LEVELS, caseloads
from glosanalysis.themes.ehcp.indicators import SHARED_OUT_EVENLY

__all__ = ["caseload_and_caseworkers", "special_school_places"]


def caseload_and_caseworkers(tables: Tables) -> Display:
    """Tabulate the caseload, what is manageable, and the caseworkers that each implies."""
    load, plans = tables["ehc_caseload"], tables["ehc_plans"].sort_values("as_at")
    name = "caseload"
    measure = "Plans per caseworker, and the caseworkers that this implies for the plans maintained"
    levels = caseloads(load)
    known = plans[plans["as_at"] <= levels["as_at"].max()]
    if levels.empty or known.empty:
        return Display.nothing_yet(name, measure)
    latest = levels.iloc[-1]
    typical, low, high = (int(latest[level]) for level in LEVELS)
    stock, counted = int(known["plans"].iloc[-1]), month(known["as_at"].iloc[-1])
    over, about = latest["typical_qualifier"], latest["manageable_qualifier"]
    manageable = f"{about} {span(low, high, 'plans')}".strip()
    held = f"{over} {number(typical)}".strip()
    # More plans each take fewer caseworkers.
    fewer = "fewer than" if over else "about"
    needed = span(stock / high, stock / low, "caseworkers")
    return Display(
        name=name,
        title=f"Caseworkers typically hold {held} plans where {manageable} is manageable",
        frame=pd.DataFrame(
            {
                "caseload": ["Typical", "Manageable, as the council worked out"],
                "plans_each": [held, manageable],
                # Over so many plans each is fewer than this, so that a part of one counts as one.
                "caseworkers": [f"{fewer} {number(ceil(stock / typical))}", f"about {needed}"],
            }
        ),
        columns={
            "caseload": Column("Caseload"),
            "plans_each": Column("Plans per caseworker"),
            "caseworkers": Column(f"Caseworkers for {number(stock)} plans (our estimate)"),
        },
        measure=measure,
        period=f"{day(latest['as_at'])}; plans maintained in {counted}",
        cited=citations(
            tables.sources["title"], load[load["as_at"] == latest["as_at"]], known.tail(1)
        ),
        note=SHARED_OUT_EVENLY,
    )


_PLACES = {
    "year": Column("Academic year"),
    "places": Column("Places", decimals=0),
    "count": Column("Last count before"),
    "for_100_plans": Column("Places for 100 plans", decimals=1),
}


def special_school_places(tables: Tables) -> Display:
    """Tabulate places in special schools, planned ones marked, beside plans maintained."""
    places = tables["special_school_places"].sort_values(["academic_year", "status"])
    places = places.drop_duplicates("academic_year")
    name, measure = "special-school-places", "Places in special schools by academic year"
    if len(places) < 2:
        return Display.nothing_yet(name, measure)
    plans = tables["ehc_plans"].sort_values("as_at")
    rows = [
        (f"{row.academic_year} ({row.status})", row.places, *_beside_plans(row, plans))
        for row in places.itertuples()
    ]
    frame = pd.DataFrame(rows, columns=list(_PLACES))
    beside = bool(frame["for_100_plans"].notna().any())
    return Display(
        name=name,
        title=_title(places),
        frame=frame if beside else frame[["year", "places"]],
        columns=_PLACES,
        measure=measure,
        period=" to ".join(dict.fromkeys(places["academic_year"].iloc[[0, -1]])),
        cited=citations(tables.sources["title"], places, plans),
        note="Places for 100 plans are our estimate: they set the places of a year beside the last "
        "plans counted before it begins. More plans by then would lower a planned year's."
        if beside
        else "",
    )


def _beside_plans(row: object, plans: pd.DataFrame) -> tuple[str, float]:
    """Give the last count of plans before a year of places, and the places for 100 of them."""
    begins = pd.Timestamp(int(row.academic_year[:4]), 9, 1)  # type: ignore[attr-defined]
    known = plans[plans["as_at"] <= begins]
    if known.empty:
        return "–", float("nan")
    count = known.iloc[-1]
    share = 100 * row.places / count["plans"]  # type: ignore[attr-defined]
    return f"{number(count['plans'])} in {month(count['as_at'])}", share


def _title(places: pd.DataFrame) -> str:
    """Say the last year's places, planned or commissioned, and those of the year before it."""
    last = places.iloc[-1]
    said = (
        f"{number(last['places'])} special school places "
        f"{'are planned' if last['status'] == 'planned' else 'were commissioned'} for "
        f"{last['academic_year']}"
    )
    if not places["places"].iloc[-2]:
        return said
    before = places.iloc[-2]
    change = percentage_change(before["places"], last["places"])
    return (
        f"{said}, {number(abs(change), 1)}% {'more' if change >= 0 else 'fewer'} than the "
        f"{number(before['places'])} {before['status']} for {before['academic_year']}"
    )
