"""Special school places, by themselves and beside plans."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.stats.growth import percentage_change
from glosanalysis.wording import listed, month, number

__all__ = ["places_against_plans", "special_school_places"]


def special_school_places(published: Published) -> Exhibit:
    """Show places in special schools, planned ones marked as such."""
    places = published["special_school_places"].sort_values("academic_year")
    measure = "Places in special schools by academic year"
    if places.empty:
        return Exhibit.nothing_yet("special-school-places", measure)
    names = [f"{row.academic_year} ({row.status})" for row in places.itertuples()]
    first, last = places["places"].iloc[0], places["places"].iloc[-1]
    year = places["academic_year"].iloc[0]
    title = f"{number(first)} special school places were commissioned in {year}"
    if len(places) > 1 and first:
        change = percentage_change(first, last)
        verb = "are planned to go" if places["status"].iloc[-1] == "planned" else "went"
        title = (
            f"Special school places {verb} from {number(first)} to {number(last)}, "
            f"a change of {number(change, 1)}%"
        )
    return Exhibit(
        "special-school-places",
        title,
        pd.DataFrame({"Academic year": names, "Places": places["places"]}),
        measure,
        listed(names),
        citations(places),
        "Bars by year: "
        + "; ".join(f"{n} {number(v)}" for n, v in zip(names, places["places"], strict=True))
        + ".",
        decimals={"Places": 0},
        marked=tuple(name for name in names if "planned" in name),
        note="A hatched bar is a plan." if len(places) > 1 else "",
    )


def places_against_plans(published: Published) -> Exhibit:
    """Tabulate special school places beside plans maintained."""
    places = published["special_school_places"].sort_values("academic_year")
    plans = published["ehc_plans"].sort_values("as_at")
    measure = "Special school places beside plans maintained"
    if places.empty or plans.empty:
        return Exhibit.nothing_yet("places-against-plans", measure)
    rows = []
    for row in places.itertuples():
        known = plans[plans["as_at"] <= pd.Timestamp(int(row.academic_year[:4]), 9, 1)]
        if len(known):
            count = known.iloc[-1]
            share = 100 * row.places / count["plans"]
            rows.append(
                (
                    f"{row.academic_year} ({row.status})",
                    row.places,
                    month(count["as_at"]),
                    count["plans"],
                    share,
                )
            )
    if not rows:
        return Exhibit.nothing_yet("places-against-plans", measure)
    columns = ["Academic year", "Places", "Last count before", "Plans", "Places for 100 plans"]
    frame = pd.DataFrame(rows, columns=columns)
    first, last = frame.iloc[0], frame.iloc[-1]
    title = f"{number(first['Places for 100 plans'], 1)} places for every 100 plans"
    if len(frame) > 1:
        verb = "fell" if last["Places for 100 plans"] < first["Places for 100 plans"] else "rose"
        title = (
            f"Places for every 100 plans {verb} from {number(first['Places for 100 plans'], 1)} to "
            f"{number(last['Places for 100 plans'], 1)}, planned places included"
        )
    return Exhibit(
        "places-against-plans",
        title,
        frame,
        measure,
        listed(list(frame["Academic year"])),
        citations(places, plans),
        decimals={"Places": 0, "Plans": 0, "Places for 100 plans": 1},
        note="A planned year is set beside the last count known, so more plans by then would lower "
        "the ratio."
        if "planned" in set(places["status"])
        else "",
    )
