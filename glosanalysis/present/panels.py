"""Small panels, a series each, each with a scale of its own."""

from __future__ import annotations

import textwrap

import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from glosanalysis.exhibit import Exhibit
from glosanalysis.present.axes import NOT_FOR_SEABORN, WIDTH
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
    return framed(exhibit, _draw_panels)


def _draw_panels(exhibit: Exhibit) -> Figure:
    series, dates, figures = exhibit.frame.columns[:3]
    names = list(dict.fromkeys(exhibit.frame[series]))
    rows = (len(names) + 1) // 2
    figure = Figure(figsize=(WIDTH, 0.3 + 1.9 * rows), layout="constrained")
    grid = figure.subplots(rows, 2, squeeze=False).ravel()
    for axes, name in zip(grid, names, strict=False):
        points = exhibit.frame.loc[exhibit.frame[series] == name, [dates, figures]]
        axes.set(**NOT_FOR_SEABORN)
        sns.lineplot(
            points.astype({figures: float}),
            x=dates,
            y=figures,
            ax=axes,
            color=COLOURS[0],
            marker="o",
        )
        axes.set_ylim(0, float(points[figures].max()) * 1.2)
        axes.yaxis.set_major_locator(MaxNLocator(3, integer=True))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
        ends = list(dict.fromkeys([points[dates].min(), points[dates].max()]))
        axes.set_xticks(ends, [f"{MONTHS[when.month - 1][:3]} {when.year}" for when in ends])
        pad = (ends[-1] - ends[0]) * 0.12 + pd.Timedelta(days=40)
        axes.set_xlim(ends[0] - pad, ends[-1] + pad)
        axes.set(xlabel="", ylabel="")
        axes.set_title("\n".join(textwrap.wrap(name, 38)), fontsize=9.5)
    for axes in grid[len(names) :]:
        axes.set_visible(False)
    return figure
