"""Show displays and reports: charts, tables and sentences. No figure is computed here."""

from glosanalysis.render.charts.bars import bars
from glosanalysis.render.charts.flow import flow
from glosanalysis.render.charts.points import points
from glosanalysis.render.charts.trend import trend
from glosanalysis.render.overview_parts import at_a_glance, downloads, theme_by_theme, what_matters
from glosanalysis.render.page_frame import closing, opening
from glosanalysis.render.tables import table

__all__ = [
    "at_a_glance",
    "bars",
    "closing",
    "downloads",
    "flow",
    "opening",
    "points",
    "table",
    "theme_by_theme",
    "trend",
    "what_matters",
]
