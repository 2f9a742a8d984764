"""Plans maintained and new, and how they stand beside other areas."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Display, citations
from glosanalysis.phrasing import counted, listed, month, moved, number, series
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.ehcp.growth import (
    ENGLAND,
    OWN_AREA,
    england_beside,
    growths,
    national_growths,
)
from glosanalysis.themes.ehcp.indicators import JANUARY_BEFORE, NATIONAL_YEARS
from glosanalysis.themes.ehcp.new_plans import NewPlans, new_plans, year_by_year

__all__ = ["growth_compared", "new_plans_by_year", "plans_maintained", "rates_by_area"]


def new_plans_by_year(tables: Tables) -> Display:
    """Show new plans by academic year, a part of a year marked as such."""
    found = year_by_year(new_plans(tables["ehc_new_plans"]))
    name, measure = "new-plans", "New education, health and care plans by academic year"
    if not found:
        return Display.nothing_yet(name, measure)
    names = [each.name for each in found]
    parts = tuple(each.name for each in found if not each.whole)
    before = pd.Series([each.before for each in found], dtype=float)
    return Display(
        name,
        _latest_said(found[-1]),
        pd.DataFrame(
            {
                "Academic year": names,
                "New plans": [each.plans for each in found],
                "Same months a year before": before,
            }
        ).dropna(axis="columns", how="all"),
        measure,
        " to ".join(dict.fromkeys([found[0].year, found[-1].year])),
        citations(tables["ehc_new_plans"]),
        f"Bars by academic year: {series(names, [each.plans for each in found])}.",
        decimals={"New plans": 0, "Same months a year before": 0},
        marked=parts,
        note="A hatched bar is part of a year and cannot be set beside whole years."
        if parts and len(found) > 1
        else "",
    )


def _latest_said(latest: NewPlans) -> str:
    said = f"{number(latest.plans)} new plans {latest.when}"
    if latest.before is None:
        return said
    if latest.before == latest.plans:
        return f"{said}, the same as {latest.before_is}"
    way = "up" if latest.plans > latest.before else "down"
    return f"{said}, {way} from {number(latest.before)} {latest.before_is}"


def plans_maintained(tables: Tables) -> Display:
    """Show the counts of plans maintained, where there are enough for a chart."""
    plans = tables["ehc_plans"].sort_values("as_at")
    name = "plans-maintained"
    measure = "Education, health and care plans maintained at the January count"
    if len(plans) < _FEWEST_BARS:
        return Display.nothing_yet(name, measure)
    months, counts = [month(when) for when in plans["as_at"]], list(plans["plans"])
    return Display(
        name,
        f"Plans maintained {moved(counts[0], counts[-1], 'plans')} between {months[0]} "
        f"and {months[-1]}",
        pd.DataFrame({"Count": months, "Plans maintained": counts}),
        measure,
        f"{months[0]} to {months[-1]}",
        citations(plans),
        f"Bars by count: {series(months, counts)}.",
        decimals={"Plans maintained": 0},
        note=_not_held(plans),
    )


_FEWEST_BARS = 3
"""Two numbers are a sentence."""


def _not_held(plans: pd.DataFrame) -> str:
    """Name the years between the counts that have none."""
    held = set(plans["as_at"].dt.year)
    missing = [str(year) for year in range(min(held), max(held)) if year not in held]
    return f"The papers in this book give no count for {listed(missing)}." if missing else ""


def growth_compared(tables: Tables) -> Display:
    """Tabulate growth in plans maintained beside that of England: in all, and a year."""
    own = growths(tables["ehc_plans"])
    others = national_growths(tables["comparators"])
    name, measure = "growth-compared", "Growth in plans maintained: in all, and a year"
    if not own:
        return Display.nothing_yet(name, measure)
    latest = own[-1]
    beside = [each for each in others if each.last > latest.first and each.last <= latest.last]
    rows = [(OWN_AREA, each.span, each.total, f"{number(each.per_year, 2)}%") for each in own]
    rows += [(each.area, each.span, each.total, each.said) for each in beside]
    england = england_beside(latest, others)
    title = (
        f"Plans maintained {moved(latest.before, latest.after, 'plans')} in "
        f"{_years(latest.years)}, {number(latest.per_year, 2)}% a year"
    )
    if england is not None:
        title += f"; England's, {england.said} a year from {england.span}"
    return Display(
        name,
        title,
        pd.DataFrame(rows, columns=["Area", "Span", "Growth in all (%)", "Growth a year"]),
        measure,
        latest.span,
        citations(tables["ehc_plans"], _rows_of(tables["comparators"])),
        area=listed(list(dict.fromkeys(row[0] for row in rows))),
        decimals={"Growth in all (%)": 0},
        note=NATIONAL_YEARS if beside else "",
    )


def _rows_of(comparators: pd.DataFrame) -> pd.DataFrame:
    return comparators[comparators["measure"] == "ehc_plans_growth"]


def _years(years: float) -> str:
    if years == int(years):
        return counted(int(years), "year", "years")
    return f"{number(years, 1)} years"


def rates_by_area(tables: Tables) -> Display:
    """Tabulate plans per 1,000 beside England and statistical neighbours."""
    rates = tables["ehc_rates"]
    name, measure = "plans-per-1000", "Education, health and care plans per 1,000"
    areas = rates.groupby("as_at")["area"].agg(set)
    days = [when for when, there in areas.items() if OWN_AREA in there and len(there) > 1]
    if not days:
        return Display.nothing_yet(name, measure)
    latest = rates[rates["as_at"] == days[-1]].sort_values("plans_per_1000")
    value = latest.set_index("area")["plans_per_1000"]
    when = month(days[-1])
    return Display(
        name,
        f"{_printed(value[OWN_AREA])} plans per 1,000 in {when}{_beside_england(value)}",
        pd.DataFrame({"Area": value.index, "Plans per 1,000": value.to_numpy()}),
        measure,
        when,
        citations(latest),
        area=listed(list(value.index)),
        decimals={"Plans per 1,000": AS_PRINTED},
        note=JANUARY_BEFORE,
    )


def _printed(value: float) -> str:
    return number(value, places_printed(value))


def _beside_england(value: pd.Series) -> str:
    if ENGLAND not in value:
        return ""
    here, there = float(value[OWN_AREA]), float(value[ENGLAND])
    if here == there:
        return ", the same as England's"
    return f", {'below' if here < there else 'above'} England's {_printed(there)}"
