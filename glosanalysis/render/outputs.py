"""What a notebook cell shows: text, a table, or a chart with its title and caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from IPython.display import display

__all__ = ["Heading", "Html", "Shown", "Svg", "listed_items", "paragraph"]


@dataclass(frozen=True)
class Html:
    """A piece of HTML, with what a terminal shows instead."""

    html: str
    plain: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.plain}


@dataclass(frozen=True)
class Svg:
    """A drawing, with its text alternative beside it in the metadata."""

    svg: str
    alternative: str

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        data = {"image/svg+xml": self.svg, "text/plain": self.alternative}
        return data, {"image/svg+xml": {"alt": self.alternative}}


@dataclass(frozen=True)
class Heading:
    """A heading of the page, between the pieces that a cell shows."""

    text: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/markdown": f"## {self.text}", "text/plain": self.text}


@dataclass(frozen=True)
class Shown:
    """Several pieces that one cell shows in order."""

    pieces: Sequence[Html | Svg | Heading]

    def _ipython_display_(self) -> None:
        for piece in self.pieces:
            display(piece)


def paragraph(text: str, css_class: str) -> Html:
    """Make a paragraph with a class of the book's style sheet."""
    return Html(f'<p class="{css_class}">{escape(text, quote=False)}</p>', text)


def listed_items(items: Sequence[str], css_class: str) -> Html:
    """Make a list of pieces of HTML, each already escaped."""
    rows = "\n".join(f"<li>{item}</li>" for item in items)
    plain = " ".join(re.sub(r"<[^>]*>", "", item) for item in items)
    return Html(f'<ul class="{css_class}">\n{rows}\n</ul>', unescape(plain))
