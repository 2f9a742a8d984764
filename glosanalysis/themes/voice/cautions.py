"""What to be careful about in what the surveys say."""

from __future__ import annotations

from glosanalysis.data.schemas.voice import SurveyAnswers, SurveyResponse, Voice
from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import listed, number
from glosanalysis.stats.rounding import places_printed, round_half_up
from glosanalysis.themes.measured import rows_of
from glosanalysis.themes.recent import recent
from glosanalysis.themes.theme import Caution
from glosanalysis.themes.voice.waves import answers

__all__ = ["cautions"]

_RESPONSE = ("bs_response_cla_pct", "bs_response_cl_pct")


def cautions(tables: Tables) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    found = [
        ("those_who_answered", _RESPONSE, _those_who_answered),
        ("rates_that_differ", _RESPONSE, _rates_that_differ),
        ("one_number_twice", _RESPONSE, _one_number_twice),
        ("no_base", ("bs_pet_pct",), _no_base),
        ("no_need", ("advocacy_cp", "advocacy_cla"), _no_need),
    ]
    said = [Caution(name, about, text(tables)) for name, about, text in found]
    return [each for each in said if each.text]


def _those_who_answered(tables: Tables) -> str:
    """Say how many did not answer the last surveys."""
    rows = recent(tables, tables.rows(SurveyResponse))
    if not rows:
        return ""
    year = max(row.survey_year for row in rows)
    last = [row for row in rows if row.survey_year == year]
    silent = sum(row.eligible - row.respondents for row in last)
    asked = sum(row.eligible for row in last)
    younger = (
        " The younger survey's answers are pictures in the paper, so that none is here."
        if any(row.survey == "your_life_your_care" for row in last)
        else ""
    )
    return (
        f"The survey holds the views of those who answered: in {year}, {number(silent)} of the "
        f"{number(asked)} who could did not.{younger}"
    )


def _rates_that_differ(tables: Tables) -> str:
    """Name each printed rate that does not follow from its counts."""
    odd = [
        f"{row.printed_pct:g}% for {number(row.respondents)} of {number(row.eligible)} in "
        f"{row.survey_year}, which is {number(_rate(row), 1)}%"
        for row in recent(tables, tables.rows(SurveyResponse))
        if row.printed_pct is not None
        and round_half_up(_rate(row), places_printed(row.printed_pct)) != row.printed_pct
    ]
    if not odd:
        return ""
    return f"The paper prints a response rate of {listed(odd)}. This book works rates out."


def _rate(row: SurveyResponse) -> float:
    return 100 * row.respondents / row.eligible


def _one_number_twice(tables: Tables) -> str:
    """Name each number of those who could answer that is printed for two years."""
    years: dict[tuple[str, int], list[str]] = {}
    for row in sorted(recent(tables, tables.rows(SurveyResponse)), key=lambda row: row.survey_year):
        years.setdefault((row.survey, row.eligible), []).append(str(row.survey_year))
    twice = [
        f"{number(eligible)} are printed as eligible for {listed(of)} alike"
        for (_, eligible), of in years.items()
        if len(of) > 1
    ]
    if not twice:
        return ""
    said = listed(twice)
    return f"{said[:1].upper()}{said[1:]}: one year may carry the other's number."


def _no_base(tables: Tables) -> str:
    """Name the printed shares that no whole number of all respondents gives."""
    given = recent(tables, tables.rows(SurveyAnswers))
    odd = [
        f"{row.pct:g}% of {number(answer.base)} in {row.survey_year}"
        for question in dict.fromkeys(row.question for row in given)
        for answer in answers(tables, question)
        if answer.base and not _is_possible(row := answer.row, answer.base)
    ]
    if not odd:
        return ""
    return (
        f"No whole number of people is {listed(odd)}: not all who answered the survey answered "
        "that question."
    )


def _no_need(tables: Tables) -> str:
    """Say what numbers of children with an advocate do not tell."""
    if not recent(tables, rows_of(tables, Voice, "advocacy_cp", "advocacy_cla")):
        return ""
    return (
        "How many children asked for an advocate, or had a right to one, is not printed: the "
        "numbers tell of the work, and not of the need."
    )


def _is_possible(row: SurveyAnswers, base: int) -> bool:
    places = places_printed(row.pct)
    near = int(row.pct * base / 100)
    return any(round_half_up(100 * count / base, places) == row.pct for count in (near, near + 1))
