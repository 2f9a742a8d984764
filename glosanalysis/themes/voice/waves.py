"""The waves of a survey: what was answered, of how many, and what changed beyond chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from glosanalysis.data.schemas.voice import SurveyAnswers, SurveyResponse
from glosanalysis.data.tables import Tables
from glosanalysis.stats.proportions import difference_interval, wilson_interval
from glosanalysis.stats.rounding import places_printed

__all__ = ["Answer", "Change", "answers", "change_of", "questions", "responses"]

Interval = tuple[float, float]


@dataclass(frozen=True)
class Answer:
    """What a wave of a survey answered to a question.

    Parameters
    ----------
    row : SurveyAnswers
        As printed.
    base : int or None
        How many answered the survey, which is assumed of the question; nothing where it is not
        known.
    """

    row: SurveyAnswers
    base: int | None

    @property
    def share(self) -> float:
        """The share as printed, %, and no more than all."""
        return min(self.row.pct, 100.0)

    @property
    def interval(self) -> Interval | None:
        """What a similar group could by chance give, %."""
        if not self.base:
            return None
        low, high = wilson_interval(self.share * self.base / 100, self.base)
        return 100 * low, 100 * high

    @property
    def rounded_from(self) -> Interval:
        """Between which shares the printed one lies."""
        half = 0.5 * 10.0 ** -places_printed(self.row.pct)
        return max(0.0, self.share - half), min(100.0, self.share + half)


@dataclass(frozen=True)
class Change:
    """What became of an answer from one wave to the next.

    Parameters
    ----------
    before, after : Answer
    """

    before: Answer
    after: Answer

    @property
    def points(self) -> float:
        """The change as printed, percentage points."""
        return self.after.row.pct - self.before.row.pct

    @property
    def interval(self) -> Interval | None:
        """Its 95% interval, points; nothing where a base is not known."""
        return self._between(self.before.share, self.after.share)

    @property
    def widest(self) -> Interval | None:
        """The interval that holds whatever was rounded away from the printed shares."""
        ends = product(self.before.rounded_from, self.after.rounded_from)
        found = [each for pair in ends if (each := self._between(*pair)) is not None]
        if not found:
            return None
        return min(low for low, _ in found), max(high for _, high in found)

    @property
    def beyond_chance(self) -> bool | None:
        """Whether it is more than chance; nothing where that turns on what was rounded away."""
        ends = product(self.before.rounded_from, self.after.rounded_from)
        found = {
            not each[0] <= 0 <= each[1]
            for pair in ends
            if (each := self._between(*pair)) is not None
        }
        return found.pop() if len(found) == 1 else None

    def _between(self, before: float, after: float) -> Interval | None:
        first, then = self.before.base, self.after.base
        if not first or not then:
            return None
        low, high = difference_interval((before * first / 100, first), (after * then / 100, then))
        return 100 * low, 100 * high


def responses(tables: Tables, survey: str) -> list[SurveyResponse]:
    """Give the waves of a survey, oldest first."""
    rows = [row for row in tables.rows(SurveyResponse) if row.survey == survey]
    return sorted(rows, key=lambda row: row.survey_year)


def answers(tables: Tables, question: str) -> list[Answer]:
    """Give what each wave answered to a question, oldest first."""
    bases = {(row.survey, row.survey_year): row.respondents for row in tables.rows(SurveyResponse)}
    rows = [row for row in tables.rows(SurveyAnswers) if row.question == question]
    return [
        Answer(row, bases.get((row.survey, row.survey_year)))
        for row in sorted(rows, key=lambda row: row.survey_year)
    ]


def questions(tables: Tables, order: Iterable[str]) -> dict[str, list[Answer]]:
    """Give the answers to each question that has any, in an order."""
    found = {question: answers(tables, question) for question in order}
    return {question: given for question, given in found.items() if given}


def change_of(given: list[Answer]) -> Change | None:
    """Give the last change of some answers, if there are two."""
    return Change(*given[-2:]) if len(given) > 1 else None
