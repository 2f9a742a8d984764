"""EHCP growth: education, health and care plans, new and maintained, and what carries them."""

from glosanalysis.themes.ehcp.capacity import caseload_and_caseworkers, special_school_places
from glosanalysis.themes.ehcp.cautions import cautions
from glosanalysis.themes.ehcp.derive import FEEDS
from glosanalysis.themes.ehcp.estimates import projection, stock_and_flow
from glosanalysis.themes.ehcp.indicators import INDICATORS
from glosanalysis.themes.ehcp.national import NATIONAL
from glosanalysis.themes.ehcp.national_exhibits import plans_account, timeliness_counts
from glosanalysis.themes.ehcp.plans import (
    growth_compared,
    new_plans_by_year,
    plans_maintained,
    rates_by_area,
)
from glosanalysis.themes.ehcp.records import RECORDS
from glosanalysis.themes.theme import Theme

__all__ = [
    "THEME",
    "caseload_and_caseworkers",
    "growth_compared",
    "new_plans_by_year",
    "plans_account",
    "plans_maintained",
    "projection",
    "rates_by_area",
    "special_school_places",
    "stock_and_flow",
    "timeliness_counts",
]

THEME = Theme(
    id="ehcp",
    title="EHCP growth",
    indicators=(*NATIONAL.indicators, *RECORDS.indicators, *INDICATORS),
    feeds={**NATIONAL.by_feed, **RECORDS.feeds, **FEEDS},
    cautions=lambda tables: [*NATIONAL.cautions(tables), *cautions(tables)],
)
