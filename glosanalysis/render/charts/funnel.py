"""A funnel: each authority's share by its size, between limits that narrow as sizes grow."""

from __future__ import annotations

from collections.abc import Hashable
from math import floor, log10

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from glosanalysis.display import Display
from glosanalysis.phrasing import counted
from glosanalysis.render.charts.alternatives import names_of, shown, within_sentence
from glosanalysis.render.charts.axes import drawing, name_ends
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.looks import BESIDE, Look
from glosanalysis.render.charts.marks import cell, point, words
from glosanalysis.render.charts.style import COLOURS, DARK, OTHERS
from glosanalysis.render.outputs import Shown

__all__ = ["funnel"]

_OTHER, _OURS = Look(OTHERS, size=2.0), Look(COLOURS[0], size=4.4)
_LONG = 1_000
"""A number from which on there is room for three."""
_STEP = 1.06
_ROOM = 1.15
"""The axis ends so far beyond the highest share; limits may go on."""


def funnel(display: Display) -> Shown:
    """Draw shares over totals with their outer and inner limits, ours marked.

    Parameters
    ----------
    display : Display
        Its first column names the authorities; then come the columns ``share``, ``total``, ``low``
        and ``high`` (outer limits), ``inner_low`` and ``inner_high``, and ``centre``. Its mark
        tells which row is ours.

    Returns
    -------
    Shown
        Title, chart, caption and figures, for a notebook to display.
    """
    return framed(display, _draw, _said)


def _draw(display: Display) -> Figure:
    figure, axes = drawing(3.2)
    rows = display.frame.dropna(subset=["share", "total"]).sort_values("total", kind="stable")
    own = display.marked.reindex(rows.index)
    _limits(axes, rows)
    _axes(axes, rows)
    _marks(axes, rows[~own], display, _OTHER)
    _own(axes, rows[own])
    _marks(axes, rows[own], display, _OURS)
    last = rows.iloc[-1]
    named: list[tuple[float, str, Look | None]] = [
        (float(last["centre"]), display.columns["centre"].label, None)
    ]
    named += [
        (float(last[end]), display.columns[end].level, None) for end in ("high", "inner_high")
    ]
    names = zip(names_of(display), display.frame["share"], display.marked, strict=True)
    named += [
        (float(share), name, _OURS) for name, share, is_own in names if is_own and pd.notna(share)
    ]
    top = axes.get_ylim()[1]
    name_ends(axes, [each for each in named if each[0] < top])
    axes.set_title(display.unit, x=0)
    axes.set_xlabel(display.columns["total"].label, color=DARK)
    return figure


def _marks(axes: Axes, rows: pd.DataFrame, display: Display, look: Look) -> None:
    """Mark authorities by their size, each with its name, its share and of how many."""
    said = dict(zip(display.frame.index, words(display, "share"), strict=True))
    size = display.columns["total"]
    for row in rows.itertuples():
        told = said[row.Index].removesuffix(f" ({display.mark.meaning})" if display.mark else "")
        whole = f"{told}, {within_sentence(size.label)} {cell(float(row.total), size)}"
        point(axes, (float(row.total), float(row.share)), whole, look)


def _own(axes: Axes, rows: pd.DataFrame) -> None:
    """Draw a line from ours to its name at the right."""
    for row in rows.itertuples():
        ends = [row.total, axes.get_xlim()[1]]
        axes.plot(ends, [row.share] * 2, color=COLOURS[0], linewidth=0.8)


def _limits(axes: Axes, rows: pd.DataFrame) -> None:
    """Draw the outer limits whole, the inner ones dotted, and the centre."""
    rows = rows.loc[_stepping(rows["total"])]
    for ends, look in ((("low", "high"), "-"), (("inner_low", "inner_high"), ":")):
        for end in ends:
            axes.plot(rows["total"], rows[end], color=DARK, linestyle=look, linewidth=1.2)
    # What ours is held against, in the colour that England has elsewhere.
    axes.axhline(float(rows["centre"].iloc[0]), color=BESIDE[0].colour, linewidth=1.4)


def _stepping(totals: pd.Series) -> list[Hashable]:
    """Leave out totals so near the one before that the limits are hardly another."""
    kept = [totals.index[0]]
    for name, total in totals.items():
        if total >= totals[kept[-1]] * _STEP:
            kept.append(name)
    return list(dict.fromkeys([*kept, totals.index[-1]]))


def _axes(axes: Axes, rows: pd.DataFrame) -> None:
    axes.set_ylim(0, max(float(rows["share"].max()), float(rows["centre"].max())) * _ROOM or 1)
    # By its root: chance goes by it, and a few that are large do not press the others together.
    axes.set_xscale("function", functions=(np.sqrt, np.square))
    most = float(rows["total"].max())
    axes.set_xlim(0, most * 1.05)
    axes.set_xticks(_ticks(most))
    axes.yaxis.set_major_locator(MaxNLocator(5))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))


def _ticks(most: float) -> list[float]:
    """Mark round numbers that lie about as far apart by their root; of long ones fewer."""
    parts = 2 if most >= _LONG else 4
    wanted = [most * (place / parts) ** 2 for place in range(parts + 1)]
    tens = [10 ** max(floor(log10(each)), 0) if each else 1 for each in wanted]
    return sorted({float(each // ten * ten) for each, ten in zip(wanted, tens, strict=True)})


def _said(display: Display) -> list[str]:
    """Say how many points there are and how many lie beyond the limits, then where ours is."""
    frame, column = display.frame, display.columns["share"]
    known = frame.dropna(subset=["share", "total"])
    beyond = int(((known["share"] > known["high"]) | (known["share"] < known["low"])).sum())
    points = f"{counted(len(known), 'point', 'points')}, {beyond} beyond the limits"
    start = f"Funnel plot: {within_sentence(column.label)} by size, {points}"
    own = [
        f"{name} {shown(float(row.share), column)}, limits {shown(float(row.low), column)} to "
        f"{shown(float(row.high), column)}"
        for name, row, is_own in zip(
            names_of(display), frame.itertuples(), display.marked, strict=True
        )
        if is_own and pd.notna(row.share)
    ]
    middle = shown(float(frame["centre"].iloc[0]), column)
    centre = f"{within_sentence(display.columns['centre'].label)} {middle}"
    return [f"{'; '.join([start, *own, centre])}.", f"{'; '.join([start, *own])}.", f"{start}."]
