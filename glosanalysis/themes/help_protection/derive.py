"""Help and protection as its papers give it."""

from __future__ import annotations

from dataclasses import replace

from glosanalysis.data.schemas.help_protection import HelpProtection
from glosanalysis.data.schemas.words import Comparators
from glosanalysis.data.tables import Tables
from glosanalysis.observations import Comparator, Observation
from glosanalysis.phrasing import month
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.feeds import Derived, Feeds
from glosanalysis.themes.help_protection.visits import children_in, in_person, in_time
from glosanalysis.themes.measured import figures_of

__all__ = ["FEEDS"]

_PRINTED = (
    "contacts_month",
    "contact_referral_pct",
    "contact_early_help_pct",
    "decision_24h_pct",
    "decision_red_4h_pct",
    "assessment_45d_pct",
    "assessments_over_45d",
    "strategy_5d_pct",
    "s47_no_icpc_pct",
    "icpc_plan_pct",
    "missing_children",
    "missing_rhi_pct",
    "exploitation_tracker",
    "icpc_15wd_pct",
    "cp_repeat_pct",
    "cp_2y_ceased_pct",
)
_RATE = figures_of(HelpProtection, "cp_rate")


def _rates(tables: Tables) -> list[Observation]:
    """Set beside each rate that of the neighbours whom the paper names, with its own month."""
    return [replace(each, comparator=_neighbours(tables, each)) for each in _RATE.work_out(tables)]


def _neighbours(tables: Tables, rate: Observation) -> Comparator | None:
    found = [
        row
        for row in tables.rows(Comparators)
        if row.measure == "cp_rate" and row.as_at.date() <= rate.as_at
    ]
    if not found:
        return None
    newest = max(found, key=lambda row: row.as_at)
    return Comparator(
        area=f"{newest.area} ({month(newest.to_date)})",
        value=newest.value,
        qualifier=newest.qualifier or "",
        decimals=places_printed(newest.value),
    )


FEEDS: Feeds = {
    **{measure: figures_of(HelpProtection, measure) for measure in _PRINTED},
    "cp_rate": Derived(work_out=_rates, rests_on=_RATE.rests_on),
    "initial_visit_pct": in_time("initial"),
    "s47_visit_pct": in_time("s47"),
    "cin_visit_pct": in_time("cin"),
    "cp_visit_pct": in_time("cp"),
    "cin_in_person_pct": in_person("cin"),
    "cp_in_person_pct": in_person("cp"),
    "cp_plans": children_in("cp"),
}
"""The feed of each local indicator: a figure of the theme's own tables, or a function."""
