"""What to be careful about."""

from __future__ import annotations

from glosanalysis.data.published import Published
from glosanalysis.themes.theme import Caution

__all__ = ["AS_IN_THE_DATABASE", "cautions"]

AS_IN_THE_DATABASE = (
    "From the notes under the paper's table: placements are those in the database at the end of a "
    "month, and earlier months are updated as information becomes available; unaccompanied asylum "
    "seekers are included; youth offending placements are in the total only; many placements of "
    "March 2013 were known from April 2013 only. Before April 2012 supported living has no column "
    "of its own."
)


def cautions(published: Published) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    said = []
    if len(published["placements"]):
        said.append(Caution("as_in_the_database", _NUMBERS, AS_IN_THE_DATABASE))
    if len(published["revenue"]):
        said.append(
            Caution(
                "a_forecast",
                ("ext_outturn_k", "ext_variance_k"),
                "A forecast is not an outcome: the cost of the year was known only after it ended, "
                "and no paper here gives it.",
            )
        )
        said.append(
            Caution(
                "price_and_number",
                ("ext_variance_k", "ext_unit_cost_k"),
                "Cost of a placement and number of placements both carry the forecast; how much "
                "each does rests on an assumption.",
            )
        )
    return said


_NUMBERS = (
    "ext_placements",
    "ext_placements_residential",
    "ext_placements_fostering",
    "ext_placements_supported_living",
)
