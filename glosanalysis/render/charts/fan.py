"""A line over time that is carried on, with the range that earlier errors make around it."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glosanalysis.display import Display
from glosanalysis.render.charts.alternatives import names_of, of_values, shown, within_sentence
from glosanalysis.render.charts.axes import LINE, date_axes, drawing, line, name_ends
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.looks import OWN, Look
from glosanalysis.render.charts.marks import cell, point, words
from glosanalysis.render.charts.style import BAND, COLOURS
from glosanalysis.render.outputs import Shown

__all__ = ["fan"]

_LOOK = Look(COLOURS[0], hollow=True)
"""Of a forecast: its line is dotted, since a dashed one is a target."""


def fan(display: Display) -> Shown:
    """Draw known figures as a line, and the forecast dashed within its range.

    Parameters
    ----------
    display : Display
        Its first column holds dates; the column ``value`` what is known, and in later rows the
        columns ``forecast``, ``low`` and ``high`` what is told.

    Returns
    -------
    Shown
        Title, chart, caption and figures, for a notebook to display.
    """
    return framed(display, _draw, _said)


def _parts(display: Display) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the rows that are known and those that are told."""
    frame = display.frame.sort_values(display.frame.columns[0], kind="stable")
    return frame[frame["value"].notna()], frame[frame["forecast"].notna()]


def _draw(display: Display) -> Figure:
    figure, axes = drawing(2.9)
    dates = display.frame.columns[0]
    known, told = _parts(display)
    last = known.iloc[[-1]]
    # The range opens at the last figure, of which there is no doubt.
    start = last.assign(forecast=last["value"], low=last["value"], high=last["value"])
    _range(axes, pd.concat([start, told]), dates)
    said = dict(zip(display.frame.index, words(display, "value"), strict=True))
    line(axes, known[dates], known["value"], OWN[0], [said[row] for row in known.index])
    _told(axes, told, display)
    every = display.frame[["value", "forecast", "low", "high"]].astype(float).stack()
    date_axes(axes, display.frame[dates], float(every.min()), float(every.max()))
    (end,) = told.iloc[[-1]].itertuples()
    name_ends(
        axes,
        [
            (
                float(getattr(end, name)),
                f"{display.columns[name].label} {_figure(display, end, name)}",
                _LOOK if name == "forecast" else None,
            )
            for name in ("high", "forecast", "low")
        ],
    )
    axes.set_title(display.unit, x=0)
    return figure


def _range(axes: Axes, rows: pd.DataFrame, dates: str) -> None:
    low, high, told = (rows[name].astype(float) for name in ("low", "high", "forecast"))
    axes.fill_between(rows[dates], low, high, facecolor=BAND, linewidth=0)
    for edge in (low, high):
        axes.plot(rows[dates], edge, color=COLOURS[0], linewidth=0.8)
    axes.plot(rows[dates], told, color=COLOURS[0], linestyle=(0, (1, 1.5)), linewidth=LINE)


def _told(axes: Axes, told: pd.DataFrame, display: Display) -> None:
    """Mark each forecast, which says its range too."""
    dates, label = display.frame.columns[0], display.columns["forecast"].label
    said = dict(zip(display.frame.index, words(display, "forecast", label), strict=True))
    for row in told.itertuples():
        low, high = (
            cell(float(getattr(row, end)), display.columns[end]) for end in ("low", "high")
        )
        at = (getattr(row, dates), float(row.forecast))
        point(axes, at, f"{said[row.Index]}, range {low} to {high}", _LOOK)


def _said(display: Display) -> list[str]:
    """Say what is known by its dates, then each forecast with its range."""
    column, dates = display.columns["value"], names_of(display)
    names = pd.Series(dates, index=display.frame.index)
    known, told = _parts(display)
    ahead = "; ".join(
        f"{names[row.Index]} {_figure(display, row, 'forecast')}, range "
        f"{_figure(display, row, 'low')} to {_figure(display, row, 'high')}"
        for row in told.itertuples()
    )
    start = f"Line chart with a forecast: {within_sentence(column.label)}"
    full, *_ = of_values(list(names[known.index]), known["value"], column)
    ends = " to ".join(
        f"{names[row.Index]} {_figure(display, row, 'value')}"
        for row in known.iloc[[0, -1]].itertuples()
    )
    tail = f"Forecast: {ahead}."
    return [f"{start}, {full}. {tail}", f"{start}, {ends}. {tail}", f"{start}. {tail}"]


def _figure(display: Display, row: Any, name: str) -> str:
    return shown(float(getattr(row, name)), display.columns[name])
