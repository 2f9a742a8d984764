"""What the papers print of agency staff and posts, date by date, with what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from glosanalysis.data.schemas.workforce import Workforce, WorkforceReadings
from glosanalysis.data.tables import Tables
from glosanalysis.indicator import HISTORY_AFTER_MONTHS
from glosanalysis.quarter import months_between

__all__ = [
    "NOT_SAID",
    "OF_POSTS",
    "OF_STAFF",
    "AgencyReading",
    "Posts",
    "agency_readings",
    "approximate_shares",
    "is_history",
    "posts_at",
    "rows_of",
]

OF_POSTS, OF_STAFF, NOT_SAID = "posts", "staff", ""
"""What an agency share is a share of: all posts, all staff as nationally, or not printed."""
_ONE_PERSON = 1.0


@dataclass(frozen=True)
class Posts:
    """Vacant posts as printed at a date, and the posts in all that they imply."""

    vacant: float
    vacancy_percent: float

    @property
    def implied(self) -> float:
        """Posts in all, FTE."""
        return 100 * self.vacant / self.vacancy_percent

    @property
    def filled(self) -> float:
        """Posts that are not vacant, FTE."""
        return self.implied - self.vacant


@dataclass(frozen=True)
class AgencyReading:
    """An agency share as a paper prints it, with what is printed beside it.

    Parameters
    ----------
    as_at : datetime
    percent : float
    source_id, locator : str
    about : bool
        Whether the paper gives it as about.
    staff : float, optional
        Agency staff printed for the same date.
    posts : Posts, optional
        Vacancies printed for the same date.
    """

    as_at: datetime
    percent: float
    source_id: str
    locator: str
    about: bool = False
    staff: float | None = None
    posts: Posts | None = None

    @property
    def of_posts(self) -> float | None:
        """Agency staff as a share of all posts, vacant ones included, %."""
        if self.staff is None or self.posts is None or not self.posts.implied:
            return None
        return 100 * self.staff / self.posts.implied

    @property
    def of_staff(self) -> float | None:
        """Agency staff as a share of agency and employed staff, as nationally, %."""
        if self.staff is None or self.posts is None:
            return None
        everybody = self.staff + self.posts.filled
        return 100 * self.staff / everybody if everybody > 0 else None

    @property
    def basis(self) -> str:
        """What the printed share is a share of, by which of the two it is nearer to."""
        if self.of_posts is None or self.of_staff is None:
            return NOT_SAID
        near_posts = abs(self.of_posts - self.percent) <= abs(self.of_staff - self.percent)
        return OF_POSTS if near_posts else OF_STAFF

    @property
    def from_headcount(self) -> float | None:
        """The share that the printed headcount comes to, on the share's own basis, %."""
        return self.of_staff if self.basis == OF_STAFF else self.of_posts

    @property
    def is_doubtful(self) -> bool:
        """Whether the printed share and the printed headcount are more than a person apart."""
        if not self.from_headcount or self.staff is None:
            return False
        # A printed share of a tenth of a point leaves a person's room; more is a slip of one.
        return abs(self.staff * self.percent / self.from_headcount - self.staff) > _ONE_PERSON

    def is_comparable(self, before: AgencyReading) -> bool:
        """Tell whether an earlier reading is of the same definition and not too long ago."""
        return self.basis == before.basis and months_between(before.as_at, self.as_at) <= (
            HISTORY_AFTER_MONTHS
        )


def rows_of(tables: Tables, measure: str) -> list[Workforce]:
    """Keep the rows of one measure, in order of date."""
    rows = [row for row in tables.rows(Workforce) if row.measure == measure]
    return sorted(rows, key=lambda row: row.as_at)


def _by_day(tables: Tables, measure: str) -> dict[datetime, float]:
    return {row.as_at: row.value for row in rows_of(tables, measure)}


def posts_at(tables: Tables) -> dict[datetime, Posts]:
    """Give the posts at each date that has vacancies both in FTE and as a percentage."""
    vacant = _by_day(tables, "vacancy_fte")
    return {
        when: Posts(vacant[when], percent)
        for when, percent in _by_day(tables, "vacancy_pct").items()
        if percent > 0 and vacant.get(when, 0) > 0
    }


def agency_readings(tables: Tables) -> list[AgencyReading]:
    """Give the agency shares in order of date, each with what is printed beside it."""
    return tables.once("workforce readings", _agency_readings)


def _agency_readings(tables: Tables) -> list[AgencyReading]:
    staff, posts = _by_day(tables, "agency_headcount"), posts_at(tables)
    about = {row.as_at for row in approximate_shares(tables)}
    return [
        AgencyReading(
            row.as_at,
            row.value,
            row.source_id,
            row.locator,
            about=row.as_at in about,
            staff=staff.get(row.as_at),
            posts=posts.get(row.as_at),
        )
        for row in rows_of(tables, "agency_pct")
    ]


def approximate_shares(tables: Tables) -> list[WorkforceReadings]:
    """Give what is noted of agency shares that a paper gives as about."""
    return [
        row
        for row in tables.rows(WorkforceReadings)
        if row.kind == "approximate" and row.measure == "agency_pct"
    ]


def is_history(when: date, tables: Tables) -> bool:
    """Tell whether a date is more than 18 months before the end of the quarter that looks back."""
    if tables.until is None:
        return False
    return months_between(when, tables.until.last_day) > HISTORY_AFTER_MONTHS
