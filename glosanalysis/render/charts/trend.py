"""A line over time for each series, with a target if there is one."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from glosanalysis.display import Exhibit
from glosanalysis.render.charts.axes import date_axes, drawing, level, line, name_ends
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.style import COLOURS
from glosanalysis.render.outputs import Shown

__all__ = ["trend"]


def trend(exhibit: Exhibit) -> Shown:
    """Draw each column of figures as a line over the dates of the first column.

    Parameters
    ----------
    exhibit : Exhibit
        Its first column holds dates. A column whose name begins with "Target", or all of which
        equals the exhibit's target, is drawn as a dashed level, in steps where it changes.

    Returns
    -------
    Shown
        Title, chart and caption, for a notebook to display.
    """
    return framed(exhibit, _draw_trend, "Line chart")


def _draw_trend(exhibit: Exhibit) -> Figure:
    figure, axes = drawing(3.2)
    frame = exhibit.frame
    dates = frame[frame.columns[0]]
    known = [name for name in exhibit.figures if frame[name].notna().any()]
    levels = [name for name in known if _is_target(name, frame[name], exhibit)]
    drawn = [name for name in known if name not in levels]
    for name, colour in zip(drawn, COLOURS, strict=False):
        line(axes, dates, frame[name], colour)
    target = _target(exhibit, levels)
    shown = frame[drawn].astype(float).stack()
    if target is not None:
        level(axes, dates, target)
        shown = pd.concat([shown, target])
    date_axes(axes, dates, float(shown.min()), float(shown.max()))
    ends = [(float(frame[name].dropna().iloc[-1]), name.removesuffix(" (%)")) for name in drawn]
    named = ends if len(ends) > 1 else []
    if target is not None:
        named.append((float(target.iloc[-1]), exhibit.target_label or levels[0]))
    name_ends(axes, named)
    axes.set_title(exhibit.unit, x=0)
    return figure


def _is_target(name: str, column: pd.Series, exhibit: Exhibit) -> bool:
    same = exhibit.target is not None and bool((column == exhibit.target).all())
    return same or name.startswith("Target")


def _target(exhibit: Exhibit, levels: list[str]) -> pd.Series | None:
    """Give the target at each date: a column's where there is one, else the exhibit's own."""
    frame = exhibit.frame
    if levels:
        return frame[levels[0]].astype(float).ffill().bfill()
    if exhibit.target is None:
        return None
    return pd.Series([float(exhibit.target)] * len(frame))
