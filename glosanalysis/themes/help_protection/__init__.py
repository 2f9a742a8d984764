"""Help and protection: contacts, assessments, visits and plans to protect children."""

from glosanalysis.themes.help_protection.cautions import cautions
from glosanalysis.themes.help_protection.derive import FEEDS
from glosanalysis.themes.help_protection.indicators import LOCAL
from glosanalysis.themes.help_protection.national import NATIONAL
from glosanalysis.themes.help_protection.records import RECORDS
from glosanalysis.themes.help_protection.seen import how_seen
from glosanalysis.themes.help_protection.steps import where_they_go
from glosanalysis.themes.help_protection.timely import in_time_by_date
from glosanalysis.themes.theme import Theme

__all__ = ["THEME", "how_seen", "in_time_by_date", "where_they_go"]

THEME = Theme(
    id="help_protection",
    title="Help and protection",
    indicators=(*NATIONAL.indicators, *RECORDS.indicators, *LOCAL),
    feeds={**NATIONAL.by_feed, **RECORDS.feeds, **FEEDS},
    cautions=lambda tables: [*NATIONAL.cautions(tables), *cautions(tables)],
)
