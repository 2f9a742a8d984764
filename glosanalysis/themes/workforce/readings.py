"""What the papers print of agency staff and posts, date by date, with what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

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
    as_at : Timestamp
    percent : float
    source_id, locator : str
    about : bool
        Whether the paper gives it as about.
    staff : float, optional
        Agency staff printed for the same date.
    posts : Posts, optional
        Vacancies printed for the same date.
    """

    as_at: pd.Timestamp
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


def rows_of(workforce: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Keep the rows of one measure, in order of date."""
    return workforce[workforce["measure"] == measure].sort_values("as_at")


def posts_at(workforce: pd.DataFrame) -> dict[pd.Timestamp, Posts]:
    """Give the posts at each date that has vacancies both in FTE and as a percentage."""
    share = rows_of(workforce, "vacancy_pct").set_index("as_at")["value"]
    vacant = rows_of(workforce, "vacancy_fte").set_index("as_at")["value"]
    return {
        when: Posts(float(vacant[when]), float(percent))
        for when, percent in share.items()
        if when in vacant and percent > 0 and vacant[when] > 0
    }


def agency_readings(tables: Tables) -> list[AgencyReading]:
    """Give the agency shares in order of date, each with what is printed beside it."""
    return tables.once("workforce readings", _agency_readings)


def _agency_readings(tables: Tables) -> list[AgencyReading]:
    workforce, noted = tables["workforce"], tables["workforce_readings"]
    about = noted[(noted["kind"] == "approximate") & (noted["measure"] == "agency_pct")]
    staff = rows_of(workforce, "agency_headcount").set_index("as_at")["value"].to_dict()
    posts = posts_at(workforce)
    return [
        AgencyReading(
            row.as_at,
            row.value,
            row.source_id,
            row.locator,
            about=row.as_at in set(about["as_at"]),
            staff=staff.get(row.as_at),
            posts=posts.get(row.as_at),
        )
        for row in rows_of(workforce, "agency_pct").itertuples()
    ]


def is_history(when: pd.Timestamp, tables: Tables) -> bool:
    """Tell whether a date is more than 18 months before the end of the quarter that looks back."""
    if tables.until is None:
        return False
    return months_between(when, pd.Timestamp(tables.until.last_day)) > HISTORY_AFTER_MONTHS
