"""How many placements there are on average in each financial year."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import Display, citations
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
    values = frame.columns[2:]
    frame = frame.astype(dict.fromkeys(values, float))
    latest = means[first_years[-1]]["total"]
    assert latest is not None
    children = tables["children_in_care"].sort_values("as_at")
    return Display(
        "external-placements-by-year",
        _compared(latest),
        frame,
        measure,
        span_of(counts.index),
        citations(tables["placements"], printed, children),
        decimals=dict.fromkeys(values, 1) | {"All, as printed": 0},
        note=_extremes(frame) + _in_care(children),
    )


def _year(first: int, means: dict[str, Mean | None], printed: pd.DataFrame) -> dict[str, object]:
    name = f"{first}-{(first + 1) % 100:02d}"
    total = means["total"]
    assert total is not None
    change = None if total.year_before is None else total.value - total.year_before
    return {
        "Year": name,
        "Month ends": "all 12" if len(total.months) == 12 else months_named(total.months),
        **{text: mean.value if (mean := means[kind]) else None for kind, text in TYPES.items()},
        "All, as printed": _printed_for(name, total, printed),
        "Change on the same months a year before": change,
    }


def _printed_for(year: str, total: Mean, printed: pd.DataFrame) -> float | None:
    """Give the printed average of a year; of several, that of the same months as the mean."""
    own = printed[(printed["financial_year"] == year) & (printed["as_at"] == total.months[-1])]
    return None if own.empty else float(own.sort_values("known_on")["printed_average"].iloc[-1])


def _compared(latest: Mean) -> str:
    said = f"External placements numbered {number(latest.value, latest.decimals)} {latest.said}"
    if latest.year_before is None:
        return said
    change = more_or_fewer(latest.value - latest.year_before, latest.decimals)
    return f"{said}, {change} than {latest.said_before}"


def _extremes(frame: pd.DataFrame) -> str:
    """Say in which year the mean was least, so that two ends are not taken for a steady rise."""
    whole = frame[frame["Month ends"] == "all 12"]
    if len(whole) < 3:
        return ""
    low, high = (whole.loc[whole["All"].astype(float).agg(pick)] for pick in ("idxmin", "idxmax"))
    return (
        f"Of the years with all 12 month ends the least is {low['Year']} "
        f"({number(low['All'], 1)}), the most {high['Year']} ({number(high['All'], 1)}). "
    )


def _in_care(children: pd.DataFrame) -> str:
    if children.empty:
        return ""
    said = [f"{number(row.children)} at {day(row.as_at)}" for row in children.itertuples()]
    return (
        f"Children in care, wherever placed: {listed(said)}. These are single counts from "
        "several papers, not a series."
    )
