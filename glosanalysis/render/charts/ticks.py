"""Ticks of all others behind the lines: a mark a date, in which a script finds each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from markupsafe import escape
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from glosanalysis.display import Column
from glosanalysis.phrasing import counted
from glosanalysis.render.charts.marks import cell
from glosanalysis.render.charts.style import OTHERS
from glosanalysis.render.charts.svg import SvgWriter, class_of, short

__all__ = ["STEPS", "Others", "said_of_others", "steps_of", "ticks"]

STEPS = 200
"""An eye cannot tell apart ticks of one of so many steps between the ends of an axis."""
_HALF = 42
"""Days to each side of a date; years are far apart."""


@dataclass(frozen=True)
class Others:
    """What others have at a date.

    Parameters
    ----------
    row : int
        Of the download.
    when : Timestamp
    values : tuple of float
    said : str
        What stands there without a script.
    """

    row: int
    when: pd.Timestamp
    values: tuple[float, ...]
    said: str


def ticks(axes: Axes, dates: Sequence[Others], column: int) -> None:
    """Draw the others of each date as one mark: a mark for each makes a report twice as large.

    Parameters
    ----------
    axes : Axes
        With its limits set; what is beyond them is left out.
    dates : sequence of Others
    column : int
        The first of the download that holds their figures.
    """
    axes.add_artist(_Ticks(axes, dates, column))


def steps_of(values: Sequence[float], low: float, high: float) -> list[int]:
    """Give the steps between the ends of an axis on which figures lie, each once.

    By way of six decimals, which hide the last bits, in which processors differ.

    Examples
    --------
    >>> steps_of([0, 10, 10.01, 20, 30], 0, 20)
    [0, 100, 200]
    """
    known = np.array([value for value in values if low <= value <= high], dtype=float)
    exact = np.round((known - low) / (high - low) * STEPS, 6)
    return sorted({int(each) for each in np.floor(exact + 0.5)})


def said_of_others(when: str, values: pd.Series, column: Column) -> str:
    """Say how many others there are at a date, and between which figures.

    Parameters
    ----------
    when : str
    values : Series
        By the names of the others.
    column : Column

    Examples
    --------
    >>> said_of_others("May 2024", pd.Series({"Kent": 3.0, "Devon": 2.0}), Column("", "%", 0))
    'May 2024, two others: 2% (Devon) to 3% (Kent)'
    """
    others = counted(len(values), "other", "others")
    ends = (
        f"{cell(float(values[at]), column)} ({at})" for at in (values.idxmin(), values.idxmax())
    )
    return f"{when}, {others}: {' to '.join(dict.fromkeys(ends))}"


class _Ticks(Artist):
    """Lines across the axis, dashed where others are; any writer but that of pages skips them."""

    def __init__(self, axes: Axes, dates: Sequence[Others], column: int) -> None:
        super().__init__()
        self._axes, self._dates, self._column = axes, dates, column
        self.set_zorder(1)
        self.set_in_layout(False)

    def draw(self, renderer: Any) -> None:
        """Write them, if they can be written."""
        if isinstance(renderer, SvgWriter):
            low, high = self._axes.get_ylim()
            renderer.draw_element(
                f"<g class='s-{class_of(OTHERS)}' fill='none' stroke='currentColor' "
                f"stroke-width='1' data-others='{self._column} {low:.9g} {high:.9g}'>"
                f"{''.join(self._line(each, renderer) for each in self._dates)}</g>"
            )

    def _line(self, others: Others, writer: SvgWriter) -> str:
        low, high = self._axes.get_ylim()
        # In days since 1970, as matplotlib counts them.
        day = (others.when - pd.Timestamp(0)) / pd.Timedelta(days=1)
        data: Any = self._axes.transData
        left, bottom = data.transform((day - _HALF, low))
        right, top = data.transform((day + _HALF, high))
        step = (top - bottom) / STEPS
        x, y = writer.place(((left + right) / 2, bottom - step / 2))
        scale = f"{short(right - left)} {-float(f'{step:.6f}'):.4f}"
        steps = steps_of(others.values, low, high)
        return (
            f"<path class='m t' data-row='{others.row}' stroke-dasharray='{_dashes(steps)}' "
            f"d='M0 0V{STEPS + 1}' "
            f"transform='translate({x} {y})scale({scale})'>"
            f"<title>{escape(others.said)}</title></path>"
            if steps
            else ""
        )


def _dashes(steps: Sequence[int]) -> str:
    """Write steps as dashes and the gaps between them, from the bottom; the last gap has no end."""
    gaps = [later - earlier - 1 for earlier, later in pairwise(steps)]
    written = [0, steps[0]] if steps[0] else []
    length = 1
    for gap in [*gaps, STEPS]:
        if gap:
            written += [length, gap]
            length = 0
        length += 1
    return " ".join(map(str, written))
