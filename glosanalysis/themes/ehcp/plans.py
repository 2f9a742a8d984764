"""Plans maintained and new, here and elsewhere, and who carries them."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import AS_PRINTED, Exhibit, citations
from glosanalysis.stats.growth import compound_growth, percentage_change
from glosanalysis.themes.ehcp.indicators import JANUARY_BEFORE, NATIONAL_YEARS, SHARED_OUT_EVENLY
from glosanalysis.themes.ehcp.observed import (
    national_growth,
    successive,
    year_before,
    years_between,
)
from glosanalysis.wording import day, listed, month, number

__all__ = [
    "caseload_and_caseworkers",
    "growth_compared",
    "new_plans_by_year",
    "plans_maintained",
    "rates_by_area",
]


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
    last, before = new.iloc[-1], year_before(new.iloc[-1])
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
        decimals={"New plans": 0, "Change on the same period a year before": 0},
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
    if years_between(first["as_at"], last["as_at"]) > 0:
        rate = compound_growth(
            first["plans"], last["plans"], years_between(first["as_at"], last["as_at"])
        )
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
        decimals={"Plans maintained": 0},
        note="The papers print no count for the years between."
        if len(plans) > 1
        else "The papers print no other count by then.",
    )


def growth_compared(published: Published) -> Exhibit:
    """Tabulate growth here and nationally: in all, over how long, and a year."""
    plans = published["ehc_plans"].sort_values("as_at")
    national = national_growth(published["comparators"])
    measure = "Growth in plans maintained: in all, and a year"
    rows = [
        (
            "Gloucestershire",
            f"{month(first.as_at)} to {month(last.as_at)}",
            years_between(first.as_at, last.as_at),
            percentage_change(first.plans, last.plans),
            compound_growth(first.plans, last.plans, years_between(first.as_at, last.as_at)),
        )
        for first, last in successive(plans)
    ]
    rows += [
        (
            row.area,
            f"{row.from_date.year} to {row.to_date.year}",
            years_between(row.from_date, row.to_date),
            row.value,
            row.per_year,
        )
        for row in national.itertuples()
    ]
    if not rows:
        return Exhibit.nothing_yet("growth-compared", measure)
    frame = pd.DataFrame(
        rows, columns=["Area", "Span", "Years", "Growth in all (%)", "Growth a year (%)"]
    )
    return Exhibit(
        "growth-compared",
        _growth_title(frame),
        frame,
        measure,
        "Each over its own span",
        citations(plans, national),
        area=listed(list(dict.fromkeys(frame["Area"]))),
        decimals={"Years": 1, "Growth in all (%)": 1, "Growth a year (%)": 2},
        note=NATIONAL_YEARS,
    )


def _growth_title(frame: pd.DataFrame) -> str:
    """Set the latest growth a year of each area side by side."""
    latest = frame.drop_duplicates("Area", keep="last")
    said = [
        f"{number(row['Growth a year (%)'], 1)}% a year in {row['Area']}"
        for _, row in latest.iterrows()
    ]
    return f"Plans maintained grew by {listed(said)}"


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
        decimals={"Plans per 1,000": AS_PRINTED},
        note=JANUARY_BEFORE,
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
        decimals={"Plans per caseworker": 0, "Caseworkers implied": 0},
        note=SHARED_OUT_EVENLY,
    )
