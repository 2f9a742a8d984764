"""Sentences on indicators: value, direction and target, agreeing with what the tables show."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.observations import Comparator
from glosanalysis.phrasing import (
    day,
    listed,
    month,
    number,
    ordinal,
    over_or_under,
    quantity,
)

__all__ = [
    "TARGET_WORDS",
    "both_dates",
    "compared_with",
    "fact",
    "published_on",
    "sentence",
    "shown_comparator",
    "shown_median",
    "shown_previous",
    "shown_rank",
    "shown_value",
    "standing",
]

TARGET_WORDS = {"low": "{} or less", "high": "{} or more", "neutral": "{}"}
_TWICE = re.compile(r"^\{value\} of (.+?), \{count\} of \{base\}, ")
"""How a sentence begins that gives a percentage and the numbers behind it."""
_VERDICTS = {
    "on_target": "on target",
    "off_target": "off target",
    "better": "a clear improvement",
    "worse": "clearly worse",
    "unchanged": "no clear change",
}


def shown_value(row: IndicatorRow) -> str:
    """Write the value of a row as sentences and tables show it: [c] where it is held back."""
    if row.symbol:
        return row.symbol
    if row.value is None or row.latest is None:
        return "no figure"
    if row.in_numbers:
        return f"{number(row.latest.numerator or 0)} of {number(row.latest.denominator or 0)}"
    return _shown(row.value, row, row.decimals, row.latest.qualifier)


def shown_previous(row: IndicatorRow) -> str:
    """Write the value that a row is compared with, as sentences and tables show it."""
    if row.previous is None:
        return "no figure"
    explicit = row.latest is not None and row.latest.previous is not None
    qualifier = row.before.qualifier if row.before and not explicit else ""
    return _shown(row.previous, row, row.previous_decimals, qualifier)


def shown_comparator(row: IndicatorRow) -> str:
    """Write the figure of another area, with its area and date; nothing where there is none."""
    if row.latest is None or row.latest.comparator is None:
        return ""
    return _shown_beside(row.latest.comparator, row)


def shown_median(row: IndicatorRow) -> str:
    """Write the median of the statistical neighbours; nothing where there is none."""
    if row.latest is None or row.latest.median is None:
        return ""
    return _shown_beside(row.latest.median, row)


def shown_rank(row: IndicatorRow) -> str:
    """Give the place of a figure among all authorities; nothing where no end is good.

    The first is the best, so that what is counted is named: the lowest, or the highest. Of few no
    place is told: with one more or fewer it would be quite another.
    """
    if row.latest is None or row.latest.rank is None or row.in_numbers:
        return ""
    place, of = row.latest.rank
    end = "lowest" if row.indicator.good_is == "low" else "highest"
    return f"{ordinal(place)} {end} of {of} authorities"


def standing(row: IndicatorRow) -> str:
    """Give the place of a figure among all authorities, and the fifth if that is at an end."""
    place = shown_rank(row)
    fifth = row.latest.fifth if row.latest and place else ""
    return f"in the {fifth} fifth ({place})" if fifth else place


def _shown_beside(other: Comparator, row: IndicatorRow) -> str:
    """Write a figure beside a row's; a date where it is not the row's own day."""
    assert row.latest is not None
    places = row.indicator.decimals if other.decimals is None else other.decimals
    same_day = row.latest.feed == "release" and other.as_at == row.latest.as_at
    when = f" ({month(other.as_at)})" if other.as_at and not same_day else ""
    return f"{other.area} {_shown(other.value, row, places, other.qualifier)}{when}"


def _shown(value: float, row: IndicatorRow, decimals: int, qualifier: str) -> str:
    return f"{qualifier} {quantity(value, row.indicator.unit, decimals)}".strip()


def sentence(row: IndicatorRow) -> str:
    """Say an indicator in one sentence: the value, how it moved, and its target.

    Parameters
    ----------
    row : IndicatorRow
        With a value.

    Returns
    -------
    str
        Begins with a capital and ends with a full stop.
    """
    assert row.latest is not None
    if row.symbol:
        when = day(row.latest.as_at)
        return f"{row.indicator.label} at {when}: {row.symbol}, {row.why_no_number}."
    said = _template(row).format(
        value=shown_value(row),
        variance=over_or_under(row.value or 0),
        as_at=day(row.latest.as_at),
        month=month(row.latest.as_at),
        count=number(row.latest.numerator or 0),
        base=number(row.latest.denominator or 0),
        told=row.latest.told,
    )
    standing = " (provisional)" if row.status == "provisional" else ""
    return _capital(f"{said}{_direction(row)}{_target(row)}{standing}.")


def _template(row: IndicatorRow) -> str:
    """Give the indicator's sentence; of few, with their numbers once and no percentage."""
    said = row.indicator.sentence
    if not row.in_numbers:
        return said
    return _TWICE.sub(r"of \1, {value} ", said.replace(" ({value})", ""))


def fact(row: IndicatorRow, off_target: bool = False) -> str:
    """Say an indicator as a page opens with it: the sentence, what it is held against, and so what.

    Parameters
    ----------
    row : IndicatorRow
        With a value.
    off_target : bool
        Whether a paper says that it is off target without printing the target.

    Returns
    -------
    str
        One or two sentences.
    """
    in_words = "off target by the words of a paper, which does not print the target"
    verdict = _VERDICTS.get(row.assessment, "") or (in_words if off_target else "")
    after = [shown_comparator(row), shown_median(row), standing(row), verdict]
    said = "; ".join(filter(None, after))
    return f"{sentence(row)} {_capital(said)}." if said else sentence(row)


def both_dates(row: IndicatorRow) -> str:
    """Say which day a figure describes, and when its paper was published."""
    assert row.latest is not None
    known = f"; published {day(row.latest.known_on)}" if row.latest.known_on else ""
    return f"{day(row.latest.as_at)}{known}"


def published_on(rows: Iterable[IndicatorRow]) -> str:
    """Say when the papers of some figures were published."""
    days = {row.latest.known_on for row in rows if row.latest and row.latest.known_on}
    return listed([day(each) for each in sorted(days)]) if days else "on no known day"


def compared_with(row: IndicatorRow) -> str:
    """Say what the previous value is; nothing where there is none."""
    if row.previous is None or row.latest is None:
        return ""
    if row.latest.previous_is:
        return row.latest.previous_is
    before = row.before.as_at if row.before else None
    return row.indicator.compared_with.format(
        before=day(before) if before else "", before_month=month(before) if before else ""
    )


def _direction(row: IndicatorRow) -> str:
    if row.change is None:
        return ""
    when = compared_with(row)
    if row.change == 0:
        return f", the same as {when}"
    return f", {'up' if row.change > 0 else 'down'} from {shown_previous(row)} {when}"


def _target(row: IndicatorRow) -> str:
    if row.target is None or "target" in row.indicator.sentence:
        return ""
    target = quantity(row.target, row.indicator.unit)
    return f"; the target is {TARGET_WORDS[row.indicator.good_is].format(target)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
