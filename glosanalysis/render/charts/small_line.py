"""A small line without axes, for a cell of a table: where a figure has been, and where it is."""

from __future__ import annotations

from markupsafe import Markup

from glosanalysis.overview.history import History
from glosanalysis.phrasing import counted
from glosanalysis.render.charts.alternatives import LONGEST_ALTERNATIVE
from glosanalysis.render.sentences import shown_value

__all__ = ["said_line", "small_line"]

_PAD = 4
_NAMED = 6
"""Up to so many values are all said; of more, the first, the last and the ends of their range."""


def small_line(history: History, width: int = 120, height: int = 28) -> Markup:
    """Draw the values of an indicator over time as SVG in the colour of the text around it.

    Parameters
    ----------
    history : History
    width, height : int
        Pixels.

    Returns
    -------
    Markup
        A drawing with its text alternative; words where there is one figure only, or where the
        figures grow through a year and begin again.
    """
    said = said_line(history)
    stretches = history.stretches
    if not history.comparable or all(len(each) == 1 for each in stretches):
        return Markup('<span class="one-figure">{}</span>').format(said)
    points = _points(history, width, height)
    # A number that is held back has no point.
    placed = [[points[at] for at in each if at in points] for each in stretches]
    drawn = Markup().join(_stretch(each) for each in placed if each)
    x, y = points[max(points)]
    return Markup(
        '<svg class="small-line" role="img" aria-label="{said}" viewBox="0 0 {width} {height}" '
        'width="{width}" height="{height}">{drawn}<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/></svg>'
    ).format(said=said, width=width, height=height, drawn=drawn, x=x, y=y)


def _stretch(points: list[tuple[float, float]]) -> Markup:
    """Join figures of one kind; one that stands alone is a small mark."""
    if len(points) == 1:
        x, y = points[0]
        return Markup('<circle cx="{:.1f}" cy="{:.1f}" r="1.5"/>').format(x, y)
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return Markup('<polyline points="{}"/>').format(line)


def _points(history: History, width: int, height: int) -> dict[int, tuple[float, float]]:
    """Place each value at its quarter, between the lowest and the highest, by its row."""
    values = history.values
    at = [row.quarter.year * 4 + row.quarter.number for row in history.numbers]
    low, reach = min(values), max(values) - min(values)
    across = (width - 2 * _PAD) / (at[-1] - at[0])
    up = (height - 2 * _PAD) / reach if reach else 0
    base = height - _PAD if reach else height / 2
    rows = [place for place, row in enumerate(history.rows) if row.value is not None]
    return {
        row: (_PAD + (when - at[0]) * across, base - (value - low) * up)
        for row, when, value in zip(rows, at, values, strict=True)
    }


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
        if history.indicator.unit == "%":
            return "Of whole years and of parts of a year: no line"
        return "Grows through the year and begins again: no line"
    number = f"{counted(len(shown), 'quarter', 'quarters')} with a figure, {first} to {last}"
    if len(shown) <= _NAMED:
        said = f"{number}: {_in_stretches(history, shown)}"
    elif not history.numbers:
        return f"No number in any of {len(shown)} quarters, {first} to {last}"
    else:
        ordered = sorted(history.numbers, key=lambda row: row.value or 0)
        said = (
            f"{number}: from {shown[0]} to {shown[-1]}; lowest {shown_value(ordered[0])}, "
            f"highest {shown_value(ordered[-1])}"
        )
    if len(history.stretches) > 1:
        said += " (not all of one kind, and not joined)"
    assert len(said) <= LONGEST_ALTERNATIVE
    return said[0].upper() + said[1:]


def _in_stretches(history: History, shown: list[str]) -> str:
    """Name the figures, with a semicolon where one is of another kind than the one before."""
    return "; ".join(", ".join(shown[position] for position in each) for each in history.stretches)
