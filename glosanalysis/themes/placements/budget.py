"""From budget to forecast: the waterfall, what the lines add to, and what was said later."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.stats.variance import reconciled
from glosanalysis.wording import day, month, number, over_or_under, pounds

__all__ = ["budget_to_forecast", "later_statements", "latest_attachment", "totals_reconciled"]


def latest_attachment(revenue: pd.DataFrame, view: str) -> pd.DataFrame:
    """Give the latest attachment of a kind that has lines and a total."""
    rows = revenue[revenue["view"] == view]
    levels = rows.groupby("as_at")["level"].agg(lambda found: {"line", "total"} <= set(found))
    return rows[rows["as_at"] == levels[levels].index.max()] if levels.any() else rows.iloc[:0]


def budget_to_forecast(published: Published) -> Exhibit:
    """Lay out the way from budget to forecast by service area, as a waterfall."""
    rows = latest_attachment(published["revenue"], "service_area")
    measure = "From the full year budget to the forecast outturn, £ thousand"
    if rows.empty:
        return Exhibit.nothing_yet("budget-to-forecast", measure)
    total = rows[rows["level"] == "total"].iloc[0]
    areas = rows[rows["level"] == "subtotal"]
    loose = rows[(rows["level"] == "line") & ~rows["section"].isin(areas["section"])]
    rounding = rows[rows["level"] == "rounding"]
    steps = [
        (row.line.removeprefix("Total ").removeprefix("Commissioner "), row.variance_k, "step")
        for row in pd.concat([areas, loose, rounding]).itertuples()
    ]
    frame = pd.DataFrame(
        [
            ("Full year budget", total["budget_k"], "total"),
            *sorted(steps, key=lambda step: (step[0] == "Roundings", -step[1])),
            ("Forecast outturn", total["outturn_k"], "total"),
        ],
        columns=["Step", "£ thousand", "Kind"],
    )
    most, least = frame.iloc[1], min(steps, key=lambda step: step[1])
    return Exhibit(
        "budget-to-forecast",
        f"The forecast is {pounds(total['outturn_k'])}, {over_or_under(total['variance_k'])}: "
        f"{most['Step']} {_signed_pounds(most['£ thousand'])}, "
        f"{least[0]} {_signed_pounds(least[1])}",
        frame,
        measure,
        f"{rows['financial_year'].iloc[0]}, forecast made in {month(rows['as_at'].iloc[0])}",
        citations(rows),
        f"Waterfall from a budget of {number(total['budget_k'])} to a forecast of "
        f"{number(total['outturn_k'])}; the largest step up is {number(most['£ thousand'])}, the "
        f"largest down {number(least[1])}.",
        decimals={"£ thousand": 0},
        note="Filled bars are totals, hatched ones rises, hollow ones falls. The steps, with the "
        "printed roundings, lead from the printed budget to the printed forecast exactly.",
    )


def _signed_pounds(thousands: float) -> str:
    return f"+{pounds(thousands)}" if thousands > 0 else pounds(thousands)


def totals_reconciled(published: Published) -> Exhibit:
    """Tabulate what the lines add to beside the printed subtotals and totals."""
    revenue = published["revenue"]
    measure = "Variance: what the lines add to, beside the printed sums, £ thousand"
    found = []
    for view, name in (("service_area", "All services"), ("high_risk", "High-risk lines")):
        rows = latest_attachment(revenue, view)
        if rows.empty:
            continue
        lines = rows[rows["level"].isin(["line", "rounding"])]
        sums = rows[rows["level"] == "subtotal"].set_index("section")["variance_k"]
        by_section = reconciled(lines.set_index("section")["variance_k"], sums)
        whole = rows[rows["level"] == "total"].set_index("level")["variance_k"]
        of_all = reconciled(lines["variance_k"].set_axis(["total"] * len(lines)), whole)
        found.append(pd.concat([by_section, of_all.set_axis([name])]))
    if not found:
        return Exhibit.nothing_yet("totals-reconciled", measure)
    frame = pd.concat(found).rename_axis("Lines of").reset_index()
    frame = frame.rename(
        columns={"added": "Lines add to", "printed": "Printed", "difference": "Difference"}
    )
    off = int((frame["Difference"] != 0).sum())
    return Exhibit(
        "totals-reconciled",
        "Every printed sum is that of its lines"
        if not off
        else f"{number(off)} of {number(len(frame))} printed sums are not those of their lines",
        frame,
        measure,
        month(revenue["as_at"].max()),
        citations(revenue),
        "Sums of lines and printed sums, as the table gives them.",
        decimals={"Lines add to": 0, "Printed": 0, "Difference": 0},
        note="Totals include the printed lines called Roundings.",
    )


def later_statements(published: Published) -> Exhibit:
    """Tabulate what a later minute says of the next year's budget."""
    said = published["revenue_statements"]
    measure = "The position a year on, as said to the committee"
    if said.empty:
        return Exhibit.nothing_yet("later-position", measure)
    said = said[said["as_at"] == said["as_at"].max()]
    labels = {
        "variance_non_dsg": "Overspend not funded by the Dedicated Schools Grant",
        "variance_non_dsg_pct": "The same as a share of budget",
        "underlying_variance": "Underlying overspend",
        "external_placements_variance": "of which external placements",
        "business_rates_pilot_income": "Offset by business rates pilot income",
        "variance_dsg": "Overspend funded by the Dedicated Schools Grant, in the year",
        "variance_dsg_beyond_balances": "of which beyond uncommitted balances",
    }
    shown = [
        pounds(row.value) if row.unit == "£ thousand" else f"{number(row.value, 2)}%"
        for row in said.itertuples()
    ]
    external = said[said["measure"] == "external_placements_variance"]["value"]
    title = f"What was said of the budget at {day(said['as_at'].max())}"
    if len(external):
        title = (
            f"By {day(said['as_at'].max())} external placements accounted for "
            f"{pounds(external.iloc[0])} of the overspend"
        )
    return Exhibit(
        "later-position",
        title,
        pd.DataFrame({"What was said": said["measure"].map(labels), "Amount": shown}),
        measure,
        f"{said['financial_year'].iloc[0]}, position at {day(said['as_at'].max())}",
        citations(said),
        "Amounts said to the committee, as the table gives them.",
        note="Said in £ million, so rounded.",
    )
