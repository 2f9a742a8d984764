"""Re-referral soon after early help ended, month by month."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display, citations
from glosanalysis.phrasing import counted, month, quantity, series
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.early_help.derive import six_weeks

__all__ = ["rereferrals_by_month"]


def rereferrals_by_month(tables: Tables) -> Display:
    """Show the monthly share referred to social care within six weeks, beside its target."""
    kpi = tables["early_help_kpi"].sort_values("month")
    name = "rereferrals-within-six-weeks"
    measure = "Closed early help episodes referred to social care within six weeks, %"
    if kpi.empty:
        return Display.nothing_yet(name, measure)
    months = [month(when) for when in kpi["month"]]
    last = kpi.iloc[-1]
    return Display(
        name=name,
        title=f"{_percent(last['actual_pct'])} of early help episodes closed in the three months "
        f"to {months[-1]} were referred to social care within six weeks; {_against_targets(kpi)}",
        frame=kpi[["month", "actual_pct", "target_pct"]].reset_index(drop=True),
        columns={
            "month": Column("Reporting month", by_month=True),
            "actual_pct": Column("Referred within six weeks", "%", AS_PRINTED),
            "target_pct": Column("Target", "%", AS_PRINTED, level=_level(kpi)),
        },
        measure=measure,
        period=" to ".join(dict.fromkeys([months[0], months[-1]])),
        cited=citations(tables.sources["title"], kpi),
        unit="% of closed episodes",
        note=_overlap(kpi),
    )


def _percent(value: float) -> str:
    """Write a percentage with the decimals that the paper prints."""
    return quantity(value, "%", places_printed(value))


def _level(kpi: pd.DataFrame) -> str:
    """Name the target with its figure; one that has changed has several."""
    targets = kpi["target_pct"]
    return f"Target: {_percent(targets.iloc[0])} or less" if targets.nunique() == 1 else "Target"


def _against_targets(kpi: pd.DataFrame) -> str:
    """Say the last month's target, and how many months were over their own."""
    target = f"the target is {_percent(kpi['target_pct'].iloc[-1])} or less"
    if len(kpi) == 1:
        return target
    over = int((kpi["actual_pct"] > kpi["target_pct"]).sum())
    how_many = counted(over, "", "").strip() if over else "none"
    are_over = "are over their target" if over > 1 else "is over its target"
    months = counted(len(kpi), "month", "months")
    return f"{target}, and {how_many} of the {months} shown {are_over}"


def _overlap(kpi: pd.DataFrame) -> str:
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
