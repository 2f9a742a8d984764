"""Displays that all themes use: the years, where we stand, what may come, what records count."""

from glosanalysis.themes.exhibits.counted import (
    counted_by_group,
    counted_by_quarter,
    groups_of,
)
from glosanalysis.themes.exhibits.shared import cited_of
from glosanalysis.themes.exhibits.standing import where_we_stand
from glosanalysis.themes.exhibits.tested import forecast, funnel
from glosanalysis.themes.exhibits.years import over_the_years

__all__ = [
    "cited_of",
    "counted_by_group",
    "counted_by_quarter",
    "forecast",
    "funnel",
    "groups_of",
    "over_the_years",
    "where_we_stand",
]
