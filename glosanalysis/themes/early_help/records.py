"""Early help as the council's own records count it."""

from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display
from glosanalysis.themes.counted import Counted
from glosanalysis.themes.exhibits import groups_of
from glosanalysis.themes.from_records import FromRecords
from glosanalysis.themes.national import TWO_POINTS

__all__ = ["RECORDS", "what_came_next"]

RECORDS = FromRecords(opens=("eh_rereferral_6m", "eh_rereferral_6w", "eh_episodes_closed"))
_add = RECORDS.add

_add(
    "count",
    "eh_episodes_closed",
    "Early help that ended",
    unit="episodes",
    sentence="early help ended {value} times in the quarter to {as_at}",
    definition="A child's early help ends on the day its episode ends, unless another episode of "
    "the child covers that day or begins on it: episodes that touch or overlap are one.",
)
for _measure, _time, _to in (
    ("eh_rereferral_6w", "six weeks", "to social care "),
    ("eh_rereferral_6m", "six months", "to social care "),
    ("eh_rereferral_12m", "twelve months", "to social care "),
    ("eh_closure_rereferred_6m", "six months", "to any service "),
):
    _add(
        "share",
        _measure,
        f"Referred {_to}within {_time} of early help",
        good_is="low",
        sentence="{value} of children whose early help ended in the quarter to {as_at}, {count} of "
        f"{{base}}, were referred {_to}within {_time}",
        definition="Each child once, at the first closing of the quarter. Children who stepped up, "
        "were open to social care that day, died, moved away or turned 18 are not counted, nor are "
        f"closings that are less than {_time} and two weeks old: they are not yet known.",
        counted=("child", "children"),
        **TWO_POINTS,
    )
_add(
    "share",
    "eh_stepdown_rereferred_12m",
    "Referred to social care within a year of stepping down",
    good_is="low",
    sentence="{value} of children who stepped down to early help in the quarter to {as_at}, "
    "{count} of {base}, were referred to social care within a year",
    definition="Children whose social care closed to early help, or who began early help within 14 "
    "days of its close; not counted before a year and two weeks are over.",
    counted=("child", "children"),
    **TWO_POINTS,
)


def what_came_next(tables: Tables) -> Display:
    """Show what came first after early help ended, in the newest quarter that is complete."""
    return groups_of(
        tables,
        Counted(indicator="eh_closed_next"),
        "next",
        Column("Early help that ended", decimals=0),
        heading="What came next",
    )
