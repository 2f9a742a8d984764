"""A matrix of scores: a cell for each likelihood and impact, and in some the names placed there."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from glosanalysis.display import Display
from glosanalysis.phrasing import number
from glosanalysis.render.charts.alternatives import within_sentence
from glosanalysis.render.charts.axes import drawing
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.style import COLOURS, DARK
from glosanalysis.render.outputs import Shown

__all__ = ["matrix"]

_SHADES = LinearSegmentedColormap.from_list("scores", ["#F3F6FA", "#B9C9DC"])
"""From the lowest score to the highest; text in `DARK` has a contrast of 6 to 1 on the darkest."""


def matrix(display: Display) -> Shown:
    """Draw a grid: rows as the display has them, a column of figures for each column of cells.

    Parameters
    ----------
    display : Display
        Its first column names the rows; its columns of figures are the cells, and beside each
        ``impact_…`` a column ``risks_…`` has the names that are placed there.

    Returns
    -------
    Shown
        Title, chart and caption, for a notebook to display.
    """
    return framed(display, _draw, _said)


def _names(display: Display, column: str) -> list[str]:
    return [str(each) for each in display.frame[column.replace("impact_", "risks_")]]


def _draw(display: Display) -> Figure:
    figure, axes = drawing(3.2)
    values = display.frame[display.figures].astype(float)
    axes.imshow(values, cmap=_SHADES, aspect="auto")
    for across, column in enumerate(display.figures):
        for down, (score, names) in enumerate(
            zip(values[column], _names(display, column), strict=True)
        ):
            _cell(axes, (across, down), number(score), names)
    rows = [str(each).replace(" (", "\n(") for each in display.frame[display.frame.columns[0]]]
    axes.set_yticks(range(len(rows)), rows)
    heads = [display.columns[name].label.replace(" (", "\n(") for name in display.figures]
    axes.set_xticks(range(len(heads)), heads, fontsize=9)
    axes.tick_params(length=0)
    axes.grid(visible=False)
    for edge in axes.spines.values():
        edge.set_visible(False)
    return figure


def _cell(axes: Axes, place: tuple[int, int], score: str, names: str) -> None:
    """Write the score of a cell, small where names stand above it, with a frame around them."""
    across, down = place
    if not names:
        axes.text(across, down, score, ha="center", va="center", color=DARK)
        return
    lines = names.replace(", ", "\n")
    axes.text(
        across,
        down,
        f"{lines}\n({score})",
        ha="center",
        va="center",
        color=DARK,
        weight="bold",
        fontsize=9,
        bbox={"boxstyle": "round", "facecolor": "white", "edgecolor": COLOURS[0], "linewidth": 1.6},
    )


def _said(display: Display) -> list[str]:
    """Say which names stand in which cells."""
    rows = [str(each) for each in display.frame[display.frame.columns[0]]]
    said = [
        f"{names} at {within_sentence(row)}, {within_sentence(display.columns[column].label)}"
        for column in display.figures
        for row, names in zip(rows, _names(display, column), strict=True)
        if names
    ]
    size = f"{len(rows)} by {len(display.figures)}"
    return [f"Matrix of {size} scores: {'; '.join(said) or 'no name is placed'}."]
