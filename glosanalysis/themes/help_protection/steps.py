"""Where contacts, enquiries and conferences lead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from glosanalysis.data.schemas.help_protection import HelpProtection
from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display, citations
from glosanalysis.phrasing import day, month
from glosanalysis.themes.recent import recent

__all__ = ["where_they_go"]

_STEPS = {
    "contact_referral_pct": "Contacts that became referrals",
    "contact_early_help_pct": "Contacts that went to early help",
    "s47_no_icpc_pct": "Section 47 enquiries that led to no conference",
    "icpc_plan_pct": "Conferences that led to a plan",
}


def where_they_go(tables: Tables) -> Display:
    """Show where contacts, enquiries and conferences lead: each share is of another whole."""
    name = "where-contacts-and-enquiries-lead"
    measure = "Where contacts, enquiries and conferences lead, share of each"
    rows = [
        newest
        for measure_ in _STEPS
        for newest in recent(tables, _printed(tables, measure_))[-1:]
        if newest.value is not None
    ]
    if not rows:
        return Display.nothing_yet(name, measure)
    return Display(
        name=name,
        title=_leads(rows),
        frame=pd.DataFrame(
            {
                "step": [_STEPS[row.measure] for row in rows],
                "share": [row.value for row in rows],
                "as_at": [day(row.as_at) for row in rows],
            }
        ),
        columns={
            "step": Column("Step"),
            "share": Column("Share", "%", AS_PRINTED),
            "as_at": Column("As at"),
        },
        measure=measure,
        period=_months_of(rows),
        cited=citations(tables.titles, rows),
        note="Each bar is of another whole, so they are no steps of one flow.",
    )


def _printed(tables: Tables, measure: str) -> list[HelpProtection]:
    rows = [row for row in tables.rows(HelpProtection) if row.measure == measure]
    return sorted(rows, key=lambda row: row.as_at)


def _leads(rows: Sequence[HelpProtection]) -> str:
    said = [f"{_STEPS[row.measure]}: {row.value:g}%" for row in rows]
    return "; ".join([said[0], *(each[:1].lower() + each[1:] for each in said[1:])])


def _months_of(rows: Iterable[HelpProtection]) -> str:
    days = sorted(row.as_at for row in rows)
    return " to ".join(dict.fromkeys([month(days[0]), month(days[-1])]))
