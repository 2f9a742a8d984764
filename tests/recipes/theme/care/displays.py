"""Children in care, as printed."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.schemas.placements import ChildrenInCare
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import day

__all__ = ["counts"]


def counts(tables: Tables) -> Display:
    """Show how many children were in care on each day that a paper names."""
    measure = "Children in care"
    rows = sorted(tables.rows(ChildrenInCare), key=lambda row: row.as_at)
    if not rows:
        return Display.nothing_yet("children-in-care", measure)
    first, last = rows[0], rows[-1]
    return Display(
        name="children-in-care",
        title=f"{last.children} children were in care on {day(last.as_at)}",
        frame=pd.DataFrame(
            [(row.as_at, row.children) for row in rows], columns=["as_at", "children"]
        ),
        columns={"as_at": Column("As at"), "children": Column(measure, decimals=0)},
        measure=measure,
        period=f"{day(first.as_at)} to {day(last.as_at)}",
        cited=citations(tables.titles, rows),
    )
