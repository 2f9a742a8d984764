"""The table of children in care and care leavers: what is printed of them beside their number."""

from __future__ import annotations

from glosanalysis.data.columns import one_of
from glosanalysis.data.schema import Settings
from glosanalysis.data.schemas.measured import KEY, Measured, measured

__all__ = ["Care"]


class Care(Measured):
    """A figure on children in care or care leavers, as printed."""

    measure: str = one_of(
        *("s20_pct", "cla_reentry_pct", "cla_allocated_pct", "cla_assessment_pct"),
        *("cla_assessment_fostering_pct", "cla_health_pct", "cla_dental_pct"),
        *("cla_initial_health_pct", "cwd_3plus_moves_pct"),
        *("cl_pathway_plan_pct", "cl_in_touch_pct", "cl_suitable_pct", "cl_eet_pct"),
        "cl_higher_education_pct",
        # No paper prints these.
        *("cla_stability_2y_pct", "cla_health_12m_pct"),
        *("cl_suitable_19_21_pct", "cl_eet_19_21_pct"),
    ).field(
        "What was measured, by the identifier of its indicator; cla_assessment_fostering_pct: "
        "assessments up to date as the section on fostering prints them"
    )
    unit: str = one_of("%").field("Its unit")

    class Config(Settings):
        name = "care"
        unique = KEY
        metadata = measured()
