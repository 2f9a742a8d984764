"""An indicator that was counted from the council's own records, by the return that says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.quarter import Quarter
from glosanalysis.stats.counts import rate_change_interval
from glosanalysis.stats.proportions import wilson_interval

__all__ = ["Counted"]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """An indicator that returns give, a figure a quarter.

    Parameters
    ----------
    indicator : str
        Its identifier in the tables of returns.
    kind : str
        ``count``: the numerator alone. ``mean``: the numerator over the denominator. ``share``: the
        same in %, with its interval where it is one of people or things. ``change``: in % of the
        denominator, which it is no part of. ``growth``: by how many % it is more than that.
    of_a_day : bool
        Whether it tells how things stood on the last day of the quarter, and not of all of it: a
        count of all there are on a day is no sample, and has no interval.
    one_by_one : bool
        Whether a count is of what comes and goes one by one, such as referrals and not nights or
        pounds: then chance alone makes it differ from one quarter to the next.
    """

    indicator: str
    kind: str = "count"
    of_a_day: bool = False
    one_by_one: bool = False

    @property
    def tables(self) -> frozenset[str]:
        """No published table: it is not from papers."""
        return frozenset()

    def is_given(self, tables: Tables) -> bool:
        """Tell whether a return counts it."""
        return bool((tables.returns.frame["indicator"] == self.indicator).any())

    def observations(self, tables: Tables) -> list[Observation]:
        """Observe each quarter that a return counts; a share of nobody does not apply."""
        seen = self._all(tables.returns.of(self.indicator))
        return [self._with_chance(*each) for each in pairwise([None, *seen])]

    def groups(self, tables: Tables, breakdown: str) -> dict[str, Observation]:
        """Observe each group of the newest quarter whose groups a return counts: it is complete."""
        rows = tables.returns.of(self.indicator, breakdown)
        newest = rows[rows["quarter"] == rows["quarter"].max()]
        return dict(zip(newest["group"], self._all(newest), strict=True))

    def _all(self, rows: pd.DataFrame) -> list[Observation]:
        if rows.empty:
            return []
        return [
            self._observed({str(name): cell for name, cell in row.items()})
            for row in rows.to_dict("records")
        ]

    def _observed(self, row: dict[str, Any]) -> Observation:
        quarter = Quarter.parse(row["quarter"])
        count, base = _number(row["numerator"]), _number(row["denominator"])
        of_nobody = base == 0 and self.kind != "count"
        symbol = "c" if row["hidden"] else "z" if of_nobody else ""
        return Observation(
            as_at=quarter.last_day,
            value=None if symbol else self._value(count, base),
            symbol=symbol,
            source_id=row["return_id"],
            locator=f"Measure {self.indicator}",
            known_on=row["known_on"].date(),
            numerator=None if symbol == "c" else count,
            denominator=None if symbol == "c" else base,
            interval=None if symbol else self._interval(count, base),
            feed="return",
            starts=None if self.of_a_day else quarter.first_day,
            provisional=bool(row["provisional"]),
            assessable=not row["provisional"],
        )

    def _with_chance(self, before: Observation | None, seen: Observation | None) -> Observation:
        """Add what the change of a count could be by chance."""
        assert seen is not None
        if not self.one_by_one or before is None or None in (before.value, seen.value):
            return seen
        change = rate_change_interval((before.value or 0.0, 1), (seen.value or 0.0, 1))
        return replace(seen, change_interval=change)

    def _value(self, count: float | None, base: float | None) -> float | None:
        if count is None or base is None or self.kind == "count":
            return count
        value = count / base if self.kind == "mean" else 100 * count / base
        return value - 100 if self.kind == "growth" else value

    def _interval(self, count: float | None, base: float | None) -> tuple[float, float] | None:
        if self.kind != "share" or self.of_a_day or count is None or not base:
            return None
        low, high = wilson_interval(int(count), int(base))
        return 100 * low, 100 * high


def _number(cell: float) -> float | None:
    return None if pd.isna(cell) else float(cell)
