"""A waterfall from one total to another: full bars from 0, and the steps between them."""

from __future__ import annotations

import textwrap
from typing import Any

from matplotlib.figure import Figure

from glosanalysis.exhibit import Exhibit
from glosanalysis.present.axes import WIDTH
from glosanalysis.present.frame import framed
from glosanalysis.present.outputs import Shown
from glosanalysis.present.style import COLOURS, DARK
from glosanalysis.wording import number

__all__ = ["waterfall"]


def waterfall(exhibit: Exhibit) -> Shown:
    """Draw a waterfall; totals are filled, rises hatched, falls hollow: it can be read in grey.

    Parameters
    ----------
    exhibit : Exhibit
        The name of each bar, its amount, and whether it is a ``total`` or a ``step``, in the first
        three columns; the first and the last row are totals.

    Returns
    -------
    Shown
        Title, chart and caption, for a notebook to display.
    """
    return framed(exhibit, _draw)


def _draw(exhibit: Exhibit) -> Figure:
    name, amount, kind = exhibit.frame.columns[:3]
    frame = exhibit.frame.astype({amount: float})
    labels = ["\n".join(textwrap.wrap(str(text), 30)) for text in frame[name]]
    lines = sum(label.count("\n") + 1 for label in labels)
    figure = Figure(figsize=(WIDTH, 0.4 + 0.22 * lines + 0.16 * len(labels)))
    axes = figure.subplots()
    reached, ends = 0.0, []
    for place, (value, what) in enumerate(zip(frame[amount], frame[kind], strict=True)):
        start = 0.0 if what == "total" else reached
        reached = value if what == "total" else reached + value
        ends.append(max(start, reached))
        axes.barh(place, reached - start, left=start, height=0.66, **_look(value, str(what)))
        sign = "+" if what == "step" and value > 0 else ""
        axes.annotate(
            sign + number(value),
            (ends[-1], place),
            (4, 0),
            textcoords="offset points",
            va="center",
            color=DARK,
        )
    axes.set_yticks(range(len(labels)), labels)
    axes.invert_yaxis()
    axes.set_xlim(0, max(ends) * 1.13)
    axes.axvline(0, color=DARK, linewidth=1)
    axes.grid(visible=False)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    return figure


def _look(value: float, kind: str) -> dict[str, Any]:
    if kind == "total":
        return {"color": COLOURS[0]}
    if value >= 0:
        return {"facecolor": COLOURS[0], "edgecolor": "white", "hatch": "////"}
    return {"facecolor": "white", "edgecolor": COLOURS[0], "linewidth": 1.4}
