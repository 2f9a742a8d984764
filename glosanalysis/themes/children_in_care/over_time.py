"""The number of children in care, true to time."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.schemas.placements import ChildrenInCare
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import day, month, number, quantity
from glosanalysis.themes.children_in_care.counts import Growth, counts, growths
from glosanalysis.themes.recent import recent

__all__ = ["in_care"]


def in_care(tables: Tables) -> Display:
    """Show each printed count of children in care at its date, with the growth a year to it."""
    name, measure = "children-in-care", "Children in care"
    rows = recent(tables, counts(tables))
    if not rows:
        return Display.nothing_yet(name, measure)
    grown = growths(rows)
    per_year = {each.last.as_at: each.per_year for each in grown}
    frame = pd.DataFrame(
        {
            "as_at": [row.as_at for row in rows],
            "children": [row.children for row in rows],
            "paper": [f"Published {month(row.known_on)}" for row in rows],
            "growth": [per_year.get(row.as_at, float("nan")) for row in rows],
        }
    )
    return Display(
        name=name,
        title=_title(rows[-1], grown),
        frame=frame if grown else frame.drop(columns="growth"),
        columns={
            "as_at": Column("As at"),
            "children": Column(measure, decimals=0),
            "paper": Column("Paper"),
            "growth": Column(f"Growth a year since {month(rows[0].as_at)}", "%", decimals=1),
        },
        measure=measure,
        period=f"{day(rows[0].as_at)} to {day(rows[-1].as_at)}",
        cited=citations(tables.titles, rows),
        unit="children",
        note="Single counts of several papers, not a series: a line that joins two tells nothing "
        "of the time between them. Growth is told over three years or more.",
    )


def _title(last: ChildrenInCare, grown: list[Growth]) -> str:
    said = f"{number(last.children)} children were in care at {day(last.as_at)}"
    if not grown or grown[-1].last.as_at != last.as_at:
        return said
    growth = grown[-1]
    return (
        f"{said}; since {month(growth.first.as_at)} growth was "
        f"{quantity(growth.per_year, '%', 1)} a year"
    )
