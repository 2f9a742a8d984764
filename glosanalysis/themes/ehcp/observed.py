"""EHCP growth as observed in the tables."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.indicator import Comparator, Observation
from glosanalysis.stats.growth import compound_growth, percentage_change
from glosanalysis.stats.projection import FEWEST_YEARS, project
from glosanalysis.themes.theme import Observations

__all__ = [
    "Basis",
    "issued_between",
    "national_growth",
    "observe",
    "scenario_bases",
    "successive",
    "whole_years",
    "year_before",
    "years_between",
]


def observe(published: Published) -> Observations:
    """Observe the theme's indicators in the tables."""
    plans = published["ehc_plans"].sort_values("as_at")
    new = published["ehc_new_plans"].sort_values("to_date")
    return {
        "ehc_plans": [
            Observation(row.as_at.date(), row.plans, row.source_id, row.locator)
            for row in plans.itertuples()
        ],
        "ehc_growth_per_year": _growth(plans, published["comparators"]),
        "ehc_new_plans": [
            Observation(
                row.to_date.date(),
                row.plans,
                row.source_id,
                row.locator,
                previous=year_before(row),
            )
            for row in new.itertuples()
        ],
        "ehc_new_plans_change": _new_plans_change(new),
        "ehc_ceased_implied": _ceased(plans, new),
        "ehc_projection": _projection(plans, new),
        "ehc_rate": _rates(published["ehc_rates"]),
        "ehc_caseload": [
            Observation(row.as_at.date(), row.plans_per_caseworker, row.source_id, row.locator)
            for row in published["ehc_caseload"].query("measure == 'typical'").itertuples()
        ],
        **_places(published["special_school_places"]),
    }


def year_before(row: Any) -> float | None:
    """Give the new plans of the same part of the year before, where the change is printed."""
    return None if pd.isna(row.printed_change) else float(row.plans - row.printed_change)


def years_between(first: pd.Timestamp, last: pd.Timestamp) -> float:
    """Count the years between two counts, in whole months."""
    return float((last.year - first.year) * 12 + last.month - first.month) / 12


def national_growth(comparators: pd.DataFrame) -> pd.DataFrame:
    """Give the national growth of each printed span, in all and a year, %."""
    spans = comparators[comparators["measure"] == "ehc_plans_growth"].sort_values("to_date")
    long_enough = spans["to_date"] - spans["from_date"] > pd.Timedelta(days=31)
    spans = spans[long_enough & (spans["value"] > -100)]
    per_year = [
        compound_growth(100, 100 + row.value, years_between(row.from_date, row.to_date))
        for row in spans.itertuples()
    ]
    return spans.assign(per_year=per_year)


def successive(plans: pd.DataFrame) -> list[tuple[Any, Any]]:
    """Pair each count of plans with the next, where a month or more lies between."""
    pairs = itertools.pairwise(plans.itertuples())
    return [(first, last) for first, last in pairs if years_between(first.as_at, last.as_at) > 0]


def _growth(plans: pd.DataFrame, comparators: pd.DataFrame) -> list[Observation]:
    national = national_growth(comparators)
    england = Comparator("England", national["per_year"].iloc[-1]) if len(national) else None
    return [
        Observation(
            last.as_at.date(),
            compound_growth(first.plans, last.plans, years_between(first.as_at, last.as_at)),
            last.source_id,
            last.locator,
            comparator=england,
        )
        for first, last in successive(plans)
    ]


def _new_plans_change(new: pd.DataFrame) -> list[Observation]:
    return [
        Observation(
            row.to_date.date(),
            percentage_change(row.plans - row.printed_change, row.plans),
            row.source_id,
            row.locator,
            row.printed_change,
            row.plans - row.printed_change,
        )
        for row in new.dropna(subset=["printed_change"]).itertuples()
        if row.plans > row.printed_change
    ]


