"""The tables there are: one model each, by theme, in the order of the data dictionary."""

from __future__ import annotations

from glosanalysis.data.schema import Table
from glosanalysis.data.schemas import audit, early_help, ehcp, placements, words, workforce
from glosanalysis.data.schemas.decisions import log_of
from glosanalysis.data.schemas.register import Quarters, Revisions, Sources

__all__ = ["JUDGEMENTS", "LOG", "PUBLISHED", "QUARTERS", "REVISIONS", "SOURCES"]

SOURCES, QUARTERS, REVISIONS = Table(Sources), Table(Quarters), Table(Revisions)
JUDGEMENTS = Table(audit.Judgements)

_ALL = (
    early_help.EarlyHelpKpi,
    early_help.EarlyHelpCohorts,
    early_help.SupportingFamilies,
    early_help.Training,
    ehcp.EhcPlans,
    ehcp.EhcNewPlans,
    ehcp.EhcRates,
    ehcp.EhcCaseload,
    ehcp.SpecialSchoolPlaces,
    placements.Placements,
    placements.PlacementAverages,
    placements.Revenue,
    placements.RevenueStatements,
    placements.ChildrenInCare,
    workforce.Workforce,
    workforce.WorkforceReadings,
    words.Comparators,
    words.Statements,
    audit.Claims,
)
PUBLISHED = {table.name: table for table in map(Table, _ALL)}

LOG = Table(log_of(SOURCES.name, *PUBLISHED))
