"""A flow of counts, each step opening up a part of the step above."""

from __future__ import annotations

import textwrap

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glosanalysis.display import Display
from glosanalysis.phrasing import number
from glosanalysis.render.charts.axes import drawing
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.style import COLOURS, DARK
from glosanalysis.render.outputs import Shown

__all__ = ["flow"]

_BAR = 0.28
"""The height of a bar, where steps are 1 apart."""
_LINE = 0.125
"""The height of a line of text, where steps are 1 apart."""
_HALF = 28
"""Characters: each of the two names has half of the width."""
_REST = "#BFBFBF"
"""The part that the flow leaves behind: 1.8 to 1 on white, where the followed part is 10.2 to 1."""


def flow(display: Display) -> Shown:
    """Draw a flow: the last part of each step, opened up to full width, is the next step.

    Parameters
    ----------
    display : Display
        Step, part and count in the first three columns; the rows of a step follow each other.

    Returns
    -------
    Shown
        Title, chart and caption, for a notebook to display.
    """
    return framed(display, _draw, "Flow chart")


def _draw(display: Display) -> Figure:
    step, part, count = display.frame.columns[:3]
    steps = list(display.frame.groupby(step, sort=False))
    figure, axes = drawing(1.55 * len(steps))
    for place, (name, parts) in enumerate(steps):
        total = float(parts[count].sum()) or 1.0
        kept = float(parts[count].iloc[-1]) / total
        axes.barh(-place, 1 - kept, height=_BAR, color=_REST)
        axes.barh(-place, kept, left=1 - kept, height=_BAR, color=COLOURS[0])
        _label(axes, -place, f"{name}: {number(parts[count].sum())}", parts[[part, count]])
        if place + 1 < len(steps):
            top, bottom = -place - _BAR / 2, -place - 1 + _BAR / 2
            axes.fill([1 - kept, 1, 1, 0], [top, top, bottom, bottom], color="#E8E8E8", zorder=0)
    axes.set(xlim=(0, 1), ylim=(-len(steps) + 0.75, 0.75))
    axes.axis("off")
    return figure


def _label(axes: Axes, place: float, name: str, parts: pd.DataFrame) -> None:
    """Name the step above its bar, and each of its two parts at the end where its bar is."""
    first, last = (
        "\n".join(textwrap.wrap(f"{text} {number(value)}", _HALF))
        for text, value in parts.itertuples(index=False)
    )
    above = place + _BAR / 2 + 0.04
    lines = 1 + max(first.count("\n"), last.count("\n"))
    axes.text(0, above + _LINE * lines, name, ha="left", va="bottom", color=DARK, weight="bold")
    axes.text(0, above, first, ha="left", va="bottom", color=DARK)
    axes.text(1, above, last, ha="right", va="bottom", color=COLOURS[0], weight="bold")
