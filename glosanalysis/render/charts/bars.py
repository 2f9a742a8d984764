"""Horizontal bars, each with its number."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glosanalysis.display import Display
from glosanalysis.phrasing import number
from glosanalysis.render.charts.alternatives import (
    names_of,
    of_values,
    within_sentence,
    without_number,
)
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.marks import box, words
from glosanalysis.render.charts.rows import HALF, rows_of
from glosanalysis.render.charts.style import COLOURS, DARK, GROUND
from glosanalysis.render.outputs import Shown

__all__ = ["bars"]

_WIDEST = 17
"""Characters of a line of a name."""


def bars(display: Display, column: str | None = None) -> Shown:
    """Draw one column of figures as horizontal bars, in the order of the rows.

    Parameters
    ----------
    display : Display
        Its first column names the bars; marked rows are hollow.
    column : str, optional
        The column to draw; without it, the first column of figures.

    Returns
    -------
    Shown
        Title, chart, caption and figures, for a notebook to display.
    """
    drawn = column or next(iter(display.figures), "")
    return framed(
        display,
        lambda each: _draw(each, drawn),
        lambda each: _said(each, drawn),
        _hollow(display),
    )


def _hollow(display: Display) -> str:
    """Say what a hollow bar is, where there are bars of both kinds."""
    if display.mark is None or display.marked.nunique() < 2:
        return ""
    return f"A hollow bar is {display.mark.meaning}."


def _said(display: Display, column: str) -> list[str]:
    """Say which figures the bars are, on which side of 0, and how some are hollow."""
    drawn, values = display.columns[column], display.frame[column].astype(float)
    rows = display.columns[display.frame.columns[0]].label
    over, under = int((values > 0).sum()), int((values < 0).sum())
    sides = f"{over} above 0, {under} below; " if under else ""
    said = [
        f"Bar chart: {within_sentence(drawn.label)} by {within_sentence(rows)}, "
        f"{sides}{told}.{held}"
        for held in without_number(display, column)
        for told in of_values(names_of(display), values, drawn)
    ]
    mark = display.mark if display.marked.any() else None
    return [f"{each} Hollow: {mark.meaning}." for each in said] + said if mark else said


def _draw(display: Display, column: str) -> Figure:
    figure, axes, places = rows_of(names_of(display), _WIDEST)
    # A bar of no length stands for a number that is held back; its symbol is written at it.
    values = display.frame[column].astype(float).fillna(0).tolist()
    said = words(display, column)
    for place, value, told, hollow in zip(places, values, said, display.marked, strict=True):
        ends = (min(0.0, value), max(0.0, value), place + HALF, place - HALF)
        box(axes, ends, told, GROUND if hollow else COLOURS[0], COLOURS[0] if hollow else "")
    drawn = display.columns[column]
    sign = "%" if drawn.unit == "%" else ""
    figures = [f"{number(value, drawn.places(value))}{sign}" for value in values]
    shown = zip(display.symbols(column), figures, strict=True)
    _label_bars(axes, places, values, [f"[{mark}]" if mark else figure for mark, figure in shown])
    return figure


def _label_bars(axes: Axes, places: list[float], values: list[float], labels: list[str]) -> None:
    reach = max(abs(value) for value in values) or 1
    left = min(0, *values) - reach * 0.45 if min(values) < 0 else 0
    axes.set_xlim(left, max(0, *values) + reach * 0.4)
    for place, value, label in zip(places, values, labels, strict=True):
        axes.annotate(
            label,
            (value, place),
            (4 if value >= 0 else -4, 0),
            textcoords="offset points",
            va="center",
            ha="left" if value >= 0 else "right",
            color=DARK,
        )
    axes.grid(visible=False)
    axes.axvline(0, color=DARK, linewidth=1)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
