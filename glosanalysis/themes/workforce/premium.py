"""What agency cover may cost for each worker: our estimate, from a saving that was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import pandas as pd

from glosanalysis.data.schemas.workforce import Workforce
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import day, number, pounds
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes.workforce.course import printed
from glosanalysis.themes.workforce.readings import (
    agency_readings,
    is_history,
    posts_at,
    rows_of,
)

__all__ = ["Heads", "Saving", "agency_premium", "saving_said"]


@dataclass(frozen=True)
class Heads:
    """Agency staff that there may be, and the days of the figures that say so."""

    said: str
    staff: float
    days: tuple[date, ...]


@dataclass(frozen=True)
class Saving:
    """A saving if all agency staff were employed, and the numbers it may be shared over.

    Parameters
    ----------
    as_at : datetime
        The day on which it was said.
    thousands : float
        £ thousand, as said.
    heads : tuple of Heads
        The agency staff that are assumed.
    """

    as_at: datetime
    thousands: float
    heads: tuple[Heads, ...]

    @property
    def unit(self) -> float:
        """The size of the last digit that was said, £ thousand: 2,000 was said in thousands."""
        digits = Decimal(str(self.thousands)).normalize().as_tuple()
        return float(Decimal(1).scaleb(int(digits.exponent)))

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the most that rounds to what was said, £ thousand."""
        return self.thousands - self.unit / 2, self.thousands + self.unit / 2

    @property
    def each(self) -> dict[float, list[float]]:
        """The saving for each worker, £ thousand: for the least, what was said, and the most."""
        low, high = self.ends
        totals = (low, self.thousands, high)
        return {total: [total / each.staff for each in self.heads] for total in totals}


def saving_said(tables: Tables) -> Saving | None:
    """Give the last saving that was said, with agency staff as counted or implied by that day."""
    said = [row for row in rows_of(tables, "agency_saving_k") if row.value > 0]
    if not said:
        return None
    row = said[-1]
    return Saving(
        row.as_at, row.value, (*_counted(tables, row.as_at), *_implied(tables, row.as_at))
    )


def _counted(tables: Tables, until: datetime) -> list[Heads]:
    """Take the fewest and the most agency staff that were counted by a day."""
    counted = [
        row for row in rows_of(tables, "agency_headcount") if row.value > 0 and row.as_at <= until
    ]
    if not counted:
        return []
    few, most = (pick(counted, key=lambda row: row.value) for pick in (min, max))
    if few.value == most.value:
        return [_as_counted("Agency", most)]
    return [_as_counted("Fewest agency", few), _as_counted("Most agency", most)]


def _as_counted(which: str, row: Workforce) -> Heads:
    return Heads(f"{which} staff counted, {day(row.as_at)}", row.value, (row.as_at,))


def _implied(tables: Tables, until: datetime) -> list[Heads]:
    """Take the last share of that day or before of the posts last implied."""
    shares = [each for each in agency_readings(tables) if each.as_at <= until and each.percent]
    posts = {when: each for when, each in posts_at(tables).items() if when <= until}
    if not shares or not posts:
        return []
    last, share = max(posts), shares[-1]
    said = (
        f"{printed(share.percent)}, {day(share.as_at)}, of the "
        f"{number(posts[last].implied)} posts implied at {day(last)}"
    )
    return [Heads(said, share.percent * posts[last].implied / 100, (share.as_at, last))]


def agency_premium(tables: Tables) -> Display:
    """Tabulate our estimate of what an agency worker costs over an employed one."""
    measure = "Our estimate of the cost of agency cover over employment, for each agency worker"
    saving = saving_said(tables)
    if saving is None or not saving.heads or is_history(saving.as_at, tables):
        return Display.nothing_yet("agency-premium", measure)
    each = {f"each_{place}": of for place, of in enumerate(saving.each.items())}
    costs = [cost for of in saving.each.values() for cost in of]
    least, most = (pounds(round_half_up(cost)) for cost in (min(costs), max(costs)))
    return Display(
        name="agency-premium",
        title=f"Our estimate: an agency worker costs {least} to {most} a year more than an "
        "employed one",
        frame=pd.DataFrame(
            {
                "assumed": [each.said for each in saving.heads],
                "staff": [each.staff for each in saving.heads],
            }
            | {key: of for key, (_, of) in each.items()}
        ),
        columns={"assumed": Column("Assumed"), "staff": Column("Agency staff", decimals=0)}
        | {
            key: Column(f"If {pounds(total)}, £ thousand each", decimals=0)
            for key, (total, _) in each.items()
        },
        measure=measure,
        period=f"Saving as said at {day(saving.as_at)}",
        cited=citations(tables.titles, _rows_used(saving, tables)),
        note=f"What is said is a saving of {pounds(saving.thousands)} if all agency workers were "
        "employed, and no more. Assumed: that this is a year's saving; that "
        f"it was rounded to the nearest {pounds(saving.unit)}; and the number of agency staff, "
        "which is not printed for that day.",
    )


_USED = ("agency_saving_k", "agency_headcount", "vacancy_fte", "agency_pct")


def _rows_used(saving: Saving, tables: Tables) -> list[Workforce]:
    """Keep the rows of the figures that the estimate rests on."""
    days = {saving.as_at}.union(*(each.days for each in saving.heads))
    return [row for row in tables.rows(Workforce) if row.measure in _USED and row.as_at in days]
