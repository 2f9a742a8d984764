"""Children in care: how many there are."""

from glosanalysis.themes.care.cautions import cautions
from glosanalysis.themes.care.derive import FEEDS
from glosanalysis.themes.care.displays import counts
from glosanalysis.themes.care.indicators import INDICATORS
from glosanalysis.themes.theme import Theme

__all__ = ["THEME", "counts"]

THEME = Theme(
    id="care",
    title="Children in care",
    indicators=INDICATORS,
    feeds=FEEDS,
    cautions=cautions,
)
