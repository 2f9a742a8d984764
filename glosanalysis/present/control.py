"""An XmR chart: values, mean, limits, and the points that a rule points out, by shape."""

from __future__ import annotations

from matplotlib.figure import Figure

from glosanalysis.exhibit import Exhibit
from glosanalysis.present.axes import date_axes, drawing, line, name_ends
from glosanalysis.present.frame import framed
from glosanalysis.present.outputs import Shown
from glosanalysis.present.style import COLOURS, DARK

__all__ = ["control_chart"]

_SHAPES = {"outside the limits": "s", "run": "o", "trend": "^", "near a limit": "D"}
"""One shape a rule, so that the chart can be read without colour."""


def control_chart(exhibit: Exhibit) -> Shown:
    """Draw an XmR chart.

    Parameters
    ----------
    exhibit : Exhibit
        Dates, values, mean, lower and upper limit and the names of the rules that point a value
        out, in the first six columns. Limits may change from one date to the next.

    Returns
    -------
    Shown
        Title, chart and caption, for a notebook to display.
    """
    return framed(exhibit, _draw, "Control chart")


def _draw(exhibit: Exhibit) -> Figure:
    figure, axes = drawing(3.6)
    dates, value, mean, lower, upper, rules = exhibit.frame.columns[:6]
    frame = exhibit.frame
    line(axes, frame[dates], frame[value], COLOURS[0])
    axes.plot(frame[dates], frame[mean], color=DARK, linewidth=1.2)
    for limit in (lower, upper):
        axes.plot(frame[dates], frame[limit], color=DARK, linewidth=1.2, linestyle=(0, (5, 3)))
    for rule, shape in _SHAPES.items():
        own = frame[[_first(text) == rule for text in frame[rules]]]
        if len(own):
            axes.scatter(
                own[dates],
                own[value],
                marker=shape,
                s=22,
                facecolors="white",
                edgecolors=COLOURS[0],
                linewidths=1.2,
                label=rule,
                zorder=3,
            )
    ends = frame[[value, lower, upper]]
    date_axes(axes, frame[dates], float(ends.min(axis=None)), float(ends.max(axis=None)))
    name_ends(axes, [(float(frame[name].iloc[-1]), name) for name in (mean, lower, upper)])
    axes.set_title(exhibit.unit, x=0)
    figure.legend(loc="outside lower left", ncols=2, labelcolor=DARK)
    return figure


def _first(rules: str) -> str:
    """Give the first of the rules that point a value out; the others are in the table."""
    return rules.split(", ")[0]
