"""Cells of tables of indicators: change, what good is, assessment, each in signs and in words."""

from __future__ import annotations

from html import escape

from glosanalysis.indicator import IndicatorRow
from glosanalysis.present.outputs import Html
from glosanalysis.present.sentences import TARGET_WORDS, shown_previous
from glosanalysis.present.tables import NOT_KNOWN, Cell
from glosanalysis.wording import day, number, quantity

__all__ = [
    "ASSESSMENTS",
    "GOOD",
    "STATUSES",
    "amount",
    "assessed",
    "changed",
    "described",
    "good",
    "previous",
    "signed",
    "with_note",
]

ASSESSMENTS = {
    "better": "Better",
    "worse": "Worse",
    "unchanged": "Unchanged",
    "on_target": "On target",
    "off_target": "Off target",
    "not_assessed": NOT_KNOWN,
}
STATUSES = {
    "new": "new",
    "provisional": "provisional",
    "carried_forward": "carried forward",
    "suppressed": "suppressed",
    "withdrawn": "withdrawn",
}
GOOD = {"low": "lower", "high": "higher", "neutral": NOT_KNOWN}
_SIGNS = {"better": "✔", "on_target": "✔", "worse": "✘", "off_target": "✘", "unchanged": "="}


def with_note(text: str, note: str) -> Cell:
    """Write a cell with a second, smaller line; the text alone where there is none."""
    if not note:
        return text
    body = f'{escape(text, quote=False)}<span class="note">{escape(note, quote=False)}</span>'
    return Html(body, f"{text} ({note})")


def good(row: IndicatorRow) -> str:
    """Say what good looks like: the target, or the direction."""
    good_is = row.indicator.good_is
    if row.latest is None or row.latest.target is None:
        return GOOD[good_is]
    return TARGET_WORDS[good_is].format(amount(row, row.latest.target, 0))


def amount(row: IndicatorRow, value: float | None, decimals: int | None = None) -> str:
    """Write a value in the unit of a row's indicator."""
    if value is None:
        return NOT_KNOWN
    places = row.indicator.decimals if decimals is None else decimals
    return quantity(value, row.indicator.unit, places)


def signed(row: IndicatorRow) -> str:
    """Write a change with its sign; that of a percentage is in points."""
    if row.change is None:
        return NOT_KNOWN
    sign = "+" if row.change > 0 else ""
    if row.indicator.unit == "%":
        return f"{sign}{number(row.change, row.indicator.decimals)} points"
    return sign + quantity(row.change, row.indicator.unit, row.indicator.decimals)


def changed(row: IndicatorRow) -> Cell:
    """Write a change as an arrow and in words; the words are what a screen reader says."""
    if row.change is None:
        return NOT_KNOWN
    if row.change == 0:
        return Html('<span><span aria-hidden="true">=</span> no change</span>', "no change")
    word, arrow = ("up", "▲") if row.change > 0 else ("down", "▼")
    size = quantity(abs(row.change), row.indicator.unit, row.indicator.decimals)
    size = f"{size.removesuffix('%')} points" if row.indicator.unit == "%" else size
    said = f"{word} {size}"
    return Html(f'<span><span aria-hidden="true">{arrow}</span> {said}</span>', said)


def described(row: IndicatorRow) -> str:
    """Say what the previous value is."""
    if row.previous is None:
        return ""
    before = row.before.as_at if row.before else None
    if before is None:
        return row.indicator.compared_with.format(before="", before_month="")
    return row.indicator.compared_with.format(
        before=day(before), before_month=day(before).split(" ", 1)[1]
    )


def previous(row: IndicatorRow) -> Cell:
    """Write the value that a row is compared with, and what it is."""
    return NOT_KNOWN if row.previous is None else with_note(shown_previous(row), described(row))


def assessed(row: IndicatorRow) -> Cell:
    """Write the assessment with a sign; where there is none, say why."""
    if row.assessment in _SIGNS:
        word = ASSESSMENTS[row.assessment]
        sign = _SIGNS[row.assessment]
        return Html(
            f'<span class="{row.assessment}"><span aria-hidden="true">{sign}</span> {word}</span>',
            word,
        )
    return with_note("Not assessed", _why_not_assessed(row))


def _why_not_assessed(row: IndicatorRow) -> str:
    if row.latest is None:
        return ""
    if row.status == "carried_forward":
        return "nothing new"
    if row.indicator.good_is == "neutral":
        return "neither good nor bad"
    if not row.latest.assessable:
        return "its period is not over"
    return "nothing to compare with"
