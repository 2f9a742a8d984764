"""What early help's tables come to: worked out once, for observations and displays alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from glosanalysis.data.schemas.early_help import EarlyHelpCohorts, SupportingFamilies
from glosanalysis.phrasing import day, month
from glosanalysis.stats.pace import Pace, pace
from glosanalysis.stats.proportions import wilson_interval

__all__ = ["Claims", "Cohort", "Part", "claims", "cohorts", "needed_of"]

_WHOLES = {"closure": "closed_to_both", "step_down": "stepped_down"}
"""The outcome that is the whole of a cohort: those who could be re-referred."""


@dataclass(frozen=True)
class Part:
    """Children of whom one thing became, and how many they are of.

    Parameters
    ----------
    outcome : str
    children, whole : int
    """

    outcome: str
    children: int
    whole: int

    @property
    def share(self) -> float:
        """The part of the whole, %; not a number where the whole is nobody."""
        return 100 * self.children / self.whole if self.whole else float("nan")


@dataclass(frozen=True)
class Cohort:
    """A group of children, and what became of them by the day of the follow-up.

    Parameters
    ----------
    kind : str
        ``closure`` or ``step_down``.
    first, last : date
        The window in which they were chosen, as printed.
    followed_up : date
    children : mapping of str to int
        By outcome.
    rows : tuple of EarlyHelpCohorts
        The rows of the table that it is made from.
    """

    kind: str
    first: date
    last: date
    followed_up: date
    children: Mapping[str, int]
    rows: tuple[EarlyHelpCohorts, ...]

    @property
    def whole(self) -> int:
        """How many could be re-referred."""
        return self.children[_WHOLES[self.kind]]

    @property
    def back(self) -> int:
        """How many were re-referred, to early help or to social care."""
        return self.children["rereferred"]

    @property
    def share(self) -> float:
        """How many of them were re-referred, %."""
        return Part("rereferred", self.back, self.whole).share

    @property
    def interval(self) -> tuple[float, float]:
        """What the share of a similar group could by chance be, with 95% certainty, %."""
        low, high = wilson_interval(self.back, self.whole)
        return 100 * low, 100 * high

    @property
    def window(self) -> str:
        """The window in words; the papers print a month as the first of it to the first after."""
        whole_month = self.last in (_month_end(self.first), _month_end(self.first, 1))
        if self.first.day == 1 and whole_month:
            return f"in {month(self.first)}"
        return f"from {day(self.first)} to {day(self.last)}"

    def step(self, *outcomes: str) -> list[Part]:
        """Open up a step into its outcomes, each with its share of all of them."""
        whole = sum(self.children[outcome] for outcome in outcomes)
        return [Part(outcome, self.children[outcome], whole) for outcome in outcomes]

    @property
    def to_social_care(self) -> Part:
        """Those who were re-referred to social care, of all who could be."""
        return Part("social_care", self.children["social_care"], self.whole)

    @property
    def back_of_closed(self) -> Part | None:
        """Those who were re-referred, of all but those whose early help had not ended.

        Nothing where none was still open, or where some of the open must have been re-referred.
        """
        still = self.children.get("open_to_early_help_only", 0)
        closed = self.whole - still
        return Part("rereferred", self.back, closed) if still and self.back <= closed else None

    @property
    def cited(self) -> EarlyHelpCohorts:
        """The row that prints how many were re-referred."""
        return next(row for row in self.rows if row.outcome == "rereferred")


def _month_end(first: date, days_after: int = 0) -> date:
    """Give the last day of a month, or so many days after it."""
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following + timedelta(days=days_after - 1)


def needed_of(kind: str) -> tuple[str, ...]:
    """Name the outcomes without which nothing is told of a cohort of a kind."""
    return (_WHOLES[kind], "rereferred", "social_care", "early_help")


def cohorts(rows: Iterable[EarlyHelpCohorts], kind: str) -> list[Cohort]:
    """Give the cohorts of a kind that have all the figures a page needs, the latest last."""
    windows: dict[tuple[date, date, date], list[EarlyHelpCohorts]] = {}
    for row in rows:
        if row.cohort == kind:
            days = (row.followed_up_on.date(), row.from_date.date(), row.to_date.date())
            windows.setdefault(days, []).append(row)
    made = [_cohort(kind, windows[days]) for days in sorted(windows)]
    return [
        each
        for each in made
        if set(needed_of(kind)) <= each.children.keys() and 0 <= each.back <= each.whole > 0
    ]


def _cohort(kind: str, rows: list[EarlyHelpCohorts]) -> Cohort:
    window = rows[0]
    return Cohort(
        kind,
        window.from_date.date(),
        window.to_date.date(),
        window.followed_up_on.date(),
        {row.outcome: row.children for row in rows},
        tuple(rows),
    )


@dataclass(frozen=True)
class Claims:
    """Claims of a Supporting Families year at a day.

    Parameters
    ----------
    year : str
        The financial year.
    as_at : date
    made, target : int
    row : SupportingFamilies
    """

    year: str
    as_at: date
    made: int
    target: int
    row: SupportingFamilies

    @property
    def year_end(self) -> date:
        """The last day of the financial year."""
        return date(int(self.year[:4]) + 1, 3, 31)

    @property
    def over(self) -> bool:
        """Whether the year was over, so that the count can be held against the target."""
        return self.as_at >= self.year_end

    @property
    def share(self) -> float:
        """Claims made, % of the target."""
        return 100 * self.made / self.target

    @property
    def pace(self) -> Pace | None:
        """The pace so far; nothing for a count outside the year, or at its end."""
        first = date(int(self.year[:4]), 4, 1)
        if not first <= self.as_at < self.year_end:
            return None
        return pace(self.made, self.target, first, self.as_at, self.year_end)

    @property
    def standing(self) -> str:
        """How the claims made stand against the target, in words."""
        short = self.target - self.made
        if short > 0:
            return (
                f"{short:,} short"
                if self.over
                else f"{short:,} more needed by {day(self.year_end)}"
            )
        return f"{-short:,} beyond the target" if short else "the target reached"


def claims(rows: Iterable[SupportingFamilies]) -> list[Claims]:
    """Give every count of claims, in order of date."""
    return [
        Claims(row.financial_year, row.as_at.date(), row.claims, row.target_families, row)
        for row in sorted(rows, key=lambda row: (row.as_at, row.financial_year))
        if row.claims is not None
    ]
