"""What the papers print of children in care and care leavers."""

from __future__ import annotations

from typing import Any

from glosanalysis.indicator import Indicator
from glosanalysis.themes.printed import UNDATED, WHOLE_PER_CENT, local

__all__ = ["LOCAL"]

_ROUNDED: dict[str, Any] = {"materiality": 2.0, "materiality_reason": WHOLE_PER_CENT}
_CHILD = ("child", "children")


def _undated(id_: str, label: str, sentence: str, definition: str, **more: Any) -> Indicator:
    """Make the indicator of a share that is printed without a date."""
    return local(
        id_,
        label,
        "%",
        f"{sentence}, as said on {{as_at}}",
        definition,
        **{"good_is": "high", "assumption": UNDATED, **_ROUNDED, **more},
    )


_NUMBER = (
    local(
        "cla",
        "Children in care, as papers count them",
        "children",
        "{value} children were in the council's care on {as_at}",
        "Children whom the council looks after, on the day or in the month that a paper names.",
        is_local=False,
        materiality=20.0,
        materiality_reason="Within 2016/17 the number went from 565 to 630 and back to 612.",
        opens=11,
    ),
    local(
        "cla_growth_per_year",
        "Growth in children in care, a year",
        "%",
        "Growth in the number of children in care was {value} a year {told}",
        "Compound growth a year since the first count, of April 2014, over three years or more.",
        decimals=1,
        kind="flow",
        is_local=False,
    ),
    local(
        "cla_rate_implied",
        "Children in care, per 10,000 children, our estimate",
        "per 10,000 children",
        "{value} in 10,000 children were in care on {as_at}, if the rate of protection plans gives "
        "the population",
        "Our estimate, not the council's: children in care over the population that the children "
        "on protection plans and their printed rate imply.",
        decimals=1,
        assumption="The population is the children on protection plans in April over their rate "
        "of March.",
        estimate=True,
        is_local=False,
    ),
    local(
        "s20_pct",
        "Children in care under section 20",
        "%",
        "{value} of children in care were under section 20 {told}",
        "Children in care by agreement with their parents (section 20 of the Children Act 1989), "
        "without a court's order, of all in care.",
        decimals=1,
        good_is="low",
        is_local=False,
        opens=12,
    ),
    local(
        "cla_reentry_pct",
        "Children entering care who had been in care before",
        "%",
        "{value} of children who entered care {told} had been in care before",
        "Children who enter care for a second time or more, of those who enter it in the quarter.",
        kind="flow",
        good_is="low",
        compared_with="in the quarter to {before}",
        **_ROUNDED,
    ),
)
_SEEN = (
    local(
        "cla_visit_pct",
        "Children in care visited in time",
        "%",
        "Of children in care, {value} were visited in time in {month}{told}",
        "Children in care who were visited in time, of all. In April 2020 contact by video counts.",
        decimals=1,
        good_is="high",
        counted=_CHILD,
        **_ROUNDED,
    ),
    local(
        "cla_in_person_pct",
        "Children in care seen in person",
        "%",
        "{count} of {base} children in care ({value}) were seen in person in {month}",
        "Children in care who were seen in person in time, of all.",
        decimals=1,
        counted=_CHILD,
    ),
    local(
        "cla_allocated_pct",
        "Children in care with a social worker",
        "%",
        "{value} of children in care had a social worker of their own {told}",
        "Children in care to whom a social worker is allocated, of all.",
        good_is="high",
        **_ROUNDED,
    ),
    _undated(
        "cla_assessment_pct",
        "Children in care with an assessment up to date",
        "{value} of children in care had an assessment that was up to date",
        "Children in care whose assessment is up to date, of all, by the section on them.",
    ),
    local(
        "cla_health_pct",
        "Children in care with a health assessment up to date",
        "%",
        "{value} of children in care had a health assessment that was up to date {told}",
        "Children in care whose health assessment is up to date, of all.",
        good_is="high",
        assumption="The paper gives no date: its own is taken, and for the share of a year before "
        "the same day of that year.",
        **_ROUNDED,
    ),
    _undated(
        "cla_dental_pct",
        "Children in care with a dental check up to date",
        "{value} of children in care had a dental assessment that was up to date",
        "Children in care whose dental assessment is up to date, of all.",
    ),
    local(
        "cla_initial_health_pct",
        "First health assessments in time",
        "%",
        "{value} of first health assessments of children entering care were in time {told}",
        "Initial health assessments completed in time, of all in the month.",
        good_is="high",
        **_ROUNDED,
    ),
    local(
        "cwd_3plus_moves_pct",
        "Disabled children in care with three or more moves",
        "%",
        "{count} of {base} disabled children in care ({value}) had had three or more moves by "
        "{month}",
        "Children with disabilities who had three or more placement moves, of all in care. The "
        "national measure counts placements, of which three are two moves. The range in brackets "
        "is what another group of so many could by chance give.",
        decimals=1,
        good_is="low",
        counted=_CHILD,
    ),
)
_LEAVERS = (
    _undated(
        "cl_pathway_plan_pct",
        "Care leavers with a pathway plan up to date",
        "{value} of care leavers had a pathway plan that was up to date",
        "Care leavers whose pathway plan is up to date, of all.",
    ),
    _undated(
        "cl_in_touch_pct",
        "Care leavers in touch in six months",
        "The council had been in touch with {value} of care leavers in the last six months",
        "Care leavers with whom the council was in touch in the last six months, of all.",
    ),
    _undated(
        "cl_suitable_pct",
        "Care leavers in suitable accommodation",
        "{value} of care leavers were in suitable accommodation",
        "Care leavers in suitable accommodation, of all ages; the national measures are of ages "
        "17 to 18 and 19 to 21.",
    ),
    _undated(
        "cl_eet_pct",
        "Care leavers in education, employment or training",
        "{value} of care leavers were in education, employment or training",
        "Care leavers in education, employment or training, of all ages; the national measures "
        "are of ages 17 to 18 and 19 to 21.",
        opens=13,
    ),
    local(
        "cl_higher_education_pct",
        "Care leavers in higher education",
        "%",
        "{count} care leavers, {value}, were in higher education {told}",
        "Care leavers in higher education, of all.",
        decimals=1,
        good_is="high",
    ),
    local(
        "cl_implied",
        "Care leavers that a share implies, our estimate",
        "care leavers",
        "There were {value} care leavers on {as_at}: {told}",
        "Our estimate, not the council's: the number in higher education over the share that they "
        "are printed to be. The range is what the rounding of the share allows.",
        estimate=True,
        is_local=False,
    ),
)


