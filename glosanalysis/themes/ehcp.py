"""EHCP growth: education, health and care plans, new and maintained, and what carries them."""

from __future__ import annotations

import itertools
from typing import Any

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.indicator import Comparator, Indicator, Observation
from glosanalysis.stats.growth import compound_growth, percentage_change
from glosanalysis.themes.theme import Observations, Theme
from glosanalysis.wording import counted, day, listed, month, number

__all__ = [
    "THEME",
    "caseload_and_caseworkers",
    "new_plans_by_year",
    "plans_maintained",
    "rates_by_area",
    "special_school_places",
]

INDICATORS = (
    Indicator(
        "ehc_plans",
        "EHC plans maintained",
        "plans",
        0,
        "neutral",
        "Gloucestershire maintained {value} education, health and care plans in {month}",
        "Education, health and care plans maintained at the January count. The paper names the "
        "month; its last day stands for the date.",
        "in {before_month}",
    ),
    Indicator(
        "ehc_growth_per_year",
        "Growth in plans maintained, a year",
        "%",
        2,
        "neutral",
        "Plans maintained have grown by {value} a year",
        "Compound growth a year between one January count and the next that is printed, so that "
        "spans of different length can be compared.",
    ),
    Indicator(
        "ehc_new_plans",
        "New EHC plans in the academic year to date",
        "plans",
        0,
        "neutral",
        "{value} new plans were issued in the academic year to {as_at}",
        "Plans issued from 1 September to the date. The previous value is the same part of the "
        "year before, from the change that the paper prints.",
        "in the same part of the year before",
    ),
    Indicator(
        "ehc_new_plans_change",
        "New EHC plans, change on the same period a year before",
        "%",
        1,
        "low",
        "New plans had changed by {value} on the same part of the year before",
        "The printed change over the same period's number a year before, which is the number now "
        "less that change.",
        "for the year to {before}",
    ),
    Indicator(
        "ehc_ceased_implied",
        "EHC plans that must have ceased, at least",
        "plans",
        0,
        "neutral",
        "At least {value} plans must have ceased between the counts",
        "New plans printed for the time between two counts of plans maintained, less the growth "
        "in plans maintained. Some months between the counts have no printed new plans, so this "
        "is the least that must have ceased, not an estimate of how many did.",
    ),
    Indicator(
        "ehc_rate",
        "EHC plans per 1,000",
        "plans per 1,000",
        1,
        "neutral",
        "There were {value} plans per 1,000",
        "Plans per 1,000, as printed; the paper does not say 1,000 of whom, nor the date beyond "
        "'the last collection', taken to be the January before.",
    ),
    Indicator(
        "ehc_caseload",
        "EHC plans per caseworker, typical",
        "plans per caseworker",
        0,
        "low",
        "Caseworkers typically held over {value} plans each",
        "Plans that a caseworker typically holds; the paper says 'over' the number shown. What is "
        "manageable was worked out by the council.",
    ),
    Indicator(
        "special_school_places",
        "Special school places commissioned",
        "places",
        0,
        "neutral",
        "{value} places in special schools were commissioned",
        "Places that the council commissioned in special schools, from the start of the academic "
        "year.",
    ),
    Indicator(
        "special_school_places_planned",
        "Special school places planned",
        "places",
        0,
        "neutral",
        "{value} places in special schools were planned",
        "Places that the council said it would have by the start of a coming academic year, as at "
        "the day of the paper that says so. A plan, not a count; compared with the places last "
        "commissioned.",
        "commissioned at {before}",
    ),
)


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
                previous=_year_before(row),
            )
            for row in new.itertuples()
        ],
        "ehc_new_plans_change": _new_plans_change(new),
        "ehc_ceased_implied": _ceased(plans, new),
        "ehc_rate": _rates(published["ehc_rates"]),
        "ehc_caseload": [
            Observation(row.as_at.date(), row.plans_per_caseworker, row.source_id, row.locator)
            for row in published["ehc_caseload"].query("measure == 'typical'").itertuples()
        ],
        **_places(published["special_school_places"]),
    }


def _year_before(row: Any) -> float | None:
    return None if pd.isna(row.printed_change) else float(row.plans - row.printed_change)


def _years(first: pd.Timestamp, last: pd.Timestamp) -> float:
    """Count the years between two counts, in whole months."""
    return float((last.year - first.year) * 12 + last.month - first.month) / 12


def national_growth(comparators: pd.DataFrame) -> pd.DataFrame:
    """Give the national growth of each printed span, in all and a year, %."""
    spans = comparators[comparators["measure"] == "ehc_plans_growth"].sort_values("to_date")
    long_enough = spans["to_date"] - spans["from_date"] > pd.Timedelta(days=31)
    spans = spans[long_enough & (spans["value"] > -100)]
    per_year = [
        compound_growth(100, 100 + row.value, _years(row.from_date, row.to_date))
        for row in spans.itertuples()
    ]
    return spans.assign(per_year=per_year)


