"""Plans maintained and new, and how they stand beside other areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from glosanalysis.data.schemas.ehcp import EhcNewPlans, EhcPlans, EhcRates
from glosanalysis.data.schemas.words import Comparators
from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display, Mark, citations
from glosanalysis.phrasing import counted, listed, month, moved, number
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.ehcp.growth import (
    ENGLAND,
    OWN_AREA,
    Growth,
    NationalGrowth,
    england_beside,
    growths,
    national_growths,
)
from glosanalysis.themes.ehcp.indicators import JANUARY_BEFORE, NATIONAL_YEARS
from glosanalysis.themes.ehcp.new_plans import NewPlans, new_plans, year_by_year

__all__ = ["growth_compared", "new_plans_by_year", "plans_maintained", "rates_by_area"]


def new_plans_by_year(tables: Tables) -> Display:
    """Show new plans by academic year, a part of a year marked as such."""
    found = year_by_year(new_plans(tables.rows(EhcNewPlans)))
    name, measure = "new-plans", "New education, health and care plans by academic year"
    if not found:
        return Display.nothing_yet(name, measure)
    frame = pd.DataFrame(
        {
            "year": [each.name for each in found],
            "plans": [each.plans for each in found],
            "year_before": pd.Series([each.before for each in found], dtype=float),
            "part": [not each.whole for each in found],
        }
    )
    return Display(
        name=name,
        title=_latest_said(found[-1]),
        frame=frame.dropna(axis="columns", how="all"),
        columns={
            "year": Column("Academic year"),
            "plans": Column("New plans", decimals=0),
            "year_before": Column("Same months a year before", decimals=0),
        },
        measure=measure,
        period=" to ".join(dict.fromkeys([found[0].year, found[-1].year])),
        cited=citations(tables.titles, tables.rows(EhcNewPlans)),
        mark=Mark("part", "part of a year and cannot be set beside whole years"),
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
    plans = sorted(tables.rows(EhcPlans), key=lambda row: row.as_at)
    name = "plans-maintained"
    measure = "Education, health and care plans maintained at the January count"
    if len(plans) < _FEWEST_BARS:
        return Display.nothing_yet(name, measure)
    months, counts = [month(row.as_at) for row in plans], [row.plans for row in plans]
    return Display(
        name=name,
        title=f"Plans maintained {moved(counts[0], counts[-1], 'plans')} between {months[0]} "
        f"and {months[-1]}",
        frame=pd.DataFrame({"count": months, "plans": counts}),
        columns={"count": Column("Count"), "plans": Column("Plans maintained", decimals=0)},
        measure=measure,
        period=f"{months[0]} to {months[-1]}",
        cited=citations(tables.titles, plans),
        note=_not_held(plans),
    )


_FEWEST_BARS = 3
"""Two numbers are a sentence."""


def _not_held(plans: Sequence[EhcPlans]) -> str:
    """Name the years between the counts that have none."""
    held = {row.as_at.year for row in plans}
    missing = [str(year) for year in range(min(held), max(held)) if year not in held]
    return f"The papers in this book give no count for {listed(missing)}." if missing else ""


def growth_compared(tables: Tables) -> Display:
    """Tabulate growth in plans maintained beside that of England: in all, and a year."""
    plans, spans = tables.rows(EhcPlans), tables.rows(Comparators)
    own, others = growths(plans), national_growths(spans)
    name, measure = "growth-compared", "Growth in plans maintained: in all, and a year"
    if not own:
        return Display.nothing_yet(name, measure)
    latest = own[-1]
    beside = [each for each in others if each.last > latest.first and each.last <= latest.last]
    rows = [(OWN_AREA, each.span, each.total, f"{number(each.per_year, 2)}%") for each in own]
    rows += [(each.area, each.span, each.total, each.said) for each in beside]
    return Display(
        name=name,
        title=_growth_said(latest, england_beside(latest, others)),
        frame=pd.DataFrame(rows, columns=list(_GROWTH)),
        columns=_GROWTH,
        measure=measure,
        period=latest.span,
        cited=citations(tables.titles, plans, _of_growth(spans)),
        area=listed(list(dict.fromkeys(row[0] for row in rows))),
        note=NATIONAL_YEARS if beside else "",
    )


_GROWTH = {
    "area": Column("Area"),
    "span": Column("Span"),
    "total": Column("Growth in all", "%", decimals=0),
    "per_year": Column("Growth a year"),
}


def _growth_said(latest: Growth, england: NationalGrowth | None) -> str:
    said = (
        f"Plans maintained {moved(latest.before, latest.after, 'plans')} in "
        f"{_years(latest.years)}, {number(latest.per_year, 2)}% a year"
    )
    if england is None:
        return said
    return f"{said}; England's, {england.said} a year from {england.span}"


def _of_growth(comparators: Sequence[Comparators]) -> list[Comparators]:
    return [row for row in comparators if row.measure == "ehc_plans_growth"]


def _years(years: float) -> str:
    if years == int(years):
        return counted(int(years), "year", "years")
    return f"{number(years, 1)} years"


def rates_by_area(tables: Tables) -> Display:
    """Tabulate plans per 1,000 beside England and statistical neighbours."""
    name, measure = "plans-per-1000", "Education, health and care plans per 1,000"
    latest = _latest_beside_others(tables.rows(EhcRates))
    if not latest:
        return Display.nothing_yet(name, measure)
    value = {row.area: row.plans_per_1000 for row in latest}
    when = month(latest[0].as_at)
    return Display(
        name=name,
        title=f"{_printed(value[OWN_AREA])} plans per 1,000 in {when}{_beside_england(value)}",
        frame=pd.DataFrame({"area": list(value), "rate": list(value.values())}),
        columns={
            "area": Column("Area"),
            "rate": Column("Plans per 1,000", decimals=AS_PRINTED),
        },
        measure=measure,
        period=when,
        cited=citations(tables.titles, latest),
        area=listed(list(value)),
        note=JANUARY_BEFORE,
    )


def _latest_beside_others(rates: Sequence[EhcRates]) -> list[EhcRates]:
    """Keep the rates of the last day that has our own and another, the lowest first."""
    days: dict[date, list[EhcRates]] = {}
    for row in sorted(rates, key=lambda row: (row.as_at, row.plans_per_1000)):
        days.setdefault(row.as_at, []).append(row)
    held = [rows for rows in days.values() if OWN_AREA in {row.area for row in rows}]
    return next((rows for rows in reversed(held) if len(rows) > 1), [])


def _printed(value: float) -> str:
    return number(value, places_printed(value))


def _beside_england(value: Mapping[str, float]) -> str:
    if ENGLAND not in value:
        return ""
    here, there = value[OWN_AREA], value[ENGLAND]
    if here == there:
        return ", the same as England's"
    return f", {'below' if here < there else 'above'} England's {_printed(there)}"
