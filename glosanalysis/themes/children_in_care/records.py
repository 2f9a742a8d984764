"""Children in care as the council's own records count them."""

from glosanalysis.themes.from_records import FromRecords
from glosanalysis.themes.national import TWO_POINTS

__all__ = ["RECORDS"]

RECORDS = FromRecords(opens=("cla_3plus_placements_pct",))
_add = RECORDS.add

_add(
    "share",
    "cla_3plus_placements_pct",
    "Three or more placements in twelve months",
    of_a_day=True,
    good_is="low",
    counted=("child", "children"),
    sentence="{value} of children in a placement at {as_at}, {count} of {base}, had three "
    "or more in twelve months",
    definition="Of placements on the last day of the quarter, those whose child had three or "
    "more in the twelve months to it, that one included.",
    **TWO_POINTS,
)
