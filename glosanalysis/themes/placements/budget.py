"""The budget: variances by service area, and of the lines that the paper calls high risk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from glosanalysis.data.schemas.placements import Revenue
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
_CUT_ACROSS = ["line", "variance_k", "budget_k", "outturn_k", "change_k"]


def variance_by_service(tables: Tables) -> Display:
    """Show what each service area adds to the variance that the grant does not fund."""
    rows = latest_attachment(tables, "service_area")
    measure = "Forecast variance from the full year budget by service area, £ thousand"
    if not rows or not is_news(tables, "revenue"):
        return Display.nothing_yet("variance-by-service", measure)
    total = next(row for row in rows if row.level == "total")
    most = _most_over(rows, _non_dsg)
    said = [
        *explained(tables, "revenue_variance_non_dsg_k", total.source_id),
        *explained(tables, "revenue_variance_dsg_k", total.source_id),
    ]
    return Display(
        name="variance-by-service",
        title=f"Services not funded by the Dedicated Schools Grant: "
        f"{over_or_under(total.variance_non_dsg_k)}"
        f"{of_budget(total.variance_non_dsg_k, total.budget_k, 2, whose=ALL_SERVICES)}. "
        f"{most.line}: {over_or_under(most.variance_non_dsg_k)}",
        frame=_ordered(rows, _non_dsg),
        columns=_COLUMNS,
        measure=measure,
        period=_forecast_of(rows),
        cited=citations(tables.titles, rows),
        note=" ".join([_adds_to(total), *said]),
    )


def high_risk_lines(tables: Tables) -> Display:
    """Show the variance of the budget lines that the paper calls high risk."""
    rows = latest_attachment(tables, "high_risk")
    measure = "Forecast variance of high-risk budget lines, £ thousand"
    if not rows or not is_news(tables, "revenue"):
        return Display.nothing_yet("high-risk-lines", measure)
    most = _most_over(rows, _in_all)
    return Display(
        name="high-risk-lines",
        title=f"{most.line}: {over_or_under(most.variance_k)}"
        f"{of_budget(most.variance_k, most.budget_k, decimals=1)}",
        frame=_ordered(rows, _in_all)[_CUT_ACROSS],
        columns=_COLUMNS,
        measure=measure,
        period=_forecast_of(rows),
        cited=citations(tables.titles, rows),
        note="A cut across the service areas: each line is also in one of them, and the two totals "
        "do not add to one another.",
    )


_Variance = Callable[[Revenue], int]


def _non_dsg(row: Revenue) -> int:
    return row.variance_non_dsg_k


def _in_all(row: Revenue) -> int:
    return row.variance_k


def _most_first(rows: Iterable[Revenue], by: _Variance) -> list[Revenue]:
    """Order rows by a variance, those of one variance by name."""
    return sorted(rows, key=lambda row: (-by(row), row.line))


def _most_over(rows: Sequence[Revenue], by: _Variance) -> Revenue:
    """Choose the line furthest over its budget, the first by name where several are."""
    return _most_first((row for row in rows if row.level == "line"), by)[0]


def _ordered(rows: Sequence[Revenue], by: _Variance) -> pd.DataFrame:
    """Order the lines by a variance; small ones are one row, so that the rows add to the total."""
    parts = [row for row in rows if row.level in ("line", "rounding")]
    # Where no line is material, the largest stands for itself: a table of one sum says nothing.
    least = min(MATERIAL_K, max(map(_size, parts)))
    large = [row for row in parts if row.level == "line" and _size(row) >= least]
    shown = [(row.line, *_amounts(row)) for row in _most_first(large, by)]
    rest = [_amounts(row) for row in parts if row not in large]
    if rest:
        shown.append((_OTHER, *map(sum, zip(*rest, strict=True))))
    return pd.DataFrame(shown, columns=list(_COLUMNS))


def _size(row: Revenue) -> int:
    return max(abs(row.variance_non_dsg_k), abs(row.variance_dsg_k))


def _amounts(row: Revenue) -> tuple[int, ...]:
    """Give the amounts of a row in the order of the columns."""
    return (
        row.variance_non_dsg_k,
        row.variance_dsg_k,
        row.variance_k,
        row.budget_k,
        row.outturn_k,
        row.change_k,
    )


def _adds_to(total: Revenue) -> str:
    return (
        f"Lines under £{MATERIAL_K},000 either way are added up in one row. The rows add to the "
        f"printed totals: {number(total.variance_non_dsg_k)} not grant-funded, "
        f"{number(total.variance_dsg_k)} grant-funded. The grant is for schools and education: "
        "an underspend of it does not pay for the rest."
    )


def _forecast_of(rows: Sequence[Revenue]) -> str:
    return f"{rows[0].financial_year}, forecast made in {month(rows[0].as_at)}"
