"""Displays of national series that all themes use: the years, where we stand, what may come."""

from glosanalysis.themes.exhibits.shared import cited_of
from glosanalysis.themes.exhibits.standing import where_we_stand
from glosanalysis.themes.exhibits.tested import forecast, funnel
from glosanalysis.themes.exhibits.years import over_the_years

__all__ = ["cited_of", "forecast", "funnel", "over_the_years", "where_we_stand"]
