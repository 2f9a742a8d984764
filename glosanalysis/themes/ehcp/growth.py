"""Growth in plans maintained, here and in other areas: worked out once, for all who tell it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from glosanalysis.authority import COUNTRY, OWN, area_named
from glosanalysis.data.schemas.ehcp import EhcPlans
from glosanalysis.data.schemas.words import Comparators
from glosanalysis.observations import Observation
from glosanalysis.phrasing import month, span
from glosanalysis.stats.growth import compound_growth, percentage_change
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.comparing import newest_beside

__all__ = [
    "ENGLAND",
    "OWN_AREA",
    "Growth",
    "NationalGrowth",
    "england_beside",
    "growths",
    "last_count",
    "national_growths",
    "years_between",
]

OWN_AREA, ENGLAND = OWN.name, COUNTRY.name
"""What the tables call the book's own area, and the country."""


def years_between(first: date, last: date) -> float:
    """Count the years between two dates, in whole months."""
    return ((last.year - first.year) * 12 + last.month - first.month) / 12


@dataclass(frozen=True)
class Growth:
    """Growth from one count of plans to the next that is printed.

    Parameters
    ----------
    first, last : date
    before, after : int
        Plans maintained then.
    row : EhcPlans
        The row of the later count.
    """

    first: date
    last: date
    before: int
    after: int
    row: EhcPlans

    @property
    def years(self) -> float:
        """The years between the two counts."""
        return years_between(self.first, self.last)

    @property
    def total(self) -> float:
        """The growth in all, %."""
        return percentage_change(self.before, self.after)

    @property
    def per_year(self) -> float:
        """The growth a year, compound, %."""
        return compound_growth(self.before, self.after, self.years)

    @property
    def span(self) -> str:
        """The months of the two counts, in words."""
        return f"{month(self.first)} to {month(self.last)}"

    @property
    def observed(self) -> Observation:
        """The growth a year as an observation."""
        return replace(_observed(self), told=f"from {self.span}")


def _observed(growth: Growth | NationalGrowth) -> Observation:
    """Observe a growth a year over its span."""
    return Observation(
        as_at=growth.last,
        value=growth.per_year,
        source_id=growth.row.source_id,
        locator=growth.row.locator,
        starts=growth.first,
    )


def last_count(plans: Iterable[EhcPlans], until: date) -> EhcPlans | None:
    """Give the last count of plans on a day or before."""
    known = [row for row in plans if row.as_at.date() <= until]
    return max(known, key=lambda row: row.as_at, default=None)


def growths(plans: Iterable[EhcPlans]) -> list[Growth]:
    """Pair each count with the next one, where a year or more lies between.

    Less than a year apart, a change is not scaled up to a year.
    """
    return [
        Growth(first.as_at.date(), last.as_at.date(), first.plans, last.plans, last)
        for first, last in itertools.pairwise(sorted(plans, key=lambda row: row.as_at))
        if years_between(first.as_at, last.as_at) >= 1
    ]


@dataclass(frozen=True)
class NationalGrowth:
    """Growth of another area over a span of years, from a printed percentage.

    Parameters
    ----------
    area : str
    first, last : date
    total : float
        In all, as printed, %.
    row : Comparators
        The row that prints it.
    """

    area: str
    first: date
    last: date
    total: float
    row: Comparators

    @property
    def years(self) -> float:
        """The years of the span."""
        return years_between(self.first, self.last)

    @property
    def per_year(self) -> float:
        """The growth a year, compound, of the printed percentage."""
        return compound_growth(100, 100 + self.total, self.years)

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the most growth a year that the printed percentage can stand for."""
        half = 0.5 * 10.0 ** -places_printed(self.total)
        low, high = (
            compound_growth(100, 100 + self.total + part, self.years) for part in (-half, half)
        )
        return low, high

    @property
    def said(self) -> str:
        """The growth a year as far as it is known, in words."""
        return span(*self.ends, "%", 1).replace("% to ", " to ")

    @property
    def span(self) -> str:
        """The years of the span, in words."""
        return f"{self.first.year} to {self.last.year}"

    @property
    def observed(self) -> Observation:
        """The growth a year as an observation: about, as the growth in all is rounded."""
        area = area_named(self.area).code
        return replace(_observed(self), area_code=area, qualifier="about", decimals=1)


def national_growths(comparators: Iterable[Comparators]) -> list[NationalGrowth]:
    """Give the growth of each other area over each printed span, the latest last."""
    spans = [row for row in comparators if row.measure == "ehc_plans_growth"]
    return [
        NationalGrowth(row.area, row.from_date.date(), row.to_date.date(), row.value, row)
        for row in sorted(spans, key=lambda row: (row.to_date, row.from_date, row.area))
        if years_between(row.from_date, row.to_date) >= 1 and row.value > -99
    ]


def england_beside(growth: Growth, others: list[NationalGrowth]) -> NationalGrowth | None:
    """Give England's growth that stands beside one, as the key figures choose it."""
    observed = [(each.observed, each) for each in others if each.area == ENGLAND]
    chosen = newest_beside(growth.observed, [seen for seen, _ in observed])
    return next((each for seen, each in observed if seen is chosen), None)
