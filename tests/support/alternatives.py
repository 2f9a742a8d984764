"""What a chart says: to somebody who cannot see it, and when a mark is pointed at."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

from glosanalysis.render.outputs import Shown, Svg

__all__ = ["Marked", "alternative_of", "drawing_in", "marks_in"]


@dataclass(frozen=True)
class Marked:
    """A mark of a drawing: its words, its classes and its other attributes."""

    words: str
    classes: frozenset[str]
    attributes: dict[str, str]

    @property
    def width(self) -> float:
        """How wide a bar is, whose course goes around it from the bottom left."""
        across = self.attributes["d"].split("H")
        return float(across[1].split("V")[0]) - float(across[0][1:].split(" ")[0])


def drawing_in(shown: Shown) -> Svg:
    """Give the one drawing of what a cell shows."""
    (drawn,) = [piece for piece in shown.pieces if isinstance(piece, Svg)]
    return drawn


def alternative_of(shown: Shown) -> str:
    """Give its text alternative."""
    return drawing_in(shown).alternative


def marks_in(svg: str) -> list[Marked]:
    """Give the marks of a drawing in their order."""
    return [
        Marked(each.findtext("title") or "", frozenset(each.attrib["class"].split()), each.attrib)
        for each in ElementTree.fromstring(svg).iter()
        if each.find("title") is not None
    ]
