"""Slopes: a small chart for each answer, with its share by wave and what chance makes of it."""

from __future__ import annotations

import textwrap
from math import ceil

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glosanalysis.display import Display
from glosanalysis.phrasing import counted, listed
from glosanalysis.render.charts.alternatives import shown
from glosanalysis.render.charts.axes import LINE, WIDTH
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.looks import OWN
from glosanalysis.render.charts.marks import cell, point
from glosanalysis.render.charts.style import COLOURS, DARK
from glosanalysis.render.outputs import Shown

__all__ = ["slopes"]

_ACROSS = 2
"""So many small charts stand beside each other on a phone."""
_WIDEST = 18
"""Characters of a line of a name."""


def slopes(display: Display) -> Shown:
    """Draw a small chart for each name: its figures in the order of the waves, with intervals.

    Parameters
    ----------
    display : Display
        Its first two columns name the chart and the wave; its first column of figures is drawn,
        columns ``low`` and ``high``, if there are, are the ends of its interval.

    Returns
    -------
    Shown
        Title, charts and caption, for a notebook to display.
    """
    return framed(display, _draw, _said)


def _parts(display: Display) -> list[tuple[str, pd.DataFrame]]:
    """Give the rows of each small chart, in the order of the display."""
    name = display.frame.columns[0]
    return [(str(each), rows) for each, rows in display.frame.groupby(name, sort=False)]


def _draw(display: Display) -> Figure:
    parts = _parts(display)
    down = ceil(len(parts) / _ACROSS)
    figure = Figure(figsize=(WIDTH, 1.7 * down), layout="constrained")
    places = figure.subplots(down, _ACROSS, sharey=True, squeeze=False).flatten()
    top = float(display.frame[display.figures].max().max())
    for axes, (name, rows) in zip(places, parts, strict=False):
        _one(axes, name, rows, display)
        axes.set_ylim(0, min(100.0, top) * 1.12)
    for axes in places[len(parts) :]:
        axes.axis("off")
    return figure


def _one(axes: Axes, name: str, rows: pd.DataFrame, display: Display) -> None:
    wave, value = display.frame.columns[1], display.figures[0]
    shares = rows[value].astype(float).to_numpy()
    where = range(len(rows))
    axes.plot(where, shares, color=COLOURS[0], linewidth=LINE)
    if {"low", "high"} <= set(rows.columns):
        axes.vlines(where, rows["low"], rows["high"], color=COLOURS[0], linewidth=1)
    said = _words(name, rows, display)
    for place, (each, share) in enumerate(zip(said, shares, strict=True)):
        end = place == len(rows) - 1
        point(axes, (place, float(share)), each, OWN[0])
        axes.annotate(
            shown(float(share), display.columns[value]),
            (place, share),
            (6 if end else -6, 0),
            textcoords="offset points",
            ha="left" if end else "right",
            va="center",
            color=DARK,
        )
    axes.set_xlim(-0.9, len(rows) - 0.1)
    axes.set_xticks(list(where), [str(each) for each in rows[wave]])
    axes.tick_params(axis="y", labelleft=False)
    axes.set_title("\n".join(textwrap.wrap(name, _WIDEST)), pad=6)


def _words(name: str, rows: pd.DataFrame, display: Display) -> list[str]:
    """Say each share with its wave, and its interval where it has one."""
    wave, value = display.frame.columns[1], display.figures[0]
    column, ends = display.columns[value], [each for each in ("low", "high") if each in rows]
    said = []
    for row in rows.to_dict("records"):
        told = f"{name}, {row[wave]}: {cell(float(row[value]), column)}"
        between = [
            cell(float(row[end]), display.columns[end]) for end in ends if pd.notna(row[end])
        ]
        said.append(f"{told}, interval {' to '.join(between)}" if len(between) == 2 else told)
    return said


def _said(display: Display) -> list[str]:
    """Say of each small chart where it begins and ends; of many, as many as there is room for."""
    value = display.columns[display.figures[0]]
    said = []
    for name, rows in _parts(display):
        ends = [shown(float(v), value) for v in rows[display.figures[0]].iloc[[0, -1]]]
        said.append(f"{name} {' to '.join(dict.fromkeys(ends))}")
    waves = listed(list(dict.fromkeys(display.frame[display.frame.columns[1]])))
    start = f"Slopes, {waves}"
    full = [f"{start}: {'; '.join(said)}."]
    shorter = [
        f"{start}: {'; '.join(said[:kept])}; {counted(len(said) - kept, 'more', 'more')}."
        for kept in range(len(said) - 1, 0, -1)
    ]
    return full + shorter
