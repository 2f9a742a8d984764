"""The budget: variances by service area, and of the lines that the paper calls high risk."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import month, number, over_or_under
from glosanalysis.themes.placements.forecast import ALL_SERVICES, of_budget
from glosanalysis.themes.placements.indicators import MATERIAL_K
from glosanalysis.themes.placements.money import explained, latest_attachment
from glosanalysis.themes.placements.news import is_news

__all__ = ["high_risk_lines", "variance_by_service"]

_OTHER = "All other lines, with roundings"
_COLUMNS = {
    "line": Column("Line"),
    "variance_non_dsg_k": Column("Not grant-funded", decimals=0),
    "variance_dsg_k": Column("Grant-funded", decimals=0),
    "variance_k": Column("Total", decimals=0),
    "budget_k": Column("Budget", decimals=0),
    "outturn_k": Column("Forecast outturn", decimals=0),
    "change_k": Column("Change on the month before", decimals=0),
}
_AMOUNTS = list(_COLUMNS)[1:]
_CUT_ACROSS = ["line", "variance_k", "budget_k", "outturn_k", "change_k"]


def variance_by_service(tables: Tables) -> Display:
    """Show what each service area adds to the variance that the grant does not fund."""
    rows = latest_attachment(tables, "service_area")
    measure = "Forecast variance from the full year budget by service area, £ thousand"
    if rows.empty or not is_news(tables, "revenue"):
        return Display.nothing_yet("variance-by-service", measure)
    total = rows[rows["level"] == "total"].iloc[0]
    most = _most_over(rows, "variance_non_dsg_k")
    said = [
        *explained(tables, "revenue_variance_non_dsg_k", total["source_id"]),
        *explained(tables, "revenue_variance_dsg_k", total["source_id"]),
    ]
    return Display(
        name="variance-by-service",
        title=f"Services not funded by the Dedicated Schools Grant: "
        f"{over_or_under(total['variance_non_dsg_k'])}"
        f"{of_budget(total['variance_non_dsg_k'], total['budget_k'], 2, whose=ALL_SERVICES)}. "
        f"{most['line']}: {over_or_under(most['variance_non_dsg_k'])}",
        frame=_ordered(rows, "variance_non_dsg_k"),
        columns=_COLUMNS,
        measure=measure,
        period=_forecast_of(rows),
        cited=citations(tables.sources["title"], rows),
        note=" ".join([_adds_to(total), *said]),
    )


def high_risk_lines(tables: Tables) -> Display:
    """Show the variance of the budget lines that the paper calls high risk."""
    rows = latest_attachment(tables, "high_risk")
    measure = "Forecast variance of high-risk budget lines, £ thousand"
    if rows.empty or not is_news(tables, "revenue"):
        return Display.nothing_yet("high-risk-lines", measure)
    most = _most_over(rows, "variance_k")
    return Display(
        name="high-risk-lines",
        title=f"{most['line']}: {over_or_under(most['variance_k'])}"
        f"{of_budget(most['variance_k'], most['budget_k'], decimals=1)}",
        frame=_ordered(rows, "variance_k")[_CUT_ACROSS],
        columns=_COLUMNS,
        measure=measure,
        period=_forecast_of(rows),
        cited=citations(tables.sources["title"], rows),
        note="A cut across the service areas: each line is also in one of them, and the two totals "
        "do not add to one another.",
    )


def _most_over(rows: pd.DataFrame, by: str) -> pd.Series:
    """Choose the line furthest over its budget, the first by name where several are."""
    lines = rows[rows["level"] == "line"]
    return lines.sort_values([by, "line"], ascending=[False, True]).iloc[0]


def _ordered(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Order the lines by a variance; small ones are one row, so that the rows add to the total."""
    parts = rows[rows["level"].isin(["line", "rounding"])]
    amounts = parts[["variance_non_dsg_k", "variance_dsg_k"]].abs().max(axis=1)
    # Where no line is material, the largest stands for itself: a table of one sum says nothing.
    large = (parts["level"] == "line") & (amounts >= min(MATERIAL_K, amounts.max()))
    shown = parts[large].sort_values([by, "line"], ascending=[False, True])[list(_COLUMNS)]
    rest = parts.loc[~large, _AMOUNTS]
    if rest.empty:
        return shown.reset_index(drop=True)
    other = pd.DataFrame([{"line": _OTHER} | rest.sum().astype(int).to_dict()])
    return pd.concat([shown, other], ignore_index=True)


def _adds_to(total: pd.Series) -> str:
    return (
        f"Lines under £{MATERIAL_K},000 either way are added up in one row. The rows add to the "
        f"printed totals: {number(total['variance_non_dsg_k'])} not grant-funded, "
        f"{number(total['variance_dsg_k'])} grant-funded. The grant is for schools and education: "
        "an underspend of it does not pay for the rest."
    )


def _forecast_of(rows: pd.DataFrame) -> str:
    return f"{rows['financial_year'].iloc[0]}, forecast made in {month(rows['as_at'].iloc[0])}"
