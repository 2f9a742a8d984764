"""The budget: variances by service area, and of the lines that the paper calls high risk."""

from __future__ import annotations

import textwrap

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import Display, citations
from glosanalysis.phrasing import counted, month, number, over_or_under
from glosanalysis.themes.placements.forecast import ALL_SERVICES, of_budget
from glosanalysis.themes.placements.indicators import MATERIAL_K
from glosanalysis.themes.placements.money import explained, latest_attachment
from glosanalysis.themes.placements.news import is_news

__all__ = ["high_risk_lines", "variance_by_service"]

_OTHER = "All other lines, with roundings"
_NOT_FUNDED = "Not grant-funded"
_LONGEST_NAME = 40


def variance_by_service(tables: Tables) -> Display:
    """Show what each service area adds to the variance that the grant does not fund."""
    rows = latest_attachment(tables, "service_area")
    measure = "Forecast variance from the full year budget by service area, £ thousand"
    if rows.empty or not is_news(tables, "revenue"):
        return Display.nothing_yet("variance-by-service", measure)
    frame = _ordered(rows, "variance_non_dsg_k")
    total = rows[rows["level"] == "total"].iloc[0]
    most = frame[frame["Line"] != _OTHER].iloc[0]
    source = total["source_id"]
    said = [
        *explained(tables, "revenue_variance_non_dsg_k", source),
        *explained(tables, "revenue_variance_dsg_k", source),
    ]
    return Display(
        "variance-by-service",
        f"Services not funded by the Dedicated Schools Grant: "
        f"{over_or_under(total['variance_non_dsg_k'])}"
        f"{of_budget(total['variance_non_dsg_k'], total['budget_k'], 2, whose=ALL_SERVICES)}. "
        f"{most['Line']}: {over_or_under(most[_NOT_FUNDED])}",
        frame,
        measure,
        _forecast_of(rows),
        citations(rows),
        _drawn(frame),
        decimals=dict.fromkeys(frame.columns[1:], 0),
        note=" ".join([_adds_to(total), *said]),
    )


def high_risk_lines(tables: Tables) -> Display:
    """Show the variance of the budget lines that the paper calls high risk."""
    rows = latest_attachment(tables, "high_risk")
    measure = "Forecast variance of high-risk budget lines, £ thousand"
    if rows.empty or not is_news(tables, "revenue"):
        return Display.nothing_yet("high-risk-lines", measure)
    frame = _ordered(rows, "variance_k")
    most = rows[rows["level"] == "line"].sort_values("variance_k").iloc[-1]
    return Display(
        "high-risk-lines",
        f"{most['line']}: {over_or_under(most['variance_k'])}"
        f"{of_budget(most['variance_k'], most['budget_k'], decimals=1)}",
        frame[["Line", "Total", "Budget", "Forecast outturn", "Change on the month before"]],
        measure,
        _forecast_of(rows),
        citations(rows),
        decimals=dict.fromkeys(frame.columns[1:], 0),
        note="A cut across the service areas: each line is also in one of them, and the two totals "
        "do not add to one another.",
    )


def _ordered(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Order the lines by a variance; small ones are one row, so that the rows add to the total."""
    parts = rows[rows["level"].isin(["line", "rounding"])]
    amounts = parts[["variance_non_dsg_k", "variance_dsg_k"]].abs().max(axis=1)
    large = (parts["level"] == "line") & (amounts >= min(MATERIAL_K, amounts.max()))
    shown = parts[large].sort_values([by, "line"], ascending=[False, True])
    columns = {
        _NOT_FUNDED: "variance_non_dsg_k",
        "Grant-funded": "variance_dsg_k",
        "Total": "variance_k",
        "Budget": "budget_k",
        "Forecast outturn": "outturn_k",
        "Change on the month before": "change_k",
    }
    frame = pd.DataFrame(
        {"Line": shown["line"]} | {name: shown[column] for name, column in columns.items()}
    )
    rest = parts[~large]
    if rest.empty:
        return frame.reset_index(drop=True)
    other = {name: int(rest[column].sum()) for name, column in columns.items()}
    return pd.concat([frame, pd.DataFrame([{"Line": _OTHER} | other])], ignore_index=True)


def _drawn(frame: pd.DataFrame) -> str:
    """Say what the bars show, whatever the lines are called."""
    lines = frame[frame["Line"] != _OTHER]
    over, under = (int((lines[_NOT_FUNDED] * sign > 0).sum()) for sign in (1, -1))
    most, least = lines.iloc[0], lines.iloc[-1]
    ends = " to ".join(
        f"{textwrap.shorten(end['Line'], _LONGEST_NAME, placeholder='…')} "
        f"{number(end[_NOT_FUNDED])}"
        for end in ([most, least] if len(lines) > 1 else [most])
    )
    return (
        f"Bars of what the grant does not fund: {counted(over, 'line', 'lines')} over budget and "
        f"{counted(under, 'line', 'lines')} under. {ends}."
    )


def _adds_to(total: pd.Series) -> str:
    return (
        f"Lines under £{MATERIAL_K},000 either way are added up in one row. The rows add to the "
        f"printed totals: {number(total['variance_non_dsg_k'])} not grant-funded, "
        f"{number(total['variance_dsg_k'])} grant-funded. The grant is for schools and education: "
        "an underspend of it does not pay for the rest."
    )


def _forecast_of(rows: pd.DataFrame) -> str:
    return f"{rows['financial_year'].iloc[0]}, forecast made in {month(rows['as_at'].iloc[0])}"
