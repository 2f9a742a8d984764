"""Supporting Families and training: the programmes beside casework."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.stats.pace import Pace, pace
from glosanalysis.themes.early_help.indicators import FULLY_BOOKED
from glosanalysis.themes.early_help.observed import year_end
from glosanalysis.wording import day, month, number

__all__ = [
    "supporting_families_pace",
    "supporting_families_targets",
    "training_by_course",
    "training_by_month",
]


def training_by_month(published: Published) -> Exhibit:
    """Show delegates on parental relationship training by month."""
    training = published["training"].sort_values("month")
    measure = "Delegates on training about parental relationships"
    if training.empty:
        return Exhibit.nothing_yet("training-delegates", measure)
    months = training.groupby("month")["delegates"].sum().astype(int)
    busiest = months.idxmax()
    return Exhibit(
        "training-delegates",
        f"Training on parental relationships was largest in {month(busiest)}, "
        f"with {number(months.max())} delegates",
        pd.DataFrame(
            {
                "Month": [month(when) for when in months.index],
                "Delegates": months.to_numpy(),
            }
        ),
        measure,
        f"{month(months.index[0])} to {month(months.index[-1])}",
        citations(training),
        f"Bars by month: "
        f"{'; '.join(f'{month(when)} {number(value)}' for when, value in months.items())}.",
        decimals={"Delegates": 0},
        note=FULLY_BOOKED if months.index[-1] >= pd.Timestamp(2023, 1, 1) else "",
    )


def training_by_course(published: Published) -> Exhibit:
    """Tabulate delegates by month and course, as printed."""
    training = published["training"].sort_values(["month", "course"])
    measure = "Delegates on training about parental relationships, by course"
    if training.empty:
        return Exhibit.nothing_yet("training-by-course", measure)
    wide = training.pivot(index="month", columns="course", values="delegates")
    frame = wide.rename_axis("Month").reset_index()
    frame["Month"] = [month(when) for when in frame["Month"]]
    frame.columns.name = None
    return Exhibit(
        "training-by-course",
        "Delegates by month and course",
        frame.assign(Total=wide.sum(axis=1).to_numpy()),
        measure,
        f"{month(wide.index[0])} to {month(wide.index[-1])}",
        citations(training),
        decimals=dict.fromkeys([*wide.columns, "Total"], 0),
        note="Courses are named as printed; RPC alone may be the practitioner training of later "
        "months.",
    )


def supporting_families_pace(published: Published) -> Exhibit:
    """Tabulate claims against the target, the pace so far and the pace needed."""
    rows = published["supporting_families"].dropna(subset=["claims"]).sort_values("as_at")
    measure = "Supporting Families claims against the year's target"
    row = next(rows.tail(1).itertuples(), None)
    year = _year_pace(row) if row else None
    if row is None or year is None:
        return Exhibit.nothing_yet("supporting-families", measure)
    verdict = "in reach" if year.in_reach else "out of reach"
    end = day(year_end(row.financial_year))
    return Exhibit(
        "supporting-families",
        f"At the pace so far, {number(year.expected)} of {number(year.target)} families would be "
        f"claimed for by {end}: the target is {verdict} at that pace",
        pd.DataFrame(
            {
                "Claims": [
                    "Made so far",
                    "Still needed for the target",
                    "Expected at the pace so far",
                ],
                "Families": [year.done, year.target - year.done, year.expected],
                "Share of the target (%)": [
                    100 * amount / year.target
                    for amount in (year.done, year.target - year.done, year.expected)
                ],
                "Days": [year.days_so_far, year.days_left, year.days_so_far + year.days_left],
                "Claims a day": [year.so_far, year.needed, year.so_far],
            }
        ),
        measure,
        f"{row.financial_year}, counted at {day(row.as_at)}",
        citations(rows.tail(1)),
        decimals={"Families": 0, "Share of the target (%)": 1, "Days": 0, "Claims a day": 2},
        note="Claims are seldom spread evenly over a year, so the pace so far is a yardstick, not "
        "a forecast.",
    )


def _year_pace(row: Any) -> Pace | None:
    """Give the pace of a year's claims, or nothing where the count is outside the year."""
    first = date(int(row.financial_year[:4]), 4, 1)
    last = year_end(row.financial_year)
    if not first <= row.as_at.date() <= last:
        return None
    return pace(float(row.claims), float(row.target_families), first, row.as_at.date(), last)


def supporting_families_targets(published: Published) -> Exhibit:
    """Tabulate the targets of the programme's years."""
    rows = published["supporting_families"].sort_values(["financial_year", "as_at"])
    measure = "Supporting Families: families in the year's target"
    if rows.empty:
        return Exhibit.nothing_yet("supporting-families-targets", measure)
    rows = rows.drop_duplicates("financial_year", keep="last")
    return Exhibit(
        "supporting-families-targets",
        "Targets of the programme's years",
        pd.DataFrame(
            {"Year": rows["financial_year"], "Target (families)": rows["target_families"]}
        ),
        measure,
        " to ".join(dict.fromkeys(rows["financial_year"].iloc[[0, -1]])),
        citations(rows),
        decimals={"Target (families)": 0},
    )
