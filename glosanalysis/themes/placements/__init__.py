"""Placement costs: external agency placements, and the budget that pays for them."""

from glosanalysis.themes.placements.budget import high_risk_lines, variance_by_service
from glosanalysis.themes.placements.cautions import cautions
from glosanalysis.themes.placements.derive import FEEDS
from glosanalysis.themes.placements.indicators import INDICATORS
from glosanalysis.themes.placements.numbers import placements_by_month
from glosanalysis.themes.placements.position import later_position
from glosanalysis.themes.placements.split import price_volume_and_mix
from glosanalysis.themes.placements.years import year_means
from glosanalysis.themes.theme import Theme

__all__ = [
    "THEME",
    "high_risk_lines",
    "later_position",
    "placements_by_month",
    "price_volume_and_mix",
    "variance_by_service",
    "year_means",
]

THEME = Theme(
    id="placements",
    title="Placement costs",
    indicators=INDICATORS,
    feeds=FEEDS,
    cautions=cautions,
)
