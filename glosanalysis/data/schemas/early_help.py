"""Tables of early help: re-referrals, cohorts, Supporting Families and training."""

from __future__ import annotations

from datetime import datetime

from glosanalysis.data.columns import (
    COUNT,
    COUNT_FROM_1,
    DAY,
    FINANCIAL_YEAR,
    MONTH,
    PERCENTAGE,
    TEXT,
    one_of,
    or_suppressed,
)
from glosanalysis.data.schema import Cited, Dated, Settings, column, facts, key, month_end, ordered
from glosanalysis.data.schemas.measured import KEY, Measured, measured

__all__ = ["EarlyHelpCohorts", "EarlyHelpKpi", "EdgeOfCare", "SupportingFamilies", "Training"]


class EarlyHelpKpi(Dated):
    """The share of closed early help episodes referred to social care, by reporting month."""

    month: datetime = MONTH.field("The reporting month; its window is three months, ending here")
    target_pct: float = PERCENTAGE.field("The most that the council aims for")
    actual_pct: float = or_suppressed(PERCENTAGE).field("The share as printed")
    wording: str | None = TEXT.field(
        "How its paper words what is counted, if in more ways than one", required=False
    )

    class Config(Settings):
        name = "early_help_kpi"
        unique = key("month")
        metadata = facts(
            as_at=month_end("month"),
        )


class EarlyHelpCohorts(Dated):
    """What became of a group of children, by outcome."""

    cohort: str = one_of("closure", "step_down").field(
        "closure: family support ended in the window. step_down: referred from social "
        "care to early help in the window"
    )
    from_date: datetime = DAY.field("First day of the window, as printed")
    to_date: datetime = DAY.field("Last day of the window, as printed")
    followed_up_on: datetime = DAY.field(
        "When their status was checked; the paper names the month, its last day stands"
    )
    outcome: str = one_of(
        "closed_to_family_support",
        "still_open_to_social_care",
        "closed_to_both",
        "stepped_down",
        "closed_to_all",
        "open_to_early_help_only",
        "not_rereferred",
        "rereferred",
        "social_care",
        "social_care_stepped_up",
        "social_care_front_door",
        "social_care_child_in_need",
        "social_care_child_protection",
        "social_care_looked_after",
        "early_help",
        "stepped_up_by_children_and_family_centre",
        "front_door_referral",
    ).field("What became of them; the outcomes overlap, parts and their sums are both given")
    children: int = or_suppressed(COUNT).field("How many children")
    printed_pct: float | None = PERCENTAGE.field("The percentage printed beside it", required=False)

    class Config(Settings):
        name = "early_help_cohorts"
        unique = key("cohort", "from_date", "to_date", "outcome")
        metadata = facts(
            as_at=column("followed_up_on"),
            rules=(ordered("from_date", "to_date"), ordered("to_date", "followed_up_on")),
        )


class SupportingFamilies(Cited):
    """Supporting Families: a year's target and the claims submitted so far."""

    financial_year: str = FINANCIAL_YEAR.field("The year of the programme")
    target_families: int = COUNT_FROM_1.field("Families to be claimed for in the year")
    claims: int | None = COUNT.field("Claims submitted so far in the year", required=False)
    as_at: datetime = DAY.field("The date that the row describes")

    class Config(Settings):
        name = "supporting_families"
        unique = key("financial_year", "as_at")
        metadata = facts(
            as_at=column("as_at"),
        )


class Training(Dated):
    """Delegates on training about parental relationships."""

    month: datetime = MONTH.field("The month of the course")
    course: str = TEXT.field("The course, as printed")
    delegates: int = or_suppressed(COUNT).field(
        "Delegates; bookings where the course was still to come"
    )

    class Config(Settings):
        name = "training"
        unique = key("month", "course")
        metadata = facts(
            as_at=month_end("month"),
        )


class EdgeOfCare(Measured):
    """A figure on early help plans, family group conferences or help at the edge of care."""

    measure: str = one_of(
        *("eh_plans", "eh_plans_schools_families_first", "eh_plans_centres"),
        *("fgc_referred", "fgc_escalation_pct", "fgc_edge_of_care_pct"),
        *("fgc_section_17", "fgc_section_47", "fgc_with_family_pct", "fgc_closed_pct"),
        *("fgc_stayed_pct", "fgc_returned"),
        *("dpst_open", "dpst_discharged", "dpst_diversion", "dpst_in_placement"),
        *("triple_p_groups", "triple_p_parents"),
    ).field(
        "What was measured. eh_plans: early help plans, and those that a holder has. fgc: children "
        "referred for a family group conference; stayed: of those closed, still with their "
        "family. dpst: those with the Diversion Placement Support Team. triple_p: the parenting "
        "programme"
    )
    unit: str = one_of("%", "plans", "children", "young people", "groups", "parents").field(
        "Its unit"
    )

    class Config(Settings):
        name = "edge_of_care"
        unique = KEY
        metadata = measured()
