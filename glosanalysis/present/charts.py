"""Charts: a line over time, bars, and small panels; each with title, caption and alternative."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator
from pandas.api.types import is_numeric_dtype

from glosanalysis.exhibit import Exhibit
from glosanalysis.present.outputs import Html, Prose, Shown, Svg, paragraph
from glosanalysis.present.style import COLOURS, DARK, chart_style, to_svg
from glosanalysis.wording import MONTHS, number

__all__ = ["bars", "panels", "trend"]

_WIDTH = 6.8
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
    return _shown(exhibit, _draw_trend)


def bars(exhibit: Exhibit, column: str | None = None) -> Shown:
    """Draw one column of figures as horizontal bars, in the order of the rows.

    Parameters
    ----------
    exhibit : Exhibit
        Its first column names the bars; marked rows are hatched.
    column : str, optional
        The column to draw; without it, the first column of figures.

    Returns
    -------
    Shown
        Title, chart and caption, for a notebook to display.
    """
    return _shown(exhibit, lambda e: _draw_bars(e, column or e.frame.columns[1]))


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
    return _shown(exhibit, _draw_panels)


def _shown(exhibit: Exhibit, draw: Callable[[Exhibit], Figure]) -> Shown:
    if exhibit.frame.empty:
        return Shown([Prose(f"*{exhibit.title}.*")])
    with chart_style():
        svg = to_svg(draw(exhibit))
    title = paragraph(exhibit.title, "exhibit-title")
    return Shown([title, Svg(svg, exhibit.alternative), _caption(exhibit)])


def _caption(exhibit: Exhibit) -> Html:
    said = [f"{exhibit.measure}. {exhibit.area}. {exhibit.period}.", exhibit.note]
    return paragraph(" ".join(filter(None, said)), "exhibit-caption")


def _draw_trend(exhibit: Exhibit) -> Figure:
    figure = Figure(figsize=(_WIDTH, 3.5))
    axes = figure.subplots()
    frame = exhibit.frame
    dates = frame.columns[0]
    series = [name for name in frame.columns[1:] if is_numeric_dtype(frame[name])]
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
        _draw_target(axes, exhibit)
    _finish_dates(axes, frame[dates], [frame[name].dropna() for name in drawn], exhibit.target)
    if len(drawn) > 1:
        _label_lines(axes, frame, drawn)
    axes.set_title(exhibit.unit, x=-0.01)
    return figure


def _is_target(column: pd.Series, exhibit: Exhibit) -> bool:
    return exhibit.target is not None and bool((column == exhibit.target).all())


def _draw_target(axes: Axes, exhibit: Exhibit) -> None:
    assert exhibit.target is not None
    axes.axhline(exhibit.target, color=DARK, linestyle=(0, (5, 3)), linewidth=1.4)
    axes.annotate(
        exhibit.target_label,
        (0.0, exhibit.target),
        (2, 5),
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        color=DARK,
    )


def _label_lines(axes: Axes, frame: pd.DataFrame, drawn: list[str]) -> None:
    """Write each line's name at its end, the lowest first, none on top of another."""
    low, high = axes.get_ylim()
    ends = sorted((float(frame[name].dropna().iloc[-1]), name) for name in drawn)
    free = low
    for end, name in ends:
        place = max(end, free)
        free = place + (high - low) * _LABEL_GAP
        axes.annotate(
            name.removesuffix(" (%)"),
            (1.0, place),
            (6, 0),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            va="center",
            color=DARK,
        )


def _finish_dates(
    axes: Axes, dates: pd.Series, columns: list[pd.Series], target: float | None
) -> None:
    """Begin at 0, mark months or years, and write them in English on every machine."""
    first, last = dates.min(), dates.max()
    months = (last.year - first.year) * 12 + last.month - first.month
    highest = max(float(column.max()) for column in columns)
    axes.set_ylim(0, max(highest, target or 0) * 1.12 or 1)
    axes.yaxis.set_major_locator(MaxNLocator(6, integer=highest > 10))
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _: f"{value:,.0f}" if value % 1 == 0 else f"{value:g}")
    )
    if months > 24:
        ticks = pd.date_range(f"{first.year + (first.month > 1)}-01-01", last, freq="YS")
        labels = [str(tick.year) for tick in ticks]
    else:
        step = months // 7 + 1
        ticks = pd.DatetimeIndex(dates.drop_duplicates()[::step])
        labels = [_short_month(tick, index == 0) for index, tick in enumerate(ticks)]
    axes.set_xticks(list(ticks), labels)
    pad = pd.Timedelta(days=max(10, months))
    axes.set_xlim(first - pad, last + pad)
    axes.set(xlabel="", ylabel="")


def _short_month(when: pd.Timestamp, first: bool) -> str:
    name = MONTHS[when.month - 1][:3]
    return f"{name}\n{when.year}" if first or when.month == 1 else name


def _draw_bars(exhibit: Exhibit, column: str) -> Figure:
    frame = exhibit.frame
    names = frame.columns[0]
    labels = ["\n".join(textwrap.wrap(str(name), 30)) for name in frame[names]]
    lines = sum(label.count("\n") + 1 for label in labels)
    figure = Figure(figsize=(_WIDTH, 0.4 + 0.22 * lines + 0.2 * len(labels)))
    axes = figure.subplots()
    values = frame[column].astype(float)
    sns.barplot(
        x=values.to_numpy(),
        y=labels,
        ax=axes,
        color=COLOURS[0],
        saturation=1,
        width=0.7,
        orient="h",
    )
    for bar, name in zip(axes.patches, frame[names], strict=True):
        if name in exhibit.marked:
            bar.set_hatch("//")
    _label_bars(axes, list(values), exhibit.rounded_to(column))
    return figure


def _label_bars(axes: Axes, values: list[float], decimals: int) -> None:
    reach = max(abs(value) for value in values) or 1
    left = min(0, *values) - reach * 0.2 if min(values) < 0 else 0
    axes.set_xlim(left, max(0, *values) + reach * 0.14)
    for place, value in enumerate(values):
        axes.annotate(
            number(value, decimals),
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


def _draw_panels(exhibit: Exhibit) -> Figure:
    series, dates, figures = exhibit.frame.columns[:3]
    names = list(dict.fromkeys(exhibit.frame[series]))
    rows = (len(names) + 1) // 2
    figure = Figure(figsize=(_WIDTH, 0.3 + 1.9 * rows), layout="constrained")
    grid = figure.subplots(rows, 2, squeeze=False).ravel()
    for axes, name in zip(grid, names, strict=False):
        points = exhibit.frame.loc[exhibit.frame[series] == name, [dates, figures]]
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
