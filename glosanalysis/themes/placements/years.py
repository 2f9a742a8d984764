"""How many placements there are on average in each financial year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import pandas as pd

from glosanalysis.data.schemas.placements import ChildrenInCare, PlacementAverages, Placements
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import day, listed, number
from glosanalysis.themes.placements.counts import (
    TYPES,
    Counts,
    Mean,
    by_month,
    months_named,
    of_year,
)
from glosanalysis.themes.placements.news import is_news
from glosanalysis.themes.placements.numbers import span_of
from glosanalysis.themes.placements.said import more_or_fewer

__all__ = ["year_means"]


def year_means(tables: Tables) -> Display:
    """Tabulate the mean of each financial year, beside the average that the paper prints."""
    counts = by_month(tables)
    months = list(counts["total"])
    measure = "External agency placements, mean of the month ends of the financial year"
    if not months or not is_news(tables, "placements"):
        return Display.nothing_yet("external-placements-by-year", measure)
    first_years = sorted({when.year - (when.month < 4) for when in months})
    means = {
        year: {kind: of_year(_beside(of, months), year, months[-1]) for kind, of in counts.items()}
        for year in first_years
    }
    averages = tables.rows(PlacementAverages)
    printed = [row for row in averages if row.placement_type == "total"]
    frame = pd.DataFrame([_year(year, means[year], printed) for year in first_years])
    latest = means[first_years[-1]]["total"]
    assert latest is not None
    children = sorted(tables.rows(ChildrenInCare), key=lambda row: row.as_at)
    return Display(
        name="external-placements-by-year",
        title=_compared(latest),
        frame=frame.astype(dict.fromkeys(list(_COLUMNS)[2:], float)),
        columns=_COLUMNS,
        measure=measure,
        period=span_of(months),
        cited=citations(tables.titles, tables.rows(Placements), printed, children),
        note=_extremes([(year, means[year]["total"]) for year in first_years]) + _in_care(children),
    )


def _beside(counts: Counts, months: Sequence[datetime]) -> Counts:
    """Keep the counts of month ends that have a total, too."""
    return {when: counts[when] for when in months if when in counts}


_COLUMNS = {
    "year": Column("Year"),
    "months": Column("Month ends"),
    **{kind: Column(label, decimals=1) for kind, label in TYPES.items()},
    "printed": Column("All, as printed", decimals=0),
    "change": Column("Change on the same months a year before", decimals=1),
}


def _year(
    first: int, means: dict[str, Mean | None], printed: Iterable[PlacementAverages]
) -> dict[str, object]:
    total = means["total"]
    assert total is not None
    return {
        "year": _named(first),
        "months": "all 12" if total.whole_year else months_named(total.months),
        **{kind: mean.value if mean else None for kind, mean in means.items()},
        "printed": _printed_for(_named(first), total, printed),
        "change": total.change,
    }


def _named(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02d}"


def _printed_for(year: str, total: Mean, printed: Iterable[PlacementAverages]) -> float | None:
    """Give the printed average of a year; of several, that of the same months as the mean."""
    until = total.months[-1]
    own = [row for row in printed if row.financial_year == year and row.as_at == until]
    return sorted(own, key=lambda row: row.known_on)[-1].printed_average if own else None


def _compared(latest: Mean) -> str:
    said = f"External placements numbered {number(latest.value, latest.decimals)} {latest.said}"
    if latest.change is None:
        return said
    change = more_or_fewer(latest.change, latest.decimals)
    return f"{said}, {change} than {latest.said_before}"


_FEWEST_YEARS = 3
"""Of two years the least and the most are the two."""


def _extremes(means: list[tuple[int, Mean | None]]) -> str:
    """Say in which year the mean was least, so that two ends are not taken for a steady rise."""
    whole = {_named(first): mean.value for first, mean in means if mean and mean.whole_year}
    if len(whole) < _FEWEST_YEARS:
        return ""
    low, high = (pick(whole, key=whole.__getitem__) for pick in (min, max))
    return (
        f"Of the years with all 12 month ends the least is {low} "
        f"({number(whole[low], 1)}), the most {high} ({number(whole[high], 1)}). "
    )


def _in_care(children: Sequence[ChildrenInCare]) -> str:
    if not children:
        return ""
    said = [f"{number(row.children)} at {day(row.as_at)}" for row in children]
    return (
        f"Children in care, wherever placed: {listed(said)}. These are single counts from "
        "several papers, not a series."
    )
