"""The amounts that a monitoring report forecasts, as observations."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.phrasing import month, number, over_or_under, pounds
from glosanalysis.themes.feeds import Derived, Feeds
from glosanalysis.themes.placements.money import (
    external_line,
    forecasts,
    share_of_budget,
    year_end,
)
from glosanalysis.themes.placements.said import DSG, EXTERNAL, NON_DSG

__all__ = ["ALL_SERVICES", "MONEY_FEEDS", "of_budget"]

ALL_SERVICES = "all services"
"""Of which the budget is that a paper holds the part not grant-funded against."""

_A_MONTH_BEFORE = "in the forecast a month before, for the same year"


def _services(tables: Tables) -> pd.DataFrame:
    """Keep the totals of all children and families services, in order of the forecasts."""
    return (
        tables["revenue"].query("view == 'service_area' and level == 'total'").sort_values("as_at")
    )


def _variances(
    rows: pd.DataFrame, column: str, what: str, share: int | None = None, whose: str = ""
) -> list[Observation]:
    """Observe a variance beside that of the month before, which the same report prints."""
    return [_variance(row, column, what, share, whose) for _, row in rows.iterrows()]


def _variance(row: pd.Series, column: str, what: str, share: int | None, whose: str) -> Observation:
    now, before = float(row[column]), float(row[f"previous_{column}"])
    told = f"by the forecast of {month(row['as_at'])}, {what} end {row['financial_year']} with "
    told += over_or_under(now)
    if share is not None:
        told += of_budget(now, float(row["budget_k"]), share, whose=whose)
    # A shrinking underspend is no rise: it is said in words, and not compared.
    over = min(now, before) >= 0
    if not over:
        told += f", after {over_or_under(before)} {_A_MONTH_BEFORE}"
    return Observation(
        as_at=row["as_at"].date(),
        value=now,
        source_id=row["source_id"],
        locator=row["locator"],
        previous=before if over else None,
        previous_is=_A_MONTH_BEFORE,
        comparable=False,
        ends=year_end(row["financial_year"]),
        told=told,
    )


def _outturns(line: pd.DataFrame) -> list[Observation]:
    return [
        Observation(
            as_at=row["as_at"].date(),
            value=float(row["outturn_k"]),
            source_id=row["source_id"],
            locator=row["locator"],
            comparable=same,
            ends=year_end(row["financial_year"]),
            told=f"in {row['financial_year']}, on a budget of {pounds(row['budget_k'])}",
        )
        for row, same in _with_same_year(line)
    ]


def _percentages(line: pd.DataFrame) -> list[Observation]:
    return [
        Observation(
            as_at=row["as_at"].date(),
            value=share,
            source_id=row["source_id"],
            locator=row["locator"],
            numerator=float(row["variance_k"]),
            denominator=float(row["budget_k"]),
            comparable=same,
            ends=year_end(row["financial_year"]),
            told=f"{row['financial_year']} budget of {pounds(row['budget_k'])}",
        )
        for row, same in _with_same_year(line)
        if (share := share_of_budget(float(row["variance_k"]), float(row["budget_k"]))) is not None
    ]


def _with_same_year(line: pd.DataFrame) -> list[tuple[pd.Series, bool]]:
    """Pair each forecast with whether the one before it is of the same year's budget."""
    same = line["financial_year"] == line["financial_year"].shift()
    return [(row, bool(is_same)) for (_, row), is_same in zip(line.iterrows(), same, strict=True)]


def _unit_costs(tables: Tables) -> list[Observation]:
    return [
        Observation(
            as_at=each.as_at.date(),
            value=each.each_k,
            source_id=each.cited.source_id,
            locator=each.cited.locator,
            numerator=each.outturn_k,
            denominator=each.so_far.value,
            comparable=False,
            ends=year_end(each.financial_year),
            told=f"{each.financial_year}: the forecast over the placements {each.so_far.said}",
        )
        for each in forecasts(tables)
        if each.so_far is not None and each.each_k is not None
    ]


def of_budget(variance: float, budget: float, decimals: int, whose: str = "") -> str:
    """Say a variance as a share of a budget; nothing where there is no budget.

    Parameters
    ----------
    variance, budget : float
        In £ thousand.
    decimals : int
    whose : str
        Of which services the budget is, where it is not of those that the sentence names.

    Examples
    --------
    >>> of_budget(7443, 9655, 1)
    ', 77.1% of the budget of £9.655 million'
    >>> of_budget(9384, 98203, 2, whose=ALL_SERVICES)
    ', 9.56% of the budget of all services, £98.203 million'
    """
    share = share_of_budget(variance, budget)
    if not share:
        return ""
    said = f"{number(abs(share), decimals)}% of the budget of"
    return f", {said} {whose}, {pounds(budget)}" if whose else f", {said} {pounds(budget)}"


MONEY_FEEDS: Feeds = {
    "ext_outturn_k": Derived(work_out=lambda tables: _outturns(external_line(tables))),
    "ext_variance_k": (
        Derived(
            work_out=lambda tables: _variances(
                external_line(tables), "variance_k", "external placements", share=1
            )
        ),
        EXTERNAL,
    ),
    "ext_variance_pct": Derived(work_out=lambda tables: _percentages(external_line(tables))),
    "ext_unit_cost_k": Derived(work_out=_unit_costs),
    "revenue_variance_non_dsg_k": (
        Derived(
            work_out=lambda tables: _variances(
                _services(tables),
                "variance_non_dsg_k",
                "services not funded by the Dedicated Schools Grant",
                share=2,
                whose=ALL_SERVICES,
            )
        ),
        NON_DSG,
    ),
    "revenue_variance_dsg_k": (
        Derived(
            work_out=lambda tables: _variances(
                _services(tables),
                "variance_dsg_k",
                "services funded by the Dedicated Schools Grant",
            )
        ),
        DSG,
    ),
    "revenue_variance_k": Derived(
        work_out=lambda tables: _variances(
            _services(tables),
            "variance_k",
            "all children and families services, grant-funded ones included,",
        )
    ),
}
