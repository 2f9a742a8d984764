"""How many placements there are, by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import pandas as pd

from glosanalysis.data.schemas.placements import Placements
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import counted, month, number
from glosanalysis.themes.placements.counts import TYPES, Counts, by_month, mean_of
from glosanalysis.themes.placements.news import is_news
from glosanalysis.themes.placements.said import more_or_fewer

__all__ = ["placements_by_month", "span_of"]


def placements_by_month(tables: Tables) -> Display:
    """Show placements at the month ends, by type."""
    counts = by_month(tables)
    total = counts["total"]
    measure = "External agency placements at the end of the month"
    if not total or not is_news(tables, "placements"):
        return Display.nothing_yet("external-placements", measure)
    return Display(
        name="external-placements",
        title=_now(total),
        frame=pd.DataFrame(
            {"month": list(total)}
            | {kind: [of.get(when) for when in total] for kind, of in counts.items()}
        ).astype(dict.fromkeys(TYPES, float)),
        columns={"month": Column("Month", by_month=True)}
        | {kind: Column(label, decimals=0) for kind, label in TYPES.items()},
        measure=measure,
        period=span_of(list(total)),
        cited=citations(tables.titles, tables.rows(Placements)),
        unit="Placements",
        note=_adding(counts),
    )


def _now(total: Counts) -> str:
    """Say the last count, and how it stands to the same month end a year before."""
    last = max(total)
    mean = mean_of(total, [last])
    said = f"External placements numbered {number(total[last])} at the end of {month(last)}"
    if mean is None or mean.change is None or mean.year_before is None:
        return said
    share = "" if mean.change_percent is None else f" ({_signed(mean.change_percent)}%)"
    return (
        f"{said}, {more_or_fewer(mean.change)} than the {number(mean.year_before)} a year before"
        f"{share}"
    )


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + number(value, 1)


def span_of(months: Sequence[datetime]) -> str:
    """Say the span of some months, and how many of it the papers in this book do not give."""
    first, last = months[0], months[-1]
    span = f"{month(first)} to {month(last)}" if len(months) > 1 else month(first)
    missing = 12 * (last.year - first.year) + last.month - first.month + 1 - len(months)
    if not missing:
        return span
    return f"{span}, with {counted(missing, 'month', 'months')} between them not in this book"


def _adding(counts: Mapping[str, Counts]) -> str:
    """Say at how many month ends the types add to the total."""
    total, *types = counts.values()
    whole = [when for when in total if all(when in of for of in types)]
    if not whole:
        return ""
    add = sum(sum(of[when] for of in types) == total[when] for when in whole)
    of = counted(len(whole), "month end", "month ends")
    if add == len(whole):
        return "The three types add to the total."
    return (
        f"The three types add to the total at {number(add)} of the {of} that have all of them; "
        "youth offending placements are in the total only."
    )
