"""Early help: what became of families after help ended."""

from glosanalysis.themes.early_help.cautions import cautions
from glosanalysis.themes.early_help.cohorts import closure_flow, stepdown_flow
from glosanalysis.themes.early_help.derive import FEEDS
from glosanalysis.themes.early_help.edge import (
    diversion,
    family_group_conferences,
    plans_by_holder,
)
from glosanalysis.themes.early_help.edge_indicators import EDGE
from glosanalysis.themes.early_help.indicators import INDICATORS
from glosanalysis.themes.early_help.programmes import (
    supporting_families_pace,
    training_by_course,
)
from glosanalysis.themes.early_help.records import RECORDS, what_came_next
from glosanalysis.themes.early_help.rereferrals import rereferrals_by_month
from glosanalysis.themes.theme import Theme

__all__ = [
    "THEME",
    "closure_flow",
    "diversion",
    "family_group_conferences",
    "plans_by_holder",
    "rereferrals_by_month",
    "stepdown_flow",
    "supporting_families_pace",
    "training_by_course",
    "what_came_next",
]

THEME = Theme(
    id="early_help",
    title="Early help",
    indicators=(*INDICATORS, *EDGE, *RECORDS.indicators),
    feeds={**FEEDS, **RECORDS.feeds},
    cautions=cautions,
)
