"""Re-referral soon after early help ended, month by month."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from glosanalysis.data.schemas.early_help import EarlyHelpKpi
from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display, citations
from glosanalysis.phrasing import counted, month, quantity, series
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.early_help.derive import six_weeks

__all__ = ["rereferrals_by_month"]


def rereferrals_by_month(tables: Tables) -> Display:
    """Show the monthly share referred to social care within six weeks, beside its target."""
    kpi = sorted(tables.rows(EarlyHelpKpi), key=lambda row: row.month)
    name = "rereferrals-within-six-weeks"
    measure = "Closed early help episodes referred to social care within six weeks, %"
    if not kpi:
        return Display.nothing_yet(name, measure)
    months = [month(row.month) for row in kpi]
    return Display(
        name=name,
        title=f"{_percent(kpi[-1].actual_pct)} of early help episodes closed in the three months "
        f"to {months[-1]} were referred to social care within six weeks; {_against_targets(kpi)}",
        frame=pd.DataFrame(
            [(row.month, row.actual_pct, row.target_pct) for row in kpi],
            columns=["month", "actual_pct", "target_pct"],
        ),
        columns={
            "month": Column("Reporting month", by_month=True),
            "actual_pct": Column("Referred within six weeks", "%", AS_PRINTED),
            "target_pct": Column("Target", "%", AS_PRINTED, level=_level(kpi)),
        },
        measure=measure,
        period=" to ".join(dict.fromkeys([months[0], months[-1]])),
        cited=citations(tables.titles, kpi),
        unit="% of closed episodes",
        note=_overlap(kpi),
    )


def _percent(value: float) -> str:
    """Write a percentage with the decimals that the paper prints."""
    return quantity(value, "%", places_printed(value))


def _level(kpi: Sequence[EarlyHelpKpi]) -> str:
    """Name the target with its figure; one that has changed has several."""
    targets = {row.target_pct for row in kpi}
    return f"Target: {_percent(targets.pop())} or less" if len(targets) == 1 else "Target"


def _against_targets(kpi: Sequence[EarlyHelpKpi]) -> str:
    """Say the last month's target, and how many months were over their own."""
    target = f"the target is {_percent(kpi[-1].target_pct)} or less"
    if len(kpi) == 1:
        return target
    over = sum(row.actual_pct > row.target_pct for row in kpi)
    how_many = counted(over, "", "").strip() if over else "none"
    are_over = "are over their target" if over > 1 else "is over its target"
    months = counted(len(kpi), "month", "months")
    return f"{target}, and {how_many} of the {months} shown {are_over}"


def _overlap(kpi: Sequence[EarlyHelpKpi]) -> str:
    """Say what a difference between months is worth, and what the whole quarters were."""
    if len(kpi) == 1:
        return "The month looks back over three months."
    said = (
        "Each month looks back over three months, so neighbouring months share episodes: a "
        "difference between them is no evidence of a trend."
    )
    whole = [seen for seen in six_weeks(kpi) if not seen.provisional]
    if len(whole) < 2:
        return said
    ends = [f"to {month(seen.as_at)}" for seen in whole]
    quarters = series(ends, [seen.number for seen in whole], "%", None)
    return f"{said} Three months that do not overlap: {quarters}."
