"""Children's voice as its feeds give it."""

from __future__ import annotations

from glosanalysis.data.schemas.voice import SurveyResponse, Voice
from glosanalysis.observations import Observation
from glosanalysis.phrasing import number
from glosanalysis.stats.proportions import difference_interval, wilson_interval
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.feeds import Derived, Feeds
from glosanalysis.themes.measured import FEWEST, figures_of
from glosanalysis.themes.voice.waves import Answer, Change, answers, responses

__all__ = ["FEEDS"]


def _response(survey: str) -> Derived:
    return Derived(
        work_out=lambda tables: _responded(responses(tables, survey)), reads=("survey_response",)
    )


def _responded(waves: list[SurveyResponse]) -> list[Observation]:
    before: list[SurveyResponse | None] = [None, *waves]
    return [_rate(row, last) for row, last in zip(waves, before, strict=False)]


def _rate(row: SurveyResponse, last: SurveyResponse | None) -> Observation:
    low, high = wilson_interval(row.respondents, row.eligible)
    change = last and difference_interval(
        (last.respondents, last.eligible), (row.respondents, row.eligible)
    )
    return Observation(
        as_at=row.as_at.date(),
        value=100 * row.respondents / row.eligible,
        source_id=row.source_id,
        locator=row.locator,
        numerator=row.respondents,
        denominator=row.eligible,
        interval=(100 * low, 100 * high),
        change_interval=(100 * change[0], 100 * change[1]) if change else None,
        previous_is=f"in {last.survey_year}" if last else "",
        assessable=row.eligible >= FEWEST,
        told=f"In {row.survey_year}",
    )


def _answer(question: str) -> Derived:
    return Derived(
        work_out=lambda tables: _answered(answers(tables, question)), reads=("survey_answers",)
    )


def _answered(given: list[Answer]) -> list[Observation]:
    before: list[Answer | None] = [None, *given]
    return [_share(each, last) for each, last in zip(given, before, strict=False)]


def _share(answer: Answer, last: Answer | None) -> Observation:
    """Observe an answer as printed: its base is not, so the share has no interval of its own."""
    row = answer.row
    change = Change(last, answer) if last else None
    return Observation(
        as_at=row.as_at.date(),
        value=row.pct,
        source_id=row.source_id,
        locator=row.locator,
        change_interval=change.widest if change else None,
        previous_is=f"in {last.row.survey_year}" if last else "",
        # Without the bases no change can be told from chance.
        assessable=change is not None and change.widest is not None,
        decimals=places_printed(row.pct),
        told=_who(answer),
    )


def _who(answer: Answer) -> str:
    how_many = f"{number(answer.base)} " if answer.base else ""
    return f"Of the {how_many}care leavers who answered the survey of {answer.row.survey_year}"


FEEDS: Feeds = {
    "bs_response_cla_pct": _response("your_life_your_care"),
    "bs_response_cl_pct": _response("your_life_beyond_care"),
    "bs_lonely_pct": _answer("lonely"),
    "bs_settled_pct": _answer("settled"),
    "bs_right_place_pct": _answer("right_place"),
    "bs_praise_pct": _answer("praise"),
    "bs_future_pct": _answer("future"),
    "bs_internet_pct": _answer("internet"),
    "bs_pet_pct": _answer("pet"),
    "review_views_pct": figures_of(Voice, "review_views_pct"),
    "advocacy_cp": figures_of(Voice, "advocacy_cp"),
    "advocacy_cla": figures_of(Voice, "advocacy_cla"),
}
