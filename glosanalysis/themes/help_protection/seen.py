"""How children were seen in a month: in person, by video, or not in time."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from glosanalysis.data.schemas.help_protection import Visits
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import listed, month, number
from glosanalysis.themes.help_protection.visits import GROUPS, visited
from glosanalysis.themes.recent import recent

__all__ = ["how_seen"]


def how_seen(tables: Tables) -> Display:
    """Show how the children of each group were seen in the last month that it is printed of."""
    name = "how-children-were-seen"
    measure = "How children were seen, share of each group"
    known = [each for each in visited(tables, *GROUPS) if _adds_up(each.row)]
    rows = [each.row for each in known]
    if not recent(tables, rows):
        return Display.nothing_yet(name, measure)
    last = max(row.as_at for row in rows)
    order = {group: place for place, group in enumerate(GROUPS)}
    shown = sorted(
        (row for row in rows if row.as_at == last), key=lambda row: order[row.visit_group]
    )
    return Display(
        name=name,
        title=_in_person(shown),
        frame=pd.DataFrame([_how(row) for row in shown]),
        columns={
            "group": Column("Group"),
            "children": Column("Children", decimals=0),
            "in_person": Column("In person", "children", decimals=0),
            "in_person_pct": Column("Seen in person", "%", decimals=1),
            "by_media": Column("By video", "children", decimals=0),
            "by_media_pct": Column("Seen by video only", "%", decimals=1),
            "not_seen": Column("Not in time", "children", decimals=0),
            "not_seen_pct": Column("Not seen in time", "%", decimals=1),
        },
        measure=measure,
        period=month(last),
        cited=citations(tables.titles, shown),
        note=_printed_otherwise(shown),
    )


def _adds_up(row: Visits) -> bool:
    """Tell whether the parts that are printed can be parts of the children."""
    if not row.children or row.in_person is None or row.by_media is None:
        return False
    return row.in_person + row.by_media <= row.children


def _how(row: Visits) -> dict[str, object]:
    children, in_person, by_media = row.children or 0, row.in_person or 0, row.by_media or 0
    counts = {
        "in_person": in_person,
        "by_media": by_media,
        # Not as printed: one printed count does not follow from the others.
        "not_seen": children - in_person - by_media,
    }
    cells: dict[str, object] = {"group": GROUPS[row.visit_group], "children": children}
    for part, count in counts.items():
        cells |= {part: count, f"{part}_pct": 100 * count / children}
    return cells


def _in_person(rows: Sequence[Visits]) -> str:
    said = [
        f"{number(row.in_person or 0)} of {number(row.children or 0)} "
        f"{GROUPS[row.visit_group][:1].lower()}{GROUPS[row.visit_group][1:]}"
        for row in rows
    ]
    return f"Seen in person in {month(rows[0].as_at)}: {listed(said)}"


def _printed_otherwise(rows: Sequence[Visits]) -> str:
    """Name a printed count of those not seen that the others do not give."""
    odd = [
        f"{number(row.not_seen)} {GROUPS[row.visit_group].lower()} are printed as not seen; "
        f"{number(row.children or 0)} less those seen are {number(left)}."
        for row in rows
        if row.not_seen is not None
        and (left := (row.children or 0) - (row.in_person or 0) - (row.by_media or 0))
        != row.not_seen
    ]
    return " ".join(["Not in time is all children less those seen.", *odd])
