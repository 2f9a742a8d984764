"""A flow of counts, each step opening up a part of the step above."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glosanalysis.display import Display
from glosanalysis.phrasing import number
from glosanalysis.render.charts.alternatives import within_sentence
from glosanalysis.render.charts.axes import drawing
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.marks import box, cell
from glosanalysis.render.charts.style import BAND, COLOURS, DARK, LIGHT
from glosanalysis.render.outputs import Shown

__all__ = ["flow"]

_TALL = 1.7
"""Inches that a step is high."""
_BAR = 0.2
"""The height of a bar, where steps are 1 apart."""
_LINE = 0.12
"""The height of a line of text, where steps are 1 apart."""
_HALF, _WHOLE = 18, 36
"""Characters: each of the two names of parts has half of the width."""


@dataclass(frozen=True)
class _Step:
    """A step of a flow: its name, how many it is of, and what became of them."""

    name: str
    whole: float
    parts: list[tuple[str, float]]


def flow(display: Display) -> Shown:
    """Draw a flow: the last part of each step, opened up to full width, is the next step.

    Parameters
    ----------
    display : Display
        Its first two columns name step and part, the rows of a step after each other; its first
        column of figures counts the part, the column ``whole`` the step.

    Returns
    -------
    Shown
        Title, chart, caption and figures, for a notebook to display.
    """
    return framed(display, _draw, _said)


def _steps(display: Display) -> list[_Step]:
    step, part = display.words[:2]
    count = display.figures[0]
    return [
        _Step(
            name,
            float(rows["whole"].iloc[0]),
            list(zip(rows[part], rows[count].astype(float), strict=True)),
        )
        for name, rows in display.frame.groupby(step, sort=False)
    ]


def _said(display: Display) -> list[str]:
    """Say each step with its parts; of many steps the first and the last."""
    said = [
        f"{within_sentence(step.name)}: "
        + " and ".join(f"{number(count)} {within_sentence(part)}" for part, count in step.parts)
        for step in _steps(display)
    ]
    ends = f"{said[0]}; after {len(said) - 2} more steps, {said[-1]}" if len(said) > 2 else said[0]
    return [f"Flow chart: {each}." for each in ("; ".join(said), ends)]


def _draw(display: Display) -> Figure:
    steps = _steps(display)
    figure, axes = drawing(_TALL * len(steps))
    count = display.columns[display.figures[0]]
    for place, step in enumerate(steps):
        # Of a step of nobody the bar is all one part.
        kept = step.parts[-1][1] / (step.whole or 1.0)
        bars = ((0.0, 1 - kept, LIGHT, DARK), (1 - kept, 1.0, COLOURS[0], ""))
        for (part, value), (left, right, colour, edge) in zip(step.parts, bars, strict=True):
            said = f"{step.name}, {part}: {cell(value, count)} of {cell(step.whole, count)}"
            box(axes, (left, right, -place - _BAR / 2, -place + _BAR / 2), said, colour, edge)
        _label(axes, -place, step)
        if place + 1 < len(steps):
            top, bottom = -place - _BAR / 2, -place - 1 + _BAR / 2
            corners = [1 - kept, 1, 1, 0], [top, top, bottom, bottom]
            axes.fill(*corners, facecolor=BAND, linewidth=0, zorder=0)
    axes.set(xlim=(0, 1), ylim=(-len(steps) + 0.85, 0.62))
    axes.axis("off")
    return figure


def _label(axes: Axes, place: float, step: _Step) -> None:
    """Name the step above its bar, and each of its two parts at the end where its bar is."""
    first, last = (
        "\n".join(textwrap.wrap(f"{part} {number(count)}", _HALF)) for part, count in step.parts
    )
    name = "\n".join(textwrap.wrap(f"{step.name}: {number(step.whole)}", _WHOLE))
    above = place + _BAR / 2 + 0.03
    lines = 1 + max(first.count("\n"), last.count("\n"))
    axes.text(0, above + _LINE * lines, name, ha="left", va="bottom", color=DARK, weight="bold")
    axes.text(0, above, first, ha="left", va="bottom", color=DARK)
    axes.text(1, above, last, ha="right", va="bottom", color=COLOURS[0], weight="bold")
