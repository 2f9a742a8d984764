"""New plans of an academic year or a part of one, and what the year before had by then."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from glosanalysis.data.schemas.ehcp import EhcNewPlans
from glosanalysis.phrasing import day
from glosanalysis.stats.growth import percentage_change

__all__ = ["NewPlans", "new_plans", "year_by_year"]


@dataclass(frozen=True)
class NewPlans:
    """New plans from 1 September to a day.

    Parameters
    ----------
    year : str
        The academic year.
    until : date
    plans : int
    before : int or None
        Those of the same months a year before; nothing where neither they nor the change is known.
    row : EhcNewPlans
    """

    year: str
    until: date
    plans: int
    before: int | None
    row: EhcNewPlans

    @property
    def first(self) -> date:
        """The first day of the academic year."""
        return date(int(self.year[:4]), 9, 1)

    @property
    def whole(self) -> bool:
        """Whether it is the whole academic year."""
        return self.until >= date(self.first.year + 1, 8, 31)

    @property
    def months(self) -> int:
        """How many months it covers, the last one included."""
        return (self.until.year - self.first.year) * 12 + self.until.month - self.first.month + 1

    @property
    def change(self) -> float | None:
        """The change on the same months a year before, %."""
        return percentage_change(self.before, self.plans) if self.before else None

    @property
    def when(self) -> str:
        """The time that it covers, in words."""
        if self.whole:
            return f"in the academic year {self.year}"
        return f"by {day(self.until)} in the academic year {self.year}"

    @property
    def before_is(self) -> str:
        """What the number before is, in words."""
        return "the year before" if self.whole else "by the same date a year before"

    @property
    def name(self) -> str:
        """What a chart or a table calls it."""
        return self.year if self.whole else f"{self.year} to {day(self.until)}"


def new_plans(rows: Iterable[EhcNewPlans]) -> list[NewPlans]:
    """Give the new plans of every year and part of a year, in order."""
    ordered = sorted(rows, key=lambda row: row.to_date)
    known = {row.to_date.date(): row.plans for row in ordered}
    return [
        NewPlans(row.academic_year, row.to_date.date(), row.plans, _before(row, known), row)
        for row in ordered
    ]


def _before(row: EhcNewPlans, known: dict[date, int]) -> int | None:
    """Give the same months of the year before: from the printed change, else as printed then."""
    if row.printed_change is not None:
        before = row.plans - row.printed_change
        return before if before >= 0 else None
    return known.get(_a_year_before(row.to_date.date()))


def _a_year_before(when: date) -> date:
    last = monthrange(when.year - 1, when.month)[1]
    return date(when.year - 1, when.month, min(when.day, last))


def year_by_year(found: list[NewPlans]) -> list[NewPlans]:
    """Keep what is latest known of each academic year."""
    return list({each.year: each for each in found}.values())
