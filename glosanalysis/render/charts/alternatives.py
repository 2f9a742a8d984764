"""Text alternatives of charts: what each chart says of itself, short enough whatever it draws."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pandas as pd

from glosanalysis.display import AS_PRINTED, Column, Display
from glosanalysis.phrasing import day, listed, month, quantity, series

__all__ = [
    "LONGEST_ALTERNATIVE",
    "fitted",
    "names_of",
    "of_values",
    "shown",
    "within_sentence",
    "without_number",
]

LONGEST_ALTERNATIVE = 220
"""Characters; screen readers cannot pause within a text alternative."""

# A name is cut only where the whole one leaves no room: most tables have names of 30 characters.
_WIDTHS = (60, 40, 24, 12)


def fitted(*said: str) -> str:
    """Take the first of some texts, the fullest first, that is short enough for an alternative.

    Examples
    --------
    >>> fitted("word " * 50, "word " * 3)
    'word word word'
    >>> len(fitted("word " * 50)) <= LONGEST_ALTERNATIVE
    True
    """
    short = [each.strip() for each in said if len(each.strip()) <= LONGEST_ALTERNATIVE]
    return short[0] if short else textwrap.shorten(said[-1], LONGEST_ALTERNATIVE, placeholder="…")


def names_of(display: Display) -> list[str]:
    """Name the rows as tables do: months or days where they are dates."""
    first = display.frame.columns[0]
    rows = display.frame[first]
    if rows.dtype.kind != "M":
        return [str(name) for name in rows]
    said = month if display.columns[first].by_month else day
    return [said(when) for when in rows]


def of_values(names: Sequence[str], values: pd.Series, column: Column) -> list[str]:
    """Say the known values of a column with their names, at several lengths, the fullest first."""
    known = [(name, float(v)) for name, v in zip(names, values, strict=True) if pd.notna(v)]
    decimals = None if column.decimals == AS_PRINTED else column.decimals
    return [
        series(
            [textwrap.shorten(name, width, placeholder="…") for name, _ in known],
            [value for _, value in known],
            column.unit,
            decimals,
        )
        for width in _WIDTHS
    ]


def without_number(display: Display, name: str) -> list[str]:
    """Say which rows have a symbol for a number, by their names, then by how many; or nothing."""
    marks = display.symbols(name)
    held = [f"{row} [{mark}]" for row, mark in zip(names_of(display), marks, strict=True) if mark]
    if not held:
        return [""]
    return [f" Without a number: {listed(held)}.", f" Without a number: {len(held)}."]


def shown(value: float, column: Column) -> str:
    """Write a figure of a column as its table does, with a percent sign where it is one."""
    return quantity(value, column.unit, column.places(value))


def within_sentence(label: str) -> str:
    """Write a label as it stands within a sentence; one of capitals keeps them.

    Examples
    --------
    >>> within_sentence("Academic year"), within_sentence("EHC plans")
    ('academic year', 'EHC plans')
    """
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
