"""The frame of every chart: its title above, its caption below."""

from __future__ import annotations

from collections.abc import Callable

from matplotlib.figure import Figure

from glosanalysis.exhibit import Exhibit
from glosanalysis.present.outputs import Html, Shown, Svg, paragraph
from glosanalysis.present.style import chart_style, to_svg

__all__ = ["framed"]


def framed(exhibit: Exhibit, draw: Callable[[Exhibit], Figure]) -> Shown:
    """Draw an exhibit in the book's style, between its title and its caption.

    Parameters
    ----------
    exhibit : Exhibit
    draw : callable
        Makes the figure; called within the book's style.

    Returns
    -------
    Shown
        For a notebook to display; nothing where nothing has been reported, which the exhibit's
        table says.
    """
    if exhibit.frame.empty:
        return Shown([])
    with chart_style():
        svg = to_svg(draw(exhibit))
    title = paragraph(exhibit.title, "exhibit-title")
    return Shown([title, Svg(svg, exhibit.alternative), _caption(exhibit)])


def _caption(exhibit: Exhibit) -> Html:
    said = [f"{exhibit.measure}. {exhibit.area}. {exhibit.period}.", exhibit.note]
    return paragraph(" ".join(filter(None, said)), "exhibit-caption")
