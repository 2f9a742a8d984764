"""A line over time for each series, with a target if there is one."""

from __future__ import annotations

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from pandas.api.types import is_numeric_dtype

from glosanalysis.exhibit import Exhibit
from glosanalysis.present.axes import NOT_FOR_SEABORN, WIDTH, date_axes, level, name_end
from glosanalysis.present.frame import framed
from glosanalysis.present.outputs import Shown
from glosanalysis.present.style import COLOURS

__all__ = ["trend"]

_LABEL_GAP = 0.065
"""The least distance of two line labels, as a share of the axis."""


def trend(exhibit: Exhibit) -> Shown:
    """Draw each column of figures as a line over the dates of the first column.

    Parameters
    ----------
    exhibit : Exhibit
        Its first column holds dates. A column equal to the target is drawn as the target only.

    Returns
    -------
    Shown
        Title, chart and caption, for a notebook to display.
    """
    return framed(exhibit, _draw_trend)


def _draw_trend(exhibit: Exhibit) -> Figure:
    figure = Figure(figsize=(WIDTH, 3.5))
    axes = figure.subplots()
    axes.set(**NOT_FOR_SEABORN)
    frame = exhibit.frame
    dates = frame.columns[0]
    series = [
        name
        for name in frame.columns[1:]
        if is_numeric_dtype(frame[name]) and frame[name].notna().any()
    ]
    drawn = [name for name in series if not _is_target(frame[name], exhibit)]
    few = len(frame) <= 24
    for name, colour in zip(drawn, COLOURS, strict=False):
        points = frame[[dates, name]].dropna().astype({name: float})
        sns.lineplot(
            points,
            x=dates,
            y=name,
            ax=axes,
            color=colour,
            marker="o" if few else None,
            legend=False,
        )
    if exhibit.target is not None:
        level(axes, exhibit.target, exhibit.target_label)
    values = frame[drawn].astype(float)
    highest = max(float(values.max(axis=None)), exhibit.target or 0)
    date_axes(axes, frame[dates], float(values.min(axis=None)), highest)
    if len(drawn) > 1:
        _label_lines(axes, frame, drawn)
    axes.set_title(exhibit.unit, x=-0.01)
    return figure


def _is_target(column: pd.Series, exhibit: Exhibit) -> bool:
    return exhibit.target is not None and bool((column == exhibit.target).all())


def _label_lines(axes: Axes, frame: pd.DataFrame, drawn: list[str]) -> None:
    """Write each line's name at its end, the lowest first, none on top of another."""
    low, high = axes.get_ylim()
    ends = sorted((float(frame[name].dropna().iloc[-1]), name) for name in drawn)
    free = low
    for end, name in ends:
        place = max(end, free)
        free = place + (high - low) * _LABEL_GAP
        name_end(axes, place, name.removesuffix(" (%)"))
