"""Points of different standing on one long axis, told apart by shape."""

from __future__ import annotations

import textwrap
from itertools import cycle

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from glosanalysis.display import Display
from glosanalysis.phrasing import listed
from glosanalysis.render.charts.alternatives import names_of, of_values, within_sentence
from glosanalysis.render.charts.axes import date_axes, drawing, line
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.looks import Look
from glosanalysis.render.charts.marks import point, words
from glosanalysis.render.charts.style import COLOURS, DARK, GROUND
from glosanalysis.render.outputs import Shown
from glosanalysis.stats.stretches import stretches

__all__ = ["points"]

_MARKS = ("o", "s", "D", "v", "^", "P")
_HOLLOW = "hollow"
_WIDEST = 34
"""Characters of a line of the legend."""


def points(display: Display) -> Shown:
    """Draw figures as points over time; kinds that are marked are hollow, others joined.

    Parameters
    ----------
    display : Display
        Its first column holds dates; its first column of figures is drawn, its first column of
        words names the kind of each point, all of which are marked or none.

    Returns
    -------
    Shown
        Title, chart, caption and figures, for a notebook to display.
    """
    return framed(display, _draw, _said)


def _kinds(display: Display) -> list[tuple[str, bool, pd.DataFrame]]:
    """Give each kind of point, whether it is hollow, and its points; the hollow ones last."""
    dates = display.frame.columns[0]
    frame = display.frame.assign(**{_HOLLOW: display.marked}).sort_values(dates)
    kinds = frame.groupby([_HOLLOW, display.words[0]])
    return [(str(name), bool(hollow), rows) for (hollow, name), rows in kinds]


def _said(display: Display) -> list[str]:
    """Say the points by their dates, then which are joined and which are hollow."""
    dates, values = display.frame.columns[0], display.figures[0]
    column = display.columns[values]
    told = of_values(names_of(display), display.frame[values], column)
    filled = [(name, rows) for name, hollow, rows in _kinds(display) if not hollow]
    joined = any(len(part) > 1 for _, own in filled for part in stretches(list(own[dates])))
    look = "Joined by a line" if joined else "Filled"
    looks = f" {look}: {listed([name for name, _ in filled])}." if filled else ""
    if display.mark is not None and display.marked.any():
        looks += f" Hollow: {display.mark.meaning}."
    start = f"Points over time: {within_sentence(column.label)}"
    full = [f"{start}, {each}.{looks}" for each in told]
    return [*full, *(f"{start}, {each}." for each in told)]


def _draw(display: Display) -> Figure:
    figure, axes = drawing(3.2)
    dates, values = display.frame.columns[0], display.figures[0]
    said = dict(zip(display.frame.index, _words(display), strict=True))
    samples = []
    for (name, hollow, own), shape in zip(_kinds(display), cycle(_MARKS), strict=False):
        look = Look(DARK if hollow else COLOURS[0], shape, hollow)
        told = [said[row] for row in own.index]
        if hollow:
            for row, when, value in zip(told, own[dates], own[values], strict=True):
                point(axes, (when, float(value)), row, look)
        else:
            line(axes, own[dates], own[values], look, told)
        samples.append(_sample(name, look))
    shown = display.frame[values].astype(float)
    date_axes(axes, display.frame[dates], float(shown.min()), float(shown.max()))
    axes.set_title(display.unit, x=0)
    figure.legend(handles=samples, loc="outside lower left", ncols=1, labelcolor=DARK)
    return figure


def _words(display: Display) -> list[str]:
    """Say each figure with its kind."""
    told = words(display, display.figures[0])
    return [
        f"{kind}, {each}" for kind, each in zip(display.frame[display.words[0]], told, strict=True)
    ]


def _sample(name: str, look: Look) -> Line2D:
    """Show in the legend how a kind looks."""
    return Line2D(
        [],
        [],
        linestyle="",
        marker=look.shape,
        markersize=6.4,
        markerfacecolor=GROUND if look.hollow else look.colour,
        markeredgecolor=look.colour,
        markeredgewidth=1.6,
        label=textwrap.fill(name, _WIDEST),
    )
