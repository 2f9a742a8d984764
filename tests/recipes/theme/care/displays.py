"""Children in care, as printed."""

from __future__ import annotations

from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import day

__all__ = ["counts"]


def counts(tables: Tables) -> Display:
    """Show how many children were in care on each day that a paper names."""
    measure = "Children in care"
    rows = tables["children_in_care"].sort_values("as_at", kind="stable")
    if rows.empty:
        return Display.nothing_yet("children-in-care", measure)
    first, last = rows.iloc[0], rows.iloc[-1]
    return Display(
        name="children-in-care",
        title=f"{last['children']} children were in care on {day(last['as_at'])}",
        frame=rows[["as_at", "children"]].reset_index(drop=True),
        columns={"as_at": Column("As at"), "children": Column(measure, decimals=0)},
        measure=measure,
        period=f"{day(first['as_at'])} to {day(last['as_at'])}",
        cited=citations(tables.sources["title"], rows),
    )
