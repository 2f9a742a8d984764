"""Cells of tables of indicators: value, change, assessment, each in signs and in words."""

from __future__ import annotations

from markupsafe import Markup

from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.phrasing import day, number, quantity
from glosanalysis.render.charts.strip import strip
from glosanalysis.render.outputs import Html
from glosanalysis.render.sentences import (
    TARGET_WORDS,
    compared_with,
    shown_comparator,
    shown_median,
    shown_previous,
    shown_rank,
    shown_value,
)
from glosanalysis.render.tables import NOT_KNOWN, Cell

__all__ = [
    "ASSESSMENTS",
    "STATUSES",
    "assessed",
    "changed",
    "described",
    "held_against",
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
    body = Markup('{}<span class="note">{}</span>').format(text, note)
    return Html(body, f"{text} ({note})")


def valued(row: IndicatorRow, revised: bool = False) -> Cell:
    """Write a value with its interval, what is behind it, and whether it was revised.

    Where it is held back, its symbol with what that means.
    """
    return with_note(
        shown_value(row) + _interval(row),
        "; ".join(filter(None, [row.why_no_number, _behind(row), "revised" if revised else ""])),
    )


def _interval(row: IndicatorRow) -> str:
    if row.latest is None or row.latest.interval is None or row.in_numbers:
        return ""
    low, high = (number(end, row.decimals) for end in row.latest.interval)
    return f" ({low} to {high})"


def _behind(row: IndicatorRow) -> str:
    """Say how many are behind a percentage, and what one more would make of it where few are."""
    latest = row.latest
    if latest is None or latest.numerator is None or not latest.denominator:
        return ""
    if row.indicator.unit != "%" or row.in_numbers:
        return ""
    unit = row.indicator.behind_unit
    count, base = quantity(latest.numerator, unit), quantity(latest.denominator, unit)
    said = row.indicator.behind.format(count=count, base=base)
    if row.one_more is None:
        return said
    one = next(iter(row.indicator.counted))
    return f"{said}; one {one} more would make it {number(row.one_more, row.decimals)}%"


def changed(row: IndicatorRow) -> Cell:
    """Write a change as an arrow and in words, which a screen reader says; from what, below it."""
    if row.change is None:
        return NOT_KNOWN
    before = f"from {shown_previous(row)} {compared_with(row)}".strip()
    if row.change == 0:
        return _signed("=", "no change", before)
    word, arrow = ("up", "▲") if row.change > 0 else ("down", "▼")
    size = quantity(abs(row.change), row.indicator.unit, row.change_decimals)
    if row.indicator.unit == "%":
        points = size.removesuffix("%")
        size = f"{points} {'point' if points == '1' else 'points'}"
    return _signed(arrow, f"{word} {size}", before)


def _signed(sign: str, said: str, note: str) -> Html:
    # The sign is for the eye: a screen reader says the words.
    body = Markup(
        '<span><span aria-hidden="true">{}</span> {}</span> <span class="note">{}</span>'
    ).format(sign, said, note)
    return Html(body, f"{said} ({note})")


def held_against(row: IndicatorRow, off_target: bool = False) -> Cell:
    """Write the target and the figures of other areas, with where ours lies among the neighbours'.

    Parameters
    ----------
    row : IndicatorRow
    off_target : bool
        Whether a paper says in words that it is off a target, which need not be printed.
    """
    said = [shown_comparator(row), shown_median(row), shown_rank(row)]
    if row.target is not None:
        target = quantity(row.target, row.indicator.unit)
        said.insert(0, f"Target {TARGET_WORDS[row.indicator.good_is].format(target)}")
    elif off_target:
        said.insert(0, "Off target by the words of a paper; the target is not printed")
    text = "; ".join(filter(None, said)) or NOT_KNOWN
    drawn = strip(row)
    return Html(Markup("{}{}").format(text, drawn), text) if drawn else text


def assessed(row: IndicatorRow) -> Cell:
    """Write the assessment with a sign; a dash where there is none."""
    if row.assessment not in _SIGNS:
        return NOT_KNOWN
    word, sign = ASSESSMENTS[row.assessment], _SIGNS[row.assessment]
    body = Markup('<span class="{}"><span aria-hidden="true">{}</span> {}</span>')
    return Html(body.format(row.assessment, sign, word), word)


def described(row: IndicatorRow) -> Cell:
    """Write the day that a figure describes, and its standing where it is not simply new."""
    assert row.latest is not None
    # A symbol says itself why there is no number; only one that is held back is suppressed.
    told = row.status == "new" or row.latest.symbol not in ("", "c")
    return with_note(day(row.latest.as_at), "" if told else STATUSES[row.status])
