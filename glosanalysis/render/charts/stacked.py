"""Horizontal bars of 100%, each of the parts that a whole is made of."""

from __future__ import annotations

import textwrap

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter

from glosanalysis.display import Display
from glosanalysis.render.charts.alternatives import names_of, shown, within_sentence
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.marks import box, words
from glosanalysis.render.charts.rows import HALF, rows_of
from glosanalysis.render.charts.style import COLOURS, DARK, GROUND, LIGHT
from glosanalysis.render.outputs import Shown

__all__ = ["stacked"]

_WIDEST, _LEGEND = 13, 34
"""Characters of a line of a name, at a bar and in the legend."""
_ALL = 100.0
_ROOM = 24.0
"""A part of fewer per cent has no room for its figure, which the table has."""
_FILLS = ((COLOURS[0], ""), (LIGHT, DARK), (GROUND, DARK))
"""With their edges; told apart in grey too: dark, light, empty."""
_INK = (GROUND, DARK, DARK)


def stacked(display: Display) -> Shown:
    """Draw each row as a bar of 100%: its columns in per cent, up to three, after each other.

    Parameters
    ----------
    display : Display
        Its first column names the bars.

    Returns
    -------
    Shown
        Title, chart and caption, for a notebook to display.
    """
    return framed(display, _draw, _said)


def _parts(display: Display) -> list[str]:
    return [name for name in display.figures if display.columns[name].unit == "%"][: len(_FILLS)]


def _draw(display: Display) -> Figure:
    figure, axes, places = rows_of(names_of(display), _WIDEST, around=1.1)
    starts = [0.0] * len(places)
    for name, fill, ink in zip(_parts(display), _FILLS, _INK, strict=False):
        widths = display.frame[name].fillna(0.0).astype(float).tolist()
        said = words(display, name, display.columns[name].label)
        for place, start, width, told in zip(places, starts, widths, said, strict=True):
            box(axes, (start, start + width, place + HALF, place - HALF), told, *fill)
        _figures(axes, display, name, places, starts, ink)
        starts = [start + width for start, width in zip(starts, widths, strict=True)]
    axes.set_xlim(0, max(_ALL, *starts))
    axes.set_xticks([0, 25, 50, 75, 100])
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}%"))
    samples = [
        Patch(
            facecolor=fill,
            edgecolor=edge or fill,
            linewidth=1.2 if edge else 0,
            label=textwrap.fill(display.columns[name].label, _LEGEND),
        )
        for name, (fill, edge) in zip(_parts(display), _FILLS, strict=False)
    ]
    figure.legend(handles=samples, loc="outside lower left", ncols=1, labelcolor=DARK)
    return figure


def _figures(
    axes: Axes, display: Display, name: str, places: list[float], starts: list[float], ink: str
) -> None:
    """Write the figure of each part into it, where there is room."""
    column = display.columns[name]
    for place, start, value in zip(places, starts, display.frame[name], strict=True):
        if value >= _ROOM:
            axes.text(
                start + value / 2,
                place,
                shown(float(value), column),
                ha="center",
                va="center",
                color=ink,
                zorder=5,
            )


def _said(display: Display) -> list[str]:
    """Say each bar by its parts; of many, as many as there is room for."""
    said = [
        f"{name} " + ", ".join(shown(float(row[part]), display.columns[part]) for part in parts)
        for parts in [_parts(display)]
        for name, (_, row) in zip(names_of(display), display.frame.iterrows(), strict=True)
    ]
    labels = ", ".join(within_sentence(display.columns[part].label) for part in _parts(display))
    start = f"Stacked bars: {labels}"
    more = [
        f"{start}. {'; '.join(said[:kept])}; {len(said) - kept} more."
        for kept in range(len(said) - 1, 0, -1)
    ]
    return [f"{start}. {'; '.join(said)}.", *more]
