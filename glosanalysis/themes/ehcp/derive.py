"""EHCP growth as observed in the tables."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.indicator import Comparator, Observation
from glosanalysis.phrasing import month, number, span
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.ehcp.caseloads import caseloads
from glosanalysis.themes.ehcp.ceased import ceased
from glosanalysis.themes.ehcp.growth import (
    ENGLAND,
    OWN_AREA,
    Growth,
    NationalGrowth,
    england_beside,
    growths,
    national_growths,
)
from glosanalysis.themes.ehcp.new_plans import NewPlans, new_plans
from glosanalysis.themes.ehcp.scenarios import scenarios
from glosanalysis.themes.theme import Observations

__all__ = ["observe"]


def observe(tables: Tables) -> Observations:
    """Observe the theme's indicators in the tables."""
    plans, new = tables["ehc_plans"], tables["ehc_new_plans"]
    found = new_plans(new)
    return {
        "ehc_plans": [
            Observation(row.as_at.date(), row.plans, row.source_id, row.locator)
            for row in plans.sort_values("as_at").itertuples()
        ],
        "ehc_growth_per_year": _growth(growths(plans), national_growths(tables["comparators"])),
        "ehc_new_plans": [_new(each) for each in found],
        "ehc_new_plans_change": _changes(found),
        "ehc_ceased_implied": _ceased(plans, new),
        "ehc_projection": _projection(plans, new),
        "ehc_rate": _rates(tables["ehc_rates"]),
        "ehc_caseload": _caseload(tables["ehc_caseload"]),
        **_places(tables["special_school_places"]),
    }


def _growth(found: list[Growth], others: list[NationalGrowth]) -> list[Observation]:
    """Compare a growth with the one before only where both are of as many years."""
    before = dict(pairwise(reversed(found)))
    return [
        Observation(
            each.last,
            each.per_year,
            each.row.source_id,
            each.row.locator,
            comparator=_england(england_beside(each, others)),
            comparable=each in before and before[each].years == each.years,
            told=f"from {each.span}",
        )
        for each in found
    ]


def _england(growth: NationalGrowth | None) -> Comparator | None:
    if growth is None:
        return None
    return Comparator(growth.area, growth.per_year, growth.last, "about", 1)


def _new(each: NewPlans) -> Observation:
    return Observation(
        each.until,
        each.plans,
        each.row.source_id,
        each.row.locator,
        previous=each.before,
        previous_is=each.before_is if each.before is not None else "",
        comparable=False,
        told=each.when,
    )


def _changes(found: list[NewPlans]) -> list[Observation]:
    """Observe each change; that of a whole year compares with that of the whole year before."""
    whole = {each.first.year: each.change for each in found if each.whole}
    observed = []
    for each in found:
        if each.change is None or each.before is None:
            continue
        previous = whole.get(each.first.year - 1) if each.whole else None
        observed.append(
            Observation(
                each.until,
                each.change,
                each.row.source_id,
                each.row.locator,
                each.plans - each.before,
                each.before,
                previous=previous,
                previous_is="in the year before that" if previous is not None else "",
                comparable=False,
                told=f"{number(each.plans)} {each.when}, against {number(each.before)} "
                f"{each.before_is}",
            )
        )
    return observed


def _ceased(plans: pd.DataFrame, new: pd.DataFrame) -> list[Observation]:
    return [
        Observation(
            each.last,
            each.least,
            each.row.source_id,
            each.row.locator,
            qualifier="at least",
            assessable=False,
            comparable=False,
            told=f"from {each.span}",
        )
        for each in ceased(plans, new)
    ]


def _projection(plans: pd.DataFrame, new: pd.DataFrame) -> list[Observation]:
    """Give the central scenario a year on from each count, from what was printed up to it."""
    return [
        Observation(
            each.counted,
            each.central.plans,
            each.row.source_id,
            each.row.locator,
            assessable=False,
            comparable=False,
            told=f"in {month(each.next_count)} if {each.central.assumption}",
        )
        for each in scenarios(plans, new)
    ]


def _rates(rates: pd.DataFrame) -> list[Observation]:
    england = rates[rates["area"] == ENGLAND].set_index("as_at")["plans_per_1000"]
    return [
        Observation(
            row.as_at.date(),
            row.plans_per_1000,
            row.source_id,
            row.locator,
            comparator=_same_day(england, row.as_at),
            decimals=places_printed(row.plans_per_1000),
        )
        for row in rates[rates["area"] == OWN_AREA].sort_values("as_at").itertuples()
    ]


def _same_day(england: pd.Series, when: pd.Timestamp) -> Comparator | None:
    if when not in england:
        return None
    value = float(england[when])
    return Comparator(ENGLAND, value, when.date(), decimals=places_printed(value))


def _caseload(load: pd.DataFrame) -> list[Observation]:
    manageable = {
        row.as_at: ", where the council worked out about "
        f"{span(row.manageable_low, row.manageable_high, 'plans')} to be manageable"
        for row in caseloads(load).itertuples()
    }
    return [
        Observation(
            row.as_at.date(),
            row.plans_per_caseworker,
            row.source_id,
            row.locator,
            qualifier="over",
            told=manageable.get(row.as_at, ""),
        )
        for row in load[load["measure"] == "typical"].sort_values("as_at").itertuples()
    ]


def _places(places: pd.DataFrame) -> Observations:
    ordered = places.sort_values(["as_at", "academic_year"])
    commissioned = ordered[ordered["status"] == "commissioned"]
    planned = ordered[ordered["status"] == "planned"]
    return {
        "special_school_places": [
            Observation(
                row.as_at.date(),
                row.places,
                row.source_id,
                row.locator,
                told=f"for the academic year {row.academic_year}",
            )
            for row in commissioned.itertuples()
        ],
        "special_school_places_planned": [
            _planned(row, commissioned[commissioned["as_at"] <= row.as_at])
            for row in planned.itertuples()
        ],
    }


def _planned(row: Any, commissioned: pd.DataFrame) -> Observation:
    """Compare a plan with the places last commissioned by the day that it was told."""
    last = commissioned.iloc[-1] if len(commissioned) else None
    return Observation(
        row.as_at.date(),
        row.places,
        row.source_id,
        row.locator,
        previous=None if last is None else float(last["places"]),
        previous_is="" if last is None else f"commissioned for {last['academic_year']}",
        provisional=True,
        comparable=False,
        told=f"for the start of the academic year {row.academic_year}",
    )
