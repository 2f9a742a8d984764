"""Tables of the education of children in care: results, plans, schools and the premium."""

from __future__ import annotations

from glosanalysis.data.columns import (
    ACADEMIC_YEAR,
    COUNT,
    COUNT_FROM_1,
    FINANCIAL_YEAR,
    PERCENTAGE,
    RATE,
    one_of,
)
from glosanalysis.data.schema import Dated, Settings, facts, key, year_end
from glosanalysis.data.schemas.measured import KEY, Measured, measured

__all__ = ["Attainment", "Education", "PupilPremium"]


class Education(Measured):
    """A figure on the schooling of children in care in an academic year, as printed."""

    measure: str = one_of(
        "pep_early_pct",
        "pep_school_pct",
        "pep_post16_pct",
        "edu_attendance_pct",
        "edu_excluded_pct",
        "edu_good_school_pct",
        "edu_unrated_school_pct",
    ).field("What was measured, by the identifier of its indicator")
    unit: str = one_of("%").field("Its unit")

    class Config(Settings):
        name = "education"
        unique = KEY
        metadata = measured()


class Attainment(Dated):
    """How many children in care reached a measure of a stage of school in an academic year."""

    academic_year: str = ACADEMIC_YEAR.field("The year, which ends on 31 August")
    stage: str = one_of("early_years", "key_stage_1", "key_stage_2", "key_stage_4").field(
        "The stage"
    )
    eligible: int = COUNT_FROM_1.field("Children in the eligible cohort")
    not_entered: int | None = COUNT.field(
        "Of them, those not entered for the tests or examinations", required=False
    )
    measure: str = one_of(
        "foundation_goals",
        "expected_all_three",
        "expected_progress",
        "grade_4_english_maths",
        "grades_kept_or_improved",
    ).field("What was reached; expected_all_three is the scaled score of 100 in all three areas")
    pupils: int = COUNT.field("Children who reached it")
    printed_pct: float = PERCENTAGE.field("The percentage printed beside it")
    base: str = one_of("eligible", "entered").field(
        "What the printed percentage is of: entered is eligible less not_entered"
    )

    class Config(Settings):
        name = "attainment"
        unique = key("academic_year", "stage", "measure", "base")
        metadata = facts(
            as_at=year_end("academic_year", "08-31"),
        )


class PupilPremium(Dated):
    """What the Pupil Premium Plus of children in care was spent on in a financial year."""

    financial_year: str = FINANCIAL_YEAR.field("The year")
    category: str = one_of("learning", "social_emotional_mental_health", "attendance").field(
        "What it was spent on"
    )
    spend: float = RATE.field("Spending, in pounds")

    class Config(Settings):
        name = "pupil_premium"
        unique = key("financial_year", "category")
        metadata = facts(
            as_at=year_end("financial_year", "03-31"),
        )
