"""The table of figures that an authority counts beside the package's own."""

from __future__ import annotations

from glosanalysis.data.schema import Settings
from glosanalysis.data.schemas.measured import KEY, Measured, measured

__all__ = ["OwnFigures"]


class OwnFigures(Measured):
    """A figure of an indicator that a module of the authority's own brings."""

    class Config(Settings):
        name = "own_figures"
        unique = KEY
        metadata = measured()
