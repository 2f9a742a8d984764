"""What an executed report shows, as one page: headings, pieces, and where its pictures stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from bs4 import BeautifulSoup, Tag

from glosanalysis.render.charts.standalone import standalone

__all__ = ["Page", "Picture", "page_of"]

_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_HEADING = re.compile(r"^## +(?P<text>.+)$", re.MULTILINE)
_PLACE = "data-picture"
_CHART = "<svg class='chart'"
_FONT, _SIZE = "DejaVu Sans", 10.0
"""Of the text in a chart: a font that comes with matplotlib, and units of a chart's 288."""


@dataclass(frozen=True)
class Picture:
    """A drawing with its text alternative.

    Parameters
    ----------
    svg, alternative : str
    """

    svg: str
    alternative: str


@dataclass(frozen=True)
class Page:
    """A report as its page shows it.

    Parameters
    ----------
    body : BeautifulSoup
        Its headings and pieces in order, without signs that nobody is told aloud. A drawing is
        not among them, since a parser of HTML would change it: an empty picture marks its place.
    pictures : tuple of Picture
    """

    body: BeautifulSoup
    pictures: tuple[Picture, ...]

    def picture_of(self, piece: Tag) -> Picture | None:
        """Give the picture that stands in a piece of the page, or is it; the first of several."""
        place = piece if piece.has_attr(_PLACE) else piece.select_one(f"[{_PLACE}]")
        return None if place is None else self.pictures[int(str(place[_PLACE]))]


def page_of(report: Path) -> Page:
    """Read what an executed report shows.

    Parameters
    ----------
    report : Path
        The notebook.

    Returns
    -------
    Page
    """
    pictures: list[Picture] = []
    body = BeautifulSoup("\n".join(_pieces(report, pictures)), "html.parser")
    for sign in body.select("[aria-hidden=true]"):
        sign.decompose()
    return Page(body, tuple(pictures))


def _pieces(report: Path, pictures: list[Picture]) -> Iterator[str]:
    for cell in nbformat.read(report, as_version=4).cells:
        if cell.cell_type == "markdown":
            yield from _headings(cell.source)
        for output in cell.get("outputs", []):
            data: dict[str, str] = output.get("data", {})
            about: dict[str, Any] = output.get("metadata", {}).get("image/svg+xml", {})
            yield from _headings(data.get("text/markdown", ""))
            for kind in ("text/html", "image/svg+xml"):
                yield _with_places(data.get(kind, ""), pictures, str(about.get("alt", "")))


def _headings(markdown: str) -> Iterator[str]:
    for found in _HEADING.finditer(markdown):
        heading = BeautifulSoup().new_tag("h2", string=found["text"])
        yield str(heading)


def _with_places(html: str, pictures: list[Picture], alternative: str) -> str:
    """Take the drawings out of a piece of HTML, and mark where they stood."""

    def taken(drawing: re.Match[str]) -> str:
        told = alternative or _told(drawing[0])
        pictures.append(Picture(_on_paper(drawing[0]), told))
        return f'<img {_PLACE}="{len(pictures) - 1}">'

    return _SVG.sub(taken, html)


def _on_paper(drawing: str) -> str:
    return standalone(drawing, _FONT, _SIZE) if _CHART in drawing else drawing


def _told(svg: str) -> str:
    """Give the text alternative that a drawing bears itself."""
    drawing = BeautifulSoup(svg, "html.parser").svg
    if drawing is None:
        return ""
    parts = [drawing.find(name, recursive=False) for name in ("title", "desc")]
    said = " ".join(part.get_text() for part in parts if part)
    return " ".join(str(drawing.get("aria-label") or said).split())
