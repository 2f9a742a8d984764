"""What external placements cost by a rate card: so much a week for a type, from a day to a day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import ibis
import numpy as np
import pandas as pd

from glosanalysis.cases.measures.days import day_number, month_number
from glosanalysis.cases.measures.measure import Counted, Measure
from glosanalysis.cases.measures.periods import Periods, Rate
from glosanalysis.cases.measures.placed import CODES, is_external, kind_of, placed
from glosanalysis.cases.measures.placements import NEEDS_EXTERNAL, nights_in
from glosanalysis.cases.measures.price_and_volume import EFFECTS, with_effects
from glosanalysis.cases.measures.tidy import Tally, tidy

__all__ = ["RATED"]

_YEAR = 4
"""Quarters."""
_BY = ("type",)


def by_rates(records: Counted, periods: Periods) -> ibis.Table:
    """Count the cost of external placements by the rates of the days, and what moved it."""
    card = _Card(periods)
    events = _turned(placed(records), card)
    bounds = card.bounds(periods)
    below = bounds.inner_join(
        events, [bounds["of"] == events["code"], events["month"] <= bounds["last_month"]]
    )
    earlier = below["month"] < below["first_month"]
    shares = {
        name: earlier.ifelse(
            below["n"] * (below[f"{name}_end"] - below[f"{name}_start"]),
            below["n"] * below[f"{name}_end"] - below[name],
        )
        for name in ("paid", "priced")
    }
    laid = below.select(
        "q",
        type=kind_of(below["code"]),
        cost=shares["paid"],
        weeks=shares["priced"] / 7.0,
        priced=shares["priced"],
        nights=nights_in(below),
    )
    names = ("cost", "weeks", "priced", "nights")
    sums = laid.group_by("q", "type").agg(**{name: laid[name].sum() for name in names})
    return tidy(
        with_effects(sums, _YEAR),
        periods,
        {
            "ext_rate_cost": Tally("cost", breakdowns=_BY, nought=False),
            "ext_rate_priced_pct": Tally("priced", "nights", breakdowns=_BY),
            **{f"ext_rate_{name}_effect": Tally(name, "cost_before") for name in EFFECTS},
        },
    )


class _Card:
    """What had been paid by the beginning of each day, by code, since the first day counted."""

    def __init__(self, periods: Periods) -> None:
        first = min(periods.begun) + -_YEAR
        self.first = first.first_day
        self.days = day_number(max(periods.last_day(one) for one in periods.begun))
        self.days += 2 - day_number(self.first)
        self.paid = {code: self._by_day(code, periods.rates) for code in CODES}

    def _by_day(self, code: str, rates: tuple[Rate, ...]) -> tuple[np.ndarray, np.ndarray]:
        """Give £ paid and days priced before each day."""
        a_day, priced = np.zeros(self.days), np.zeros(self.days)
        # What the card says of the code itself goes before what it says of its kind.
        for rate in sorted(rates, key=lambda rate: rate.type == code):
            if rate.type in (code, CODES[code]):
                place = slice(self._at(rate.first), self._after(rate.last))
                a_day[place], priced[place] = rate.a_week / 7, 1
        before = [np.concatenate([[0.0], values.cumsum()[:-1]]) for values in (a_day, priced)]
        return before[0], before[1]

    def _at(self, day: date) -> int:
        return int(np.clip(day_number(day) - day_number(self.first), 0, self.days))

    def _after(self, day: date) -> int:
        """Give the place of the day after; a rate without an end is of the last day there is."""
        return self.days if day == date.max else self._at(day + timedelta(days=1))

    def table(self) -> ibis.Table:
        """Give ``of, on, paid, priced`` for each code that has a rate, and each day."""
        days = day_number(self.first) + np.arange(self.days)
        frames = [
            pd.DataFrame({"of": code, "on": days, "paid": paid, "priced": priced})
            for code, (paid, priced) in self.paid.items()
            if priced.any()
        ]
        nothing = pd.DataFrame({"of": [""], "on": [0], "paid": [0.0], "priced": [0.0]})
        schema = {"of": "string", "on": "int64", "paid": "float64", "priced": "float64"}
        return ibis.memtable(pd.concat([nothing, *frames]), schema=ibis.schema(schema))

    def bounds(self, periods: Periods) -> ibis.Table:
        """Give for each quarter, those a year before too, and code what was paid by its ends."""
        wanted = {one + -back for one in periods.begun for back in (0, _YEAR)}
        rows = []
        for one in sorted(wanted):
            after = periods.last_day(one) + timedelta(days=1)
            start, end = self._at(one.first_day), self._at(after)
            months = (month_number(one.first_day), month_number(one.last_day))
            days = (day_number(one.first_day), day_number(after))
            for code, (paid, priced) in self.paid.items():
                told = (paid[start], paid[end], priced[start], priced[end])
                rows.append((periods.number(one), code, *months, *days, *told))
        whole = ("first_month", "last_month", "first_day", "after")
        part = ("paid_start", "paid_end", "priced_start", "priced_end")
        schema = {"q": "int64", "of": "string", **dict.fromkeys(whole, "int64")}
        schema |= dict.fromkeys(part, "float64")
        frame = pd.DataFrame(rows, columns=list(schema))
        return ibis.memtable(frame, schema=ibis.schema(schema))


def _turned(rows: ibis.Table, card: _Card) -> ibis.Table:
    """Sum beginnings and endings of external placements by month and code, with what was paid."""
    external = rows.filter(is_external(rows["whose"]))
    ended = external.filter(external["ceased"].notnull())
    one = ibis.literal(1, "int64")
    both = ibis.union(
        *(
            of.select("code", month=month_number(of[day]), on=day_number(of[day]), sign=sign)
            for of, day, sign in ((external, "began", one), (ended, "ceased", -one))
        )
    )
    days = both.group_by("code", "month", "on").agg(n=both["sign"].sum())
    table = card.table()
    known = days.left_join(table, [days["code"] == table["of"], days["on"] == table["on"]])
    marked = known.select(
        "code",
        "month",
        "n",
        day=known["n"] * known["on"],
        paid=known["n"] * known["paid"].coalesce(0.0),
        priced=known["n"] * known["priced"].coalesce(0.0),
    )
    names = ("n", "day", "paid", "priced")
    return marked.group_by("code", "month").agg(**{name: marked[name].sum() for name in names})


_HOW = (
    "External placements (PR2 to PR5), each night at a seventh of the rate a week that the "
    "council's rate card has for its type on that day. What the card has no rate for is not in it."
)


_measure = partial(
    Measure,
    theme="placements",
    family=by_rates,
    needs=NEEDS_EXTERNAL,
    breakdowns=_BY,
    kind="money",
    by_rates=True,
)


RATED = (
    _measure(
        "ext_rate_cost", "Cost of external placements by the rate card", f"£ of the quarter. {_HOW}"
    ),
    _measure(
        "ext_rate_priced_pct",
        "Nights in external placements that the rate card prices",
        f"Nights with a rate, of all nights of the quarter. {_HOW}",
        kind="share",
    ),
    *(
        _measure(
            f"ext_rate_{name}_effect",
            f"Change in cost by the rate card on the same quarter a year before: {name}",
            f"{words} Over the cost of the quarter a year before. {_HOW}",
            kind="change",
            breakdowns=(),
        )
        for name, words in EFFECTS.items()
    ),
)
