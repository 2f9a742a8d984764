"""How series look, in each chart alike."""

from __future__ import annotations

from dataclasses import dataclass

from glosanalysis.render.charts.style import COLOURS

__all__ = ["BESIDE", "OWN", "Look"]


@dataclass(frozen=True)
class Look:
    """How a series looks: its colour, the shape of its points, and how large they are.

    Parameters
    ----------
    colour : str
    shape : str
        As matplotlib names markers.
    hollow : bool
    size : float
        Half of what a point is across, in units.
    """

    colour: str
    shape: str = "o"
    hollow: bool = False
    size: float = 3.2


OWN = tuple(map(Look, COLOURS, ("o", "s", "^", "v", "P", "X")))
"""What is ours is filled."""
BESIDE = (Look(COLOURS[1], "D", hollow=True), Look(COLOURS[2], "s", hollow=True))
"""What ours is held against is hollow: first England or what stands for all, then neighbours."""
