"""Marks of data: each says in words what it stands for, pointed at or reached by keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from markupsafe import escape
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform

from glosanalysis.display import Column, Display
from glosanalysis.phrasing import number
from glosanalysis.render.charts.alternatives import names_of
from glosanalysis.render.charts.looks import Look
from glosanalysis.render.charts.style import GROUND
from glosanalysis.render.charts.svg import SvgWriter, class_of, short
from glosanalysis.render.tables import NOT_KNOWN

__all__ = ["box", "cell", "key", "point", "words"]

_TO_KEY = 7
"""Units from the axes to the middle of the sample of a mark."""


def cell(value: float, column: Column, symbol: str = "") -> str:
    """Write a figure with the digits that its table prints, and its unit.

    Examples
    --------
    >>> cell(6.2, Column("Share", "%", 1)), cell(7443, Column("Cost", "£ thousand", 0))
    ('6.2%', '£7,443 thousand')
    >>> cell(12.5, Column("Posts", "FTE", 2)), cell(0, Column("Plans", decimals=0), "c")
    ('12.50 FTE', '[c]')
    """
    if symbol:
        return f"[{symbol}]"
    if pd.isna(value):
        return NOT_KNOWN
    digits = number(value, column.places(value))
    if column.unit == "%":
        return f"{digits}%"
    if column.unit.startswith("£"):
        sign, digits = ("−", digits[1:]) if digits.startswith("−") else ("", digits)
        return f"{sign}£{digits}{column.unit[1:]}"
    return f"{digits} {column.unit}".strip()


def words(display: Display, name: str, of: str = "") -> list[str]:
    """Say each figure of a column with the name of its row: what a mark of it says.

    Parameters
    ----------
    display : Display
    name : str
        Of a column of figures.
    of : str
        What stands before it, where a chart has several columns.

    Returns
    -------
    list of str
        One for each row.
    """
    column, start = display.columns[name], f"{of}, " if of else ""
    rest = f" ({display.mark.meaning})" if display.mark else ""
    rows = zip(
        names_of(display), display.frame[name], display.symbols(name), display.marked, strict=True
    )
    return [
        f"{start}{row}: {cell(value, column, symbol)}{rest if is_marked else ''}"
        for row, value, symbol, is_marked in rows
    ]


def point(
    axes: Axes, at: tuple[Any, float], said: str, look: Look, *, hidden: bool = False
) -> None:
    """Mark a place of a chart.

    Parameters
    ----------
    axes : Axes
    at : tuple
        In units of the axes.
    said : str
        What it stands for.
    look : Look
    hidden : bool
        Whether it shows itself only when it is pointed at.
    """
    axes.add_artist(_Point(axes, at, said, look, hidden=hidden))


def key(axes: Axes, height: float, look: Look) -> None:
    """Show beside the name at the end of a line how its points look."""
    axes.add_artist(_Key(axes, height, look))


def box(
    axes: Axes,
    ends: Sequence[float],
    said: str,
    colour: str,
    edge: str = "",
    opacity: float = 1.0,
) -> None:
    """Draw a bar that is a mark.

    Parameters
    ----------
    axes : Axes
    ends : sequence of float
        Left, right, bottom and top.
    said : str
        What it stands for.
    colour : str
    edge : str
        The colour of its edge, if it has one.
    opacity : float
    """
    look = f"f-{class_of(colour)}"
    look += f" s-{class_of(edge)}' stroke-width='1.2'" if edge else "'"
    look += f" fill-opacity='{opacity:.2f}'" if opacity < 1 else ""
    axes.add_artist(_Box(axes, ends, said, look))


class _Mark(Artist):
    """A mark; any writer but the one of pages passes it over."""

    def __init__(self, axes: Axes, said: str) -> None:
        super().__init__()
        self._axes, self._said = axes, said
        self.set_zorder(4)
        self.set_in_layout(False)

    def draw(self, renderer: Any) -> None:
        """Write it, if it can be written."""
        if isinstance(renderer, SvgWriter):
            tag, look = self.element(renderer)
            renderer.draw_element(
                f"<{tag} class='m {look}><title>{escape(self._said)}</title></{tag}>"
            )

    def element(self, writer: SvgWriter) -> tuple[str, str]:
        """Give the name of the element, then the rest of its class with its other attributes."""
        raise NotImplementedError

    def placed(self, x: Any, y: Any) -> tuple[float, float]:
        """Give a place of the axes as one of the figure."""
        axes: Any = self._axes
        where = (float(axes.convert_xunits(x)), float(axes.convert_yunits(y)))
        across, up = axes.transData.transform(where)
        return float(across), float(up)


class _Point(_Mark):
    def __init__(
        self, axes: Axes, at: tuple[Any, float], said: str, look: Look, *, hidden: bool
    ) -> None:
        super().__init__(axes, said)
        self._at, self._drawn = at, look
        self._look = "h' fill='none'" if hidden else _classes(look)

    def element(self, writer: SvgWriter) -> tuple[str, str]:
        return _shape(writer, self.placed(*self._at), self._drawn, self._look)


class _Key(_Mark):
    """A sample of a mark, which says nothing."""

    def __init__(self, axes: Axes, height: float, look: Look) -> None:
        super().__init__(axes, "")
        self._height, self._drawn = height, look

    def draw(self, renderer: Any) -> None:
        """Write it, if it can be written."""
        if isinstance(renderer, SvgWriter):
            right = self._axes.transAxes.transform((1.0, 0.0))[0]
            up = self._axes.transData.transform((0.0, self._height))[1]
            at = (float(right) + _TO_KEY, float(up))
            tag, look = _shape(renderer, at, self._drawn, _classes(self._drawn))
            renderer.draw_element(f"<{tag} class='k {look}/>")


def _classes(look: Look) -> str:
    colour = class_of(look.colour)
    return f"f-{class_of(GROUND)} s-{colour}'" if look.hollow else f"f-{colour}'"


def _shape(writer: SvgWriter, at: tuple[float, float], look: Look, classes: str) -> tuple[str, str]:
    if look.shape == "o":
        x, y = writer.place(at)
        return "circle", f"{classes} cx='{x}' cy='{y}' r='{short(look.size)}'"
    marker = MarkerStyle(look.shape)
    drawn = marker.get_transform() + Affine2D().scale(look.size * 2).translate(*at)
    return "path", f"{classes} d='{writer.course(marker.get_path(), drawn)}'"


class _Box(_Mark):
    def __init__(self, axes: Axes, ends: Sequence[float], said: str, look: str) -> None:
        super().__init__(axes, said)
        self.set_zorder(2)
        self._ends, self._look = ends, look

    def element(self, writer: SvgWriter) -> tuple[str, str]:
        left, right, bottom, top = self._ends
        corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
        path = Path([self.placed(*each) for each in corners])
        return "path", f"{self._look} d='{writer.course(path, IdentityTransform())}z'"