def _successive(plans: pd.DataFrame) -> list[tuple[Any, Any]]:
    """Pair each count of plans with the next, where a month or more lies between."""
    pairs = itertools.pairwise(plans.itertuples())
    return [(first, last) for first, last in pairs if _years(first.as_at, last.as_at) > 0]


def _growth(plans: pd.DataFrame, comparators: pd.DataFrame) -> list[Observation]:
    national = national_growth(comparators)
    england = Comparator("England", national["per_year"].iloc[-1]) if len(national) else None
    return [
        Observation(
            last.as_at.date(),
            compound_growth(first.plans, last.plans, _years(first.as_at, last.as_at)),
            last.source_id,
            last.locator,
            comparator=england,
        )
        for first, last in _successive(plans)
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
    for first, last in _successive(plans):
        issued = issued_between(new, first.as_at, last.as_at)
        ceased = issued - (last.plans - first.plans)
        if issued:
            found.append(Observation(last.as_at.date(), ceased, last.source_id, last.locator))
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
    last = float(commissioned["places"].iloc[-1]) if len(commissioned) else None
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
                previous=last,
                provisional=True,
            )
            for row in planned.itertuples()
        ],
    }


def new_plans_by_year(published: Published) -> Exhibit:
    """Show new plans by academic year, a part of a year marked as such."""
    new = published["ehc_new_plans"].sort_values("to_date")
    measure = "New education, health and care plans by academic year"
    if new.empty:
        return Exhibit.nothing_yet("new-plans", measure)
    names = [
        row.academic_year
        if row.to_date.month == 8
        else f"{row.academic_year} to {day(row.to_date)}"
        for row in new.itertuples()
    ]
    parts = tuple(name for name in names if " to " in name)
    last, before = new.iloc[-1], _year_before(new.iloc[-1])
    title = f"{number(last['plans'])} new plans in {names[-1]}"
    if before is not None:
        title += f", against {number(before)} in the same part of the year before"
    return Exhibit(
        "new-plans",
        title,
        pd.DataFrame(
            {
                "Academic year": names,
                "New plans": new["plans"],
                "Change on the same period a year before": new["printed_change"],
            }
        ),
        measure,
        f"{names[0]} to {names[-1]}" if len(names) > 1 else names[0],
        citations(new),
        "Bars by academic year: "
        + "; ".join(f"{n} {number(v)}" for n, v in zip(names, new["plans"], strict=True))
        + ".",
        marked=parts,
        note="A hatched bar is part of a year and cannot be set beside whole years."
        if parts
        else "",
    )


def plans_maintained(published: Published) -> Exhibit:
    """Show the counts of plans maintained."""
    plans = published["ehc_plans"].sort_values("as_at")
    measure = "Education, health and care plans maintained at the January count"
    if plans.empty:
        return Exhibit.nothing_yet("plans-maintained", measure)
    months = [month(when) for when in plans["as_at"]]
    first, last = plans.iloc[0], plans.iloc[-1]
    title = f"{number(first['plans'])} plans were maintained in {months[0]}"
    if _years(first["as_at"], last["as_at"]) > 0:
        rate = compound_growth(first["plans"], last["plans"], _years(first["as_at"], last["as_at"]))
        title = (
            f"Plans maintained went from {number(first['plans'])} to {number(last['plans'])}, "
            f"{number(rate, 1)}% a year"
        )
    return Exhibit(
        "plans-maintained",
        title,
        pd.DataFrame({"Count": months, "Plans maintained": plans["plans"]}),
        measure,
        listed(months),
        citations(plans),
        "Bars by count: "
        + "; ".join(f"{m} {number(v)}" for m, v in zip(months, plans["plans"], strict=True))
        + ". The years between are not printed.",
        note="The papers print no count for the years between."
        if len(plans) > 1
        else "The papers print no other count by then.",
    )


def rates_by_area(published: Published) -> Exhibit:
    """Show plans per 1,000 beside England and statistical neighbours."""
    rates = published["ehc_rates"]
    measure = "Education, health and care plans per 1,000"
    if rates.empty:
        return Exhibit.nothing_yet("plans-per-1000", measure)
    both = rates.groupby("as_at")["area"].agg(
        lambda areas: {"Gloucestershire", "England"} <= set(areas)
    )
    if not both.any():
        return Exhibit.nothing_yet("plans-per-1000", measure)
    latest = rates[rates["as_at"] == both[both].index.max()]
    value = latest.set_index("area")["plans_per_1000"]
    here, england = value["Gloucestershire"], value["England"]
    relation = "below" if here < england else "above" if here > england else "the same as"
    return Exhibit(
        "plans-per-1000",
        f"Gloucestershire's rate of {number(here, 1)} plans per 1,000 was {relation} "
        f"England's {number(england, 1)}",
        pd.DataFrame({"Area": value.index, "Plans per 1,000": value.to_numpy()}),
        measure,
        month(latest["as_at"].iloc[0]),
        citations(latest),
        f"Bars by area: {'; '.join(f'{area} {number(rate, 1)}' for area, rate in value.items())}.",
        area=listed(list(value.index)),
        decimals={"Plans per 1,000": 1},
        note="The paper says 'the last collection'; the January before it is taken.",
    )


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
        marked=tuple(name for name in names if "planned" in name),
        note="A hatched bar is a plan." if len(places) > 1 else "",
    )


