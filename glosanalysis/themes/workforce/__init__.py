"""Workforce: who does the social work, and how much of it by agency staff."""

from glosanalysis.themes.theme import Theme
from glosanalysis.themes.workforce.agency import agency_share
from glosanalysis.themes.workforce.cautions import cautions
from glosanalysis.themes.workforce.definitions import definitions, establishment
from glosanalysis.themes.workforce.derive import FEEDS
from glosanalysis.themes.workforce.indicators import INDICATORS
from glosanalysis.themes.workforce.posts import caseloads, vacancies_and_turnover
from glosanalysis.themes.workforce.premium import agency_premium

__all__ = [
    "THEME",
    "agency_premium",
    "agency_share",
    "caseloads",
    "definitions",
    "establishment",
    "vacancies_and_turnover",
]

THEME = Theme(
    id="workforce",
    title="Workforce",
    indicators=INDICATORS,
    feeds=FEEDS,
    cautions=cautions,
)
