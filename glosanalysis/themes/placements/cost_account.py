"""What moved the cost of placements in a year, as the council's own records count it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.observations import Observation
from glosanalysis.phrasing import MINUS, day, number, pounds
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes.from_records import COUNTED
from glosanalysis.themes.placements.records import RECORDS

__all__ = ["cost_account"]

_PARTS = ("price", "volume", "mix")
_COLUMNS = {
    "as_at": Column("Quarter to"),
    "before": Column("A year before", "£", decimals=0),
    "price": Column("By price", "£", decimals=0),
    "volume": Column("By volume", "£", decimals=0),
    "mix": Column("By mix", "£", decimals=0),
    "now": Column("In the quarter", "£", decimals=0),
}


def cost_account(tables: Tables) -> Display:
    """Show how price, volume and mix made the cost of a quarter out of that of a year before.

    Parameters
    ----------
    tables : Tables
        What a quarter sees.

    Returns
    -------
    Display
        A row a quarter of which all three are told; nothing where the newest is not among them.
    """
    name, measure = "counted-cost-account", "Committed cost of placements, and what moved it"
    seen = {part: _by_day(tables, part) for part in _PARTS}
    days = [when for when in seen["price"] if all(when in seen[part] for part in _PARTS)]
    if not days or (tables.until is not None and days[-1] < tables.until.last_day):
        return Display.nothing_yet(name, measure)
    accounts = {when: _account([seen[part][when] for part in _PARTS]) for when in days}
    before, *moved, now = accounts[days[-1]]
    rows = [(when, *amounts) for when, amounts in accounts.items()]
    return Display(
        name=name,
        title=_said(before, moved, now),
        frame=pd.DataFrame(rows, columns=list(_COLUMNS)).astype({"as_at": "datetime64[ns]"}),
        columns=_COLUMNS,
        measure=f"{measure}, counted from the council's own case records",
        period=f"Quarters that ended from {day(days[0])} to {day(days[-1])}, each beside the same "
        "quarter a year before",
        cited=citations(tables.titles, [seen[part][when] for when in days for part in _PARTS]),
        note="Price: the weeks of each type, times the change in its cost a week. Volume: the "
        "change in all weeks, at the cost of any type. Mix: the change in the weeks of each type, "
        "times how much dearer it was than any. Children who came without parents are not in it: "
        "a grant pays for them.",
    )


def _by_day(tables: Tables, part: str) -> dict[date, Observation]:
    """Give what is told of a part, by the last day of the quarter."""
    seen = RECORDS.feeds[f"{COUNTED}placement_{part}_effect"].observations(tables)
    return {each.as_at: each for each in seen if each.numerator is not None and each.denominator}


def _account(parts: list[Observation]) -> list[float]:
    """Give the cost of a year before, what each part added to it, and what that makes."""
    before, moved = parts[0].denominator or 0.0, [each.numerator or 0.0 for each in parts]
    return [before, *moved, before + sum(moved)]


def _said(before: float, moved: list[float], now: float) -> str:
    more = _thousands(now) - _thousands(before)
    change = f"{pounds(abs(more))} {'less' if more < 0 else 'more'} than" if more else "as much as"
    parts = ", ".join(f"{part} {_signed(each)}" for part, each in zip(_PARTS, moved, strict=True))
    return f"Placements cost {pounds(_thousands(now))}, {change} a year before: {parts}"


def _thousands(amount: float) -> float:
    return round_half_up(amount / 1000)


def _signed(amount: float) -> str:
    thousands = _thousands(amount)
    if not thousands:
        return "under £500" if number(amount) != "0" else "nothing"
    return f"{MINUS if thousands < 0 else '+'}{pounds(abs(thousands))}"
