"""Supporting Families and training: the programmes beside casework."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import Display, citations
from glosanalysis.phrasing import counted, day, month, number
from glosanalysis.stats.pace import Pace
from glosanalysis.themes.early_help.derived import Claims, claims

__all__ = ["supporting_families_pace", "training_by_course"]


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
        name,
        f"{number(latest.made)} of {number(latest.target)} Supporting Families claims for "
        f"{latest.year} had been made by {day(latest.as_at)}: {latest.standing}",
        _years(table, counts),
        measure,
        " to ".join(dict.fromkeys(table["financial_year"].iloc[[0, -1]])),
        citations(table),
        decimals={"Target (families)": 0, "Claims made": 0, "Share of the target (%)": 1},
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
    columns = ["Year", "Target (families)", "Claims made", "Share of the target (%)", "Counted on"]
    return pd.DataFrame(rows, columns=columns)


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
    frame = wide.rename_axis("Month").rename_axis(None, axis=1).reset_index()
    frame["Month"] = [month(when) for when in frame["Month"]]
    first, last = month(wide.index[0]), month(wide.index[-1])
    span = f"from {first} to {last}" if len(wide) > 1 else f"in {first}"
    return Display(
        name,
        f"{number(totals.sum())} delegates were on training about parental relationships {span}, "
        f"{number(totals.iloc[-1])} of them in {last}"
        if len(wide) > 1
        else f"{number(totals.sum())} delegates were on training about parental relationships "
        f"{span}",
        frame.assign(Total=totals.to_numpy()),
        measure,
        " to ".join(dict.fromkeys([first, last])),
        citations(training),
        decimals=dict.fromkeys([*wide.columns, "Total"], 0),
        note="Courses are named as the paper names them. Of a course still to come the figures are "
        "bookings.",
    )
