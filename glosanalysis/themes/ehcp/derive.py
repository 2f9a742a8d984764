"""EHCP growth as its feeds give it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from glosanalysis.data.schemas.ehcp import (
    EhcCaseload,
    EhcNewPlans,
    Ehcp,
    EhcPlans,
    SpecialSchoolPlaces,
)
from glosanalysis.data.schemas.words import Comparators
from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.phrasing import month, number, span
from glosanalysis.themes.cells import Cells
from glosanalysis.themes.ehcp.caseloads import Caseload, caseloads
from glosanalysis.themes.ehcp.ceased import ceased
from glosanalysis.themes.ehcp.growth import growths, national_growths
from glosanalysis.themes.ehcp.new_plans import NewPlans, new_plans
from glosanalysis.themes.ehcp.scenarios import scenarios
from glosanalysis.themes.feeds import Derived, Feeds, Printed
from glosanalysis.themes.measured import figures_of

__all__ = ["FEEDS"]


def _growth(tables: Tables) -> list[Observation]:
    """Compare a growth with the one before only where both are of as many years."""
    found = growths(tables.rows(EhcPlans))
    before = dict(pairwise(reversed(found)))
    own = [
        replace(each.observed, comparable=each in before and before[each].years == each.years)
        for each in found
    ]
    return own + [each.observed for each in national_growths(tables.rows(Comparators))]


def _issued(tables: Tables) -> list[Observation]:
    return [_new(each) for each in new_plans(tables.rows(EhcNewPlans))]


def _new(each: NewPlans) -> Observation:
    return Observation(
        as_at=each.until,
        value=each.plans,
        source_id=each.row.source_id,
        locator=each.row.locator,
        previous=each.before,
        previous_is=each.before_is if each.before is not None else "",
        comparable=False,
        told=each.when,
    )


def _changes(tables: Tables) -> list[Observation]:
    """Observe each change; that of a whole year compares with that of the whole year before."""
    found = new_plans(tables.rows(EhcNewPlans))
    whole = {each.first.year: each.change for each in found if each.whole}
    observed = []
    for each in found:
        if each.change is None or each.before is None:
            continue
        previous = whole.get(each.first.year - 1) if each.whole else None
        observed.append(
            Observation(
                as_at=each.until,
                value=each.change,
                source_id=each.row.source_id,
                locator=each.row.locator,
                numerator=each.plans - each.before,
                denominator=each.before,
                previous=previous,
                previous_is="in the year before that" if previous is not None else "",
                comparable=False,
                told=f"{number(each.plans)} {each.when}, against {number(each.before)} "
                f"{each.before_is}",
            )
        )
    return observed


def _ceased(tables: Tables) -> list[Observation]:
    return [
        Observation(
            as_at=each.last,
            value=each.least,
            source_id=each.row.source_id,
            locator=each.row.locator,
            qualifier="at least",
            assessable=False,
            comparable=False,
            told=f"from {each.span}",
        )
        for each in ceased(tables.rows(EhcPlans), tables.rows(EhcNewPlans))
    ]


def _projection(tables: Tables) -> list[Observation]:
    """Give the central scenario a year on from each count, from what was printed up to it."""
    return [
        Observation(
            as_at=each.counted,
            value=each.central.plans,
            source_id=each.row.source_id,
            locator=each.row.locator,
            assessable=False,
            comparable=False,
            told=f"in {month(each.next_count)} if {each.central.assumption}",
        )
        for each in scenarios(tables.rows(EhcPlans), tables.rows(EhcNewPlans))
    ]


def _caseload(tables: Tables) -> list[Observation]:
    """Observe what caseworkers typically hold, beside what is manageable on the same day."""
    load = tables.rows(EhcCaseload)
    manageable = {each.as_at: each for each in caseloads(load)}
    typical = [row for row in load if row.measure == "typical"]
    return [
        Observation(
            as_at=row.as_at.date(),
            value=row.plans_per_caseworker,
            source_id=row.source_id,
            locator=row.locator,
            qualifier=row.qualifier or "",
            told=_manageable(manageable.get(row.as_at)),
        )
        for row in sorted(typical, key=lambda row: row.as_at)
    ]


def _manageable(caseload: Caseload | None) -> str:
    if caseload is None:
        return ""
    shown = f"{caseload.about} {span(caseload.low, caseload.high, 'plans')}".strip()
    return f", where the council worked out {shown} to be manageable"


def _plans(tables: Tables) -> list[Observation]:
    """Observe each plan of places beside the places last commissioned by then."""
    places = sorted(
        tables.rows(SpecialSchoolPlaces), key=lambda row: (row.as_at, row.academic_year)
    )
    return [
        _planned(row, [each for each in places if each.as_at <= row.as_at])
        for row in places
        if row.status == "planned"
    ]


def _planned(row: SpecialSchoolPlaces, known: list[SpecialSchoolPlaces]) -> Observation:
    """Compare a plan with the places last commissioned by the day that it was told."""
    commissioned = (each for each in reversed(known) if each.status == "commissioned")
    last = next(commissioned, None)
    return Observation(
        as_at=row.as_at.date(),
        value=row.places,
        source_id=row.source_id,
        locator=row.locator,
        previous=None if last is None else last.places,
        previous_is="" if last is None else f"commissioned for {last.academic_year}",
        provisional=True,
        comparable=False,
        told=f"for the start of the academic year {row.academic_year}",
    )


FEEDS: Feeds = {
    "ehc_plans": Printed(cells=Cells(table="ehc_plans", column="plans")),
    "ehc_growth_per_year": Derived(work_out=_growth, reads=("ehc_plans",)),
    "ehc_new_plans": Derived(work_out=_issued, reads=("ehc_new_plans",)),
    "ehc_new_plans_change": Derived(work_out=_changes, reads=("ehc_new_plans",)),
    "ehc_ceased_implied": Derived(work_out=_ceased, reads=("ehc_plans", "ehc_new_plans")),
    "ehc_projection": Derived(work_out=_projection, reads=("ehc_plans", "ehc_new_plans")),
    "ehc_rate": Printed(cells=Cells(table="ehc_rates", column="plans_per_1000"), as_printed=True),
    "ehc_caseload": Derived(work_out=_caseload, reads=("ehc_caseload",)),
    "special_school_places": Printed(
        cells=Cells(
            table="special_school_places", column="places", where={"status": "commissioned"}
        ),
        told="for the academic year {academic_year}",
    ),
    "special_school_places_planned": Derived(work_out=_plans, reads=("special_school_places",)),
    "ehc_over_52w": figures_of(Ehcp, "ehc_over_52w"),
}
