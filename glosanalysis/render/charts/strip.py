"""A bar without axes, for a cell of a table: where a figure lies among the neighbours' figures."""

from __future__ import annotations

from markupsafe import Markup

from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.phrasing import counted, quantity
from glosanalysis.stats.rounding import round_half_up

__all__ = ["said_strip", "strip"]

_FEWEST = 5
"""Beside fewer neighbours a bar tells less than their median does."""
_WIDTH, _HEIGHT, _PAD = 120, 18, 6


def strip(row: IndicatorRow) -> Markup:
    """Draw a figure among those of its statistical neighbours, in the colour of the text around it.

    Parameters
    ----------
    row : IndicatorRow

    Returns
    -------
    Markup
        A line with a tick a neighbour, a taller one at their median and a dot at our own figure,
        between the lowest and the highest of all, which stand beside it; with its text alternative.
        Nothing where too few neighbours have a figure, or none differs.
    """
    low, high = _ends(row)
    if low == high or row.latest is None or row.latest.value is None:
        return Markup("")

    def across(value: float) -> float:
        return _PAD + (value - low) / (high - low) * (_WIDTH - 2 * _PAD)

    ticks = "".join(f"M{across(each):.1f} 5v8" for each in row.latest.neighbours)
    middle = row.latest.median
    tall = Markup('<path class="median" d="M{:.1f} 1v16"/>').format(
        across(middle.value) if middle else 0
    )
    return Markup(
        '<span class="strip"><span aria-hidden="true">{low}</span>'
        '<svg role="img" aria-label="{said}" viewBox="0 0 {width} {height}" width="{width}" '
        'height="{height}"><path d="M{pad} 9h{line}{ticks}"/>{tall}'
        '<circle cx="{x:.1f}" cy="9" r="4.5"/></svg>'
        '<span aria-hidden="true">{high}</span></span>'
    ).format(
        low=_shown(low, row),
        said=said_strip(row),
        width=_WIDTH,
        height=_HEIGHT,
        pad=_PAD,
        line=_WIDTH - 2 * _PAD,
        ticks=ticks,
        tall=tall if middle else "",
        x=across(row.latest.value),
        high=_shown(high, row),
    )


def _ends(row: IndicatorRow) -> tuple[float, float]:
    """Give the lowest and the highest of all; the same twice where there is nothing to draw."""
    latest = row.latest
    if latest is None or latest.value is None or len(latest.neighbours) < _FEWEST:
        return 0, 0
    every = [latest.value, *latest.neighbours]
    return min(every), max(every)


def said_strip(row: IndicatorRow) -> str:
    """Say what the bar shows: how many neighbours are lower and higher, and their range.

    Examples
    --------
    Of ten neighbours it reads "Among 10 neighbours with a figure, from 3.1% to 17.0%: seven are
    lower, three are higher".
    """
    assert row.latest is not None
    others = [round_half_up(each, row.decimals) for each in row.latest.neighbours]
    own = row.value or 0.0
    lower, higher = (sum(each < own for each in others), sum(each > own for each in others))
    same = len(others) - lower - higher
    sides = [
        f"{counted(number, 'is', 'are')} {side}"
        for number, side in ((lower, "lower"), (same, "the same"), (higher, "higher"))
        if number
    ]
    span = f"from {_shown(min(others), row)} to {_shown(max(others), row)}"
    return f"Among {len(others)} neighbours with a figure, {span}: {', '.join(sides)}"


def _shown(value: float, row: IndicatorRow) -> str:
    return quantity(value, row.indicator.unit, row.decimals)
