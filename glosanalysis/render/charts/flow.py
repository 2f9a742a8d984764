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
    figure, axes = drawing(1.55 * len(steps))
    for place, step in enumerate(steps):
        # Of a step of nobody the bar is all one part.
        kept = step.parts[-1][1] / (step.whole or 1.0)
        axes.barh(-place, 1 - kept, height=_BAR, color=_REST)
        axes.barh(-place, kept, left=1 - kept, height=_BAR, color=COLOURS[0])
        _label(axes, -place, step)
        if place + 1 < len(steps):
            top, bottom = -place - _BAR / 2, -place - 1 + _BAR / 2
            axes.fill([1 - kept, 1, 1, 0], [top, top, bottom, bottom], color="#E8E8E8", zorder=0)
    axes.set(xlim=(0, 1), ylim=(-len(steps) + 0.75, 0.75))
    axes.axis("off")
    return figure


def _label(axes: Axes, place: float, step: _Step) -> None:
    """Name the step above its bar, and each of its two parts at the end where its bar is."""
    first, last = (
        "\n".join(textwrap.wrap(f"{part} {number(count)}", _HALF)) for part, count in step.parts
    )
    name = f"{step.name}: {number(step.whole)}"
    above = place + _BAR / 2 + 0.04
    lines = 1 + max(first.count("\n"), last.count("\n"))
    axes.text(0, above + _LINE * lines, name, ha="left", va="bottom", color=DARK, weight="bold")
    axes.text(0, above, first, ha="left", va="bottom", color=DARK)
    axes.text(1, above, last, ha="right", va="bottom", color=COLOURS[0], weight="bold")
