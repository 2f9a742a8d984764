"""What minutes say of the budget, in rounded amounts, and how a variance is put into words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from glosanalysis.data.schemas.placements import POSITION, RevenueStatements
from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.phrasing import month, number, over_or_under, pounds
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes.feeds import Derived
from glosanalysis.themes.placements.money import year_end

__all__ = ["DSG", "EXTERNAL", "NON_DSG", "Position", "more_or_fewer", "positions"]


@dataclass(frozen=True)
class Position:
    """What a minute says of the budget of a year as at a day.

    Parameters
    ----------
    said : dict of str to RevenueStatements
        The rows, by what was said; at least one.
    """

    said: dict[str, RevenueStatements]

    @property
    def rows(self) -> list[RevenueStatements]:
        """The rows of the table, in its order."""
        return list(self.said.values())

    @property
    def year(self) -> str:
        """The financial year of the budget."""
        return self.rows[0].financial_year

    @property
    def as_at(self) -> datetime:
        """The day that it is of."""
        return self.rows[0].as_at

    def has(self, *measures: str) -> bool:
        """Tell whether all of some measures were said."""
        return set(measures) <= self.said.keys()

    def value(self, measure: str) -> float:
        """Give the figure that was said."""
        return self.said[measure].value

    def pounds(self, measure: str) -> str:
        """Give the amount that was said, in words."""
        return pounds(self.value(measure))


def positions(tables: Tables) -> list[Position]:
    """Give what was said of each position, oldest first."""
    found: dict[tuple[datetime, str, str], dict[str, RevenueStatements]] = {}
    for row in tables.rows(RevenueStatements):
        if row.measure not in POSITION:
            continue
        position = found.setdefault((row.as_at, row.financial_year, row.source_id), {})
        position[row.measure] = row
    return [Position(found[each]) for each in sorted(found)]


def _external(position: Position) -> list[Observation]:
    """Observe what external placements made up of an underlying overspend."""
    if not position.has("external_placements_variance"):
        return []
    whole = "the overspend"
    if position.has("underlying_variance"):
        whole = f"the underlying overspend of {position.pounds('underlying_variance')}"
    told = (
        f"{_when(position)}, external placements made up "
        f"{position.pounds('external_placements_variance')} of {whole} in {position.year}"
    )
    return [_as_said(position, "external_placements_variance", told)]


def _non_dsg(position: Position) -> list[Observation]:
    """Observe the underlying overspend that the grant does not fund, before one-off income."""
    if not position.has("underlying_variance"):
        return []
    amount = over_or_under(position.value("underlying_variance")).removeprefix("an ")
    told = (
        f"{_when(position)}, services not funded by the Dedicated Schools Grant had an underlying "
        f"{amount} in {position.year}{_reduced(position)}"
    )
    return [_as_said(position, "underlying_variance", told)]


def _reduced(position: Position) -> str:
    """Say what one-off income makes of an underlying overspend."""
    if not position.has("business_rates_pilot_income", "variance_non_dsg"):
        return ""
    share = ""
    if position.has("variance_non_dsg_pct"):
        share = f" ({number(position.value('variance_non_dsg_pct'), 2)}% of budget)"
    return (
        f"; {position.pounds('business_rates_pilot_income')} of Business Rates Retention pilot "
        f"income reduces it to {position.pounds('variance_non_dsg')}{share}"
    )


def _dsg(position: Position) -> list[Observation]:
    """Observe the variance of grant-funded services within the year, before balances are used."""
    if not position.has("variance_dsg"):
        return []
    told = (
        f"{_when(position)}, the forecast for services funded by the Dedicated Schools Grant was "
        f"{over_or_under(position.value('variance_dsg'))} within {position.year}"
    )
    if position.has("variance_dsg_beyond_balances"):
        beyond = position.pounds("variance_dsg_beyond_balances")
        told += f", of which {beyond} is beyond uncommitted balances"
    return [_as_said(position, "variance_dsg", told)]


def _when(position: Position) -> str:
    return f"as at {month(position.as_at)}"


def _as_said(position: Position, measure: str, told: str) -> Observation:
    row = position.said[measure]
    return Observation(
        as_at=row.as_at.date(),
        value=row.value,
        source_id=row.source_id,
        locator=row.locator,
        comparable=False,
        ends=year_end(row.financial_year),
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


def _each_position(say: Callable[[Position], list[Observation]]) -> Derived:
    """Observe what minutes say; none of it is of the kind of a forecast, or compared with one."""
    return Derived(
        reads=("revenue_statements",),
        work_out=lambda tables: [each for position in positions(tables) for each in say(position)],
    )


EXTERNAL, NON_DSG, DSG = map(_each_position, (_external, _non_dsg, _dsg))
