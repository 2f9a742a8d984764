"""The forecast of external placements: its budget lines, and what a placement costs by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from glosanalysis.data.schemas.placements import Revenue
from glosanalysis.data.schemas.words import Statements
from glosanalysis.data.tables import Tables
from glosanalysis.display import Citation
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.stats.variance import Split, price_volume
from glosanalysis.themes.placements.counts import Counts, Mean, by_month, of_year

__all__ = [
    "Forecast",
    "explained",
    "external_line",
    "forecasts",
    "latest_attachment",
    "share_of_budget",
    "year_end",
]

LINE = "External Agency Placements"


@dataclass(frozen=True)
class Forecast:
    """A forecast of external placements, with the numbers that it pays for.

    Parameters
    ----------
    as_at : datetime
    financial_year : str
    budget_k, outturn_k : float
        £ thousand.
    so_far, last_year, year_before_last : Mean or None
        Placements of the year up to the forecast, and of the two years before.
    cited : Citation
    """

    as_at: datetime
    financial_year: str
    budget_k: float
    outturn_k: float
    so_far: Mean | None
    last_year: Mean | None
    year_before_last: Mean | None
    cited: Citation

    @property
    def variance_k(self) -> float:
        """What the forecast is over its budget, £ thousand."""
        return self.outturn_k - self.budget_k

    @property
    def each_k(self) -> float | None:
        """What a placement costs for a year, £ thousand, if the months so far stand for it."""
        if self.so_far is None or not self.so_far.value:
            return None
        return self.outturn_k / self.so_far.value

    def split(self, budgeted: float) -> Split | None:
        """Split the variance to whole £ thousand, if the budget was made for so many placements."""
        if self.so_far is None or min(budgeted, self.so_far.value) <= 0:
            return None
        exact = price_volume(
            budget=self.budget_k,
            outturn=self.outturn_k,
            budget_volume=budgeted,
            outturn_volume=self.so_far.value,
        )
        price, volume = round_half_up(exact.price), round_half_up(exact.volume)
        # The rest, so that the three add to the variance as they are shown.
        return Split(price=price, volume=volume, joint=self.variance_k - price - volume)


def external_line(tables: Tables) -> list[Revenue]:
    """Keep the budget line of external agency placements, in order of the forecasts."""
    rows = [row for row in tables.rows(Revenue) if row.view == "high_risk" and row.line == LINE]
    return sorted(rows, key=lambda row: (row.as_at, row.financial_year))


def forecasts(tables: Tables) -> list[Forecast]:
    """Set each forecast of external placements beside the numbers of its year."""
    total, titles = by_month(tables)["total"], tables.titles
    return [_forecast(row, total, titles[row.source_id]) for row in external_line(tables)]


def _forecast(line: Revenue, total: Counts, title: str) -> Forecast:
    first = int(line.financial_year[:4])
    so_far, last_year, year_before_last = (
        of_year(total, first - years, line.as_at) for years in range(3)
    )
    return Forecast(
        as_at=line.as_at,
        financial_year=line.financial_year,
        budget_k=line.budget_k,
        outturn_k=line.outturn_k,
        so_far=so_far,
        last_year=last_year,
        year_before_last=year_before_last,
        cited=Citation(line.source_id, title, line.locator),
    )


def latest_attachment(tables: Tables, view: str) -> list[Revenue]:
    """Give the latest attachment of a kind that has lines and a total."""
    attachments: dict[tuple[datetime, str], list[Revenue]] = {}
    for row in tables.rows(Revenue):
        if row.view == view:
            attachments.setdefault((row.as_at, row.financial_year), []).append(row)
    whole = [of for of, rows in attachments.items() if {"line", "total"} <= _levels(rows)]
    return attachments[max(whole)] if whole else []


def _levels(rows: Iterable[Revenue]) -> set[str]:
    return {row.level for row in rows}


def year_end(financial_year: str) -> date:
    """Give the last day of a financial year, on which its budget ends.

    Examples
    --------
    >>> year_end("2017-18")
    datetime.date(2018, 3, 31)
    """
    return date(int(financial_year[:4]) + 1, 3, 31)


def share_of_budget(variance_k: float, budget_k: float) -> float | None:
    """Give a variance as a share of its budget, %; nothing where there is no budget.

    Examples
    --------
    >>> share_of_budget(50, 200), share_of_budget(50, 0)
    (25.0, None)
    """
    return 100 * variance_k / budget_k if budget_k > 0 else None


def explained(tables: Tables, indicator: str, source_id: str) -> list[str]:
    """Give what a paper itself says to explain an indicator, in its own words."""
    return [
        row.says
        for row in tables.rows(Statements)
        if (row.indicator, row.source_id, row.kind) == (indicator, source_id, "explanation")
    ]
