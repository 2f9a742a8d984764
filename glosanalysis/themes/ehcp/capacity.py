"""What carries the plans: caseworkers, and places in special schools."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil

import pandas as pd

from glosanalysis.data.schemas.ehcp import EhcCaseload, EhcPlans, SpecialSchoolPlaces
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import day, month, number, span
from glosanalysis.stats.growth import percentage_change
from glosanalysis.themes.ehcp.caseloads import caseloads
from glosanalysis.themes.ehcp.growth import last_count
from glosanalysis.themes.ehcp.indicators import SHARED_OUT_EVENLY

__all__ = ["caseload_and_caseworkers", "special_school_places"]


def caseload_and_caseworkers(tables: Tables) -> Display:
    """Tabulate the caseload, what is manageable, and the caseworkers that each implies."""
    name = "caseload"
    measure = "Plans per caseworker, and the caseworkers that this implies for the plans maintained"
    latest = next(reversed(caseloads(tables.rows(EhcCaseload))), None)
    known = last_count(tables.rows(EhcPlans), latest.as_at.date()) if latest else None
    if latest is None or known is None:
        return Display.nothing_yet(name, measure)
    stock = known.plans
    manageable = f"{latest.about} {span(latest.low, latest.high, 'plans')}".strip()
    held = f"{latest.over} {number(latest.typical)}".strip()
    # More plans each take fewer caseworkers.
    fewer = "fewer than" if latest.over else "about"
    needed = span(stock / latest.high, stock / latest.low, "caseworkers")
    return Display(
        name=name,
        title=f"Caseworkers typically hold {held} plans where {manageable} is manageable",
        frame=pd.DataFrame(
            {
                "caseload": ["Typical", "Manageable, as the council worked out"],
                "plans_each": [held, manageable],
                # Over so many plans each is fewer than this, so that a part of one counts as one.
                "caseworkers": [
                    f"{fewer} {number(ceil(stock / latest.typical))}",
                    f"about {needed}",
                ],
            }
        ),
        columns={
            "caseload": Column("Caseload"),
            "plans_each": Column("Plans per caseworker"),
            "caseworkers": Column(f"Caseworkers for {number(stock)} plans (our estimate)"),
        },
        measure=measure,
        period=f"{day(latest.as_at)}; plans maintained in {month(known.as_at)}",
        cited=citations(tables.titles, latest.rows, [known]),
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
    places = _one_a_year(tables.rows(SpecialSchoolPlaces))
    name, measure = "special-school-places", "Places in special schools by academic year"
    if len(places) < 2:
        return Display.nothing_yet(name, measure)
    plans = tables.rows(EhcPlans)
    known = {row.academic_year: last_count(plans, _begins(row)) for row in places}
    beside = any(known.values())
    rows = [_beside_plans(row, known[row.academic_year]) for row in places]
    frame = pd.DataFrame(rows, columns=list(_PLACES))
    return Display(
        name=name,
        title=_title(places),
        frame=frame if beside else frame[["year", "places"]],
        columns=_PLACES,
        measure=measure,
        period=f"{places[0].academic_year} to {places[-1].academic_year}",
        cited=citations(tables.titles, places, plans),
        note="Places for 100 plans are our estimate: they set the places of a year beside the last "
        "plans counted before it begins. More plans by then would lower a planned year's."
        if beside
        else "",
    )


def _one_a_year(places: Iterable[SpecialSchoolPlaces]) -> list[SpecialSchoolPlaces]:
    """Keep one row a year: of a year that was planned and commissioned, what was commissioned."""
    ordered = sorted(places, key=lambda row: (row.academic_year, row.status), reverse=True)
    return list({row.academic_year: row for row in ordered}.values())[::-1]


def _begins(row: SpecialSchoolPlaces) -> date:
    return date(int(row.academic_year[:4]), 9, 1)


def _beside_plans(row: SpecialSchoolPlaces, count: EhcPlans | None) -> tuple[str, int, str, float]:
    """Set a year of places beside the last count of plans before it: places for 100 of them."""
    year = f"{row.academic_year} ({row.status})"
    if count is None:
        return year, row.places, "–", float("nan")
    counted = f"{number(count.plans)} in {month(count.as_at)}"
    return year, row.places, counted, 100 * row.places / count.plans


def _title(places: Sequence[SpecialSchoolPlaces]) -> str:
    """Say the last year's places, planned or commissioned, and those of the year before it."""
    before, last = places[-2:]
    said = (
        f"{number(last.places)} special school places "
        f"{'are planned' if last.status == 'planned' else 'were commissioned'} for "
        f"{last.academic_year}"
    )
    if not before.places:
        return said
    change = percentage_change(before.places, last.places)
    return (
        f"{said}, {number(abs(change), 1)}% {'more' if change >= 0 else 'fewer'} than the "
        f"{number(before.places)} {before.status} for {before.academic_year}"
    )
