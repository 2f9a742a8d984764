"""Show displays and reports: charts, tables and sentences. No figure is computed here."""

from glosanalysis.render.charts.among import among
from glosanalysis.render.charts.bars import bars
from glosanalysis.render.charts.dots import dots
from glosanalysis.render.charts.fan import fan
from glosanalysis.render.charts.flow import flow
from glosanalysis.render.charts.funnel import funnel
from glosanalysis.render.charts.matrix import matrix
from glosanalysis.render.charts.points import points
from glosanalysis.render.charts.slopes import slopes
from glosanalysis.render.charts.stacked import stacked
from glosanalysis.render.charts.timeline import timeline
from glosanalysis.render.charts.trend import trend
from glosanalysis.render.overview_parts import at_a_glance, downloads, theme_by_theme, what_matters
from glosanalysis.render.page_frame import closing, opening
from glosanalysis.render.questions import questions
from glosanalysis.render.tables import table

__all__ = [
    "among",
    "at_a_glance",
    "bars",
    "closing",
    "dots",
    "downloads",
    "fan",
    "flow",
    "funnel",
    "matrix",
    "opening",
    "points",
    "questions",
    "slopes",
    "stacked",
    "table",
    "theme_by_theme",
    "timeline",
    "trend",
    "what_matters",
]
