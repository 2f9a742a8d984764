"""Show exhibits and reports: charts, tables and sentences. No figure is computed here."""

from glosanalysis.present.charts import bars, panels, trend
from glosanalysis.present.pages import (
    cautions,
    headline,
    key_figures,
    methods,
    quarter_notes,
    sources,
)
from glosanalysis.present.tables import table

__all__ = [
    "bars",
    "cautions",
    "headline",
    "key_figures",
    "methods",
    "panels",
    "quarter_notes",
    "sources",
    "table",
    "trend",
]
