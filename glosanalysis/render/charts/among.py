"""Lines over the years among all others: each of these is a tick, and our rank stands above."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glosanalysis.display import Display
from glosanalysis.render.charts.alternatives import names_of, of_values, shown, within_sentence
from glosanalysis.render.charts.axes import date_axes, drawing, line, name_ends
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.looks import BESIDE, OWN
from glosanalysis.render.charts.marks import words
from glosanalysis.render.charts.style import DARK
from glosanalysis.render.charts.ticks import Others, said_of_others, ticks
from glosanalysis.render.outputs import Shown

__all__ = ["among"]

_LOOKS = (OWN[0], *BESIDE)
_RANK = 26
"""Units that a rank needs."""
_ROOM = 150
"""Units that the axes have, beside the names of the lines."""
_LINE = 14.4
"""Units that a line of text is high: the ranks stand under the unit."""
_INNER = (0.025, 0.975)
"""The axis spans what nineteen in twenty of the others have, and our own."""


def among(display: Display) -> Shown:
    """Draw lines over dates, the others of each date as ticks behind them.

    Parameters
    ----------
    display : Display
        Its first column holds dates, its columns of figures are the lines, ours the first. Columns
        of figures that only its download has are the others. ``rank`` begins with our rank of each
        date, which is written above it.

    Returns
    -------
    Shown
        Title, chart, caption and figures, for a notebook to display.
    """
    return framed(display, _draw, _said)


def _others(display: Display) -> pd.DataFrame:
    behind = [name for name in display.frame.columns if display.columns[name].taken]
    return display.frame[behind].astype(float)


def _lines(display: Display) -> list[str]:
    return [name for name in display.figures if display.frame[name].notna().any()]


def _draw(display: Display) -> Figure:
    figure, axes = drawing(2.9)
    frame, others = display.frame, _others(display)
    dates = frame[frame.columns[0]]
    for name, look in zip(_lines(display), _LOOKS, strict=False):
        line(axes, dates, frame[name], look, words(display, name, display.columns[name].label))
    reach = others.stack().quantile(list(_INNER)) if len(others.columns) else pd.Series(dtype=float)
    within = pd.concat([frame[_lines(display)].astype(float).stack(), reach])
    date_axes(axes, dates, float(within.min()), float(within.max()))
    named = [
        (float(frame[name].dropna().iloc[-1]), display.columns[name].label, look)
        for name, look in zip(_lines(display), _LOOKS, strict=False)
    ]
    name_ends(axes, named)
    _ticks(axes, display, others)
    _ranks(axes, dates, frame["rank"])
    axes.set_title(display.unit, x=0, pad=_LINE + 8)
    return figure


def _ticks(axes: Axes, display: Display, others: pd.DataFrame) -> None:
    """Draw the others of each date, which the download holds after the columns of the table."""
    named = others.set_axis([display.columns[name].label for name in others], axis="columns")
    dates = zip(display.frame[display.frame.columns[0]], names_of(display), strict=True)
    drawn = []
    for row, (when, day) in enumerate(dates):
        known = named.iloc[row].dropna()
        if len(known):
            said = said_of_others(day, known, display.columns[others.columns[0]])
            drawn.append(Others(row, when, tuple(known), said))
    if drawn:
        ticks(axes, drawn, len(display.shown))


def _ranks(axes: Axes, dates: pd.Series, ranks: pd.Series) -> None:
    """Write our rank along the top: of the last date, and of so many before as have room."""
    across = axes.get_xaxis_transform()
    every = -(-len(dates) * _RANK // _ROOM)
    for when, said in list(zip(dates, ranks, strict=True))[::-1][::every]:
        text = str(said).split(" ")[0]
        axes.text(when, 1.0, text, transform=across, ha="center", va="bottom", color=DARK)
    axes.text(1.09, 1.0, "rank", transform=axes.transAxes, va="bottom", color=DARK)


def _said(display: Display) -> list[str]:
    """Say our line by its dates and where its rank began and ended, then the other lines' ends."""
    own, *rest = _lines(display)
    label = within_sentence(display.measure.split(",")[0])
    ranks = display.frame["rank"]
    ranked = f"; rank {ranks.iloc[0]}, then {ranks.iloc[-1]}"
    ends = "".join(f"; {_ends(display, name)}" for name in rest)
    told = of_values(names_of(display), display.frame[own], display.columns[own])
    start = f"Lines among ticks of all authorities: {label}"
    return [
        f"{start}, {values}{more}." for more in (f"{ends}{ranked}", ranked, "") for values in told
    ]


def _ends(display: Display, name: str) -> str:
    """Say where a line begins and ends; its name is one, and keeps its capital."""
    column, values = display.columns[name], display.frame[name].dropna().astype(float)
    first, last = (shown(values.iloc[place], column) for place in (0, -1))
    return f"{column.label} {first} to {last}"
