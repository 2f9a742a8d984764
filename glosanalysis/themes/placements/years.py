"""How many placements there are on average in each financial year."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import day, listed, number
from glosanalysis.themes.placements.counts import TYPES, Mean, by_month, months_named, of_year
from glosanalysis.themes.placements.news import is_news
from glosanalysis.themes.placements.numbers import span_of
from glosanalysis.themes.placements.said import more_or_fewer

__all__ = ["year_means"]


def year_means(tables: Tables) -> Display:
    """Tabulate the mean of each financial year, beside the average that the paper prints."""
    counts = by_month(tables).dropna(subset=["total"])
    measure = "External agency placements, mean of the month ends of the financial year"
    if counts.empty or not is_news(tables, "placements"):
        return Display.nothing_yet("external-placements-by-year", measure)
    last = counts.index[-1]
    first_years = sorted({when.year - (when.month < 4) for when in counts.index})
    means = {
        year: {kind: of_year(counts[kind].dropna(), year, last) for kind in TYPES}
        for year in first_years
    }
    printed = tables["placement_averages"].query("placement_type == 'total'")
    frame = pd.DataFrame([_year(year, means[year], printed) for year in first_years])
    latest = means[first_years[-1]]["total"]
    assert latest is not None
    children = tables["children_in_care"].sort_values("as_at")
    return Display(
        name="external-placements-by-year",
        title=_compared(latest),
        frame=frame.astype(dict.fromkeys(frame.columns[2:], float)),
        columns=_COLUMNS,
        measure=measure,
        period=span_of(counts.index),
        cited=citations(tables.sources["title"], tables["placements"], printed, children),
        note=_extremes([(year, means[year]["total"]) for year in first_years]) + _in_care(children),
    )


_COLUMNS = {
    "year": Column("Year"),
    "months": Column("Month ends"),
    **{kind: Column(label, decimals=1) for kind, label in TYPES.items()},
    "printed": Column("All, as printed", decimals=0),
    "change": Column("Change on the same months a year before", decimals=1),
}


def _year(first: int, means: dict[str, Mean | None], printed: pd.DataFrame) -> dict[str, object]:
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


def _printed_for(year: str, total: Mean, printed: pd.DataFrame) -> float | None:
    """Give the printed average of a year; of several, that of the same months as the mean."""
    own = printed[(printed["financial_year"] == year) & (printed["as_at"] == total.months[-1])]
    return None if own.empty else float(own.sort_values("known_on")["printed_average"].iloc[-1])


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


def _in_care(children: pd.DataFrame) -> str:
    if children.empty:
        return ""
    said = [f"{number(row.children)} at {day(row.as_at)}" for row in children.itertuples()]
    return (
        f"Children in care, wherever placed: {listed(said)}. These are single counts from "
        "several papers, not a series."
    )
