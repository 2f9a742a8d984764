"""Shares of children in care and care leavers: section 20, what is up to date, moves."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from glosanalysis.authority import OWN
from glosanalysis.data.schemas.care import Care
from glosanalysis.data.schemas.measured import Measured
from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display, citations
from glosanalysis.phrasing import day
from glosanalysis.themes.children_in_care.derive import england_printed
from glosanalysis.themes.measured import rows_of
from glosanalysis.themes.newest_shares import newest_shares
from glosanalysis.themes.recent import recent

__all__ = ["section_20", "up_to_date"]


def section_20(tables: Tables) -> Display:
    """Set the last share of children under section 20 beside England's, as printed."""
    name, measure = "section-20", "Children in care under section 20, share of all in care"
    rows = [
        row for row in recent(tables, rows_of(tables, Care, "s20_pct")) if row.value is not None
    ]
    if not rows:
        return Display.nothing_yet(name, measure)
    last = rows[-1]
    england = england_printed(tables, last.source_id)
    cells = [(OWN.short, last.value, day(last.as_at))]
    title = f"{last.value:g}% of children in care were under section 20 at {day(last.as_at)}"
    if england is not None:
        cells.append((england.area, england.value, "not printed"))
        title += f"; England's average is printed as {england.value:g}%"
    return Display(
        name=name,
        title=title,
        frame=pd.DataFrame(cells, columns=["area", "share", "as_at"]),
        columns={
            "area": Column("Area"),
            "share": Column("Under section 20", "%", AS_PRINTED),
            "as_at": Column("As at"),
        },
        measure=measure,
        period=day(last.as_at),
        cited=citations(tables.titles, [last], [england] if england is not None else []),
        note="Under section 20 of the Children Act 1989 a child is in care by agreement with the "
        "parents, without a court's order.",
    )


_UP_TO_DATE = {
    "cla_allocated_pct": "In care: with a social worker",
    "cla_assessment_pct": "In care: assessment up to date",
    "cla_health_pct": "In care: health assessment up to date",
    "cla_dental_pct": "In care: dental check up to date",
    "cla_initial_health_pct": "Entering care: first health assessment in time",
    "cl_pathway_plan_pct": "Care leavers: pathway plan up to date",
    "cl_in_touch_pct": "Care leavers: in touch in six months",
    "cl_suitable_pct": "Care leavers: suitable accommodation",
    "cl_eet_pct": "Care leavers: education, employment or training",
}


def up_to_date(tables: Tables) -> Display:
    """Show the newest printed share of each thing that children in care or care leavers have."""
    return newest_shares(
        tables,
        Care,
        _UP_TO_DATE,
        name="care-up-to-date",
        measure="Children in care and care leavers who have it, share of each group",
        headings=("What", "Share who have it"),
        title=_ends,
        note="How many children stand behind a share is not printed.",
    )


def _ends(rows: Sequence[Measured]) -> str:
    """Say the lowest share and the highest, or the one there is."""
    low, high = (pick(rows, key=lambda row: row.value or 0) for pick in (min, max))
    if low is high:
        return f"{_UP_TO_DATE[low.measure]} {low.value:g}%"
    return f"The shares go from {_named(low)} to {_named(high)}"


def _named(row: Measured) -> str:
    name = _UP_TO_DATE[row.measure]
    return f"{row.value:g}% ({name[:1].lower()}{name[1:]})"
