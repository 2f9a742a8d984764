"""The indicators of early help plans, family group conferences and help at the edge of care."""

from __future__ import annotations

from glosanalysis.themes.printed import UNDATED, local

__all__ = ["EDGE"]

_CHANCE = "The range in brackets is what another group of that size could by chance give."

EDGE = (
    local(
        "eh_plans",
        "Early help plans in place",
        "plans",
        "{value} early help plans were in place, as said on {as_at}",
        "Early help plans (My Plan and My Plan Plus) of all who hold them.",
        assumption=UNDATED,
    ),
    local(
        "fgc_referred",
        "Children referred for a family group conference",
        "children",
        "{value} children were referred for a family group conference {told}",
        "Children referred for a family group conference, in which the family makes the plan.",
        kind="flow",
    ),
    local(
        "fgc_with_family_pct",
        "Of children referred for a conference, living with family",
        "%",
        "{count} of the {base} children ({value}) who were referred for a family group conference "
        "{told} lived with their family at the time",
        f"Children who lived with family when they were referred, of all referred. {_CHANCE}",
        decimals=1,
        kind="flow",
        counted=("child", "children"),
    ),
    local(
        "fgc_stayed_pct",
        "Of children closed after a conference, still with their family",
        "%",
        "Of children referred for a family group conference {told}, {base} were closed; {count} of "
        "them ({value}) were still with their family",
        "Children who remained in the care of their family when the service closed, of all "
        f"referred in the span whom it has closed. {_CHANCE}",
        decimals=1,
        kind="flow",
        good_is="high",
        counted=("child", "children"),
        opens=4,
    ),
    local(
        "dpst_open",
        "Young people with the Diversion Placement Support Team",
        "young people",
        "The Diversion Placement Support Team worked with {value} young people at {as_at}",
        "Young people with whom the team works to keep them out of care, or settled in it, on the "
        "last day of a quarter: a caseload.",
    ),
    local(
        "triple_p_parents",
        "Parents on the Triple P programme",
        "parents",
        "{value} parents took part in the Triple P parenting programme {told}",
        "Parents who received any intervention of the programme in the year.",
        kind="flow",
    ),
)
