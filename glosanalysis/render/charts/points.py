"""Points of different standing on one long axis, told apart by shape."""

from __future__ import annotations

from matplotlib.figure import Figure

from glosanalysis.display import Display
from glosanalysis.render.charts.axes import date_axes, drawing, line
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.style import COLOURS, DARK
from glosanalysis.render.outputs import Shown

__all__ = ["points"]

_MARKS = ("o", "s", "D", "v", "^", "P")


def points(display: Display) -> Shown:
    """Draw figures as points over time; kinds that are marked are hollow, others joined.

    Parameters
    ----------
    display : Display
        Dates, figures and the kind of each point, in the first three columns.

    Returns
    -------
    Shown
        Title, chart and caption, for a notebook to display.
    """
    return framed(display, _draw, "Points over time")


def _draw(display: Display) -> Figure:
    figure, axes = drawing(3.5)
    dates, values, kind = display.frame.columns[:3]
    frame = display.frame.astype({values: float}).sort_values(dates)
    kinds = sorted(frame[kind].unique(), key=lambda name: (name in display.marked, name))
    for place, name in enumerate(kinds):
        own = frame[frame[kind] == name]
        filled = name not in display.marked
        axes.scatter(
            own[dates],
            own[values],
            marker=_MARKS[place % len(_MARKS)],
            s=42,
            facecolors=COLOURS[0] if filled else "white",
            edgecolors=COLOURS[0] if filled else DARK,
            linewidths=1.6,
            label=name,
            zorder=3,
        )
        if filled:
            line(axes, own[dates], own[values], COLOURS[0])
    date_axes(axes, frame[dates], float(frame[values].min()), float(frame[values].max()))
    axes.set_title(display.unit, x=0)
    figure.legend(loc="outside lower left", ncols=2, labelcolor=DARK)
    return figure