def issued_between(new: pd.DataFrame, after: pd.Timestamp, until: pd.Timestamp) -> int:
    """Add up the new plans printed for academic years, or parts, that lie between two dates."""
    start = pd.to_datetime(new["academic_year"].str[:4] + "-09-01")
    inside = new[(start >= after) & (new["to_date"] <= until)]
    return int(inside.groupby("academic_year")["plans"].max().sum())


def _ceased(plans: pd.DataFrame, new: pd.DataFrame) -> list[Observation]:
    found = []
    for first, last in successive(plans):
        issued = issued_between(new, first.as_at, last.as_at)
        ceased = issued - (last.plans - first.plans)
        if issued:
            found.append(Observation(last.as_at.date(), ceased, last.source_id, last.locator))
    return found


def whole_years(new: pd.DataFrame) -> pd.DataFrame:
    """Keep the whole academic years of new plans, an unbroken run of them up to the last."""
    whole = new[(new["to_date"].dt.month == 8) & (new["plans"] > 0)].sort_values("to_date")
    gaps = whole["to_date"].dt.year.diff() > 1
    return whole[gaps.cumsum() == gaps.sum()]


@dataclass(frozen=True)
class Basis:
    """What a scenario is made from at a count of plans, and nothing later.

    Parameters
    ----------
    count : Series
        The row of the count.
    years : tuple of float
        New plans of the whole academic years that had ended by then.
    ahead : int
        How many years after the last of them the year from the count on begins.
    ceased : float
        The least number of plans that cease a year.
    """

    count: pd.Series
    years: tuple[float, ...]
    ahead: int
    ceased: float


def scenario_bases(plans: pd.DataFrame, new: pd.DataFrame) -> list[Basis]:
    """Give the basis of a scenario at each count that has one, the latest last."""
    found = []
    for first, last in successive(plans):
        years = whole_years(new[new["to_date"] <= last.as_at])
        issued = issued_between(new, first.as_at, last.as_at)
        if len(years) < FEWEST_YEARS or not issued:
            continue
        ceased = float(issued - (last.plans - first.plans)) / years_between(first.as_at, last.as_at)
        ahead = last.as_at.year - years["to_date"].iloc[-1].year
        values = tuple(years["plans"].astype(float))
        found.append(Basis(plans.loc[last.Index], values, max(ahead, 1), ceased))
    return found


def _projection(plans: pd.DataFrame, new: pd.DataFrame) -> list[Observation]:
    """Project the stock one year on from each count, from what was known at it."""
    found = []
    for basis in scenario_bases(plans, new):
        coming = project(basis.years, basis.ahead)
        stock = float(basis.count["plans"]) - basis.ceased
        found.append(
            Observation(
                basis.count["as_at"].date(),
                stock + coming.value,
                basis.count["source_id"],
                basis.count["locator"],
                interval=(stock + coming.low, stock + coming.high),
                assessable=False,
            )
        )
    return found


def _rates(rates: pd.DataFrame) -> list[Observation]:
    england = rates[rates["area"] == "England"].set_index("as_at")["plans_per_1000"]
    return [
        Observation(
            row.as_at.date(),
            row.plans_per_1000,
            row.source_id,
            row.locator,
            comparator=Comparator("England", england[row.as_at]) if row.as_at in england else None,
        )
        for row in rates[rates["area"] == "Gloucestershire"].itertuples()
    ]


def _places(places: pd.DataFrame) -> Observations:
    commissioned = places[places["status"] == "commissioned"].sort_values("as_at")
    planned = places[places["status"] == "planned"]
    return {
        "special_school_places": [
            Observation(row.as_at.date(), row.places, row.source_id, row.locator)
            for row in commissioned.itertuples()
        ],
        "special_school_places_planned": [
            Observation(
                row.as_at.date(),
                row.places,
                row.source_id,
                row.locator,
                previous=_last_places(commissioned, row.as_at),
                provisional=True,
            )
            for row in planned.itertuples()
        ],
    }


def _last_places(commissioned: pd.DataFrame, by: pd.Timestamp) -> float | None:
    """Give the places last commissioned by a day."""
    known = commissioned[commissioned["as_at"] <= by]
    return float(known["places"].iloc[-1]) if len(known) else None
