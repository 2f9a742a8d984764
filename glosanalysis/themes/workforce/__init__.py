"""Workforce: who does the social work, and how much of it by agency staff."""

from glosanalysis.themes.theme import Theme
from glosanalysis.themes.workforce.agency import agency_share
from glosanalysis.themes.workforce.cautions import cautions
from glosanalysis.themes.workforce.definitions import definitions, establishment
from glosanalysis.themes.workforce.derive import FEEDS
from glosanalysis.themes.workforce.indicators import INDICATORS
from glosanalysis.themes.workforce.national import NATIONAL
from glosanalysis.themes.workforce.national_exhibits import workforce_account
from glosanalysis.themes.workforce.posts import caseloads, vacancies_and_turnover
from glosanalysis.themes.workforce.premium import agency_premium
from glosanalysis.themes.workforce.records import RECORDS

__all__ = [
    "THEME",
    "agency_premium",
    "agency_share",
    "caseloads",
    "definitions",
    "establishment",
    "vacancies_and_turnover",
    "workforce_account",
]

THEME = Theme(
    id="workforce",
    title="Workforce",
    indicators=(*NATIONAL.indicators, *RECORDS.indicators, *INDICATORS),
    feeds={**NATIONAL.by_feed, **RECORDS.feeds, **FEEDS},
    cautions=lambda tables: [*NATIONAL.cautions(tables), *cautions(tables)],
)
