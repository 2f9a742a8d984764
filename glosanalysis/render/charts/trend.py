"""A line over time for each series, with a target if there is one."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from glosanalysis.display import Display
from glosanalysis.render.charts.axes import date_axes, drawing, level, line, name_ends
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.style import COLOURS
from glosanalysis.render.outputs import Shown

__all__ = ["trend"]


def trend(display: Display) -> Shown:
    """Draw each column of figures as a line over the dates of the first column.

    Parameters
    ----------
    display : Display
        Its first column holds dates. A column whose name begins with "Target", or all of which
        equals the display's target, is drawn as a dashed level, in steps where it changes.

    Returns
    -------
    Shown
        Title, chart and caption, for a notebook to display.
    """
    return framed(display, _draw_trend, "Line chart")


def _draw_trend(display: Display) -> Figure:
    figure, axes = drawing(3.2)
    frame = display.frame
    dates = frame[frame.columns[0]]
    known = [name for name in display.figures if frame[name].notna().any()]
    levels = [name for name in known if _is_target(name, frame[name], display)]
    drawn = [name for name in known if name not in levels]
    for name, colour in zip(drawn, COLOURS, strict=False):
        line(axes, dates, frame[name], colour)
    target = _target(display, levels)
    shown = frame[drawn].astype(float).stack()
    if target is not None:
        level(axes, dates, target)
        shown = pd.concat([shown, target])
    date_axes(axes, dates, float(shown.min()), float(shown.max()))
    ends = [(float(frame[name].dropna().iloc[-1]), name.removesuffix(" (%)")) for name in drawn]
    named = ends if len(ends) > 1 else []
    if target is not None:
        named.append((float(target.iloc[-1]), display.target_label or levels[0]))
    name_ends(axes, named)
    axes.set_title(display.unit, x=0)
    return figure


def _is_target(name: str, column: pd.Series, display: Display) -> bool:
    same = display.target is not None and bool((column == display.target).all())
    return same or name.startswith("Target")


def _target(display: Display, levels: list[str]) -> pd.Series | None:
    """Give the target at each date: a column's where there is one, else the display's own."""
    frame = display.frame
    if levels:
        return frame[levels[0]].astype(float).ffill().bfill()
    if display.target is None:
        return None
    return pd.Series([float(display.target)] * len(frame))
