"""The tables there are: one model each, by theme, in the order of the data dictionary."""

from __future__ import annotations

from glosanalysis.data.schema import Table
from glosanalysis.data.schemas import (
    adoption_fostering,
    audit,
    care,
    early_help,
    education,
    ehcp,
    help_protection,
    own,
    placements,
    quality,
    voice,
    words,
    workforce,
)
from glosanalysis.data.schemas.decisions import log_of
from glosanalysis.data.schemas.register import Quarters, Revisions, Sources
from glosanalysis.data.schemas.whole_book import WholeBook

__all__ = ["JUDGEMENTS", "LOG", "PUBLISHED", "QUARTERS", "REVISIONS", "SOURCES", "WHOLE_BOOK"]

SOURCES, QUARTERS, REVISIONS = Table(Sources), Table(Quarters), Table(Revisions)
JUDGEMENTS = Table(audit.Judgements)
WHOLE_BOOK = Table(WholeBook)

_ALL = (
    early_help.EarlyHelpKpi,
    early_help.EarlyHelpCohorts,
    early_help.SupportingFamilies,
    early_help.Training,
    early_help.EdgeOfCare,
    help_protection.HelpProtection,
    help_protection.Visits,
    ehcp.EhcPlans,
    ehcp.EhcNewPlans,
    ehcp.EhcRates,
    ehcp.EhcCaseload,
    ehcp.SpecialSchoolPlaces,
    ehcp.Ehcp,
    placements.Placements,
    placements.PlacementAverages,
    placements.Revenue,
    placements.RevenueStatements,
    placements.ChildrenInCare,
    care.Care,
    workforce.Workforce,
    workforce.WorkforceReadings,
    education.Education,
    education.Attainment,
    education.PupilPremium,
    adoption_fostering.AdoptionFostering,
    adoption_fostering.AdoptionAges,
    adoption_fostering.FosteringPanel,
    voice.Voice,
    voice.SurveyResponse,
    voice.SurveyAnswers,
    quality.Quality,
    quality.Risks,
    quality.RiskMatrix,
    quality.Events,
    own.OwnFigures,
    words.Comparators,
    words.Statements,
    audit.Claims,
)
PUBLISHED = {table.name: table for table in map(Table, _ALL)}

LOG = Table(log_of(SOURCES.name, *PUBLISHED))
