"""What charts over time share: the axes, and a level across them."""

from __future__ import annotations

import textwrap

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from glosanalysis.present.style import DARK
from glosanalysis.wording import MONTHS

__all__ = ["NOT_FOR_SEABORN", "WIDTH", "date_axes", "level", "name_end"]

WIDTH = 6.8
"""Inches; every chart is as wide as the text."""
NOT_FOR_SEABORN = {"xlabel": " ", "ylabel": " "}
"""Names to give axes before seaborn draws: to name them itself it makes every tick, which takes as
long as the drawing. No axis is named in the end: the title and the caption say what is shown."""


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
    axes.set_ylim(min(0, lowest * 1.12), highest * 1.12 or 1)
    axes.yaxis.set_major_locator(MaxNLocator(6, integer=highest > 5))
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _: f"{value:,.0f}" if value % 1 == 0 else f"{value:g}")
    )
    if months > 24:
        ticks = pd.date_range(f"{first.year + (first.month > 1)}-01-01", last, freq="YS")
        labels = [str(tick.year) for tick in ticks]
    else:
        days = dates.drop_duplicates()
        ticks = pd.DatetimeIndex(days[:: (len(days) - 1) // 7 + 1])
        years = [None, *(tick.year for tick in ticks)]
        labels = [_short_month(tick, before) for tick, before in zip(ticks, years, strict=False)]
    axes.set_xticks(list(ticks), labels)
    pad = pd.Timedelta(days=max(10, months))
    axes.set_xlim(first - pad, last + pad)
    axes.set(xlabel="", ylabel="")


def _short_month(when: pd.Timestamp, year_before: int | None) -> str:
    """Write a month, with its year where it is not that of the tick before."""
    name = MONTHS[when.month - 1][:3]
    return name if when.year == year_before else f"{name}\n{when.year}"


def level(axes: Axes, value: float, label: str) -> None:
    """Draw a dashed level across a chart, with its name at its end."""
    axes.axhline(value, color=DARK, linestyle=(0, (5, 3)), linewidth=1.4)
    name_end(axes, value, "\n".join(textwrap.wrap(label, 14)))


def name_end(axes: Axes, value: float, name: str) -> None:
    """Write a name to the right of a chart, at the height of a value."""
    axes.annotate(
        name,
        (1.0, value),
        (6, 0),
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        va="center",
        color=DARK,
    )
