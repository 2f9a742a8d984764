"""How many children are in care, how fast their number grows, and the rate that figures imply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from glosanalysis.data.schemas.care import Care
from glosanalysis.data.schemas.help_protection import HelpProtection, Visits
from glosanalysis.data.schemas.placements import ChildrenInCare
from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.phrasing import month, number
from glosanalysis.quarter import months_between
from glosanalysis.stats.rounding import places_printed

__all__ = ["Growth", "counts", "grew", "growths", "implied_leavers", "implied_rates"]

_MONTHS = 12
_LEAST_MONTHS = 36
"""Within a year the number went from 565 to 630 and back to 612: over less than three years the
day that is counted would make the growth."""


@dataclass(frozen=True)
class Growth:
    """How fast the number of children in care grew between two counts.

    Parameters
    ----------
    first, last : ChildrenInCare
    """

    first: ChildrenInCare
    last: ChildrenInCare

    @property
    def per_year(self) -> float:
        """Compound growth a year, %."""
        years = months_between(self.first.as_at, self.last.as_at) / _MONTHS
        ratio = float(self.last.children) / float(self.first.children)
        return 100 * (float(ratio ** (1 / years)) - 1)

    @property
    def span(self) -> str:
        """From which month to which."""
        return f"from {month(self.first.as_at)} to {month(self.last.as_at)}"


def counts(tables: Tables) -> list[ChildrenInCare]:
    """Give the counts that papers print, in order of date."""
    return sorted(tables.rows(ChildrenInCare), key=lambda row: row.as_at)


def growths(rows: list[ChildrenInCare]) -> list[Growth]:
    """Give the growth since the first count to each that is three years later or more."""
    return [
        Growth(rows[0], row)
        for row in rows[1:]
        if rows[0].children and months_between(rows[0].as_at, row.as_at) >= _LEAST_MONTHS
    ]


def grew(tables: Tables) -> list[Observation]:
    """Observe each growth; their spans overlap, so none compares with another."""
    return [
        Observation(
            as_at=each.last.as_at.date(),
            value=each.per_year,
            source_id=each.last.source_id,
            locator=each.last.locator,
            comparable=False,
            told=f"{each.span}, from {number(each.first.children)} to {number(each.last.children)}",
        )
        for each in growths(counts(tables))
    ]


def implied_rates(tables: Tables) -> list[Observation]:
    """Divide a count by the population that a count on plans and their rate imply."""
    rates = [row for row in tables.rows(HelpProtection) if row.measure == "cp_rate" and row.value]
    plans = {row.as_at: row.children for row in tables.rows(Visits) if row.visit_group == "cp"}
    found = []
    for row in counts(tables):
        near = [rate for rate in rates if _near(rate.as_at.date(), row.as_at.date())]
        on_plans = plans.get(row.as_at)
        if not near or not on_plans:
            continue
        rate = max(near, key=lambda each: each.as_at)
        population = 10_000 * on_plans / (rate.value or 1)
        found.append(
            Observation(
                as_at=row.as_at.date(),
                value=10_000 * row.children / population,
                source_id=row.source_id,
                locator=row.locator,
                numerator=row.children,
                denominator=round(population),
            )
        )
    return found


_QUARTER = 3


def _near(earlier: date, later: date) -> bool:
    return earlier <= later and months_between(earlier, later) <= _QUARTER


def implied_leavers(tables: Tables) -> list[Observation]:
    """Divide the care leavers in higher education by their share, with what rounding allows."""
    found = []
    for row in sorted(tables.rows(Care), key=lambda each: each.as_at):
        if row.measure != "cl_higher_education_pct" or not row.value or not row.numerator:
            continue
        half = 0.5 * 10.0 ** -places_printed(row.value)
        few, many = (100 * row.numerator / (row.value + end) for end in (half, -half))
        found.append(
            Observation(
                as_at=row.as_at.date(),
                value=100 * row.numerator / row.value,
                source_id=row.source_id,
                locator=row.locator,
                interval=(few, many),
                told=f"{number(row.numerator)} in higher education are {row.value:g}% of "
                f"{number(few)} to {number(many)}",
            )
        )
    return found
