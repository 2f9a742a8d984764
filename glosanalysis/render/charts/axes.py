"""What charts over time share: axes, lines that break at holes, levels, and names at their ends."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from glosanalysis.phrasing import MONTHS
from glosanalysis.render.charts.looks import Look
from glosanalysis.render.charts.marks import key, point
from glosanalysis.render.charts.style import DARK
from glosanalysis.stats.stretches import stretches

__all__ = ["LINE", "WIDTH", "date_axes", "drawing", "level", "line", "name_ends"]

WIDTH = 4.0
"""Inches of 72 units: as many as the column of a small phone has pixels, so that text has there the
size that it is set in."""
LINE = 1.8
"""The width of a line of figures."""
_MOST_TICKS = 4
_MARKED_UP_TO = 24
"""With more dates than this, a line has no marks but where it is a single point."""
_LINE_OF_TEXT = 14.4
"""Units."""
_AROUND = 76
"""Units above and below the axes of a chart over time."""
_NAME = 11
"""Characters in a line of a name at the end of a line, which narrows the axes."""


def drawing(height: float) -> tuple[Figure, Axes]:
    """Begin a chart that fits a phone; names at the ends of lines narrow the axes, not the text.

    Parameters
    ----------
    height : float
        Inches.

    Returns
    -------
    Figure, Axes
    """
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    return figure, figure.subplots()


def line(
    axes: Axes,
    dates: pd.Series,
    values: pd.Series,
    look: Look,
    said: Sequence[str],
    held: pd.Series | None = None,
    marked: pd.Series | None = None,
) -> None:
    """Draw a line over dates that breaks at holes; its points show where there are few dates.

    Parameters
    ----------
    axes : Axes
    dates, values : Series
        In order of date; missing values are left out.
    look : Look
    said : sequence of str
        What each point says.
    held : Series of bool, optional
        Where a number is held back: no line passes there.
    marked : Series of bool, optional
        Points of another standing: hollow.
    """
    known = pd.Series(values.to_numpy(dtype=float), index=pd.DatetimeIndex(dates))
    before = np.zeros(len(known)) if held is None else held.cumsum().to_numpy()
    lone: set[Any] = set()
    for _, between in known.groupby(before):
        for part in stretches(between.dropna().index):
            axes.plot(part, between.loc[part], color=look.colour, linewidth=LINE)
            lone |= set(part) if len(part) == 1 else set()
    few = known.count() <= _MARKED_UP_TO
    other = [False] * len(known) if marked is None else marked.tolist()
    for (when, value), words, is_marked in zip(known.items(), said, other, strict=True):
        if pd.notna(value):
            hidden = not (few or is_marked or when in lone)
            drawn = replace(look, hollow=look.hollow or is_marked)
            point(axes, (when, value), words, drawn, hidden=hidden)


def date_axes(axes: Axes, dates: pd.Series, lowest: float, highest: float) -> None:
    """Begin at 0 or below, mark months or years, and write them in English on every machine.

    Parameters
    ----------
    axes : Axes
    dates : Series of datetime
    lowest, highest : float
        What has to fit; the axis begins at 0 unless something lies below.
    """
    first, last = dates.min(), dates.max()
    months = (last.year - first.year) * 12 + last.month - first.month
    top, bottom = max(0.0, highest * 1.12), min(0.0, lowest * 1.12)
    axes.set_ylim(bottom, top if top > bottom else bottom + 1)
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=highest > 5))
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _: f"{value:,.0f}" if value % 1 == 0 else f"{value:g}")
    )
    ticks, labels = _months(dates) if months <= 24 or _yearly(dates) else _years(first, last)
    axes.set_xticks(ticks, labels)
    pad = max(pd.Timedelta(days=10), (last - first) * 0.04)
    axes.set_xlim(first - pad, last + pad)
    axes.set(xlabel="", ylabel="")


def _yearly(dates: pd.Series) -> bool:
    """Tell whether figures are of one day of each year, and not of its beginning.

    Then the days are named: a mark at 1 January 2025 would give the name of 2025 to a figure of
    December 2024.
    """
    days = {(when.month, when.day) for when in dates}
    return len(days) == 1 and next(iter(days))[0] > _JANUARY


_JANUARY = 1


def _years(first: pd.Timestamp, last: pd.Timestamp) -> tuple[list[pd.Timestamp], list[str]]:
    """Mark the beginnings of years, every so many that their names do not meet."""
    start = first.year + (first > pd.Timestamp(first.year, 1, 1))
    every = (last.year - start) // _MOST_TICKS + 1
    ticks = [pd.Timestamp(year, 1, 1) for year in range(start, last.year + 1, every)]
    return ticks, [str(tick.year) for tick in ticks]


def _months(dates: pd.Series) -> tuple[list[pd.Timestamp], list[str]]:
    """Mark dates that have figures: every so many, or as far apart as holes make it."""
    days = sorted(set(dates))
    ticks = days[:: len(days) // (_MOST_TICKS + 2) + 1]
    least = (days[-1] - days[0]) / _MOST_TICKS
    if any(later - earlier < least * 0.6 for earlier, later in pairwise(ticks)):
        ticks = _apart(days, least)
    years = [None, *(tick.year for tick in ticks)]
    return ticks, [_short_month(when, before) for when, before in zip(ticks, years, strict=False)]


def _apart(days: list[pd.Timestamp], least: pd.Timedelta) -> list[pd.Timestamp]:
    """Leave out the dates that are too near the one before."""
    kept = days[:1]
    for when in days[1:]:
        if when - kept[-1] >= least:
            kept.append(when)
    return kept


def _short_month(when: pd.Timestamp, year_before: int | None) -> str:
    """Write a month, with its year where it is not that of the tick before."""
    name = MONTHS[when.month - 1][:3]
    return name if when.year == year_before else f"{name}\n{when.year}"


def level(axes: Axes, dates: pd.Series, values: pd.Series) -> None:
    """Draw a level dashed: across the chart where it is one, in steps where it changes.

    Parameters
    ----------
    axes : Axes
    dates, values : Series
        The level at each date.
    """
    look: dict[str, Any] = {"color": DARK, "linestyle": (0, (5, 3)), "linewidth": 1.4}
    if values.nunique() == 1:
        axes.axhline(float(values.iloc[0]), **look)
    else:
        axes.step(dates, values.astype(float), where="post", **look)


def name_ends(axes: Axes, named: Iterable[tuple[float, str, Look | None]]) -> None:
    """Write names to the right of a chart at the height of values, none on top of another.

    Parameters
    ----------
    axes : Axes
    named : iterable of (float, str, Look or None)
        Each value with its name, and how its points look, if it has any.
    """
    low, high = axes.get_ylim()
    figure: Any = axes.figure
    height = figure.get_figheight() * 72 - _AROUND
    one_line = (high - low) * _LINE_OF_TEXT / height
    given = sorted(named, key=lambda each: each[:2])
    texts = [textwrap.wrap(name, _NAME, break_long_words=False) for _, name, _ in given]
    halves = [one_line * len(lines) / 2 for lines in texts]
    places = _between([value for value, _, _ in given], halves, low, high)
    for place, lines, (_, _, look) in zip(places, texts, given, strict=True):
        if look is not None:
            key(axes, place, look)
        axes.annotate(
            "\n".join(lines),
            (1.0, place),
            (4 if look is None else 14, 0),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            va="center",
            color=DARK,
        )


def _between(
    values: Sequence[float], halves: Sequence[float], low: float, high: float
) -> list[float]:
    """Place what is so high, in order of value, none on another and all between two ends.

    Where there is no room for all, they go on below the lower end.

    Examples
    --------
    >>> _between([0, 9, 10], [1, 1, 1], 0, 10)
    [1, 7, 9]
    """
    places: list[float] = []
    free = low
    for value, half in zip(values, halves, strict=True):
        places.append(max(value, free + half))
        free = places[-1] + half
    free = high
    for at in reversed(range(len(places))):
        places[at] = min(places[at], free - halves[at])
        free = places[at] - halves[at]
    return places