def caseload_and_caseworkers(published: Published) -> Exhibit:
    """Tabulate the caseload and the caseworkers that each level implies."""
    load, plans = published["ehc_caseload"], published["ehc_plans"].sort_values("as_at")
    measure = "Plans per caseworker, and the caseworkers that this implies for the plans maintained"
    levels = load.pivot(index="as_at", columns="measure", values="plans_per_caseworker")
    levels = levels.reindex(columns=["typical", "manageable_low", "manageable_high"]).dropna()
    if levels.empty or plans.empty:
        return Exhibit.nothing_yet("caseload", measure)
    latest, when = levels.iloc[-1], levels.index[-1]
    stock = plans.iloc[-1]
    labels = {
        "typical": "Typical now (at least)",
        "manageable_high": "Manageable, upper end",
        "manageable_low": "Manageable, lower end",
    }
    shown = {text: int(latest[key]) for key, text in labels.items()}
    return Exhibit(
        "caseload",
        f"Caseworkers hold over {number(latest['typical'])} plans where "
        f"{number(latest['manageable_low'])} to {number(latest['manageable_high'])} is manageable",
        pd.DataFrame(
            {
                "Caseload": list(shown),
                "Plans per caseworker": list(shown.values()),
                "Caseworkers implied": [stock["plans"] / each for each in shown.values()],
            }
        ),
        measure,
        f"{day(when)}; plans maintained at {day(stock['as_at'])}",
        citations(load, plans.tail(1)),
        "Caseloads and the caseworkers that they imply, as the table gives them.",
        note=f"The number of caseworkers is not printed. It is implied if all "
        f"{number(stock['plans'])} plans are shared out evenly.",
    )


def cautions(published: Published) -> list[str]:
    """Say what to be careful about, with the figures concerned."""
    said = [
        "Plans maintained are counted in January, new plans from September: stock and flow use "
        "different years, so what ceased between two counts is known only as a least value."
    ]
    said += _growth_in_fairness(published["ehc_plans"], national_growth(published["comparators"]))
    return said


def disagreements(published: Published) -> list[str]:
    """Say what the papers' words claim that their numbers do not bear out."""
    said = []
    places = published["special_school_places"].sort_values("academic_year")
    first, last = (places["places"].iloc[end] if len(places) > 1 else 0 for end in (0, -1))
    if first and places["status"].iloc[-1] == "planned":
        said.append(
            f"From {number(first)} to {number(last)} places is "
            f"{number(percentage_change(first, last), 1)}% more; the paper prints a lower "
            "percentage for the same two numbers."
        )
    return said


_SAME_PACE = 1
"""Percentage points a year; growth that differs by less is called about the same pace."""


def _growth_in_fairness(plans: pd.DataFrame, national: pd.DataFrame) -> list[str]:
    """Set raw growth over different spans right, where both spans are known."""
    plans = plans.sort_values("as_at")
    if len(plans) < 2 or national.empty:
        return []
    first, last, england = plans.iloc[0], plans.iloc[-1], national.iloc[-1]
    here, there = (
        _years(first["as_at"], last["as_at"]),
        _years(england["from_date"], england["to_date"]),
    )
    if here < 1:
        return []
    rate = compound_growth(first["plans"], last["plans"], here)
    ahead = rate - england["per_year"]
    pace = "faster" if ahead > 0 else "slower"
    return [
        f"Plans maintained rose by {number(percentage_change(first['plans'], last['plans']))}% "
        f"here and by {number(england['value'])}% nationally. The first took "
        f"{counted(round(here), 'year', 'years')}, the second "
        f"{counted(round(there), 'year', 'years')}. A year, they are {number(rate, 1)}% and "
        f"{number(england['per_year'], 1)}%: "
        f"{'about the same pace' if abs(ahead) < _SAME_PACE else f'a {pace} pace here'}."
    ]


THEME = Theme(
    "ehcp",
    "EHCP growth",
    INDICATORS,
    ("ehc_new_plans", "ehc_plans"),
    observe,
    cautions,
    disagreements,
)
