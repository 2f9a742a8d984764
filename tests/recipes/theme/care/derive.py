"""Children in care as observed in the tables."""

from __future__ import annotations

from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.themes.theme import Observations

__all__ = ["observe"]


def observe(tables: Tables) -> Observations:
    """Observe the theme's indicator in the tables."""
    rows = tables["children_in_care"].sort_values("as_at", kind="stable")
    return {
        "care_children": [
            Observation(
                as_at=row.as_at.date(),
                value=row.children,
                source_id=row.source_id,
                locator=row.locator,
            )
            for row in rows.itertuples()
        ]
    }
