"""What to be careful about."""

from __future__ import annotations

from glosanalysis.data.tables import Tables
from glosanalysis.themes.placements.counts import TYPES
from glosanalysis.themes.theme import Caution

__all__ = ["cautions"]

_NUMBERS = tuple(
    "ext_placements" if kind == "total" else f"ext_placements_{kind}" for kind in TYPES
)


def cautions(tables: Tables) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    said = []
    if len(tables["placements"]):
        said.append(
            Caution(
                "a_stock",
                _NUMBERS,
                "The count at a month end is of placements in the database, and is updated later. "
                "Most of them are the same as a month before: it is compared with a year before, "
                "and no limits of chance are drawn around it.",
            )
        )
    if len(tables["revenue"]):
        said.append(
            Caution(
                "a_forecast",
                ("ext_outturn_k", "ext_variance_k"),
                "A forecast is not an outcome: what a year cost is known only after it ends.",
            )
        )
    if len(tables["revenue_statements"]):
        said.append(
            Caution(
                "another_budget",
                ("ext_variance_k",),
                "Each year has a budget of its own: variances of two years say nothing of whether "
                "more or less was spent.",
            )
        )
    return said
