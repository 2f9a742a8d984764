"""Quality, improvement and risk as their feeds give them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from glosanalysis.data.schemas.placements import ChildrenInCare, RevenueStatements
from glosanalysis.data.schemas.quality import Quality
from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.phrasing import pounds
from glosanalysis.themes.feeds import Derived, Feeds
from glosanalysis.themes.measured import figures_of, rows_of
from glosanalysis.themes.placements.money import year_end
from glosanalysis.themes.quality.registered import residual

__all__ = ["FEEDS"]

_WITHIN_DAYS = 92
"""How far from the end of the half-year a count of children may be: the quarter after it."""


def _children(tables: Tables, group: str) -> list[tuple[datetime, float]]:
    """Give the counts of the children whom escalations of a group concern, by day."""
    if group == "cla":
        return [(row.as_at, float(row.children)) for row in tables.rows(ChildrenInCare)]
    rows = rows_of(tables, Quality, "children_on_plans")
    return [(row.as_at, row.value) for row in rows if row.value is not None]


def _per_100(group: str) -> Derived:
    return Derived(work_out=lambda tables: _rates(tables, group), reads=("quality",))


def _rates(tables: Tables, group: str) -> list[Observation]:
    """Divide escalations by the next count of children, if there is one in the quarter after."""
    found = []
    for row in rows_of(tables, Quality, f"escalations_{group}"):
        counts = [
            (day, count)
            for day, count in sorted(_children(tables, group))
            if 0 <= (day - row.as_at).days <= _WITHIN_DAYS and count
        ]
        if not counts or row.value is None:
            continue
        day, count = counts[0]
        found.append(
            Observation(
                as_at=day.date(),
                value=100 * row.value / count,
                source_id=row.source_id,
                locator=row.locator,
                numerator=row.value,
                denominator=count,
            )
        )
    return found


def _children_a_post(tables: Tables) -> list[Observation]:
    """Divide the last count of children in care by the posts of reviewing officers."""
    found = []
    for row in rows_of(tables, Quality, "iro_posts"):
        counts = [each for each in sorted(_children(tables, "cla")) if each[0] <= row.as_at]
        if not counts or not row.value:
            continue
        _, children = counts[-1]
        found.append(
            Observation(
                as_at=row.as_at.date(),
                value=children / row.value,
                source_id=row.source_id,
                locator=row.locator,
                numerator=children,
                denominator=row.value,
            )
        )
    return found


Said = dict[str, RevenueStatements]


def _money(measure: str, say: Callable[[Said], str]) -> Derived:
    """Take an amount as it was said, with what was said beside it of the same year."""
    return Derived(
        work_out=lambda tables: _said(tables, measure, say), reads=("revenue_statements",)
    )


def _said(tables: Tables, measure: str, say: Callable[[Said], str]) -> list[Observation]:
    rows = tables.rows(RevenueStatements)
    found = []
    for row in sorted(rows, key=lambda row: row.as_at):
        # Growth of a year to come is told beside that of the year that runs.
        if row.measure != measure or not _runs(row):
            continue
        beside = {
            each.measure: each
            for each in rows
            if (each.as_at, each.financial_year) == (row.as_at, row.financial_year)
        }
        found.append(
            Observation(
                as_at=row.as_at.date(),
                value=row.value,
                source_id=row.source_id,
                locator=row.locator,
                comparable=False,
                ends=year_end(row.financial_year),
                told=f" in {row.financial_year}{say(beside)}",
            )
        )
    return found


def _runs(row: RevenueStatements) -> bool:
    """Tell whether the year that an amount is of had begun when it was said."""
    return date(int(row.financial_year[:4]), 4, 1) <= row.as_at.date()


def _paid_from(beside: Said) -> str:
    parts = ("improvement_plan_from_service", "improvement_plan_from_reserve")
    if not all(name in beside for name in parts):
        return ""
    service, reserve = (pounds(beside[name].value) for name in parts)
    return f", {service} of it from the service and {reserve} from the Transformation Reserve"


def _permanent(beside: Said) -> str:
    if "growth_permanent" not in beside:
        return ""
    return f", {pounds(beside['growth_permanent'].value)} of it permanent"


FEEDS: Feeds = {
    "audits": figures_of(Quality, "audits"),
    "audit_inadequate_pct": figures_of(Quality, "audit_inadequate_pct"),
    "escalations_cla": figures_of(Quality, "escalations_cla", so_far=False),
    "escalations_cp": figures_of(Quality, "escalations_cp", so_far=False),
    "escalations_cla_per_100": _per_100("cla"),
    "escalations_cp_per_100": _per_100("cp"),
    "escalations_cla_drift_pct": figures_of(Quality, "escalations_cla_drift_pct", so_far=False),
    "escalations_cp_drift_pct": figures_of(Quality, "escalations_cp_drift_pct", so_far=False),
    "escalations_cla_resolved_pct": figures_of(
        Quality, "escalations_cla_resolved_pct", so_far=False
    ),
    "escalations_cp_resolved_pct": figures_of(Quality, "escalations_cp_resolved_pct", so_far=False),
    "lado_referrals": figures_of(Quality, "lado_referrals"),
    "lado_same_day_pct": figures_of(Quality, "lado_same_day_pct"),
    "lado_5d_pct": figures_of(Quality, "lado_5d_pct"),
    "iro_posts": figures_of(Quality, "iro_posts"),
    "iro_children_implied": Derived(work_out=_children_a_post, reads=("quality",)),
    "improvement_cost_k": _money("improvement_plan_cost", _paid_from),
    "budget_growth_k": _money("growth", _permanent),
    "risk_sr_7_2": residual("SR 7.2"),
    "risk_sr_7_4": residual("SR 7.4"),
    "risk_sr_7_5": residual("SR 7.5"),
    "risk_sr_7_7": residual("SR 7.7"),
}
