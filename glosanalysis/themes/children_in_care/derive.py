"""Children in care and care leavers as the papers give them."""

from __future__ import annotations

from dataclasses import replace

from glosanalysis.authority import OWN
from glosanalysis.data.schemas.care import Care
from glosanalysis.data.schemas.words import Comparators
from glosanalysis.data.tables import Tables
from glosanalysis.observations import Comparator, Observation
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.cells import Cells
from glosanalysis.themes.children_in_care.counts import grew, implied_leavers, implied_rates
from glosanalysis.themes.feeds import Derived, Feeds, Printed
from glosanalysis.themes.help_protection.visits import in_person, in_time
from glosanalysis.themes.measured import figures_of

__all__ = ["FEEDS", "england_printed"]

_PRINTED = (
    "cla_reentry_pct",
    "cla_allocated_pct",
    "cla_assessment_pct",
    "cla_health_pct",
    "cla_dental_pct",
    "cla_initial_health_pct",
    "cwd_3plus_moves_pct",
    "cl_pathway_plan_pct",
    "cl_in_touch_pct",
    "cl_suitable_pct",
    "cl_eet_pct",
    "cl_higher_education_pct",
    "cla_stability_2y_pct",
    "cla_health_12m_pct",
    "cl_suitable_19_21_pct",
    "cl_eet_19_21_pct",
)
_S20 = figures_of(Care, "s20_pct")
_COUNTS = Cells(table="children_in_care", column="children")
_HIGHER = Cells(table="care", column="value", where={"measure": "cl_higher_education_pct"})


def england_printed(tables: Tables, source_id: str) -> Comparators | None:
    """Give England's share under section 20 as a paper prints it beside ours, without a date."""
    found = [
        row
        for row in tables.rows(Comparators)
        if (row.measure, row.area, row.source_id) == ("s20_pct", OWN.country.name, source_id)
    ]
    return found[-1] if found else None


def _section_20(tables: Tables) -> list[Observation]:
    """Set beside each share what the same paper says of England."""
    return [
        replace(each, comparator=_undated(england_printed(tables, each.source_id)))
        for each in _S20.work_out(tables)
    ]


def _undated(row: Comparators | None) -> Comparator | None:
    if row is None:
        return None
    return Comparator(
        area=f"{row.area} (no date printed)", value=row.value, decimals=places_printed(row.value)
    )


FEEDS: Feeds = {
    **{measure: figures_of(Care, measure) for measure in _PRINTED},
    "cla": Printed(cells=_COUNTS),
    "cla_growth_per_year": Derived(work_out=grew, rests_on=(_COUNTS,)),
    "cla_rate_implied": Derived(work_out=implied_rates, rests_on=(_COUNTS,)),
    "s20_pct": Derived(work_out=_section_20, rests_on=_S20.rests_on),
    "cla_visit_pct": in_time("cic"),
    "cla_in_person_pct": in_person("cic"),
    "cl_implied": Derived(work_out=implied_leavers, rests_on=(_HIGHER,)),
}
"""The feed of each indicator that papers give: a column, a figure of its table, or a function."""
