"""What a chart says to somebody who cannot see it."""

from __future__ import annotations

from glosanalysis.render.outputs import Shown, Svg

__all__ = ["alternative_of", "drawing_in"]


def drawing_in(shown: Shown) -> Svg:
    """Give the one drawing of what a cell shows."""
    (drawn,) = [piece for piece in shown.pieces if isinstance(piece, Svg)]
    return drawn


def alternative_of(shown: Shown) -> str:
    """Give its text alternative."""
    return drawing_in(shown).alternative
