"""Small panels, a series each, each with a scale of its own."""

from __future__ import annotations

import textwrap

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from glosanalysis.exhibit import Exhibit
from glosanalysis.present.axes import WIDTH, line
from glosanalysis.present.frame import framed
from glosanalysis.present.outputs import Shown
from glosanalysis.present.style import COLOURS
from glosanalysis.wording import MONTHS

__all__ = ["panels"]


def panels(exhibit: Exhibit) -> Shown:
    """Draw each series in a small panel of its own, each from 0.

    Parameters
    ----------
    exhibit : Exhibit
        Its first column names the series, the second holds dates, the third figures.

    Returns
    -------
    Shown
        Title, chart and caption, for a notebook to display.
    """
    return framed(exhibit, _draw_panels, "Small line charts")


def _draw_panels(exhibit: Exhibit) -> Figure:
    series, dates, figures = exhibit.frame.columns[:3]
    names = list(dict.fromkeys(exhibit.frame[series]))
    rows = (len(names) + 1) // 2
    figure = Figure(figsize=(WIDTH, 0.3 + 1.9 * rows), layout="constrained")
    grid = figure.subplots(rows, 2, squeeze=False).ravel()
    for axes, name in zip(grid, names, strict=False):
        own = exhibit.frame.loc[exhibit.frame[series] == name, [dates, figures]].sort_values(dates)
        line(axes, own[dates], own[figures], COLOURS[0])
        highest = float(own[figures].max())
        axes.set_ylim(min(0.0, float(own[figures].min()) * 1.2), highest * 1.2 or 1)
        axes.yaxis.set_major_locator(MaxNLocator(3, integer=highest > 3))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
        _mark_ends(axes, own[dates])
        axes.set_title("\n".join(textwrap.wrap(name, 24)), fontsize=10)
    for axes in grid[len(names) :]:
        axes.set_visible(False)
    return figure


def _mark_ends(axes: Axes, dates: pd.Series) -> None:
    """Name the first and the last month only: a panel has no room for more."""
    ends = list(dict.fromkeys([dates.min(), dates.max()]))
    axes.set_xticks(ends, [f"{MONTHS[when.month - 1][:3]}\n{when.year}" for when in ends])
    pad = (ends[-1] - ends[0]) * 0.12 + pd.Timedelta(days=40)
    axes.set_xlim(ends[0] - pad, ends[-1] + pad)
