"""Quality assurance, improvement and risk: how practice is checked, and what may go wrong."""

from glosanalysis.themes.quality.cautions import cautions
from glosanalysis.themes.quality.derive import FEEDS
from glosanalysis.themes.quality.escalations import escalations_by_kind
from glosanalysis.themes.quality.events import timeline
from glosanalysis.themes.quality.indicators import INDICATORS
from glosanalysis.themes.quality.risks import risk_matrix, risk_register
from glosanalysis.themes.theme import Theme

__all__ = ["THEME", "escalations_by_kind", "risk_matrix", "risk_register", "timeline"]

THEME = Theme(
    id="quality",
    title="Quality assurance, improvement and risk",
    indicators=INDICATORS,
    feeds=FEEDS,
    cautions=cautions,
)
