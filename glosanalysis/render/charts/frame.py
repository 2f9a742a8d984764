"""The frame of every chart: its title above, its caption below."""

from __future__ import annotations

from collections.abc import Callable

from matplotlib.figure import Figure

from glosanalysis.display import LONGEST_ALTERNATIVE, Exhibit
from glosanalysis.render.charts.style import chart_style, to_svg
from glosanalysis.render.outputs import Html, Shown, Svg, paragraph

__all__ = ["framed", "is_drawn"]

_LEAST_ROWS = 3
"""Two numbers are told by a table; a chart of them adds nothing."""


def is_drawn(exhibit: Exhibit) -> bool:
    """Tell whether an exhibit has enough figures for a chart; without, its table stands alone."""
    return bool(exhibit.frame[exhibit.figures].notna().any(axis=1).sum() >= _LEAST_ROWS)


def framed(exhibit: Exhibit, draw: Callable[[Exhibit], Figure], kind: str = "Chart") -> Shown:
    """Draw an exhibit in the book's style, between its title and its caption.

    Parameters
    ----------
    exhibit : Exhibit
    draw : callable
        Makes the figure; called within the book's style.
    kind : str
        What kind of chart it is, which its text alternative begins with.

    Returns
    -------
    Shown
        For a notebook to display; without the chart where there are fewer than three rows of
        figures, and nothing where there is none.
    """
    if exhibit.frame.empty:
        return Shown([])
    title = paragraph(exhibit.title, "exhibit-title")
    if not is_drawn(exhibit):
        return Shown([title, _caption(exhibit)])
    with chart_style():
        svg = to_svg(draw(exhibit))
    return Shown([title, Svg(svg, _alternative(exhibit, kind)), _caption(exhibit)])


def _alternative(exhibit: Exhibit, kind: str) -> str:
    """Say the kind of chart first, where the exhibit does not and a screen reader's limit lets."""
    said = exhibit.alternative
    named = said.lower().startswith(kind.lower().split()[0])
    longer = f"{kind}: {said}"
    return said if named or len(longer) > LONGEST_ALTERNATIVE else longer


def _caption(exhibit: Exhibit) -> Html:
    said = [f"{exhibit.measure}. {exhibit.area}. {exhibit.period}.", exhibit.note]
    return paragraph(" ".join(filter(None, said)), "exhibit-caption")
