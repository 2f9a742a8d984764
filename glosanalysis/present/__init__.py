"""Show exhibits and reports: charts, tables and sentences. No figure is computed here."""

from glosanalysis.present.bars import bars
from glosanalysis.present.control import control_chart
from glosanalysis.present.flow import flow
from glosanalysis.present.pages import (
    cautions,
    disagreements,
    headline,
    key_figures,
    methods,
    quarter_notes,
    sources,
)
from glosanalysis.present.panels import panels
from glosanalysis.present.points import points
from glosanalysis.present.tables import table
from glosanalysis.present.trend import trend
from glosanalysis.present.waterfall import waterfall

__all__ = [
    "bars",
    "cautions",
    "control_chart",
    "disagreements",
    "flow",
    "headline",
    "key_figures",
    "methods",
    "panels",
    "points",
    "quarter_notes",
    "sources",
    "table",
    "trend",
    "waterfall",
]
