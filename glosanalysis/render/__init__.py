"""Show displays and reports: charts, tables and sentences. No figure is computed here."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from glosanalysis.render.asked import questions
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
    from glosanalysis.render.overview_parts import (
        at_a_glance,
        downloads,
        theme_by_theme,
        what_matters,
    )
    from glosanalysis.render.page_frame import closing, opening
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

_PARTS = {
    "at_a_glance": "overview_parts",
    "closing": "page_frame",
    "downloads": "overview_parts",
    "opening": "page_frame",
    "questions": "asked",
    "table": "tables",
    "theme_by_theme": "overview_parts",
    "what_matters": "overview_parts",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for, and only then: pages without a chart need no library that draws."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = _PARTS.get(name, f"charts.{name}")
    return getattr(import_module(f"{__name__}.{home}"), name)
