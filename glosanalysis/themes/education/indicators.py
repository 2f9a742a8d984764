"""The indicators of the education of children in care: local figures of the Virtual School."""

from __future__ import annotations

from typing import TypedDict

from glosanalysis.indicator import Indicator

__all__ = ["INDICATORS"]

_LOCAL = "A local figure, from the Virtual School's summary of an academic year."
_CHANCE = "The range in brackets is what another cohort of that size could by chance give."


class _Step(TypedDict):
    materiality: float
    materiality_reason: str


_TWO_POINTS: _Step = {
    "materiality": 2.0,
    "materiality_reason": "No base is printed, and some are printed in whole per cent: a point may "
    "be the rounding of both years.",
}


def _result(
    id_: str, label: str, sentence: str, definition: str, opens: int | None = None
) -> Indicator:
    return Indicator(
        id=id_,
        label=f"{label} (local)",
        unit="%",
        decimals=1,
        good_is="high",
        sentence=sentence,
        definition=f"{definition} {_LOCAL} {_CHANCE}",
        kind="flow",
        compared_with="in the year to {before}",
        counted=("pupil", "pupils"),
        opens=opens,
    )


def _printed(
    id_: str,
    label: str,
    sentence: str,
    definition: str,
    good_is: str = "high",
    opens: int | None = None,
) -> Indicator:
    return Indicator(
        id=id_,
        label=f"{label} (local)",
        unit="%",
        decimals=1,
        good_is=good_is,
        sentence=sentence,
        definition=f"{definition} {_LOCAL} Shown as printed, without the numbers behind it.",
        kind="flow",
        compared_with="in the year to {before}",
        opens=opens,
        **_TWO_POINTS,
    )


INDICATORS = (
    _result(
        "edu_eyfs_pct",
        "Foundation stage goals reached",
        "{count} of the {base} children in care ({value}) at the end of their early years reached "
        "the foundation stage goals {told}",
        "Children in care who achieved the foundation stage goals, of those in the eligible "
        "cohort.",
    ),
    _result(
        "edu_ks1_pct",
        "Key Stage 1: expected in all three areas",
        "{count} of the {base} pupils in care ({value}) at Key Stage 1 reached the expected "
        "standard in all three areas {told}",
        "Pupils in care with the scaled score of 100 in all three areas, of those in the "
        "eligible cohort, entered for the tests or not.",
    ),
    _result(
        "edu_ks2_pct",
        "Key Stage 2: expected in all three areas",
        "{count} of the {base} pupils in care ({value}) at Key Stage 2 reached the expected "
        "standard in all three areas {told}",
        "Pupils in care with the scaled score of 100 in all three areas, of those in the "
        "eligible cohort, entered for the tests or not.",
        opens=2,
    ),
    _result(
        "edu_ks2_progress_pct",
        "Key Stage 2: expected progress, of those entered",
        "{count} of the {base} pupils in care ({value}) who were entered for the Key Stage 2 tests "
        "made expected progress or better {told}",
        "Pupils in care who made expected progress or better, of those entered for the tests: "
        "not of the eligible cohort, as the other results are.",
    ),
    _result(
        "edu_ks4_em_pct",
        "Key Stage 4: grade 4 in English and mathematics",
        "{count} of the {base} pupils in care ({value}) at Key Stage 4 gained grade 4 or above in "
        "English and mathematics {told}",
        "Pupils in care with grade 4 or above in both English and mathematics, of those in the "
        "eligible cohort, entered for the examinations or not.",
        opens=1,
    ),
    _result(
        "edu_ks4_progress_pct",
        "Key Stage 4: grades kept or improved",
        "{count} of the {base} pupils in care ({value}) at Key Stage 4 kept or improved their "
        "grades {told}",
        "Pupils in care who maintained or improved their grades during Key Stage 4, of those in "
        "the eligible cohort. It is not the national measure of progress.",
    ),
    _printed(
        "pep_early_pct",
        "Personal education plans completed, early years",
        "{value} of the personal education plans for the early years were completed {told}",
        "Personal education plans that were completed, early years.",
    ),
    _printed(
        "pep_school_pct",
        "Personal education plans completed, reception to year 11",
        "{value} of the personal education plans from reception to year 11 were completed {told}",
        "Personal education plans that were completed, reception to year 11.",
        opens=3,
    ),
    _printed(
        "pep_post16_pct",
        "Personal education plans completed, after 16",
        "{value} of the personal education plans after 16 were completed {told}",
        "Personal education plans that were completed, after the age of 16.",
    ),
    _printed(
        "edu_attendance_pct",
        "School attendance",
        "Attendance of children in care from reception to year 11 was {value} {told}",
        "Overall attendance of the cohort from reception to year 11.",
    ),
    _printed(
        "edu_excluded_pct",
        "Pupils with an exclusion",
        "{value} of the children in care from reception to year 11 had an exclusion {told}",
        "Children from reception to year 11 who experienced an exclusion; the paper does not say "
        "whether for a fixed period or permanent.",
        good_is="low",
    ),
    _printed(
        "edu_good_school_pct",
        "In good or outstanding schools",
        "{value} of children in care were in schools that Ofsted graded good or outstanding {told}",
        "Children in care in schools graded good or outstanding by Ofsted.",
        opens=4,
    ),
    _printed(
        "edu_unrated_school_pct",
        "In schools without a rating",
        "{value} of children in care were in schools without a rating {told}",
        "Children in care in schools that have no Ofsted grade. Neither good nor bad: a school may "
        "be new.",
        good_is="neutral",
    ),
    Indicator(
        id="ppp_spend_k",
        label="Pupil Premium Plus spent (local)",
        unit="£ thousand",
        decimals=0,
        good_is="neutral",
        sentence="{value} of Pupil Premium Plus was spent on children in care {told}",
        definition="The sum of what the paper prints by purpose for a financial year; the total is "
        "not printed.",
        kind="flow",
        compared_with="in the year to {before}",
    ),
    Indicator(
        id="ppp_learning_pct",
        label="Pupil Premium Plus spent on learning (local)",
        unit="%",
        decimals=1,
        good_is="neutral",
        sentence="{value} of the Pupil Premium Plus that was spent {told} went on learning",
        definition="Spending on learning, as a share of all spending that the paper prints by "
        "purpose for a financial year.",
        kind="flow",
        compared_with="in the year to {before}",
        behind="£{count} of £{base}",
    ),
)
