"""Where contacts, enquiries and conferences lead."""

from __future__ import annotations

from collections.abc import Sequence

from glosanalysis.data.schemas.help_protection import HelpProtection
from glosanalysis.data.schemas.measured import Measured
from glosanalysis.data.tables import Tables
from glosanalysis.display import Display
from glosanalysis.themes.newest_shares import newest_shares

__all__ = ["where_they_go"]

_STEPS = {
    "contact_referral_pct": "Contacts that became referrals",
    "contact_early_help_pct": "Contacts that went to early help",
    "s47_no_icpc_pct": "Section 47 enquiries that led to no conference",
    "icpc_plan_pct": "Conferences that led to a plan",
}


def where_they_go(tables: Tables) -> Display:
    """Show where contacts, enquiries and conferences lead: each share is of another whole."""
    return newest_shares(
        tables,
        HelpProtection,
        _STEPS,
        name="where-contacts-and-enquiries-lead",
        measure="Where contacts, enquiries and conferences lead, share of each",
        headings=("Step", "Share"),
        title=_leads,
        note="Each bar is of another whole, so they are no steps of one flow.",
    )


def _leads(rows: Sequence[Measured]) -> str:
    said = [f"{_STEPS[row.measure]}: {row.value:g}%" for row in rows]
    return "; ".join([said[0], *(each[:1].lower() + each[1:] for each in said[1:])])
