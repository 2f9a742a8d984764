"""Children in care: how many there are."""

from glosanalysis.themes.care.derive import observe
from glosanalysis.themes.care.indicators import INDICATORS
from glosanalysis.themes.theme import Theme

__all__ = ["THEME"]

THEME = Theme(
    id="care",
    title="Children in care",
    indicators=INDICATORS,
    headline=("care_children",),
    observe=observe,
    cautions=lambda tables: [],
)
