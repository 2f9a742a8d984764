"""Supporting Families and training: the programmes beside casework."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from glosanalysis.data.schemas.early_help import SupportingFamilies, Training
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import counted, day, month, number
from glosanalysis.stats.pace import Pace
from glosanalysis.themes.early_help.derived import Claims, claims

__all__ = ["supporting_families_pace", "training_by_course"]

_YEARS = {
    "year": Column("Year"),
    "target": Column("Target", "families", decimals=0),
    "claims": Column("Claims made", decimals=0),
    "share": Column("Share of the target", "%", decimals=1),
    "counted_on": Column("Counted on"),
}


def supporting_families_pace(tables: Tables) -> Display:
    """Tabulate each year's target, the claims made and how they stand; with the pace so far."""
    rows = sorted(tables.rows(SupportingFamilies), key=lambda row: (row.financial_year, row.as_at))
    name = "supporting-families"
    measure = "Supporting Families: claims made and families in the year's target"
    counts = claims(rows)
    if not counts:
        return Display.nothing_yet(name, measure)
    latest = counts[-1]
    return Display(
        name=name,
        title=f"{_made_of(latest)} for {latest.year} had been made by {day(latest.as_at)}: "
        f"{latest.standing}",
        frame=_years(rows, counts),
        columns=_YEARS,
        measure=measure,
        period=" to ".join(dict.fromkeys([rows[0].financial_year, rows[-1].financial_year])),
        cited=citations(tables.titles, rows),
        note=_at_this_pace(latest),
    )


def _made_of(count: Claims) -> str:
    if count.made == count.target == 1:
        return "The one Supporting Families claim of the target"
    return f"{number(count.made)} of {number(count.target)} Supporting Families claims"


def _years(families: Sequence[SupportingFamilies], counts: list[Claims]) -> pd.DataFrame:
    """Give each year its target, and its last count if it has one."""
    last = {count.year: count for count in counts}
    targets = {row.financial_year: row.target_families for row in families}
    rows = [(year, target, *_counted(last.get(year))) for year, target in targets.items()]
    return pd.DataFrame(rows, columns=list(_YEARS))


def _counted(count: Claims | None) -> tuple[float, float, str]:
    if count is None:
        return float("nan"), float("nan"), "–"
    return count.made, count.share, day(count.as_at)


def _at_this_pace(latest: Claims) -> str:
    """Say what the pace so far would lead to, while the year runs and the target is not reached."""
    year = latest.pace
    if year is None or year.needed == 0:
        return ""
    return (
        f"{_pace(year)} Claims are seldom spread evenly over a year, so the pace so far is a "
        "yardstick, not a forecast."
    )


def _pace(year: Pace) -> str:
    days = counted(year.days_left, "day", "days")
    return (
        f"So far {number(year.so_far, 2)} claims were made a day; to reach the target, "
        f"{number(year.needed or 0, 2)} a day are needed in the {days} left. At the pace so far "
        f"there would be {number(year.expected)}: the target of {number(year.target)} is "
        f"{'in' if year.in_reach else 'out of'} reach at that pace."
    )


def training_by_course(tables: Tables) -> Display:
    """Tabulate delegates by month and course, as printed, with the months' totals."""
    training = sorted(tables.rows(Training), key=lambda row: (row.month, row.course))
    name = "training-by-course"
    measure = "Delegates on training about parental relationships, by month and course"
    if not training:
        return Display.nothing_yet(name, measure)
    by_month: dict[date, dict[str, int]] = {}
    for row in training:
        by_month.setdefault(row.month, {})[row.course] = row.delegates
    totals = [sum(of.values()) for of in by_month.values()]
    # A course may be called anything: its name is what readers see, not the name of a column.
    courses = dict(enumerate(sorted({row.course for row in training})))
    months = list(map(month, by_month))
    return Display(
        name=name,
        title=_delegates(totals, months),
        frame=pd.DataFrame(
            {"month": months}
            | {
                f"course_{place}": [of.get(course, float("nan")) for of in by_month.values()]
                for place, course in courses.items()
            }
            | {"total": totals}
        ),
        columns={"month": Column("Month")}
        | {f"course_{place}": Column(course, decimals=0) for place, course in courses.items()}
        | {"total": Column("Total", decimals=0)},
        measure=measure,
        period=" to ".join(dict.fromkeys([months[0], months[-1]])),
        cited=citations(tables.titles, training),
        note="Courses are named as the paper names them. Of a course still to come the figures are "
        "bookings.",
    )


def _delegates(totals: list[int], months: list[str]) -> str:
    """Say how many there were in all, and in the last month where there are several."""
    said = f"{number(sum(totals))} delegates were on training about parental relationships"
    if len(months) == 1:
        return f"{said} in {months[0]}"
    return f"{said} from {months[0]} to {months[-1]}, {number(totals[-1])} of them in {months[-1]}"
