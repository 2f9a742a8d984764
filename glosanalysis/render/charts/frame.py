"""The frame of every chart: its title above, its caption and its figures below."""

from __future__ import annotations

from collections.abc import Callable

from matplotlib.figure import Figure

from glosanalysis.display import Display
from glosanalysis.render.charts.alternatives import fitted
from glosanalysis.render.charts.style import chart_style
from glosanalysis.render.charts.svg import to_svg
from glosanalysis.render.outputs import Html, Shown, Svg, paragraph
from glosanalysis.render.tables import figures_of

__all__ = ["framed"]

_LEAST_ROWS = 3
"""Two numbers are told by a table; a chart of them adds nothing."""


def framed(
    display: Display,
    draw: Callable[[Display], Figure],
    say: Callable[[Display], list[str]],
    note: str = "",
) -> Shown:
    """Draw a display in the book's style between its title and its caption, over its figures.

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
    if display.frame[display.figures].notna().any(axis=1).sum() < _LEAST_ROWS:
        return Shown([title, _caption(display), figures_of(display)])
    with chart_style():
        said = fitted(*say(display))
        drawing = Svg(to_svg(draw(display), said), said)
    return Shown([title, drawing, _caption(display, note), figures_of(display, fold=True)])


def _caption(display: Display, note: str = "") -> Html:
    said = [f"{display.measure}. {display.area}. {display.period}.", note, display.note]
    return paragraph(" ".join(filter(None, said)), "exhibit-caption")
