"""How many placements there are, by month."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import Display, citations
from glosanalysis.phrasing import counted, month, number, series
from glosanalysis.themes.placements.counts import TYPES, by_month, mean_of
from glosanalysis.themes.placements.news import is_news
from glosanalysis.themes.placements.said import more_or_fewer

__all__ = ["placements_by_month", "span_of"]


def placements_by_month(tables: Tables) -> Display:
    """Show placements at the month ends, by type."""
    counts = by_month(tables).dropna(subset=["total"])
    measure = "External agency placements at the end of the month"
    if counts.empty or not is_news(tables, "placements"):
        return Display.nothing_yet("external-placements", measure)
    total = counts["total"].astype(float)
    frame = counts.rename(columns=TYPES).rename_axis("Month").reset_index()
    frame.columns.name = None
    return Display(
        "external-placements",
        _now(total),
        frame,
        measure,
        span_of(total.index),
        citations(tables["placements"]),
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


def span_of(months: pd.DatetimeIndex) -> str:
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
