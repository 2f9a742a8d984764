"""Horizontal bars, each with its number."""

from __future__ import annotations

import textwrap

import seaborn as sns
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
from glosanalysis.render.charts.axes import drawing
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.style import COLOURS, DARK
from glosanalysis.render.outputs import Shown

__all__ = ["bars"]

_NOT_FOR_SEABORN = {"xlabel": " ", "ylabel": " "}
"""Names to give axes before seaborn draws: to name them itself it makes every tick, which takes as
long as the drawing. No axis is named in the end: the title and the caption say what is shown."""


def bars(display: Display, column: str | None = None) -> Shown:
    """Draw one column of figures as horizontal bars, in the order of the rows.

    Parameters
    ----------
    display : Display
        Its first column names the bars; marked rows are hatched.
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
        _hatched(display),
    )


def _hatched(display: Display) -> str:
    """Say what a hatched bar is, where there are bars of both kinds."""
    if display.mark is None or display.marked.nunique() < 2:
        return ""
    return f"A hatched bar is {display.mark.meaning}."


def _said(display: Display, column: str) -> list[str]:
    """Say which figures the bars are, on which side of 0, and how some are hatched."""
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
    return [f"{each} Hatched: {mark.meaning}." for each in said] + said if mark else said


def _draw(display: Display, column: str) -> Figure:
    names = names_of(display)
    labels = ["\n".join(textwrap.wrap(name, 24)) for name in names]
    lines = sum(label.count("\n") + 1 for label in labels)
    figure, axes = drawing(0.4 + 0.2 * lines + 0.2 * len(labels))
    axes.set(**_NOT_FOR_SEABORN)
    # A bar of no length stands for a number that is held back; its symbol is written at it.
    values = display.frame[column].astype(float).fillna(0)
    sns.barplot(
        x=values.to_numpy(),
        y=_unlike(labels),
        ax=axes,
        color=COLOURS[0],
        saturation=1,
        width=0.7,
        orient="h",
    )
    axes.set(xlabel="", ylabel="")
    axes.set_yticks(range(len(labels)), labels)
    for bar, hatched in zip(axes.patches, display.marked, strict=True):
        if hatched:
            bar.set_hatch("//")
    drawn = display.columns[column]
    sign = "%" if drawn.unit == "%" else ""
    figures = [f"{number(value, drawn.places(value))}{sign}" for value in values]
    said = zip(display.symbols(column), figures, strict=True)
    _label_bars(axes, values.tolist(), [f"[{mark}]" if mark else figure for mark, figure in said])
    return figure


def _unlike(labels: list[str]) -> list[str]:
    """Tell bars of the same name apart, which seaborn would draw as one with their mean."""
    return [f"{place}: {label}" for place, label in enumerate(labels)]


def _label_bars(axes: Axes, values: list[float], labels: list[str]) -> None:
    reach = max(abs(value) for value in values) or 1
    left = min(0, *values) - reach * 0.32 if min(values) < 0 else 0
    axes.set_xlim(left, max(0, *values) + reach * 0.2)
    for place, (value, label) in enumerate(zip(values, labels, strict=True)):
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
    axes.tick_params(axis="y", length=0)
