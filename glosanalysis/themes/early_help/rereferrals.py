"""Re-referral soon after early help ended, by month and by quarter."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import AS_PRINTED, Exhibit, citations
from glosanalysis.stats.runs import run_chart
from glosanalysis.themes.early_help.observed import complete_cohorts, six_weeks
from glosanalysis.wording import counted, day, month, number, span

__all__ = ["rereferrals_by_month", "rereferrals_by_quarter", "two_measures"]


def rereferrals_by_month(published: Published) -> Exhibit:
    """Show the monthly share referred to social care within six weeks, against the target."""
    kpi = published["early_help_kpi"].sort_values("month")
    measure = "Closed early help episodes referred to social care within six weeks, %"
    if kpi.empty:
        return Exhibit.nothing_yet("rereferrals-within-six-weeks", measure)
    first, last = kpi.iloc[0], kpi.iloc[-1]
    target = last["target_pct"]
    highest = kpi["actual_pct"].max()
    side = "within" if highest <= target else "not always within"
    return Exhibit(
        "rereferrals-within-six-weeks",
        f"Re-referral within six weeks is {number(last['actual_pct'], 1)}%, "
        f"{side} the {number(target)}% target in every month"
        if side == "within"
        else f"Re-referral within six weeks is {number(last['actual_pct'], 1)}%, and has been over "
        f"the {number(target)}% target",
        pd.DataFrame(
            {
                "Reporting month": kpi["month"],
                "Referred within six weeks (%)": kpi["actual_pct"],
                "Target (%)": kpi["target_pct"],
            }
        ),
        measure,
        " to ".join(dict.fromkeys([month(first["month"]), month(last["month"])])),
        citations(kpi),
        f"Line over {counted(len(kpi), 'month', 'months')}: "
        f"{span(kpi['actual_pct'].min(), highest, '%', 1)}, with a dashed line at the target of "
        f"{number(target)}%. The latest month, {month(last['month'])}, is "
        f"{number(last['actual_pct'], 1)}%.",
        decimals={"Referred within six weeks (%)": AS_PRINTED, "Target (%)": AS_PRINTED},
        target=float(target),
        target_label=f"Target: {number(target)}% or less",
        unit="% of closed episodes",
        by_month=True,
        note="Each month looks back over three months, so neighbouring months share episodes. "
        "Control limits on such a series would be wrong and are not drawn.",
    )


def rereferrals_by_quarter(published: Published) -> Exhibit:
    """Show the figure of each whole quarter, with the median: a run chart, not a trend."""
    measure = "Closed early help episodes referred to social care within six weeks, by quarter, %"
    whole = [seen for seen in six_weeks(published["early_help_kpi"]) if not seen.provisional]
    if len(whole) < 2:
        return Exhibit.nothing_yet("rereferrals-by-quarter", measure)
    whole = sorted(whole, key=lambda seen: seen.as_at)
    values = [seen.value for seen in whole]
    chart = run_chart(values)
    ends = [month(seen.as_at) for seen in whole]
    return Exhibit(
        "rereferrals-by-quarter",
        f"The quarters ran from {number(min(values), 1)}% to {number(max(values), 1)}%, around a "
        f"median of {number(chart.median, 1)}%",
        pd.DataFrame(
            {
                "Three months to": [pd.Timestamp(seen.as_at) for seen in whole],
                "Referred within six weeks (%)": values,
            }
        ),
        measure,
        f"Three months to {ends[0]} to three months to {ends[-1]}",
        citations(published["early_help_kpi"]),
        f"Points for {counted(len(values), 'quarter', 'quarters')}: "
        f"{', '.join(number(value, 1) for value in values)}%. The longest run on one side of the "
        f"median is {counted(chart.longest, 'quarter', 'quarters')}.",
        decimals={"Referred within six weeks (%)": AS_PRINTED},
        target=chart.median,
        target_label=f"Median: {number(chart.median, 1)}%",
        unit="% of closed episodes",
        by_month=True,
        note=""
        if chart.can_show_a_shift
        else f"{counted(len(values), 'quarter is', 'quarters are').capitalize()} too few to tell a "
        "change from chance: no trend is claimed.",
    )


def two_measures(published: Published) -> Exhibit:
    """Set the six-week and the six-month measure side by side: they count different things."""
    measure = "Two measures of what becomes of families after early help, and why they differ"
    found = sorted(six_weeks(published["early_help_kpi"]), key=lambda seen: seen.as_at)
    windows = complete_cohorts(published["early_help_cohorts"], "closure")
    if not found or not windows:
        return Exhibit.nothing_yet("two-measures", measure)
    latest, rows = found[-1], windows[-1]
    children = rows["children"].astype(int)
    total, back, care = (children[o] for o in ("closed_to_both", "rereferred", "social_care"))
    table = {
        "What is counted": ["Episodes of early help", "Children"],
        "Who is left out": ["Nobody", "Children still open to social care"],
        "Where they went": ["Social care", "Early help or social care"],
        "Within": ["Six weeks", "Six months"],
        "The figure": [
            f"{number(latest.value, 1)}%",
            f"{number(100 * back / total, 1)}% ({number(back)} of {number(total)})",
        ],
        "To social care alone": [
            f"{number(latest.value, 1)}%",
            f"{number(100 * care / total, 1)}% ({number(care)} of {number(total)})",
        ],
    }
    return Exhibit(
        "two-measures",
        "The six-week and the six-month figure cannot be compared",
        pd.DataFrame({"Measure": ["Six-week measure", "Six-month measure"], **table}),
        measure,
        f"Three months to {day(latest.as_at)}; closed {day(rows['from_date'].iloc[0])} to "
        f"{day(rows['to_date'].iloc[0])}",
        citations(published["early_help_kpi"], rows),
        note="By the first measure more come back to social care in six weeks than by the second "
        "in six months. That is not a contradiction of fact: the first counts every episode of "
        "early help, the second only children who had family support and were not with social "
        "care at its end."
        if latest.value > 100 * care / total
        else "",
    )
