"""Shares as dots, each on the line of its range if it has one, with another area's mark."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
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
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.looks import BESIDE, OWN, Look
from glosanalysis.render.charts.marks import cell, point, words
from glosanalysis.render.charts.rows import rows_of
from glosanalysis.render.charts.style import COLOURS, DARK
from glosanalysis.render.outputs import Shown

__all__ = ["dots"]

_WIDEST = 21
"""Characters of a line of a name."""
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
    figure, axes, places = rows_of(names_of(display), _WIDEST, around=0.4)
    rows = display.frame
    if {"low", "high"} <= set(rows.columns):
        axes.hlines(places, rows["low"], rows["high"], color=COLOURS[0], linewidth=2)
    _marks(axes, places, display.frame["share"], OWN[0], _ranges(display))
    for place, symbol in zip(places, display.symbols("share"), strict=True):
        if symbol:
            axes.text(_AT_THE_START, place, f"[{symbol}]", va="center", color=DARK)
    if mark:
        of = display.columns[mark].label
        _marks(axes, places, display.frame[mark], BESIDE[0], words(display, mark, of))
    axes.set_xlim(0, _ALL)
    axes.set_xticks([0, 25, 50, 75, 100])
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}%"))
    return figure


def _marks(axes: Axes, places: list[float], values: pd.Series, look: Look, said: list[str]) -> None:
    for place, value, told in zip(places, values, said, strict=True):
        if pd.notna(value):
            point(axes, (float(value), place), told, look)


def _ranges(display: Display) -> list[str]:
    """Say each share, with its range where it has one."""
    said = words(display, "share")
    if not {"low", "high"} <= set(display.frame.columns):
        return said
    low, high = display.columns["low"], display.columns["high"]
    ends = zip(display.frame["low"], display.frame["high"], strict=True)
    return [
        each if pd.isna(a) else f"{each}, range {cell(a, low)} to {cell(b, high)}"
        for each, (a, b) in zip(said, ends, strict=True)
    ]


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
