"""Our own estimates: what must have ceased, and what plans would come to."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import Display, citations
from glosanalysis.phrasing import counted, day, month, number
from glosanalysis.themes.ehcp.ceased import Ceased, ceased
from glosanalysis.themes.ehcp.scenarios import scenarios

__all__ = ["projection", "stock_and_flow"]


def stock_and_flow(tables: Tables) -> Display:
    """Tabulate stock and flow between two counts, and what must have ceased at least."""
    plans, new = tables["ehc_plans"], tables["ehc_new_plans"]
    name = "stock-and-flow"
    measure = "Plans maintained, plans issued, and plans that must have ceased: our estimate"
    found = ceased(plans, new)
    if not found:
        return Display.nothing_yet(name, measure)
    latest = found[-1]
    months = sum(latest.months_unprinted)
    rows = [
        (f"Maintained in {month(latest.first)}", latest.before),
        (f"Issued, {_printed(latest)}", latest.issued),
        (f"Maintained in {month(latest.last)}", latest.after),
        ("Must have ceased, at least", latest.least),
    ]
    title = f"At least {number(latest.least)} plans must have ceased from {latest.span}"
    if months:
        rows.append(
            (
                f"Ceased, if the other {counted(months, 'month', 'months')} ran as the "
                "nearest year printed",
                round(latest.estimate),
            )
        )
        title += (
            f"; about {number(latest.estimate)} if the {counted(months, 'month', 'months')} "
            "without printed new plans ran as the nearest year did"
        )
    return Display(
        name,
        title,
        pd.DataFrame(rows, columns=["Step", "Plans"]),
        measure,
        latest.span,
        citations(plans, new),
        decimals={"Plans": 0},
        note="Plans maintained are counted in January, new plans from September. The least is a "
        "floor; there is no such bound above.",
    )


def _printed(latest: Ceased) -> str:
    """Say for which time new plans are printed."""
    first, last = latest.printed[0], latest.printed[-1]
    return f"as printed for {month(first.first)} to {month(last.until)}"


def projection(tables: Tables) -> Display:
    """Tabulate a low, a central and a high scenario, each with what it takes for granted."""
    plans, new = tables["ehc_plans"], tables["ehc_new_plans"]
    name, measure = "projection", "Plans maintained a year on, in three scenarios: our estimate"
    found = scenarios(plans, new)
    if not found:
        return Display.nothing_yet(name, measure)
    latest = found[-1]
    low, central, high = latest.all
    start = plans.loc[plans["as_at"] == pd.Timestamp(latest.counted), "plans"].iloc[0]
    return Display(
        name,
        f"{number(central.plans)} plans in {month(latest.next_count)} in the central scenario, "
        f"{number(low.plans)} in the low and {number(high.plans)} in the high one, after "
        f"{number(start)} in {month(latest.counted)}",
        pd.DataFrame(
            [
                (each.name, each.assumption[0].upper() + each.assumption[1:], each.plans)
                for each in latest.all
            ],
            columns=["Scenario", "If", f"Plans in {month(latest.next_count)}"],
        ),
        measure,
        f"From the count of {day(latest.counted)}",
        citations(plans, new),
        decimals={f"Plans in {month(latest.next_count)}": 0},
        note="Scenarios, not forecasts: none has a probability. New plans of an academic year "
        "stand for those of the year to the January in the middle of the next.",
    )
