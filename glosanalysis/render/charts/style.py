"""The look of charts: the Analysis Function's colours, the same on every machine.

A drawing holds no colour: each is a class, and the style sheet of the site says what it is in the
light, in the dark, in the colours of a system and on paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

import matplotlib as mpl
from afcharts.af_colours import get_af_colours
from cycler import cycler

__all__ = ["BAND", "CLASSES", "COLOURS", "DARK", "GRID", "GROUND", "LIGHT", "OTHERS", "chart_style"]

COLOURS: list[str] = get_af_colours("categorical")
DARK = "#3D3D3D"
"""Text and lines that are not data; contrast 10.9 to 1 on white."""
GROUND = "#FFFFFF"
OTHERS = "#8A8A8A"
"""What is not ours and stays behind: 3.5 to 1 on white."""
GRID = "#CCCCCC"
BAND = "#C9D3E0"
"""An area, 1.5 to 1 on white: what stands around it tells it apart."""
LIGHT = "#B9C9DC"
"""A part beside a dark one, with an edge: told apart in grey too. Text on it: 6 to 1."""

CLASSES: Mapping[str, str] = MappingProxyType(
    {
        **{colour: str(place) for place, colour in enumerate(COLOURS, 1)},
        DARK: "ink",
        GROUND: "ground",
        OTHERS: "others",
        GRID: "grid",
        BAND: "band",
        LIGHT: "light",
    }
)
"""What the style sheet calls each colour that a chart may have."""

_FIXED: dict[Any, Any] = {
    # A font that comes with matplotlib, wider than those of pages: what has room has it there too.
    "font.family": ["DejaVu Sans"],
    # A drawing is as wide as the column of a small phone: 12 units are 12 pixels there.
    "font.size": 12,
    "figure.dpi": 72,
    "text.color": DARK,
    "text.parse_math": False,
    "axes.titlesize": 12,
    "axes.titlecolor": DARK,
    "axes.titlelocation": "left",
    "axes.titlepad": 8,
    "axes.edgecolor": GRID,
    "axes.labelcolor": DARK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.grid.axis": "y",
    "axes.facecolor": "none",
    "axes.prop_cycle": cycler(color=COLOURS),
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "figure.facecolor": "none",
    "legend.frameon": False,
    # Bars have no edge unless they say so, and the days below a line have ticks.
    "patch.force_edgecolor": False,
    "xtick.bottom": True,
    "xtick.color": GRID,
    "xtick.labelcolor": DARK,
    "xtick.labelsize": 12,
    "ytick.color": GRID,
    "ytick.labelcolor": DARK,
    "ytick.labelsize": 12,
    "ytick.major.size": 0,
    "figure.constrained_layout.w_pad": 0.02,
    "figure.constrained_layout.h_pad": 0.03,
}


@contextmanager
def chart_style() -> Iterator[None]:
    """Draw in the book's style, whatever the machine's own settings are."""
    import seaborn as sns  # takes a second to load, and colours are asked for without it

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(sns.axes_style("whitegrid") | _FIXED)
        yield
