"""Write a figure as SVG for a page: text as text, colours as classes, marks with their words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
from markupsafe import escape
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Transform

from glosanalysis.render.charts.style import CLASSES

__all__ = ["SvgWriter", "to_svg"]

_LINE = 1.2
"""The height of a line of text, in its size."""
_ANCHORS = {"left": "", "center": " text-anchor='middle'", "right": " text-anchor='end'"}
_DROPS = {
    "top": (0.8, 0.0),
    "center": (0.35, 0.5),
    "center_baseline": (0.35, 0.5),
    "baseline": (0.0, 1.0),
    "bottom": (-0.22, 1.0),
}
"""How far the only line of a text is below its place, in its size; which share of further lines are
above it."""
_LETTERS: dict[int, str] = {1: "M", 3: "Q", 4: "C"}
"""Of the steps of a path, by matplotlib's numbers."""
_USUAL_WIDTH = 1.8
_END = "'/>"


def to_svg(figure: Figure, alternative: str) -> str:
    """Write a figure as an element for a page of HTML, with its text alternative.

    Parameters
    ----------
    figure : Figure
        Drawn in the book's style.
    alternative : str

    Returns
    -------
    str
        As many units wide as a small phone has pixels for it. Without the style sheet it is in the
        one colour of the text around it.

    Raises
    ------
    ValueError
        If it has a colour that is none of the book's.
    """
    _lay_out(figure)
    texts = figure.findobj(Text)
    for place, text in enumerate(texts):
        text.set_gid(str(place))
    width, height = (float(v) * figure.dpi for v in figure.get_size_inches())
    writer = SvgWriter(width, height, texts)
    figure.draw(writer)
    label = str(escape(alternative)).replace("&#34;", '"')
    return (
        f"<svg class='chart' role='img' aria-label='{label}' "
        f"viewBox='0 0 {short(width)} {short(height)}' "
        f"fill='currentColor' stroke-width='{_USUAL_WIDTH}'>{writer.written()}</svg>"
    )


def _lay_out(figure: Figure) -> None:
    """Give everything its place once: to lay out takes as long as all else, and drawing does it."""
    engine = figure.get_layout_engine()
    if engine is None:
        figure.draw_without_rendering()  # which makes the labels of the axes
    else:
        engine.execute(figure)
        figure.set_layout_engine("none")


def short(value: float) -> str:
    """Write a place with at most one decimal, and no zero at its end.

    By way of six decimals, which hide the last bits, in which processors differ; cutting instead of
    rounding would bring them back, as 12.99 on one machine and 13.0 on another.

    Examples
    --------
    >>> short(12.25), short(12.25 - 1e-12), short(-0.04), short(100.0)
    ('12.3', '12.3', '0', '100')
    """
    exact = Decimal(f"{value:.6f}").quantize(Decimal("0.1"), ROUND_HALF_UP)
    text = f"{exact:f}".removesuffix(".0")
    return "0" if text == "-0" else text


def class_of(colour: Any) -> str:
    """Name the class of a colour."""
    written = to_hex(colour).upper()
    if written not in CLASSES:
        raise ValueError(f"{written} is no colour of a chart, which are {', '.join(CLASSES)}")
    return CLASSES[written]


