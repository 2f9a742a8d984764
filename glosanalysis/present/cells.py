"""Cells of tables of indicators: value, change, assessment, each in signs and in words."""

from __future__ import annotations

from html import escape

from glosanalysis.indicator import IndicatorRow
from glosanalysis.present.outputs import Html
from glosanalysis.present.sentences import (
    TARGET_WORDS,
    compared_with,
    shown_comparator,
    shown_previous,
    shown_value,
)
from glosanalysis.present.tables import NOT_KNOWN, Cell
from glosanalysis.wording import day, number, quantity

__all__ = [
    "STATUSES",
    "assessed",
    "changed",
    "described",
    "held_against",
    "previous",
    "valued",
    "with_note",
]

ASSESSMENTS = {
    "better": "Better",
    "worse": "Worse",
    "unchanged": "No clear change",
    "on_target": "On target",
    "off_target": "Off target",
}
STATUSES = {
    "new": "new",
    "provisional": "provisional",
    "carried_forward": "carried forward",
    "suppressed": "suppressed",
    "withdrawn": "withdrawn",
}
_SIGNS = {"better": "✔", "on_target": "✔", "worse": "✘", "off_target": "✘", "unchanged": "="}


def with_note(text: str, note: str) -> Cell:
    """Write a cell with a second, smaller line; the text alone where there is none."""
    if not note:
        return text
    body = f'{escape(text, quote=False)}<span class="note">{escape(note, quote=False)}</span>'
    return Html(body, f"{text} ({note})")


def valued(row: IndicatorRow, revised: bool = False) -> Cell:
    """Write a value with its interval, what is behind it, and whether it was revised."""
    return with_note(
        shown_value(row) + _interval(row),
        "; ".join(filter(None, [_behind(row), "revised" if revised else ""])),
    )


def _interval(row: IndicatorRow) -> str:
    if row.latest is None or row.latest.interval is None:
        return ""
    low, high = (number(end, row.decimals) for end in row.latest.interval)
    return f" ({low} to {high})"


def _behind(row: IndicatorRow) -> str:
    """Say how many are behind a percentage, and what one more would make of it where few are."""
    latest = row.latest
    if latest is None or latest.numerator is None or not latest.denominator:
        return ""
    if row.indicator.unit != "%":
        return ""
    said = f"{number(latest.numerator)} of {number(latest.denominator)}"
    if row.one_more is None:
        return said
    one = next(iter(row.indicator.counted))
    return f"{said}; one {one} more would make it {number(row.one_more, row.decimals)}%"


def changed(row: IndicatorRow) -> Cell:
    """Write a change as an arrow and in words; the words are what a screen reader says."""
    if row.change is None:
        return NOT_KNOWN
    if row.change == 0:
        return Html('<span><span aria-hidden="true">=</span> no change</span>', "no change")
    word, arrow = ("up", "▲") if row.change > 0 else ("down", "▼")
    size = quantity(abs(row.change), row.indicator.unit, row.change_decimals)
    size = f"{size.removesuffix('%')} points" if row.indicator.unit == "%" else size
    said = f"{word} {size}"
    return Html(f'<span><span aria-hidden="true">{arrow}</span> {said}</span>', said)


def previous(row: IndicatorRow) -> Cell:
    """Write the value that a row is compared with, and what it is."""
    return NOT_KNOWN if row.previous is None else with_note(shown_previous(row), compared_with(row))


def held_against(row: IndicatorRow) -> Cell:
    """Write the target and the figure of another area."""
    latest = row.latest
    said = [shown_comparator(row)]
    if latest is not None and latest.target is not None:
        target = quantity(latest.target, row.indicator.unit)
        said.insert(0, f"Target {TARGET_WORDS[row.indicator.good_is].format(target)}")
    return "; ".join(filter(None, said)) or NOT_KNOWN


def assessed(row: IndicatorRow) -> Cell:
    """Write the assessment with a sign; where there is none, say why."""
    if row.assessment in _SIGNS:
        word = ASSESSMENTS[row.assessment]
        sign = _SIGNS[row.assessment]
        return Html(
            f'<span class="{row.assessment}"><span aria-hidden="true">{sign}</span> {word}</span>',
            word,
        )
    return with_note("Not assessed", _why_not_assessed(row)) if row.latest else NOT_KNOWN


def _why_not_assessed(row: IndicatorRow) -> str:
    if row.status == "carried_forward":
        return "nothing new"
    if row.indicator.good_is == "neutral":
        return "neither good nor bad"
    if row.latest is not None and not row.latest.assessable:
        return "its period is not over"
    return "nothing to compare with"


def described(row: IndicatorRow) -> Cell:
    """Write the day that a figure describes, its standing, and when its paper was published."""
    assert row.latest is not None
    published = f"published {day(row.latest.known_on)}" if row.latest.known_on else ""
    return with_note(
        day(row.latest.as_at), ", ".join(filter(None, [STATUSES[row.status], published]))
    )
