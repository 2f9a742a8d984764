"""The frame of every chart: its title above, its caption below."""

from __future__ import annotations

from collections.abc import Callable

from matplotlib.figure import Figure

from glosanalysis.display import Display
from glosanalysis.render.charts.alternatives import fitted
from glosanalysis.render.charts.style import chart_style, to_svg
from glosanalysis.render.outputs import Html, Shown, Svg, paragraph

__all__ = ["framed", "is_drawn"]

_LEAST_ROWS = 3
"""Two numbers are told by a table; a chart of them adds nothing."""


def is_drawn(display: Display) -> bool:
    """Tell whether a display has enough figures for a chart; without, its table stands alone."""
    return bool(display.frame[display.figures].notna().any(axis=1).sum() >= _LEAST_ROWS)


def framed(
    display: Display,
    draw: Callable[[Display], Figure],
    say: Callable[[Display], list[str]],
    note: str = "",
) -> Shown:
    """Draw a display in the book's style, between its title and its caption.

    Parameters
    ----------
    display : Display
    draw : callable
        Makes the figure; called within the book's style.
    say : callable
        Says what the figure shows, the kind of chart first: several texts, the fullest first, of
        which the first that is short enough is its text alternative.
    note : str
        What a caption has to say of how it is drawn.

    Returns
    -------
    Shown
        For a notebook to display; without the chart where there are fewer than three rows of
        figures, and nothing where there is none.
    """
    if display.frame.empty:
        return Shown([])
    title = paragraph(display.title, "exhibit-title")
    if not is_drawn(display):
        return Shown([title, _caption(display)])
    with chart_style():
        svg = to_svg(draw(display))
    return Shown([title, Svg(svg, fitted(*say(display))), _caption(display, note)])


def _caption(display: Display, note: str = "") -> Html:
    said = [f"{display.measure}. {display.area}. {display.period}.", note, display.note]
    return paragraph(" ".join(filter(None, said)), "exhibit-caption")
