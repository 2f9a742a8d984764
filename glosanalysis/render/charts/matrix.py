"""A matrix of scores: a cell for each likelihood and impact, and in some the names placed there."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glosanalysis.display import Display
from glosanalysis.phrasing import number
from glosanalysis.render.charts.alternatives import within_sentence
from glosanalysis.render.charts.axes import drawing
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.marks import box, cell
from glosanalysis.render.charts.style import COLOURS, DARK, GROUND, LIGHT
from glosanalysis.render.outputs import Shown

__all__ = ["matrix"]

_PALEST = 0.2
"""How strong the colour of the lowest score is; text has a contrast of 6 to 1 on the highest."""
_FRAME, _ACROSS = 0.48, 0.63
"""Half of what the frame around names is high and wide, where cells are 1 apart: on a phone a name
is wider than a cell, and the score in the next one leaves it room."""


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
    figure, axes = drawing(4.2)
    values = display.frame[display.figures].astype(float)
    lowest, highest = float(values.min().min()), float(values.max().max())
    rows = [str(each) for each in display.frame[display.frame.columns[0]]]
    for across, column in enumerate(display.figures):
        head = display.columns[column]
        for down, (row, score, names) in enumerate(
            zip(rows, values[column], _names(display, column), strict=True)
        ):
            shade = (score - lowest) / ((highest - lowest) or 1.0)
            said = f"{row}, {head.label}: {cell(score, head)}{f', {names}' if names else ''}"
            ends = (across - 0.5, across + 0.5, down + 0.5, down - 0.5)
            box(axes, ends, said, LIGHT, opacity=_PALEST + (1 - _PALEST) * shade)
            # At the edge of the matrix the frame stays within it.
            middle = min(max(across, _ACROSS - 0.5), len(values.columns) - 0.5 - _ACROSS)
            _cell(axes, (middle if names else across, down), number(score), names)
    axes.set(xlim=(-0.5, len(values.columns) - 0.5), ylim=(len(rows) - 0.5, -0.5))
    axes.set_yticks(range(len(rows)), [each.replace(" (", "\n(") for each in rows])
    heads = [display.columns[name].label for name in display.figures]
    axes.set_xticks(range(len(heads)), [_figure(head) for head in heads])
    # All of the names have no room beside each other.
    axes.set_xlabel(f"{heads[0]} to {within_sentence(heads[-1])}")
    axes.tick_params(length=0)
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    return figure


def _figure(head: str) -> str:
    """Shorten "Moderate (3)" to its figure."""
    return head.rsplit("(", 1)[-1].rstrip(")")


def _cell(axes: Axes, place: tuple[float, float], score: str, names: str) -> None:
    """Write the score of a cell, with a frame and below the names where names stand in it."""
    across, down = place
    if not names:
        axes.text(across, down, score, ha="center", va="center", color=DARK)
        return
    lines = names.replace(", ", "\n")
    frame = [across - _ACROSS, across + _ACROSS, across + _ACROSS, across - _ACROSS]
    sides = [down - _FRAME, down - _FRAME, down + _FRAME, down + _FRAME]
    axes.fill(frame, sides, facecolor=GROUND, edgecolor=COLOURS[0], linewidth=1.6, zorder=3)
    said = f"{lines}\n({score})"
    axes.text(across, down, said, ha="center", va="center", color=DARK, zorder=5)


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
