"""What the surveys show: who answered, each answer by wave, and what changed beyond chance."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from glosanalysis.data.schemas.voice import SurveyResponse
from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display, citations
from glosanalysis.phrasing import counted, listed, number
from glosanalysis.themes.recent import recent
from glosanalysis.themes.voice.waves import Answer, Change, change_of, questions, responses

__all__ = ["answers_by_wave", "changes", "response"]

_GROUPS = {"your_life_your_care": "Children in care", "your_life_beyond_care": "Care leavers"}
_QUESTIONS = {
    "lonely": "Lonely always or often",
    "settled": "Always settled where they live",
    "right_place": "Live in the right place",
    "praise": "Told when they have done well",
    "future": "Very positive about the future",
    "internet": "Internet at home",
    "pet": "Have a pet",
}
"""In the order of the page; in the words of a label."""


def response(tables: Tables) -> Display:
    """Show how many of those who could answered each survey."""
    name = "survey-response"
    measure = "Bright Spots surveys: those who answered, share of those who could"
    waves = recent(tables, [row for survey in _GROUPS for row in responses(tables, survey)])
    if not waves:
        return Display.nothing_yet(name, measure)
    return Display(
        name=name,
        title=_how_many_did_not(waves),
        frame=pd.DataFrame(
            [
                (
                    f"{_GROUPS[row.survey]}, {row.survey_year}",
                    100 * row.respondents / row.eligible,
                    row.respondents,
                    row.eligible,
                    float("nan") if row.printed_pct is None else row.printed_pct,
                )
                for row in waves
            ],
            columns=["survey", "share", "respondents", "eligible", "printed"],
        ),
        columns={
            "survey": Column("Survey"),
            "share": Column("Answered", "%", decimals=1),
            "respondents": Column("Respondents", decimals=0),
            "eligible": Column("Eligible", decimals=0),
            "printed": Column("As printed", "%", AS_PRINTED),
        },
        measure=measure,
        period=_years([row.survey_year for row in waves]),
        cited=citations(tables.titles, waves),
        note="Children in care are aged 4 to 18, care leavers 16 to 25.",
    )


def _how_many_did_not(waves: Sequence[SurveyResponse]) -> str:
    """Say of the last wave of each survey how many answered, of how many."""
    last = {row.survey: row for row in waves}
    newest = max(row.survey_year for row in last.values())
    said = [
        f"{number(row.respondents)} of {number(row.eligible)} {_GROUPS[survey].lower()}"
        for survey, row in last.items()
        if row.survey_year == newest
    ]
    return f"{listed(said)} answered the survey of {newest}"


def answers_by_wave(tables: Tables) -> Display:
    """Show each answer of care leavers by wave, with what chance alone could make of it."""
    name = "survey-answers"
    measure = "Care leavers who answered so"
    found = _asked(tables)
    if not found:
        return Display.nothing_yet(name, measure)
    rows = [
        (_QUESTIONS[question], str(each.row.survey_year), each.row.pct, *_ends(each))
        for question, given in found.items()
        for each in given
    ]
    changed = [change for given in found.values() if (change := change_of(given))]
    frame = pd.DataFrame(rows, columns=["question", "year", "share", "low", "high"])
    return Display(
        name=name,
        title=_title(found),
        # Without a base there are no intervals, and a column of nothing is none.
        frame=frame.dropna(axis="columns", how="all"),
        columns={
            "question": Column("Answer"),
            "year": Column("Survey of"),
            "share": Column("Share", "%", AS_PRINTED),
            "low": Column("95% interval from", "%", decimals=0),
            "high": Column("Interval to", "%", decimals=0),
        },
        measure=measure,
        period=_years([each.row.survey_year for given in found.values() for each in given]),
        cited=citations(tables.titles, [e.row for given in found.values() for e in given]),
        unit="%",
        note=_assumed(changed),
    )


def _asked(tables: Tables) -> dict[str, list[Answer]]:
    """Give the answers to each question that was asked not long ago."""
    found = questions(tables, _QUESTIONS).items()
    return {q: given for q, given in found if recent(tables, [each.row for each in given])}


def _ends(answer: Answer) -> tuple[float, float]:
    return answer.interval or (float("nan"), float("nan"))


def _assumed(changed: Sequence[Change]) -> str:
    """Say which base the intervals rest on."""
    bases = {
        each.row.survey_year: each.base
        for change in changed
        for each in (change.before, change.after)
        if each.base
    }
    if not bases:
        return ""
    said = listed([f"all {number(base)} in {year}" for year, base in sorted(bases.items())])
    return (
        "The lines up and down are 95% intervals. How many answered each question is not printed: "
        f"they take it that {said} did. If fewer did, they are wider."
    )


def changes(tables: Tables) -> Display:
    """Tabulate the change of each answer with its interval, and whether it is beyond chance."""
    name = "survey-changes"
    measure = "Care leavers' answers, change between the last two surveys, percentage points"
    found = {q: change for q, of in _asked(tables).items() if (change := change_of(of))}
    known = {question: change for question, change in found.items() if change.interval}
    if not known:
        return Display.nothing_yet(name, measure)
    rows = [
        (
            _QUESTIONS[question],
            change.before.row.pct,
            change.after.row.pct,
            change.points,
            *(change.interval or ()),
            _VERDICTS[change.beyond_chance],
        )
        for question, change in known.items()
    ]
    every = list(known.values())
    return Display(
        name=name,
        title=_beyond(known),
        frame=pd.DataFrame(rows, columns=list(_COLUMNS)),
        columns=_COLUMNS,
        measure=measure,
        period=_years([year for c in every for year in _pair(c)]),
        cited=citations(tables.titles, [e.row for c in every for e in (c.before, c.after)]),
        note=f"“Turns on rounding”: with the digits that were rounded away it might be beyond "
        f"chance or not. With {counted(len(every), 'answer', 'answers')} tested at once, one such "
        "difference can come by chance; those who did not answer may think otherwise.",
    )


_COLUMNS = {
    "answer": Column("Answer"),
    "before": Column("Survey before", "%", AS_PRINTED),
    "after": Column("Last survey", "%", AS_PRINTED),
    "points": Column("Change", "points", AS_PRINTED),
    "low": Column("95% interval from", "points", decimals=0),
    "high": Column("Interval to", "points", decimals=0),
    "verdict": Column("More than chance"),
}
_VERDICTS = {True: "yes", False: "no", None: "turns on rounding"}


def _pair(change: Change) -> tuple[int, int]:
    return change.before.row.survey_year, change.after.row.survey_year


def _title(found: dict[str, list[Answer]]) -> str:
    """Say how the answer that moved most did, or the first where none has moved."""
    changed = {q: change for q, given in found.items() if (change := change_of(given))}
    if not changed:
        question, given = next(iter(found.items()))
        row = given[-1].row
        return f"{_QUESTIONS[question]}: {row.pct:g}% of care leavers in {row.survey_year}"
    question, most = max(changed.items(), key=lambda each: abs(each[1].points))
    before, after = most.before.row, most.after.row
    return (
        f"{_QUESTIONS[question]}: {before.pct:g}% of care leavers in {before.survey_year}, "
        f"{after.pct:g}% in {after.survey_year}"
    )


def _beyond(known: dict[str, Change]) -> str:
    """Say which of the answers changed by more than chance."""
    clear = [f"“{_QUESTIONS[q]}”" for q, change in known.items() if change.beyond_chance]
    how_many = counted(len(known), "answer", "answers")
    if not clear:
        return f"None of {how_many} changed by more than chance may do"
    changed = counted(len(clear), "", "").strip().capitalize()
    return f"{changed} of {how_many} changed by more than chance may do: {listed(clear)}"


def _years(years: Sequence[int]) -> str:
    return " to ".join(dict.fromkeys([str(min(years)), str(max(years))]))
