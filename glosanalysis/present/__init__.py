"""Show exhibits and reports: charts, tables and sentences. No figure is computed here."""

from glosanalysis.present.bars import bars
from glosanalysis.present.flow import flow
from glosanalysis.present.glance import at_a_glance, downloads, theme_by_theme, what_matters
from glosanalysis.present.over_quarters import over_quarters
from glosanalysis.present.pages import (
    disagreements,
    key_figures,
    methods,
    opening,
    sources,
    what_papers_say,
)
from glosanalysis.present.points import points
from glosanalysis.present.tables import table
from glosanalysis.present.trend import trend

__all__ = [
    "at_a_glance",
    "bars",
    "disagreements",
    "downloads",
    "flow",
    "key_figures",
    "methods",
    "opening",
    "over_quarters",
    "points",
    "sources",
    "table",
    "theme_by_theme",
    "trend",
    "what_matters",
    "what_papers_say",
]
