"""Shares as dots, each on the line of its range if it has one, with another area's mark."""

from __future__ import annotations

import textwrap

from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from glosanalysis.display import Display
from glosanalysis.render.charts.alternatives import (
    names_of,
    of_values,
    shown,
    within_sentence,
    without_number,
)
from glosanalysis.render.charts.axes import drawing
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.style import COLOURS, DARK
from glosanalysis.render.outputs import Shown

__all__ = ["dots"]

_WIDEST = 24
_ALL = 100.0
_AT_THE_START = 1.0
"""Where a symbol stands, in %."""


def dots(display: Display, other: str = "") -> Shown:
    """Draw shares of different things as dots, from 0 to 100, in the order of the rows.

    Parameters
    ----------
    display : Display
        Its first column names the rows; then come the columns ``share`` and, where the shares have
        ranges, ``low`` and ``high``.
    other : str
        The column of another area's figures, if they are to be marked.

    Returns
    -------
    Shown
        Title, chart and caption, for a notebook to display.
    """
    mark = other if other in display.frame and display.frame[other].notna().any() else ""
    return framed(
        display,
        lambda each: _draw(each, mark),
        lambda each: _said(each, mark),
        f"A diamond is {display.columns[mark].label}." if mark else "",
    )


def _draw(display: Display, mark: str) -> Figure:
    labels = ["\n".join(textwrap.wrap(name, _WIDEST)) for name in names_of(display)]
    lines = sum(label.count("\n") + 1 for label in labels)
    figure, axes = drawing(0.9 + 0.18 * lines + 0.16 * len(labels))
    places = range(len(labels))
    rows = display.frame
    if {"low", "high"} <= set(rows.columns):
        axes.hlines(places, rows["low"], rows["high"], color=COLOURS[0], linewidth=2)
    axes.scatter(rows["share"], places, s=52, color=COLOURS[0], zorder=3)
    for place, symbol in enumerate(display.symbols("share")):
        if symbol:
            axes.text(_AT_THE_START, place, f"[{symbol}]", va="center", color=DARK)
    if mark:
        known = rows[mark].notna()
        heights = [place for place, is_known in zip(places, known, strict=True) if is_known]
        axes.scatter(
            rows.loc[known, mark],
            heights,
            marker="D",
            s=44,
            facecolors="white",
            edgecolors=DARK,
            linewidths=1.6,
            zorder=4,
        )
    axes.set_yticks(places, labels)
    axes.invert_yaxis()
    axes.set_xlim(0, _ALL)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}%"))
    axes.grid(visible=False, axis="y")
    axes.tick_params(axis="y", length=0)
    return figure


def _said(display: Display, mark: str) -> list[str]:
    """Say the shares by their names, then between which ends the other area's are."""
    column = display.columns["share"]
    beside = ""
    if mark:
        of = display.columns[mark]
        known = display.frame[mark].dropna().astype(float)
        ends = dict.fromkeys(shown(end, of) for end in (known.min(), known.max()))
        beside = f" Diamonds: {of.label}, {' to '.join(ends)}."
    ranges = " with ranges" if "low" in display.frame else ""
    start = f"Dots{ranges}: {within_sentence(column.label)}"
    told = of_values(names_of(display), display.frame["share"], column)
    held = without_number(display, "share")
    rests = [*(f"{beside}{each}" for each in held), *held]
    return [f"{start}, {each}.{rest}" for rest in dict.fromkeys(rests) for each in told]
