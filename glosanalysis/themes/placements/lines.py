"""The lines of the budget that vary most."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.themes.placements.budget import latest_attachment
from glosanalysis.wording import counted, month, number, over_or_under

__all__ = ["high_risk_lines", "variance_by_service"]


_SMALL_K = 100
"""£ thousand; lines that vary by less are shown in one row."""


def variance_by_service(published: Published) -> Exhibit:
    """Show what each service area adds to the variance."""
    rows = latest_attachment(published["revenue"], "service_area")
    measure = "Forecast variance from the full year budget by service area, £ thousand"
    if rows.empty:
        return Exhibit.nothing_yet("variance-by-service", measure)
    total = rows[rows["level"] == "total"].iloc[0]
    return _variances(
        rows,
        "variance-by-service",
        measure,
        lambda most: (
            f"{most['line']} accounts for {over_or_under(most['variance_k'])}; "
            f"all services come to {over_or_under(total['variance_k'])}"
        ),
    )


def high_risk_lines(published: Published) -> Exhibit:
    """Show the variance of the budget lines that the paper calls high risk."""
    rows = latest_attachment(published["revenue"], "high_risk")
    measure = "Forecast variance of high-risk budget lines, £ thousand"
    if rows.empty:
        return Exhibit.nothing_yet("high-risk-lines", measure)
    return _variances(
        rows,
        "high-risk-lines",
        measure,
        lambda most: (
            f"{most['line'].capitalize()} come to {over_or_under(most['variance_k'])}"
            f"{_share_of_budget(most)}"
        ),
    )


def _share_of_budget(line: pd.Series) -> str:
    if not line["budget_k"]:
        return ""
    return f", {number(abs(100 * line['variance_k'] / line['budget_k']), 1)}% of the budget"


def _variances(
    rows: pd.DataFrame, name: str, measure: str, title: Callable[[pd.Series], str]
) -> Exhibit:
    """Order the lines by variance; small ones are one row, so that the rows add to the total."""
    lines = rows[rows["level"] == "line"].sort_values("variance_k", ascending=False)
    large = lines[lines["variance_k"].abs() >= min(_SMALL_K, lines["variance_k"].abs().max())]
    rest = pd.concat([lines, rows[rows["level"] == "rounding"]]).drop(index=large.index)
    frame = pd.DataFrame(
        {
            "Line": [*large["line"], "All other lines, with roundings"],
            "Budget": [*large["budget_k"], rest["budget_k"].sum()],
            "Forecast outturn": [*large["outturn_k"], rest["outturn_k"].sum()],
            "Variance": [*large["variance_k"], rest["variance_k"].sum()],
            "of which DSG": [*large["variance_dsg_k"], rest["variance_dsg_k"].sum()],
            "of which other": [*large["variance_non_dsg_k"], rest["variance_non_dsg_k"].sum()],
            "Change on the month before": [*large["change_k"], rest["change_k"].sum()],
        }
    )
    over, under = (int((large["variance_k"] * sign > 0).sum()) for sign in (1, -1))
    most, least = large.iloc[0], large.iloc[-1]
    return Exhibit(
        name,
        title(most),
        frame,
        measure,
        f"{rows['financial_year'].iloc[0]}, forecast made in {month(rows['as_at'].iloc[0])}",
        citations(rows),
        f"Bars by line: {counted(over, 'line', 'lines')} over budget and "
        f"{counted(under, 'line', 'lines')} under by £100,000 or more, from {most['line']} "
        f"({number(most['variance_k'])}) to {least['line']} ({number(least['variance_k'])}).",
        decimals=dict.fromkeys(frame.columns[1:], 0),
        note=f"Lines under £{_SMALL_K},000 either way are added up in one row. The rows add to the "
        f"printed total of {number(rows.loc[rows['level'] == 'total', 'variance_k'].iloc[0])}.",
    )
