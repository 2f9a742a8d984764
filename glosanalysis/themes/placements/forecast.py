"""The amounts that a monitoring report forecasts, as observations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from glosanalysis.data.schemas.placements import Revenue
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


def _services(tables: Tables) -> list[Revenue]:
    """Keep the totals of all children and families services, in order of the forecasts."""
    rows = tables.rows(Revenue)
    totals = [row for row in rows if row.view == "service_area" and row.level == "total"]
    return sorted(totals, key=lambda row: row.as_at)


@dataclass(frozen=True, kw_only=True)
class _Variance:
    """A variance that a report prints beside that of the month before.

    Parameters
    ----------
    what : str
        What has it, to go before "end 2017-18 with".
    now, before : callable
        From a row to it, and to that of the month before.
    share : int, optional
        The decimals of its share of the budget; without it, the share is not told.
    whose : str
        Of which services the budget is, where not of `what`.
    """

    what: str
    now: Callable[[Revenue], float]
    before: Callable[[Revenue], float]
    share: int | None = None
    whose: str = ""

    def observed(self, rows: Iterable[Revenue]) -> list[Observation]:
        """Observe it in each row."""
        return [self._observed(row) for row in rows]

    def _observed(self, row: Revenue) -> Observation:
        now, before = self.now(row), self.before(row)
        # A shrinking underspend is no rise: it is said in words, and not compared.
        over = min(now, before) >= 0
        return Observation(
            as_at=row.as_at.date(),
            value=now,
            source_id=row.source_id,
            locator=row.locator,
            previous=before if over else None,
            previous_is=_A_MONTH_BEFORE,
            comparable=False,
            ends=year_end(row.financial_year),
            told=self._told(row) + ("" if over else _after(before)),
        )

    def _told(self, row: Revenue) -> str:
        now = self.now(row)
        told = f"by the forecast of {month(row.as_at)}, {self.what} end {row.financial_year} with "
        told += over_or_under(now)
        if self.share is None:
            return told
        return told + of_budget(now, row.budget_k, self.share, whose=self.whose)


def _after(before: float) -> str:
    return f", after {over_or_under(before)} {_A_MONTH_BEFORE}"


def _outturns(line: list[Revenue]) -> list[Observation]:
    return [
        Observation(
            as_at=row.as_at.date(),
            value=row.outturn_k,
            source_id=row.source_id,
            locator=row.locator,
            comparable=same,
            ends=year_end(row.financial_year),
            told=f"in {row.financial_year}, on a budget of {pounds(row.budget_k)}",
        )
        for row, same in _with_same_year(line)
    ]


def _percentages(line: list[Revenue]) -> list[Observation]:
    return [
        Observation(
            as_at=row.as_at.date(),
            value=share,
            source_id=row.source_id,
            locator=row.locator,
            numerator=row.variance_k,
            denominator=row.budget_k,
            comparable=same,
            ends=year_end(row.financial_year),
            told=f"{row.financial_year} budget of {pounds(row.budget_k)}",
        )
        for row, same in _with_same_year(line)
        if (share := share_of_budget(row.variance_k, row.budget_k)) is not None
    ]


def _with_same_year(line: list[Revenue]) -> list[tuple[Revenue, bool]]:
    """Pair each forecast with whether the one before it is of the same year's budget."""
    before = ["", *(row.financial_year for row in line)]
    return [(row, row.financial_year == year) for row, year in zip(line, before, strict=False)]


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


_EXTERNAL = _Variance(
    what="external placements",
    now=lambda row: row.variance_k,
    before=lambda row: row.previous_variance_k,
    share=1,
)
_NON_DSG = _Variance(
    what="services not funded by the Dedicated Schools Grant",
    now=lambda row: row.variance_non_dsg_k,
    before=lambda row: row.previous_variance_non_dsg_k,
    share=2,
    whose=ALL_SERVICES,
)
_DSG = _Variance(
    what="services funded by the Dedicated Schools Grant",
    now=lambda row: row.variance_dsg_k,
    before=lambda row: row.previous_variance_dsg_k,
)
_IN_ALL = _Variance(
    what="all children and families services, grant-funded ones included,",
    now=lambda row: row.variance_k,
    before=lambda row: row.previous_variance_k,
)

MONEY_FEEDS: Feeds = {
    "ext_outturn_k": Derived(
        work_out=lambda tables: _outturns(external_line(tables)), reads=("revenue",)
    ),
    "ext_variance_k": (
        Derived(
            work_out=lambda tables: _EXTERNAL.observed(external_line(tables)), reads=("revenue",)
        ),
        EXTERNAL,
    ),
    "ext_variance_pct": Derived(
        work_out=lambda tables: _percentages(external_line(tables)), reads=("revenue",)
    ),
    "ext_unit_cost_k": Derived(work_out=_unit_costs, reads=("revenue",)),
    "revenue_variance_non_dsg_k": (
        Derived(work_out=lambda tables: _NON_DSG.observed(_services(tables)), reads=("revenue",)),
        NON_DSG,
    ),
    "revenue_variance_dsg_k": (
        Derived(work_out=lambda tables: _DSG.observed(_services(tables)), reads=("revenue",)),
        DSG,
    ),
    "revenue_variance_k": Derived(
        work_out=lambda tables: _IN_ALL.observed(_services(tables)), reads=("revenue",)
    ),
}
