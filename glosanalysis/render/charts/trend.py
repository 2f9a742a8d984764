"""A line over time for each series, with a level that they are held against if there is one."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from glosanalysis.display import Display
from glosanalysis.render.charts.alternatives import (
    names_of,
    of_values,
    shown,
    within_sentence,
    without_number,
)
from glosanalysis.render.charts.axes import date_axes, drawing, level, line, name_ends
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.looks import OWN, Look
from glosanalysis.render.charts.marks import cell, words
from glosanalysis.render.outputs import Shown

__all__ = ["trend"]


def trend(display: Display) -> Shown:
    """Draw each column of figures as a line over the dates of the first column.

    Parameters
    ----------
    display : Display
        Its first column holds dates. A column that is a level is drawn dashed, in steps where it
        changes. Points of marked rows are hollow; no line passes where a number is held back.

    Returns
    -------
    Shown
        Title, chart, caption and figures, for a notebook to display.
    """
    hollow = display.mark is not None and display.marked.any()
    note = f"A hollow point is {display.mark.meaning}." if display.mark and hollow else ""
    return framed(display, _draw, _said, note)


def _drawn(display: Display) -> list[str]:
    """Name the columns that are lines."""
    return [name for name in _known(display) if not display.columns[name].level]


def _levels(display: Display) -> list[str]:
    return [name for name in _known(display) if display.columns[name].level]


def _known(display: Display) -> list[str]:
    return [name for name in display.figures if display.frame[name].notna().any()]


def _draw(display: Display) -> Figure:
    figure, axes = drawing(2.9)
    frame, drawn = display.frame, _drawn(display)
    dates = frame[frame.columns[0]]
    # Known at some dates only, a level holds until it is known to be another.
    levels = {name: frame[name].astype(float).ffill().bfill() for name in _levels(display)}
    for name, look in zip(drawn, OWN, strict=False):
        said = _words(display, name, display.columns[name].label if len(drawn) > 1 else "")
        held = display.symbols(name) != ""
        line(axes, dates, frame[name], look, said, held, display.marked)
    for values in levels.values():
        level(axes, dates, values)
    all_shown = pd.concat([frame[drawn].astype(float).stack(), *levels.values()])
    date_axes(axes, dates, float(all_shown.min()), float(all_shown.max()))
    ends: list[tuple[float, str, Look | None]] = [
        (float(frame[name].dropna().iloc[-1]), display.columns[name].label, look)
        for name, look in zip(drawn, OWN, strict=False)
    ]
    # A single line needs no name: the title of the axis is its name.
    named = ends if len(ends) > 1 else []
    named += [
        (float(of.iloc[-1]), display.columns[name].level, None) for name, of in levels.items()
    ]
    name_ends(axes, named)
    axes.set_title(display.unit, x=0)
    return figure


def _words(display: Display, name: str, of: str) -> list[str]:
    """Say each figure, then the level that it is held against at its date."""
    said = words(display, name, of)
    for level_of in _levels(display):
        column = display.columns[level_of]
        said = [
            each
            if pd.isna(value)
            else f"{each}, {within_sentence(column.label)} {cell(value, column)}"
            for each, value in zip(said, display.frame[level_of], strict=True)
        ]
    return said


def _said(display: Display) -> list[str]:
    """Say the first line by its dates, the others by their ends and range, and what is dashed."""
    first, *others = _drawn(display)
    label = display.columns[first].label
    told = of_values(names_of(display), display.frame[first], display.columns[first])
    dashed = "".join(f". Dashed line: {_ends(display, name)[0]}" for name in _levels(display))
    fuller, shorter = (
        "".join(f"; {_ends(display, name)[place]}" for name in others) for place in (0, 1)
    )
    more = f"; {len(others)} more lines" if others else ""
    return [
        f"Line chart: {within_sentence(label)}, {values}{rest}{dashed}.{held}"
        for rest in (fuller, shorter, more)
        for held in without_number(display, first)
        for values in told
    ]


def _ends(display: Display, name: str) -> tuple[str, str]:
    """Say where a line begins and ends, with and without its range where that goes beyond."""
    column, values = display.columns[name], display.frame[name].dropna().astype(float)
    between, reach = (
        " to ".join(dict.fromkeys(shown(value, column) for value in pair))
        for pair in ((values.iloc[0], values.iloc[-1]), (values.min(), values.max()))
    )
    said = f"{within_sentence(column.label)} {between}"
    beyond = (values.min(), values.max()) not in (
        (values.iloc[0], values.iloc[-1]),
        (values.iloc[-1], values.iloc[0]),
    )
    return (f"{said}, range {reach}" if beyond else said), said
