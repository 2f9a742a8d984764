"""Placement costs: external agency placements, and the budget that pays for them."""

from glosanalysis.themes.placements.budget import high_risk_lines, variance_by_service
from glosanalysis.themes.placements.cautions import cautions
from glosanalysis.themes.placements.cost_account import cost_account
from glosanalysis.themes.placements.derive import FEEDS
from glosanalysis.themes.placements.indicators import INDICATORS
from glosanalysis.themes.placements.national import NATIONAL
from glosanalysis.themes.placements.national_exhibits import spending, where_children_live
from glosanalysis.themes.placements.numbers import placements_by_month
from glosanalysis.themes.placements.position import later_position
from glosanalysis.themes.placements.records import RECORDS
from glosanalysis.themes.placements.split import price_volume_and_mix
from glosanalysis.themes.placements.years import year_means
from glosanalysis.themes.theme import Theme

__all__ = [
    "THEME",
    "cost_account",
    "high_risk_lines",
    "later_position",
    "placements_by_month",
    "price_volume_and_mix",
    "spending",
    "variance_by_service",
    "where_children_live",
    "year_means",
]

THEME = Theme(
    id="placements",
    title="Placement costs",
    indicators=(*NATIONAL.indicators, *RECORDS.indicators, *INDICATORS),
    feeds={**NATIONAL.by_feed, **RECORDS.feeds, **FEEDS},
    cautions=lambda tables: [*NATIONAL.cautions(tables), *cautions(tables)],
)
