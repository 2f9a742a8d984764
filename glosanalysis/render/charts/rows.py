"""What charts of rows share: a row for each name, as high as its name has lines."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import accumulate

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glosanalysis.render.charts.axes import drawing

__all__ = ["HALF", "rows_of"]

HALF = 8.5
"""Half of the height of a bar, in units."""
_LEAST = 23.0
"""The height of a row, in units."""
_LINE, _GAP = 14.4, 6.0


def rows_of(
    names: Sequence[str], widest: int, around: float = 0.0
) -> tuple[Figure, Axes, list[float]]:
    """Begin a chart that has a row for each name, the first at the top.

    Parameters
    ----------
    names : sequence of str
    widest : int
        Characters of a line of a name.
    around : float
        Inches that the chart needs above and below the rows.

    Returns
    -------
    Figure, Axes, list of float
        The last is the height of each row's middle.

    Examples
    --------
    >>> rows_of(["All", "Children in care"], 12)[2]
    [11.5, 40.4]
    """
    labels = ["\n".join(textwrap.wrap(name, widest)) for name in names]
    heights = [max(_LEAST, (label.count("\n") + 1) * _LINE + _GAP) for label in labels]
    ends = list(accumulate(heights))
    figure, axes = drawing(around + ends[-1] / 72)
    middles = [end - height / 2 for end, height in zip(ends, heights, strict=True)]
    axes.set_yticks(middles, labels)
    axes.set_ylim(ends[-1], 0)
    axes.grid(visible=False, axis="y")
    axes.tick_params(axis="y", length=0)
    return figure, axes, middles
