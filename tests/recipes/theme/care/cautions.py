"""What to be careful about with children in care."""

from __future__ import annotations

from glosanalysis.data.tables import Tables
from glosanalysis.themes.theme import Caution

__all__ = ["cautions"]


def cautions(tables: Tables) -> list[Caution]:
    """Say what to be careful about."""
    return [
        Caution(
            name="days_as_printed",
            about=("care_children",),
            text="Each count is of the day that its paper names: the days are not the same from "
            "year to year, and some are more than a year apart.",
        )
    ]
