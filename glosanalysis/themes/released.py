"""An indicator that a national release gives: our own figure, and those it stands beside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from glosanalysis.authority import OWN, area_of
from glosanalysis.data.tables import Tables
from glosanalysis.national.comparing import ranks
from glosanalysis.national.derived import figures, is_given
from glosanalysis.national.series import series_of
from glosanalysis.observations import Comparator, Observation
from glosanalysis.quarter import months_between

__all__ = ["Released"]


@dataclass(frozen=True, kw_only=True)
class Released:
    """An indicator that a national release gives, of every area.

    Parameters
    ----------
    indicator : str
        Its identifier in the tables of releases.
    locator : str
        The publisher's columns that it is made of.
    good_is : str
        ``low``, ``high`` or ``neutral``: which end is the first.
    compared : bool
        Whether other areas can stand beside it: not beside a count, which is as large as the area.
    """

    indicator: str
    locator: str
    good_is: str = "neutral"
    compared: bool = True

    @property
    def tables(self) -> frozenset[str]:
        """No published table: it is not from papers."""
        return frozenset()

    def is_given(self, tables: Tables) -> bool:
        """Tell whether releases have our own authority at all: some have only two together."""
        return is_given(tables, self.indicator, OWN.code)

    def observations(self, tables: Tables) -> list[Observation]:
        """Observe our own figure and the country's, each day that a release tells of."""
        rows = figures(tables).of(self.indicator)
        if rows.empty:
            return []
        country = [OWN.country.code] if self.compared else []
        rows = rows[rows["area_code"].isin([OWN.code, *country])]
        beside = self._beside(tables) if self.compared else {}
        days: dict[str, list[pd.Timestamp]] = {}
        found = []
        for row in rows.sort_values("as_at", kind="stable").to_dict("records"):
            before = days.setdefault(row["area_code"], [])
            seen = self._observed(row, before[-1] if before else None)
            if seen.area_code == OWN.code and seen.value is not None:
                seen = replace(seen, **beside.get(row["as_at"], {}))
            found.append(seen)
            before.append(row["as_at"])
        return found

    def _beside(self, tables: Tables) -> dict[pd.Timestamp, dict[str, Any]]:
        """Give the neighbours' figures, their median and the rank among all authorities, by day."""
        series = series_of(tables, self.indicator)
        found: dict[pd.Timestamp, dict[str, Any]] = {
            day: {
                "median": Comparator(
                    area=f"neighbours' median ({count} of {len(series.neighbours)} known)"
                    if count < len(series.neighbours)
                    else "neighbours' median",
                    value=float(series.median[day]),
                    as_at=day.date(),
                ),
                "neighbours": tuple(sorted(series.beside.loc[day].dropna().tolist())),
            }
            for day, count in series.with_a_number.items()
            if count
        }
        if self.good_is != "neutral":
            for day, row in ranks(series, self.good_is).iterrows():
                stands = {"rank": (int(row["rank"]), int(row["of"])), "fifth": str(row["fifth"])}
                found.setdefault(day, {}).update(stands)
        return found

    def _observed(self, row: dict[str, Any], before: pd.Timestamp | None) -> Observation:
        value, area = _number(row["value"]), row["area_code"]
        return Observation(
            as_at=row["as_at"].date(),
            value=value,
            symbol="" if value is not None else row["symbol"],
            source_id=row["release_id"],
            locator=f"{self.locator}; {area_of(area).name}",
            area_code=area,
            numerator=_number(row["numerator"]) if value is not None else None,
            denominator=_number(row["denominator"]) if value is not None else None,
            feed="release",
            # A change is told of years that follow each other, and of no others.
            comparable=before is None or months_between(before, row["as_at"]) <= _A_YEAR,
        )


_A_YEAR = 12


def _number(cell: float) -> float | None:
    return None if pd.isna(cell) else float(cell)
