"""Points of different standing on one long axis, told apart by shape."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from glosanalysis.exhibit import Exhibit
from glosanalysis.present.axes import WIDTH, date_axes
from glosanalysis.present.frame import framed
from glosanalysis.present.outputs import Shown
from glosanalysis.present.style import COLOURS, DARK

__all__ = ["points"]

_NEIGHBOURS = pd.Timedelta(days=62)
"""Points of an unmarked kind that are closer than this are joined by a line."""
_MARKS = ("o", "o", "D", "v", "s", "^")


def points(exhibit: Exhibit) -> Shown:
    """Draw figures as points over time; kinds that are marked are hollow, others joined.

    Parameters
    ----------
    exhibit : Exhibit
        Dates, figures and the kind of each point, in the first three columns.

    Returns
    -------
    Shown
        Title, chart and caption, for a notebook to display.
    """
    return framed(exhibit, _draw)


def _draw(exhibit: Exhibit) -> Figure:
    figure = Figure(figsize=(WIDTH, 3.9))
    axes = figure.subplots()
    dates, values, kind = exhibit.frame.columns[:3]
    frame = exhibit.frame.astype({values: float})
    kinds = sorted(frame[kind].unique(), key=lambda name: (name in exhibit.marked, name))
    for place, name in enumerate(kinds):
        own = frame[frame[kind] == name]
        filled = name not in exhibit.marked
        axes.scatter(
            own[dates],
            own[values],
            marker=_MARKS[place % len(_MARKS)],
            s=42,
            facecolors=COLOURS[0] if filled else "white",
            edgecolors=COLOURS[0] if filled else DARK,
            linewidths=1.6,
            label=name,
            zorder=3,
        )
        if filled:
            for _, stretch in own.groupby((own[dates].diff() > _NEIGHBOURS).cumsum()):
                axes.plot(stretch[dates], stretch[values], color=COLOURS[0])
    date_axes(axes, frame[dates], 0, float(frame[values].max()))
    axes.set_title(exhibit.unit, x=-0.01)
    axes.legend(loc="upper left", bbox_to_anchor=(-0.02, -0.12), ncols=2, labelcolor=DARK)
    return figure
