"""The position of the budget, as a minute says it."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.schemas.placements import RevenueStatements
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import month, number, pounds
from glosanalysis.themes.placements.news import is_news
from glosanalysis.themes.placements.said import Position, positions

__all__ = ["later_position"]

_MEASURES = {
    "underlying_variance": "Underlying overspend, not funded by the Dedicated Schools Grant",
    "external_placements_variance": "of which external placements",
    "business_rates_pilot_income": "Less Business Rates Retention pilot income",
    "variance_non_dsg": "Overspend not funded by the Dedicated Schools Grant",
    "variance_non_dsg_pct": "The same, share of budget",
    "variance_dsg": "Overspend funded by the Dedicated Schools Grant, within the year",
    "variance_dsg_beyond_balances": "of which beyond uncommitted balances",
}
"""In the order in which one leads to the next."""


def later_position(tables: Tables) -> Display:
    """Tabulate what the last minute says of the budget."""
    measure = "The position as said to the committee, in rounded amounts"
    found = positions(tables)
    if not found or not is_news(tables, "revenue_statements"):
        return Display.nothing_yet("later-position", measure)
    latest = found[-1]
    known = [name for name in _MEASURES if latest.has(name)]
    when, year = month(latest.as_at), latest.year
    return Display(
        name="later-position",
        title=_title(latest) or f"The budget of {year} as at {when}",
        frame=pd.DataFrame(
            {
                "said": [_MEASURES[name] for name in known],
                "amount": [_amount(latest.said[name]) for name in known],
            }
        ),
        columns={"said": Column("What was said"), "amount": Column("Amount")},
        measure=measure,
        period=f"{year}, position as at {when}",
        cited=citations(tables.titles, latest.rows),
        note="The budget is another one than that of the year before: the amounts are not "
        "compared with it.",
    )


def _title(latest: Position) -> str:
    """Say what external placements make of the overspend, where both are said."""
    both = ("external_placements_variance", "underlying_variance")
    if not latest.has(*both):
        return ""
    part, whole = map(latest.pounds, both)
    return f"External placements made up {part} of an underlying overspend of {whole}"


def _amount(row: RevenueStatements) -> str:
    if row.unit == "£ thousand":
        return pounds(row.value)
    return f"{number(row.value, 2)}%"