class SvgWriter(RendererBase):
    """What matplotlib draws on, which keeps it as elements of SVG.

    Parameters
    ----------
    width, height : float
        In units.
    texts : sequence of Text
        All that the figure may write; the identifier of each is its place among them.
    """

    def __init__(self, width: float, height: float, texts: Sequence[Text]) -> None:
        super().__init__()
        self._width, self._height, self._texts = width, height, texts
        self._pieces: list[tuple[str, str]] = []
        self._lines: list[str] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Tell the size in units."""
        return self._width, self._height

    def written(self) -> str:
        """Give all elements in the order of drawing; strokes that are alike are one."""
        return "".join(
            f"{look}{''.join(drawn for _, drawn in alike)}{_END if look else ''}"
            for look, alike in groupby(self._pieces, key=itemgetter(0))
        )

    def place(self, point: Sequence[float]) -> tuple[str, str]:
        """Give a point of the figure in units from the top left."""
        return short(float(point[0])), short(self._height - float(point[1]))

    def course(self, path: Path, transform: Transform, clip: Any = None) -> str:
        """Write a path that is drawn by a transform as the data of an element."""
        cleaned = path.cleaned(transform, remove_nans=True, clip=clip, curves=True)
        said, where = "", ("", "")
        course: list[tuple[int, list[Any]]] = [
            (int(code), [self.place(pair) for pair in np.reshape(points, (-1, 2))])
            for points, code in cleaned.iter_segments(simplify=False, curves=True)
        ]
        for code, points in course:
            said += _step(code, points, where)
            where = points[-1] if points else where
        return said

    def draw_path(self, gc: Any, path: Path, transform: Transform, rgbFace: Any = None) -> None:  # noqa: N803
        """Keep a line, or a shape with its fill."""
        filled = rgbFace is not None and (len(rgbFace) == 3 or rgbFace[3] > 0)
        stroked = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
        box = None if filled else gc.get_clip_rectangle()
        drawn = self.course(path, transform, None if box is None else box.extents)
        if drawn and filled and not stroked:
            self.draw_element(f"<path class='f-{class_of(rgbFace)}' d='{drawn}'/>")
        elif drawn and stroked:
            self._pieces.append((_look(gc, rgbFace if filled else None), drawn))

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Begin a text; other groups say nothing."""
        if s == "text":
            self._lines = []
            self._text = self._texts[int(gid)] if gid is not None else None

    def draw_text(self, *arguments: Any, **_: Any) -> None:
        """Keep a line of a text."""
        self._lines.append(str(arguments[3]))

    def close_group(self, s: str) -> None:
        """End a text: its lines keep their distance from its place, whatever size a page sets."""
        if s != "text" or not self._lines or self._text is None:
            return
        text: Any = self._text
        x, y = self.place(text.get_transform().transform(text.get_unitless_position()))
        looks = [] if (colour := class_of(text.get_color())) == "ink" else [f"f-{colour}"]
        looks += ["b"] if text.get_fontweight() == "bold" else []
        classes = f" class='{' '.join(looks)}'" if looks else ""
        anchor = text.get_horizontalalignment()
        said = f"<text{classes}{_ANCHORS[anchor]} x='{x}' y='{y}'"
        drop, share = _DROPS[text.get_verticalalignment()]
        first = _em(drop - (len(self._lines) - 1) * share * _LINE)
        if len(self._lines) == 1:
            dropped = "" if first == "0em" else f" dy='{first}'"
            self.draw_element(f"{said}{dropped}>{escape(self._lines[0])}</text>")
        else:
            self.draw_element(f"{said}>{_lines_of(self._lines, x, first, anchor)}</text>")

    def draw_element(self, element: str) -> None:
        """Keep an element that is written already: a mark with its words."""
        self._pieces.append(("", element))


def _look(gc: Any, fill: Any) -> str:
    """Write the beginning of a path, up to where it goes."""
    stroke = f"s-{class_of(gc.get_rgb())}"
    said = (
        f"<path class='{stroke}' fill='none'"
        if fill is None
        else f"<path class='f-{class_of(fill)} {stroke}'"
    )
    width, (_, dashes) = short(gc.get_linewidth()), gc.get_dashes()
    said += "" if width == short(_USUAL_WIDTH) else f" stroke-width='{width}'"
    said += "" if dashes is None else f" stroke-dasharray='{' '.join(map(short, dashes))}'"
    return f"{said} stroke='currentColor' d='"


def _em(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("0.", ".", 1) + "em"


def _lines_of(lines: Sequence[str], x: str, first: str, anchor: str) -> str:
    """Set lines under each other, with a space between them where it moves none."""
    before, after = (" ", "") if anchor == "right" else ("", " ")
    last = len(lines) - 1
    return "".join(
        f"<tspan x='{x}' dy='{_em(_LINE) if place else first}'>"
        f"{before if place else ''}{escape(line)}{after if place < last else ''}</tspan>"
        for place, line in enumerate(lines)
    )


def _step(code: int, points: list[tuple[str, str]], where: tuple[str, str]) -> str:
    """Write one step of a path, flat and upright ones shorter."""
    if code == Path.CLOSEPOLY:
        return "z"
    if code == Path.LINETO:
        (x, y) = points[0]
        return f"H{x}" if y == where[1] else f"V{y}" if x == where[0] else f"L{x} {y}"
    return _LETTERS[code] + " ".join(f"{x} {y}" for x, y in points)
