"""Our own estimates: what must have ceased, and what plans would come to."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.schemas.ehcp import EhcNewPlans, EhcPlans
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import counted, day, month, number
from glosanalysis.themes.ehcp.ceased import Ceased, ceased
from glosanalysis.themes.ehcp.scenarios import scenarios

__all__ = ["projection", "stock_and_flow"]


def stock_and_flow(tables: Tables) -> Display:
    """Tabulate stock and flow between two counts, and what must have ceased at least."""
    plans, new = tables.rows(EhcPlans), tables.rows(EhcNewPlans)
    name = "stock-and-flow"
    measure = "Plans maintained, plans issued, and plans that must have ceased: our estimate"
    found = ceased(plans, new)
    if not found:
        return Display.nothing_yet(name, measure)
    latest = found[-1]
    title = f"At least {number(latest.least)} plans must have ceased from {latest.span}"
    if latest.all_unprinted:
        title += (
            f"; about {number(latest.estimate)} if the {_unprinted(latest)} without printed new "
            "plans ran as the nearest year did"
        )
    return Display(
        name=name,
        title=title,
        frame=_steps(latest),
        columns={"step": Column("Step"), "plans": Column("Plans", decimals=0)},
        measure=measure,
        period=latest.span,
        cited=citations(tables.titles, plans, new),
        note="Plans maintained are counted in January, new plans from September. The least is a "
        "floor; there is no such bound above.",
    )


def _steps(latest: Ceased) -> pd.DataFrame:
    rows: list[tuple[str, float]] = [
        (f"Maintained in {month(latest.first)}", latest.before),
        (f"Issued, {_printed(latest)}", latest.issued),
        (f"Maintained in {month(latest.last)}", latest.after),
        ("Must have ceased, at least", latest.least),
    ]
    if latest.all_unprinted:
        ran = f"Ceased, if the other {_unprinted(latest)} ran as the nearest year printed"
        rows.append((ran, latest.estimate))
    return pd.DataFrame(rows, columns=["step", "plans"])


def _unprinted(latest: Ceased) -> str:
    return counted(latest.all_unprinted, "month", "months")


def _printed(latest: Ceased) -> str:
    """Say for which time new plans are printed."""
    first, last = latest.printed[0], latest.printed[-1]
    return f"as printed for {month(first.first)} to {month(last.until)}"


def projection(tables: Tables) -> Display:
    """Tabulate a low, a central and a high scenario, each with what it takes for granted."""
    plans, new = tables.rows(EhcPlans), tables.rows(EhcNewPlans)
    name, measure = "projection", "Plans maintained a year on, in three scenarios: our estimate"
    found = scenarios(plans, new)
    if not found:
        return Display.nothing_yet(name, measure)
    latest = found[-1]
    low, central, high = latest.all
    then = month(latest.next_count)
    return Display(
        name=name,
        title=f"{number(central.plans)} plans in {then} in the central scenario, "
        f"{number(low.plans)} in the low and {number(high.plans)} in the high one, after "
        f"{number(latest.plans)} in {month(latest.counted)}",
        frame=pd.DataFrame(
            [
                (each.name, each.assumption[0].upper() + each.assumption[1:], each.plans)
                for each in latest.all
            ],
            columns=["scenario", "assumption", "plans"],
        ),
        columns={
            "scenario": Column("Scenario"),
            "assumption": Column("If"),
            "plans": Column(f"Plans in {then}", decimals=0),
        },
        measure=measure,
        period=f"From the count of {day(latest.counted)}",
        cited=citations(tables.titles, plans, new),
        note="Scenarios, not forecasts: none has a probability. New plans of an academic year "
        "stand for those of the year to the January in the middle of the next.",
    )
