"""Sentences on indicators: value, direction and target, agreeing with what the tables show."""

from __future__ import annotations

from glosanalysis.indicator import IndicatorRow
from glosanalysis.wording import day, month, number, over_or_under, quantity

__all__ = ["TARGET_WORDS", "sentence", "shown_previous", "shown_value"]

TARGET_WORDS = {"low": "{} or less", "high": "{} or more", "neutral": "{}"}


def shown_value(row: IndicatorRow) -> str:
    """Write the value of a row as sentences and tables show it."""
    if row.value is None or row.latest is None:
        return "no figure"
    return _shown(row.value, row, row.decimals, row.latest.qualifier)


def shown_previous(row: IndicatorRow) -> str:
    """Write the value that a row is compared with, as sentences and tables show it."""
    if row.previous is None:
        return "no figure"
    explicit = row.latest is not None and row.latest.previous is not None
    qualifier = row.before.qualifier if row.before and not explicit else ""
    return _shown(row.previous, row, row.previous_decimals, qualifier)


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
    said = row.indicator.sentence.format(
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


def _direction(row: IndicatorRow) -> str:
    if row.change is None or row.previous is None or row.latest is None:
        return ""
    before = row.before.as_at if row.before else None
    when = row.latest.previous_is or row.indicator.compared_with.format(
        before=day(before) if before else "", before_month=month(before) if before else ""
    )
    if row.change == 0:
        return f", the same as {when}"
    return f", {'up' if row.change > 0 else 'down'} from {shown_previous(row)} {when}"


def _target(row: IndicatorRow) -> str:
    assert row.latest is not None
    if row.latest.target is None or "target" in row.indicator.sentence:
        return ""
    target = quantity(row.latest.target, row.indicator.unit)
    return f"; the target is {TARGET_WORDS[row.indicator.good_is].format(target)}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
