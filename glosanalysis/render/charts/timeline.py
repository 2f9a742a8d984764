"""A line of time from top to bottom: what one actor did on its left, the others on its right."""

from __future__ import annotations

import textwrap

from matplotlib.figure import Figure

from glosanalysis.display import Display
from glosanalysis.phrasing import counted
from glosanalysis.render.charts.axes import drawing
from glosanalysis.render.charts.frame import framed
from glosanalysis.render.charts.looks import BESIDE, OWN
from glosanalysis.render.charts.marks import cell, point
from glosanalysis.render.charts.style import DARK
from glosanalysis.render.outputs import Shown

__all__ = ["timeline"]

_WIDE = 18
"""Characters of a line of text: each side has half of the width."""
_LINE = 0.2
"""Inches that a line of text is high."""
_GAP = 0.09
"""Inches between two texts on one side."""
_APART = 0.2
"""Inches between two marks."""
_A_MONTH = 0.06
"""Inches, where texts leave room: the more months, the further apart."""


def timeline(display: Display) -> Shown:
    """Draw events in order of time; those of the first actor to the left of the line.

    Parameters
    ----------
    display : Display
        Its first three columns say when, who and what; its first column of figures, how many
        months after the first event. Its rows are in order of time.

    Returns
    -------
    Shown
        Title, chart and caption, for a notebook to display.
    """
    return framed(display, _draw, _said)


def _events(display: Display) -> list[tuple[str, str, float, int]]:
    """Give each event: what is written, whose it is, the months, and how many lines it has."""
    when, who, what = display.words[:3]
    months = display.frame[display.figures[0]].astype(float)
    found = []
    for row, after in zip(display.frame.to_dict("records"), months, strict=True):
        lines = [row[when], *textwrap.wrap(row[what], _WIDE)]
        found.append(("\n".join(lines), str(row[who]), after, len(lines)))
    return found


def _draw(display: Display) -> Figure:
    events = _events(display)
    first = events[0][1]
    free = {True: 0.0, False: 0.0}
    placed: list[float] = []
    for _, who, months, lines in events:
        side = who == first
        # Always below the event before, also one of the other side: the line is one of time.
        at = max(months * _A_MONTH, free[side], placed[-1] + _APART if placed else 0.0)
        placed.append(at)
        free[side] = at + lines * _LINE + _GAP
    height = max(free.values())
    figure, axes = drawing(height + 0.4)
    axes.axvline(0, color=DARK, linewidth=1.4)
    of = display.figures[0]
    for (text, who, months, _), at in zip(events, placed, strict=True):
        left = who == first
        said = f"{who}, {' '.join(text.split())}: {cell(months, display.columns[of])} months"
        point(axes, (0.0, at + _LINE / 2), said, OWN[0] if left else BESIDE[0])
        axes.text(
            -0.06 if left else 0.06,
            at,
            text,
            ha="right" if left else "left",
            va="top",
            color=DARK,
        )
    axes.set(xlim=(-1, 1), ylim=(height, -0.35))
    others = " and ".join(dict.fromkeys(who for _, who, _, _ in events if who != first))
    for place, name, end in ((-0.06, first, "right"), (0.06, others, "left")):
        axes.text(place, -0.3, name, ha=end, va="top", color=DARK, weight="bold")
    axes.axis("off")
    return figure


def _said(display: Display) -> list[str]:
    """Say how many events there are, and the first and the last with when."""
    when, who, what = display.words[:3]
    rows = display.frame.to_dict("records")
    ends = "; ".join(f"{row[when]}, {row[who]}, {row[what]}" for row in (rows[0], rows[-1]))
    shorter = " to ".join(row[when] for row in (rows[0], rows[-1]))
    start = f"Timeline of {counted(len(rows), 'event', 'events')}"
    return [f"{start}, first and last: {ends}.", f"{start}, {shorter}."]
