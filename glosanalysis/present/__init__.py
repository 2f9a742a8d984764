"""Show exhibits and reports: charts, tables and sentences. No figure is computed here."""

from glosanalysis.present.bars import bars
from glosanalysis.present.flow import flow
from glosanalysis.present.glance import at_a_glance, behind_the_figures, what_matters
from glosanalysis.present.over_quarters import over_quarters
from glosanalysis.present.pages import (
    cautions,
    disagreements,
    headline,
    key_figures,
    methods,
    opening,
    quarter_notes,
    sources,
    what_papers_say,
)
from glosanalysis.present.panels import panels
from glosanalysis.present.points import points
from glosanalysis.present.tables import table
from glosanalysis.present.trend import trend

__all__ = [
    "at_a_glance",
    "bars",
    "behind_the_figures",
    "cautions",
    "disagreements",
    "flow",
    "headline",
    "key_figures",
    "methods",
    "opening",
    "over_quarters",
    "panels",
    "points",
    "quarter_notes",
    "sources",
    "table",
    "trend",
    "what_matters",
    "what_papers_say",
]
