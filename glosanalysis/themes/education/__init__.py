"""Education of children in care: results, plans, schools and the premium."""

from glosanalysis.quarter import Quarter
from glosanalysis.themes.education.attainment import results_by_stage
from glosanalysis.themes.education.cautions import cautions
from glosanalysis.themes.education.derive import FEEDS
from glosanalysis.themes.education.indicators import INDICATORS
from glosanalysis.themes.education.premium import premium_by_purpose
from glosanalysis.themes.theme import Theme

__all__ = ["THEME", "premium_by_purpose", "results_by_stage"]

THEME = Theme(
    id="education",
    title="Education of children in care",
    indicators=INDICATORS,
    feeds=FEEDS,
    cautions=cautions,
    since=Quarter.parse("2019-20-Q2"),
)