def _reserved(id_: str, label: str, sentence: str, definition: str) -> Indicator:
    """Make the indicator of a national measure that no paper prints."""
    return local(
        id_,
        label,
        "%",
        sentence,
        f"{definition} The papers do not print it.",
        decimals=1,
        good_is="high",
        is_local=False,
    )


_RESERVED = (
    _reserved(
        "cla_stability_2y_pct",
        "In one placement for two years",
        "{value} of children in care for long were in one placement for two years {told}",
        "The national measure: children under 16 in care for two and a half years or more who "
        "have lived in one placement for two years.",
    ),
    _reserved(
        "cla_health_12m_pct",
        "Health assessment within the year, in care for 12 months",
        "{value} of children in care for 12 months had a health assessment in the year {told}",
        "The national measure: of children in care for 12 months, those with a health assessment.",
    ),
    _reserved(
        "cl_suitable_19_21_pct",
        "Care leavers aged 19 to 21 in suitable accommodation",
        "{value} of care leavers aged 19 to 21 were in suitable accommodation {told}",
        "The national measure.",
    ),
    _reserved(
        "cl_eet_19_21_pct",
        "Care leavers aged 19 to 21 in education, employment or training",
        "{value} of care leavers aged 19 to 21 were in education, employment or training {told}",
        "The national measure. A paper has the letter X in the place of its number.",
    ),
)

LOCAL = (*_NUMBER, *_SEEN, *_LEAVERS, *_RESERVED)
