"""Tables of help and protection: contacts, decisions, assessments and visits."""

from __future__ import annotations

from datetime import datetime

import pandas as pd

from glosanalysis.data.columns import COUNT, DAY, PERCENTAGE, one_of
from glosanalysis.data.schema import Cited, Settings, column, facts, key, row_rule
from glosanalysis.data.schemas.measured import KEY, Measured, measured

__all__ = ["HelpProtection", "Visits"]


class HelpProtection(Measured):
    """A figure on contacts, decisions, assessments, enquiries and plans, as printed."""

    measure: str = one_of(
        "contacts_month",
        *("contact_referral_pct", "contact_early_help_pct"),
        *("decision_24h_pct", "decision_red_4h_pct"),
        *("assessment_45d_pct", "assessments_over_45d"),
        *("strategy_5d_pct", "s47_no_icpc_pct", "icpc_plan_pct", "cp_rate"),
        *("missing_children", "missing_rhi_pct", "exploitation_tracker"),
        # No paper prints these.
        *("icpc_15wd_pct", "cp_repeat_pct", "cp_2y_ceased_pct"),
    ).field("What was measured, by the identifier of its indicator")
    unit: str = one_of("%", "contacts", "assessments", "children", "per 10,000 children").field(
        "Its unit"
    )

    class Config(Settings):
        name = "help_protection"
        unique = KEY
        metadata = measured()


def _seen_of_children(text: pd.DataFrame) -> pd.Series:
    seen, children = (pd.to_numeric(text[name], errors="coerce") for name in ("seen", "children"))
    return ~(seen > children)


class Visits(Cited):
    """How many children of a group were seen in a month, and how: children, not visits."""

    as_at: datetime = DAY.field("The last day of the month")
    visit_group: str = one_of(
        *("initial", "s47", "cin", "cp", "cic"),
        *("disabled_cin", "disabled_cp", "disabled_cic"),
    ).field(
        "initial: first visits after contact. s47: first visits under a section 47 enquiry. cin: "
        "children in need. cp: children on protection plans. cic: children in care. disabled_…: "
        "those of the team for children with disabilities"
    )
    children: int | None = COUNT.field("Children in the group, if printed", required=False)
    seen: int | None = COUNT.field("Of them, seen within timescales", required=False)
    in_person: int | None = COUNT.field("Of those seen, in person", required=False)
    by_media: int | None = COUNT.field("Of those seen, by visual media", required=False)
    not_seen: int | None = COUNT.field("Not seen within timescales, as printed", required=False)
    in_time_pct: float | None = PERCENTAGE.field(
        "Visited within timescales as printed, which need not follow from the counts",
        required=False,
    )

    class Config(Settings):
        name = "visits"
        unique = key("as_at", "visit_group")
        metadata = facts(
            as_at=column("as_at"),
            rules=(row_rule("seen", _seen_of_children, "is more than the row's children"),),
        )
