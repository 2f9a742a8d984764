"""Inspections and what was done since, in order of time."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.schemas.quality import Events
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import counted, day, month
from glosanalysis.quarter import months_between
from glosanalysis.themes.recent import recent

__all__ = ["timeline"]


def timeline(tables: Tables) -> Display:
    """List inspections, visits and steps of improvement, the oldest first."""
    name = "timeline"
    measure = "Inspections, and steps of the council"
    rows = sorted(
        recent(tables, tables.rows(Events)), key=lambda row: (row.as_at, row.kind != "Ofsted")
    )
    if not rows:
        return Display.nothing_yet(name, measure)
    return Display(
        name=name,
        title=_title(rows),
        frame=pd.DataFrame(
            [
                (_when(row), row.kind, row.event, months_between(rows[0].as_at, row.as_at))
                for row in rows
            ],
            columns=["when", "who", "event", "months"],
        ),
        columns={
            "when": Column("When"),
            "who": Column("Who"),
            "event": Column("What"),
            "months": Column("Months after the first", decimals=0),
        },
        measure=measure,
        period=" to ".join(dict.fromkeys([month(rows[0].as_at), month(rows[-1].as_at)])),
        cited=citations(tables.titles, rows),
        note="Only what the papers of this book date is listed.",
    )


def _when(row: Events) -> str:
    return month(row.as_at) if row.precision == "month" else day(row.as_at)


def _title(rows: list[Events]) -> str:
    """Say how many visits the papers date since the first event."""
    visits = [row for row in rows if row.event == "Monitoring visit"]
    if not visits:
        return f"{rows[0].event}, {_when(rows[0])}"
    said = counted(len(visits), "monitoring visit", "monitoring visits")
    when = f"in {month(visits[-1].as_at)}"
    if len(visits) > 1:
        when = f"the last {when}"
    return f"From {month(rows[0].as_at)} on the papers date {said} of Ofsted, {when}"
