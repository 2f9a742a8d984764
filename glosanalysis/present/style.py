"""The look of charts: the Analysis Function's style, the same on every machine."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from afcharts.af_colours import get_af_colours
from matplotlib import style
from matplotlib.figure import Figure

__all__ = ["COLOURS", "DARK", "chart_style", "to_svg"]

COLOURS: list[str] = get_af_colours("categorical")
DARK = "#3D3D3D"
"""Text and lines that are not data; contrast 10.9 to 1 on white."""

_FIXED: dict[Any, Any] = {
    # A font that comes with matplotlib: the same shapes wherever the book is made.
    "font.family": ["DejaVu Sans"],
    "font.size": 10.5,
    "axes.titlesize": 10.5,
    "axes.titlecolor": DARK,
    "axes.titlelocation": "left",
    "axes.titlepad": 12,
    "figure.facecolor": "white",
    "hatch.color": "white",
    "hatch.linewidth": 2.5,
    # Identifiers made from the content, not from chance.
    "svg.hashsalt": "glosanalysis",
    "svg.fonttype": "path",
}


@contextmanager
def chart_style() -> Iterator[None]:
    """Draw in the book's style, whatever the machine's own settings are."""
    with mpl.rc_context():
        mpl.rcdefaults()
        style.use("afcharts.afcharts")
        mpl.rcParams.update(_FIXED)
        yield


_PRECISE = re.compile(r"scale\([^)]*\)|(\d\d+\.\d)\d+|(\d\.\d\d)\d+")
"""Numbers with more decimals than an eye can tell; a scale needs all of its own."""


_SHORTER = (
    (r'<g id="[^"]*">', "<g>"),
    ("xlink:href", "href"),
    ("DejaVuSans-(?:Bold-)?", lambda found: "b" if "Bold" in found[0] else "d"),
    ('"', "'"),
    (r" ?\b([MLQCz])\b ?(?=[-\d'ML])", r"\1"),
    (r" (?=[MLQC]-?\d)", ""),
    (r"transform='translate\((-?[\d.]+) 0\)'/>", r"x='\1'/>"),
)
"""Names that nothing refers to or that can be shorter, and quotes that JSON need not escape."""


def to_svg(figure: Figure) -> str:
    """Write a figure as SVG: no date or version in it, and no space that only eyes need."""
    buffer = io.StringIO()
    figure.savefig(
        buffer,
        format="svg",
        bbox_inches="tight",
        pad_inches=0.08,
        metadata={"Date": None, "Creator": None},
    )
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = _PRECISE.sub(lambda found: found[1] or found[2] or found[0], svg)
    for found, short in _SHORTER:
        svg = re.sub(found, short, svg)
    return re.sub(r"\s+", " ", svg).replace("> <", "><").replace(" z ", "z").strip()
