"""Placement costs: external agency placements, and the budget that pays for them."""

from glosanalysis.themes.placements.budget import (
    budget_to_forecast,
    later_statements,
    totals_reconciled,
)
from glosanalysis.themes.placements.indicators import INDICATORS
from glosanalysis.themes.placements.lines import high_risk_lines, variance_by_service
from glosanalysis.themes.placements.numbers import (
    children_in_care,
    placements_by_month,
    quarter_means,
    year_means,
)
from glosanalysis.themes.placements.observed import observe
from glosanalysis.themes.placements.process import placements_process, placements_signals
from glosanalysis.themes.placements.split import price_and_volume
from glosanalysis.themes.placements.words import cautions
from glosanalysis.themes.theme import Theme

__all__ = [
    "THEME",
    "budget_to_forecast",
    "children_in_care",
    "high_risk_lines",
    "later_statements",
    "placements_by_month",
    "placements_process",
    "placements_signals",
    "price_and_volume",
    "quarter_means",
    "totals_reconciled",
    "variance_by_service",
    "year_means",
]

THEME = Theme(
    "placements",
    "Placement costs",
    INDICATORS,
    ("ext_variance_k", "ext_placements"),
    observe,
    cautions,
)
