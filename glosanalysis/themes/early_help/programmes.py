"""Supporting Families and training: the programmes beside casework."""

from __future__ import annotations

import pandas as pd

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
    table = tables["supporting_families"].sort_values(["financial_year", "as_at"])
    name = "supporting-families"
    measure = "Supporting Families: claims made and families in the year's target"
    counts = claims(table)
    if not counts:
        return Display.nothing_yet(name, measure)
    latest = counts[-1]
    return Display(
        name=name,
        title=f"{number(latest.made)} of {number(latest.target)} Supporting Families claims for "
        f"{latest.year} had been made by {day(latest.as_at)}: {latest.standing}",
        frame=_years(table, counts),
        columns=_YEARS,
        measure=measure,
        period=" to ".join(dict.fromkeys(table["financial_year"].iloc[[0, -1]])),
        cited=citations(tables.sources["title"], table),
        note=_at_this_pace(latest),
    )


def _years(table: pd.DataFrame, counts: list[Claims]) -> pd.DataFrame:
    """Give each year its target, and its last count if it has one."""
    last = {count.year: count for count in counts}
    targets = table.drop_duplicates("financial_year", keep="last")
    rows = []
    for row in targets.itertuples():
        count = last.get(row.financial_year)
        missing = (float("nan"), float("nan"), "–")
        shown = (count.made, count.share, day(count.as_at)) if count else missing
        rows.append((row.financial_year, row.target_families, *shown))
    return pd.DataFrame(rows, columns=list(_YEARS))


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
    training = tables["training"].sort_values(["month", "course"])
    name = "training-by-course"
    measure = "Delegates on training about parental relationships, by month and course"
    if training.empty:
        return Display.nothing_yet(name, measure)
    wide = training.pivot_table(index="month", columns="course", values="delegates", aggfunc="sum")
    wide = wide.astype(float)
    totals = wide.sum(axis=1)
    # A course may be called anything: its name is what readers see, not the name of a column.
    courses = {f"course_{place}": course for place, course in enumerate(wide.columns)}
    months = [month(when) for when in wide.index]
    return Display(
        name=name,
        title=_delegates(totals, months),
        frame=pd.DataFrame(
            {"month": months}
            | {key: wide[course].to_numpy() for key, course in courses.items()}
            | {"total": totals.to_numpy()}
        ),
        columns={"month": Column("Month")}
        | {key: Column(course, decimals=0) for key, course in courses.items()}
        | {"total": Column("Total", decimals=0)},
        measure=measure,
        period=" to ".join(dict.fromkeys([months[0], months[-1]])),
        cited=citations(tables.sources["title"], training),
        note="Courses are named as the paper names them. Of a course still to come the figures are "
        "bookings.",
    )


def _delegates(totals: pd.Series, months: list[str]) -> str:
    """Say how many there were in all, and in the last month where there are several."""
    said = f"{number(totals.sum())} delegates were on training about parental relationships"
    if len(months) == 1:
        return f"{said} in {months[0]}"
    return (
        f"{said} from {months[0]} to {months[-1]}, {number(totals.iloc[-1])} of them in "
        f"{months[-1]}"
    )
