"""Visits in time, by group and month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from glosanalysis.data.schemas.help_protection import Visits
from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display, citations
from glosanalysis.phrasing import listed, month, number, quantity
from glosanalysis.stats.rounding import places_printed, round_half_up
from glosanalysis.themes.help_protection.visits import GROUPS, Visited, visited
from glosanalysis.themes.recent import recent

__all__ = ["in_time_by_date"]

_TIMELY = {
    "initial": "First visits",
    "s47": "Section 47 enquiry",
    "cin": "In need",
    "cp": "Protection plan",
    "cic": "In care",
}
"""In the order of the page; short, as each stands beside its dot with a month."""
_IN_FULL = {
    "initial": "First visits after contact",
    "s47": "Children under a section 47 enquiry",
    **GROUPS,
}


def in_time_by_date(tables: Tables) -> Display:
    """Show every share of visits that is printed as in time, by group and month."""
    name = "visits-in-time"
    measure = "Visited or seen in time, share of each group"
    known = [each for each in visited(tables, *_TIMELY) if each.in_time is not None]
    if not recent(tables, [each.row for each in known]):
        return Display.nothing_yet(name, measure)
    order = {group: place for place, group in enumerate(_TIMELY)}
    shown = sorted(known, key=lambda each: (order[each.row.visit_group], each.as_at))
    return Display(
        name=name,
        title=_course(shown),
        frame=pd.DataFrame([_timely(each) for each in shown]).dropna(axis="columns", how="all"),
        columns={
            "group": Column("Group and month"),
            "share": Column("In time", "%", AS_PRINTED),
            "seen": Column("Seen", decimals=0),
            "children": Column("Of", "children", decimals=0),
            "listed": Column("As listed", "%", AS_PRINTED),
        },
        measure=measure,
        period=_months([each.row for each in shown]),
        cited=citations(tables.titles, [each.row for each in shown]),
        note=_how_counted(shown),
    )


def _timely(each: Visited) -> dict[str, object]:
    row, counted = each.row, each.is_counted
    nothing = float("nan")
    share = each.in_time or 0.0
    return {
        "group": f"{_TIMELY[row.visit_group]}, {month(row.as_at)}",
        # Of printed counts to one decimal; what is printed as it is.
        "share": round_half_up(share, 1) if counted else share,
        "seen": row.seen if counted else nothing,
        "children": row.children if counted else nothing,
        "listed": row.in_time_pct if counted and row.in_time_pct is not None else nothing,
    }


def _course(shown: Sequence[Visited]) -> str:
    """Say the shares of the group that is printed most often, in order of date."""
    groups = [each.row.visit_group for each in shown]
    # Of two the first of the page.
    most = max(dict.fromkeys(groups), key=groups.count)
    said = [
        f"{quantity(_timely(each)['share'], '%', _places(each))} in {month(each.as_at)}"  # type: ignore[arg-type]
        for each in shown
        if each.row.visit_group == most
    ]
    video = (
        ", video counted" if [e for e in shown if e.row.visit_group == most][-1].with_video else ""
    )
    return f"{_IN_FULL[most]}, visited in time: {listed(said)}{video}"


def _places(each: Visited) -> int:
    return 1 if each.decimals is None else each.decimals


def _how_counted(shown: Sequence[Visited]) -> str:
    """Say which months count video, and where a list and a table of one paper differ."""
    with_video = sorted({each.as_at for each in shown if each.with_video})
    odd = [
        f"{month(each.as_at)}, {GROUPS[each.row.visit_group].lower()}: listed as "
        f"{each.row.in_time_pct:g}%, the counts give {number(each.in_time or 0, 1)}%."
        for each in shown
        if each.is_counted
        and each.row.in_time_pct is not None
        and round_half_up(each.in_time or 0, places_printed(each.row.in_time_pct))
        != each.row.in_time_pct
    ]
    said = []
    if with_video:
        said.append(
            f"In {listed([month(day) for day in with_video])} children seen by video count as "
            "seen, so these shares do not compare with those before."
        )
    return " ".join([*said, *odd])


def _months(rows: Iterable[Visits]) -> str:
    days = sorted(row.as_at for row in rows)
    return " to ".join(dict.fromkeys([month(days[0]), month(days[-1])]))
