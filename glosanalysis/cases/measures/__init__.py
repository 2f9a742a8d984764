"""What is counted from case records: each measure once, as an expression that any engine runs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from glosanalysis.cases.measures.assessments import ASSESSMENTS
from glosanalysis.cases.measures.committed import COSTS
from glosanalysis.cases.measures.early_help import EARLY_HELP
from glosanalysis.cases.measures.ehcp import PLANS_ISSUED
from glosanalysis.cases.measures.ehcp_stock import PLANS_HELD
from glosanalysis.cases.measures.front_door import FRONT_DOOR
from glosanalysis.cases.measures.measure import Counted, Family, Kind, Measure
from glosanalysis.cases.measures.periods import LAG, Periods, Rate
from glosanalysis.cases.measures.placements import PLACEMENTS
from glosanalysis.cases.measures.rate_card import RATED
from glosanalysis.cases.measures.step_down import STEP_DOWN
from glosanalysis.cases.measures.workforce import WORKFORCE

__all__ = ["LAG", "MEASURES", "Counted", "Family", "Kind", "Measure", "Periods", "Rate"]

_FAMILIES = (
    EARLY_HELP,
    STEP_DOWN,
    FRONT_DOOR,
    ASSESSMENTS,
    PLANS_ISSUED,
    PLANS_HELD,
    PLACEMENTS,
    COSTS,
    RATED,
    WORKFORCE,
)

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {one.id: one for family in _FAMILIES for one in family}
)
"""All measures, by their ids."""
