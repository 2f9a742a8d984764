"""Stock and flow: what must have ceased between two counts, at least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from glosanalysis.data.schemas.ehcp import EhcNewPlans, EhcPlans
from glosanalysis.phrasing import month
from glosanalysis.themes.ehcp.growth import years_between
from glosanalysis.themes.ehcp.new_plans import NewPlans, new_plans, year_by_year

__all__ = ["Ceased", "ceased"]

_MOST_UNPRINTED = 0.2
"""Of a span, the most that may have no printed new plans: with more, the floor says nothing."""


@dataclass(frozen=True)
class Ceased:
    """Plans that ceased between two counts, as far as the new plans printed in between tell.

    Parameters
    ----------
    first, last : date
        The counts.
    before, after : int
        Plans maintained then.
    printed : tuple of NewPlans
        The academic years between, and a part of one, in order.
    row : EhcPlans
        The row of the later count.
    """

    first: date
    last: date
    before: int
    after: int
    printed: tuple[NewPlans, ...]
    row: EhcPlans

    @property
    def issued(self) -> int:
        """New plans that are printed for the time between."""
        return sum(each.plans for each in self.printed)

    @property
    def least(self) -> int:
        """How many must have ceased: those issued, less the growth in plans maintained."""
        return self.issued - (self.after - self.before)

    @property
    def months_unprinted(self) -> tuple[int, int]:
        """The months between the counts for which no new plans are printed: before and after."""
        start, end = self.printed[0], self.printed[-1]
        before = round(12 * years_between(self.first, start.first)) - 1
        return before, round(12 * years_between(end.until, self.last))

    @property
    def all_unprinted(self) -> int:
        """The months between the counts for which no new plans are printed, in all."""
        return sum(self.months_unprinted)

    @property
    def unprinted(self) -> float:
        """New plans of those months, if they ran at the pace of the nearest printed year."""
        ends = (self.printed[0], self.printed[-1])
        pairs = zip(ends, self.months_unprinted, strict=True)
        return sum(each.plans / each.months * months for each, months in pairs)

    @property
    def estimate(self) -> float:
        """How many ceased if the months without printed new plans ran at that pace."""
        return self.least + self.unprinted

    @property
    def years(self) -> float:
        """The years between the counts."""
        return years_between(self.first, self.last)

    @property
    def span(self) -> str:
        """The months of the two counts, in words."""
        return f"{month(self.first)} to {month(self.last)}"

    @property
    def known_well_enough(self) -> bool:
        """Whether few months are without printed new plans, and the floor is not below 0."""
        share = self.all_unprinted / (12 * self.years)
        return share <= _MOST_UNPRINTED and self.least >= 0


def ceased(plans: Sequence[EhcPlans], new: Sequence[EhcNewPlans]) -> list[Ceased]:
    """Give what ceased up to each count since the nearest earlier one that allows to tell it.

    That takes every academic year between the two, at least one, and few months without figures.
    """
    counts = sorted(plans, key=lambda row: row.as_at)
    found = []
    for place, last in enumerate(counts):
        issued = year_by_year(new_plans(row for row in new if row.to_date <= last.as_at))
        pairs = (_between(first, last, issued) for first in reversed(counts[:place]))
        nearest = next((each for each in pairs if each and each.known_well_enough), None)
        found += [nearest] if nearest else []
    return found


def _between(first: EhcPlans, last: EhcPlans, issued: list[NewPlans]) -> Ceased | None:
    """Collect what was issued between two counts; nothing where a whole year is missing."""
    start, end = first.as_at.date(), last.as_at.date()
    inside = [each for each in issued if each.first >= start]
    years_over = [
        year
        for year in range(start.year, end.year)
        if date(year, 9, 1) >= start and date(year + 1, 8, 31) <= end
    ]
    if not years_over or [each.first.year for each in inside if each.whole] != years_over:
        return None
    return Ceased(start, end, first.plans, last.plans, tuple(inside), last)
