"""What minutes say of the budget, in rounded amounts, and how a variance is put into words."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.phrasing import month, number, over_or_under, pounds
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes.feeds import Derived
from glosanalysis.themes.placements.money import year_end

__all__ = ["DSG", "EXTERNAL", "NON_DSG", "more_or_fewer", "positions"]


def positions(tables: Tables) -> list[pd.DataFrame]:
    """Give what was said of each position, oldest first, a row a measure."""
    said = tables["revenue_statements"]
    dated = said.groupby(["as_at", "financial_year", "source_id"], sort=True)
    return [rows.set_index("measure") for _, rows in dated]


def _external(rows: pd.DataFrame) -> list[Observation]:
    """Observe what external placements made up of an underlying overspend."""
    if "external_placements_variance" not in rows.index:
        return []
    whole = "the overspend"
    if "underlying_variance" in rows.index:
        whole = f"the underlying overspend of {pounds(rows.at['underlying_variance', 'value'])}"
    told = (
        f"{_when(rows)}, external placements made up "
        f"{pounds(rows.at['external_placements_variance', 'value'])} of {whole} in "
        f"{rows['financial_year'].iloc[0]}"
    )
    return [_as_said(rows, "external_placements_variance", told)]


def _non_dsg(rows: pd.DataFrame) -> list[Observation]:
    """Observe the underlying overspend that the grant does not fund, before one-off income."""
    if "underlying_variance" not in rows.index:
        return []
    amount = over_or_under(rows.at["underlying_variance", "value"]).removeprefix("an ")
    told = (
        f"{_when(rows)}, services not funded by the Dedicated Schools Grant had an underlying "
        f"{amount} in {rows['financial_year'].iloc[0]}{_reduced(rows)}"
    )
    return [_as_said(rows, "underlying_variance", told)]


def _reduced(rows: pd.DataFrame) -> str:
    """Say what one-off income makes of an underlying overspend."""
    if not {"business_rates_pilot_income", "variance_non_dsg"} <= set(rows.index):
        return ""
    share = ""
    if "variance_non_dsg_pct" in rows.index:
        share = f" ({number(rows.at['variance_non_dsg_pct', 'value'], 2)}% of budget)"
    return (
        f"; {pounds(rows.at['business_rates_pilot_income', 'value'])} of Business Rates Retention "
        f"pilot income reduces it to {pounds(rows.at['variance_non_dsg', 'value'])}{share}"
    )


def _dsg(rows: pd.DataFrame) -> list[Observation]:
    """Observe the variance of grant-funded services within the year, before balances are used."""
    if "variance_dsg" not in rows.index:
        return []
    told = (
        f"{_when(rows)}, the forecast for services funded by the Dedicated Schools Grant was "
        f"{over_or_under(rows.at['variance_dsg', 'value'])} within {rows['financial_year'].iloc[0]}"
    )
    if "variance_dsg_beyond_balances" in rows.index:
        beyond = pounds(rows.at["variance_dsg_beyond_balances", "value"])
        told += f", of which {beyond} is beyond uncommitted balances"
    return [_as_said(rows, "variance_dsg", told)]


def _when(rows: pd.DataFrame) -> str:
    return f"as at {month(rows['as_at'].iloc[0])}"


def _as_said(rows: pd.DataFrame, measure: str, told: str) -> Observation:
    row = rows.loc[measure]
    return Observation(
        as_at=row["as_at"].date(),
        value=float(row["value"]),
        source_id=row["source_id"],
        locator=row["locator"],
        comparable=False,
        ends=year_end(row["financial_year"]),
        told=told,
    )


def more_or_fewer(change: float, decimals: int = 0) -> str:
    """Say a change in a number, as it is shown.

    Examples
    --------
    >>> more_or_fewer(25), more_or_fewer(-0.96, 1), more_or_fewer(0.04, 1)
    ('25 more', '1.0 fewer', 'no more')
    """
    shown = round_half_up(change, decimals)
    if not shown:
        return "no more"
    return f"{number(abs(shown), decimals)} {'more' if shown > 0 else 'fewer'}"


def _each_position(say: Callable[[pd.DataFrame], list[Observation]]) -> Derived:
    """Observe what minutes say; none of it is of the kind of a forecast, or compared with one."""
    return Derived(
        work_out=lambda tables: [each for rows in positions(tables) for each in say(rows)]
    )


EXTERNAL, NON_DSG, DSG = map(_each_position, (_external, _non_dsg, _dsg))
