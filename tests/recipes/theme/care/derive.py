"""Which feed gives the indicator of children in care."""

from __future__ import annotations

from glosanalysis.themes.cells import Cells
from glosanalysis.themes.feeds import Feeds, Printed

__all__ = ["FEEDS"]

FEEDS: Feeds = {
    "care_children": Printed(cells=Cells(table="children_in_care", column="children")),
}
