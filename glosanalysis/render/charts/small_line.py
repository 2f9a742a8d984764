"""A small line without axes, for a cell of a table: where a figure has been, and where it is."""

from __future__ import annotations

from html import escape

from glosanalysis.display import LONGEST_ALTERNATIVE
from glosanalysis.overview.history import History
from glosanalysis.phrasing import counted
from glosanalysis.render.sentences import shown_value

__all__ = ["said_line", "small_line"]

_PAD = 4
_NAMED = 6
"""Up to so many values are all said; of more, the first, the last and the ends of their range."""


def small_line(history: History, width: int = 120, height: int = 28) -> str:
    """Draw the values of an indicator over time as SVG in the colour of the text around it.

    Parameters
    ----------
    history : History
    width, height : int
        Pixels.

    Returns
    -------
    str
        A drawing with its text alternative; words where there is one figure only, or where the
        figures grow through a year and begin again.
    """
    said = said_line(history)
    if len(history.values) < 2 or not history.comparable:
        return f'<span class="one-figure">{escape(said, quote=False)}</span>'
    points = _points(history, width, height)
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[-1]
    return (
        f'<svg class="small-line" role="img" aria-label="{escape(said)}" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<polyline points="{line}"/><circle cx="{x:.1f}" cy="{y:.1f}" r="3"/></svg>'
    )


def _points(history: History, width: int, height: int) -> list[tuple[float, float]]:
    """Place each value at its quarter, between the lowest and the highest."""
    values = history.values
    at = [row.quarter.year * 4 + row.quarter.number for row in history.numbers]
    low, reach = min(values), max(values) - min(values)
    across = (width - 2 * _PAD) / (at[-1] - at[0])
    up = (height - 2 * _PAD) / reach if reach else 0
    base = height - _PAD if reach else height / 2
    return [
        (_PAD + (when - at[0]) * across, base - (value - low) * up)
        for when, value in zip(at, values, strict=True)
    ]


def said_line(history: History) -> str:
    """Say what the line shows, in at most the length of a text alternative.

    Examples
    --------
    A line of four quarters reads "4 quarters, 2021-22 Q4 to 2022-23 Q3: 7.5%, 6.8%, 4.9%, 6.2%".
    """
    shown = [shown_value(row) for row in history.rows]
    first, last = history.rows[0].quarter.short_label, history.rows[-1].quarter.short_label
    if len(shown) == 1:
        return f"One figure so far, of {first}"
    if not history.comparable:
        return "Grows through the year and begins again: no line"
    number = f"{counted(len(shown), 'quarter', 'quarters')} with a figure, {first} to {last}"
    if len(shown) <= _NAMED:
        said = f"{number}: {', '.join(shown)}"
    else:
        ordered = sorted(history.numbers, key=lambda row: row.value or 0)
        said = (
            f"{number}: from {shown[0]} to {shown[-1]}; lowest {shown_value(ordered[0])}, "
            f"highest {shown_value(ordered[-1])}"
        )
    assert len(said) <= LONGEST_ALTERNATIVE
    return said[0].upper() + said[1:]
