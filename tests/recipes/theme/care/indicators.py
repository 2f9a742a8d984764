"""The indicators of children in care."""

from __future__ import annotations

from glosanalysis.indicator import Indicator

__all__ = ["INDICATORS"]

INDICATORS = (
    Indicator(
        id="care_children",
        label="Children in care",
        unit="children",
        decimals=0,
        good_is="neutral",
        sentence="{value} children were in the council's care on {as_at}",
        definition="Children whom the council looks after, on the day that the paper names.",
        kind="level",
        opens=1,
    ),
)
