"""What a notebook cell shows: text, a table, or a chart with its title and caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from IPython.display import display
from markupsafe import Markup

from glosanalysis.render.template import filled

__all__ = ["Heading", "Html", "Shown", "Svg", "folded", "listed_items", "paragraph"]


@dataclass(frozen=True)
class Html:
    """A piece of HTML, with what a terminal shows instead.

    Parameters
    ----------
    html : Markup
        By its type it is HTML: text that is put into it is escaped.
    plain : str
    """

    html: Markup
    plain: str

    def __html__(self) -> Markup:
        """Give what templates and `Markup` set as it is."""
        return self.html

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": str(self.html), "text/plain": self.plain}


@dataclass(frozen=True)
class Svg:
    """A drawing that is an element of the page, and its text alternative."""

    svg: str
    alternative: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        html = f'<div class="chart-frame">{self.svg}</div>'
        return {"text/html": html, "text/plain": self.alternative}


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
    """Make a paragraph with a class of the book's style sheet.

    Examples
    --------
    >>> print(paragraph("Fewer than <5", "since").html)
    <p class="since">Fewer than &lt;5</p>
    """
    return Html(Markup('<p class="{}">{}</p>').format(css_class, text), text)


def listed_items(items: Sequence[str], css_class: str = "") -> Html:
    """Make a list, each item text or `Markup`.

    Examples
    --------
    >>> made = listed_items(["a < b", Markup("<em>c</em>")], "facts")
    >>> print(made.html)
    <ul class="facts">
    <li>a &lt; b</li>
    <li><em>c</em></li>
    </ul>
    >>> made.plain
    'a < b c'
    """
    plain = " ".join(each.striptags() if isinstance(each, Markup) else each for each in items)
    return Html(filled("list", items=items, css_class=css_class), plain)


def folded(title: str, body: Html) -> Html:
    """Fold a piece away under a title that says what it holds."""
    return Html(filled("fold", title=title, body=body), body.plain)
