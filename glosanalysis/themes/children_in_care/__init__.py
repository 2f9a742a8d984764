"""Children in care and care leavers: how many, how settled, and what they have."""

from glosanalysis.themes.children_in_care.cautions import cautions
from glosanalysis.themes.children_in_care.derive import FEEDS
from glosanalysis.themes.children_in_care.indicators import LOCAL
from glosanalysis.themes.children_in_care.moves import disabled_moves
from glosanalysis.themes.children_in_care.national import NATIONAL
from glosanalysis.themes.children_in_care.over_time import in_care
from glosanalysis.themes.children_in_care.records import RECORDS
from glosanalysis.themes.children_in_care.shares import section_20, up_to_date
from glosanalysis.themes.theme import Theme

__all__ = ["THEME", "disabled_moves", "in_care", "section_20", "up_to_date"]

THEME = Theme(
    id="children_in_care",
    title="Children in care",
    indicators=(*NATIONAL.indicators, *RECORDS.indicators, *LOCAL),
    feeds={**NATIONAL.by_feed, **RECORDS.feeds, **FEEDS},
    cautions=lambda tables: [*NATIONAL.cautions(tables), *cautions(tables)],
)
