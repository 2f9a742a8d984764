"""How many placements there are, by month and by year."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.themes.placements.counts import (
    TYPES,
    Mean,
    by_month,
    mean_of,
    months_named,
    of_year,
)
from glosanalysis.themes.placements.news import is_news
from glosanalysis.themes.placements.said import more_or_fewer
from glosanalysis.wording import counted, day, listed, month, number, series

__all__ = ["placements_by_month", "year_means"]


def placements_by_month(published: Published) -> Exhibit:
    """Show placements at the month ends, by type."""
    counts = by_month(published).dropna(subset=["total"])
    measure = "External agency placements at the end of the month"
    if counts.empty or not is_news(published, "placements"):
        return Exhibit.nothing_yet("external-placements", measure)
    total = counts["total"].astype(float)
    frame = counts.rename(columns=TYPES).rename_axis("Month").reset_index()
    frame.columns.name = None
    return Exhibit(
        "external-placements",
        _now(total),
        frame,
        measure,
        _period(total.index),
        citations(published["placements"]),
        f"Lines by type. All: {_ends(total)}.{_largest(counts)}",
        decimals=dict.fromkeys(TYPES.values(), 0),
        unit="Placements",
        by_month=True,
        note=_adding(counts),
    )


def _now(total: pd.Series) -> str:
    """Say the last count, and how it stands to the same month end a year before."""
    last = total.index[-1]
    mean = mean_of(total, [last])
    said = f"External placements numbered {number(total[last])} at the end of {month(last)}"
    if mean is None or mean.year_before is None:
        return said
    change = total[last] - mean.year_before
    share = f" ({_signed(100 * change / mean.year_before)}%)" if mean.year_before else ""
    return (
        f"{said}, {more_or_fewer(change)} than the {number(mean.year_before)} a year before{share}"
    )


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + number(value, 1)


def _period(months: pd.DatetimeIndex) -> str:
    """Say the span of some months, and how many of it the papers in this book do not give."""
    first, last = months[0], months[-1]
    span = f"{month(first)} to {month(last)}" if len(months) > 1 else month(first)
    missing = 12 * (last.year - first.year) + last.month - first.month + 1 - len(months)
    if not missing:
        return span
    return f"{span}, with {counted(missing, 'month', 'months')} between them not in this book"


def _ends(total: pd.Series) -> str:
    return series([month(when) for when in total.index], total.tolist())


def _largest(counts: pd.DataFrame) -> str:
    types = counts.drop(columns="total").iloc[-1].dropna()
    if types.empty:
        return ""
    return f" Largest type at the end: {TYPES[types.idxmax()].lower()}, {number(types.max())}."


def _adding(counts: pd.DataFrame) -> str:
    """Say at how many month ends the types add to the total."""
    whole = counts.dropna().astype(int)
    if whole.empty:
        return ""
    add = int((whole.drop(columns="total").sum(axis=1) == whole["total"]).sum())
    of = counted(len(whole), "month end", "month ends")
    if add == len(whole):
        return "The three types add to the total."
    return (
        f"The three types add to the total at {number(add)} of the {of} that have all of them; "
        "youth offending placements are in the total only."
    )


def year_means(published: Published) -> Exhibit:
    """Tabulate the mean of each financial year, beside the average that the paper prints."""
    counts = by_month(published).dropna(subset=["total"])
    measure = "External agency placements, mean of the month ends of the financial year"
    if counts.empty or not is_news(published, "placements"):
        return Exhibit.nothing_yet("external-placements-by-year", measure)
    last = counts.index[-1]
    first_years = sorted({when.year - (when.month < 4) for when in counts.index})
    means = {
        year: {kind: of_year(counts[kind].dropna(), year, last) for kind in TYPES}
        for year in first_years
    }
    printed = published["placement_averages"].query("placement_type == 'total'")
    frame = pd.DataFrame([_year(year, means[year], printed) for year in first_years])
    values = frame.columns[2:]
    frame = frame.astype(dict.fromkeys(values, float))
    latest = means[first_years[-1]]["total"]
    assert latest is not None
    children = published["children_in_care"].sort_values("as_at")
    return Exhibit(
        "external-placements-by-year",
        _compared(latest),
        frame,
        measure,
        _period(counts.index),
        citations(published["placements"], printed, children),
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
        "All, as printed": printed.set_index("financial_year")["printed_average"].get(name),
        "All, change on the same month ends a year before": change,
    }


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
