"""Tables of children's voice: surveys of children in care and care leavers, reviews, advocacy."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.columns import COUNT, COUNT_FROM_1, PERCENTAGE, YEAR, one_of
from glosanalysis.data.schema import Dated, Settings, facts, key, row_rule
from glosanalysis.data.schemas.measured import Measured, measured

__all__ = ["SurveyAnswers", "SurveyResponse", "Voice"]

_SURVEY = one_of("your_life_your_care", "your_life_beyond_care")
_SURVEY_MEANS = (
    "your_life_your_care: children in care aged 4 to 18. your_life_beyond_care: care leavers aged "
    "16 to 25"
)


def _year_end(frame: pd.DataFrame, sources: pd.DataFrame) -> pd.Series:
    """Date a survey, of which the papers print the year only, by the last day of it."""
    return pd.to_datetime(frame["survey_year"].astype("str") + "-12-31")


def _no_more_than_asked(text: pd.DataFrame) -> pd.Series:
    asked, answered = (
        pd.to_numeric(text[name], errors="coerce") for name in ("eligible", "respondents")
    )
    return ~(answered > asked)


class SurveyResponse(Dated):
    """How many answered a survey, of how many who could."""

    survey: str = _SURVEY.field(_SURVEY_MEANS)
    survey_year: int = YEAR.field("The year of the survey; its last day stands for the date")
    respondents: int = COUNT.field("How many answered")
    eligible: int = COUNT_FROM_1.field("How many could have")
    printed_pct: float | None = PERCENTAGE.field("The response rate printed beside", required=False)

    class Config(Settings):
        name = "survey_response"
        unique = key("survey", "survey_year")
        metadata = facts(
            as_at=_year_end,
            rules=(
                row_rule("respondents", _no_more_than_asked, "is more than the row's eligible"),
            ),
        )


class SurveyAnswers(Dated):
    """The share of those who answered a question of a survey that gave an answer."""

    survey: str = _SURVEY.field(_SURVEY_MEANS)
    question: str = one_of(
        "pet", "praise", "settled", "right_place", "lonely", "internet", "future"
    ).field(
        "pet: has one. praise: has a person who tells them when they have done well. settled: "
        "always feels settled where they live. right_place: where they live is right for them. "
        "lonely: always or often. internet: can connect to it at home. future: very positive"
    )
    survey_year: int = YEAR.field("The year of the survey; its last day stands for the date")
    pct: float = PERCENTAGE.field("The share as printed; how many answered is not printed")

    class Config(Settings):
        name = "survey_answers"
        unique = key("survey", "question", "survey_year")
        metadata = facts(as_at=_year_end)


class Voice(Measured):
    """Who is heard: views in reviews, and advocates."""

    measure: str = one_of("review_views_pct", "advocacy_cp", "advocacy_cla").field(
        "review_views_pct: children in care whose views were represented in their review. "
        "advocacy_cp: children under child protection procedures with an advocate. advocacy_cla: "
        "children in care and care leavers with one"
    )

    class Config(Settings):
        name = "voice"
        unique = key("as_at", "measure")
        metadata = measured()
