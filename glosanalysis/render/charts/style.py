"""The look of charts: the Analysis Function's style, the same on every machine."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
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
    "font.size": 11,
    "axes.titlesize": 11,
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


_NUMBER = re.compile(r"(?<![\w#.])-?\d+\.\d+")
_SCALE = re.compile(r"scale\([^)]*\)")
_FINE, _COARSE, _IN_A_SCALE = 2, 1, 4
"""Decimals of numbers under 10, of others, and of scales: an eye cannot tell more."""


_SHORTER = (
    # One of many strokes of a path that lie flat.
    (r"(M \S+ (\S+)) \nL (\S+) \2 \n(?=M )", r"\1 H\3 "),
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
    svg = _rounded(svg)
    for found, short in _SHORTER:
        svg = re.sub(found, short, svg)
    return _named(re.sub(r"\s+", " ", svg).replace("> <", "><").replace(" z ", "z").strip())


_NAME = re.compile(r"(?<=id=')[mphC][0-9a-f]{10,}(?=')")


def _named(svg: str) -> str:
    """Name marks and clips by their order in the rounded drawing.

    matplotlib names them by a hash of unrounded places, in which processors differ. A hash of the
    rounded drawing goes before, so that two drawings of a page do not share a name.
    """
    names = list(dict.fromkeys(_NAME.findall(svg)))
    for place, name in enumerate(names):
        svg = svg.replace(name, f"@{place:x}.")
    own = "".join(c for c in sha256(svg.encode()).hexdigest() if c.isalpha())[:6]
    return re.sub(r"@([0-9a-f]+)\.", rf"{own}\1", svg)


def _rounded(svg: str) -> str:
    """Round every number in decimal arithmetic, from the six places that matplotlib writes.

    Those six hide the last bits, in which processors differ; cutting instead of rounding would
    bring them back, as 12.99 on one machine and 13.0 on another.
    """
    scales = {found[0]: _each(found[0], lambda _: _IN_A_SCALE) for found in _SCALE.finditer(svg)}
    parts = re.split(f"({_SCALE.pattern})", svg)
    return "".join(
        scales[part] if part in scales else _each(part, lambda v: _FINE if abs(v) < 10 else _COARSE)
        for part in parts
    )


def _each(text: str, places: Callable[[float], int]) -> str:
    return _NUMBER.sub(lambda found: _shortest(found[0], places(float(found[0]))), text)


def _shortest(text: str, decimals: int) -> str:
    """Write a number with at most so many decimals, and no zeros at its end."""
    value = Decimal(text).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    short = f"{value:f}".rstrip("0").rstrip(".")
    return "0" if short in ("-0", "") else short
