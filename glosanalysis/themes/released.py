"""An indicator that a national release gives: our own figure, and those it stands beside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median
from typing import Any

import pandas as pd

from glosanalysis.authority import OWN, area_of
from glosanalysis.data.releases import Releases
from glosanalysis.data.tables import Tables
from glosanalysis.national.comparing import place_at
from glosanalysis.national.derived import figures
from glosanalysis.national.series import series_of
from glosanalysis.observations import Comparator, Observation
from glosanalysis.quarter import months_between

__all__ = ["Released", "set_beside"]


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

    def observations(self, tables: Tables) -> list[Observation]:
        """Observe our own figure and the country's, each day that a release tells of."""
        areas = (OWN.code, OWN.country.code) if self.compared else (OWN.code,)
        days: dict[str, list[pd.Timestamp]] = {}
        found = []
        for row in figures(tables).once("ours and the country's", _ours).get(self.indicator, []):
            if row["area_code"] not in areas:
                continue
            before = days.setdefault(row["area_code"], [])
            found.append(self._observed(row, before[-1] if before else None))
            before.append(row["as_at"])
        return found

    def beside(self, seen: Observation, tables: Tables) -> Observation:
        """Set an observation of ours beside those of the neighbours and of all authorities.

        Apart from `observations`, for it takes longer than to observe, and few are shown so.
        """
        if not self.compared or seen.value is None:
            return seen
        series, day = series_of(tables, self.indicator), pd.Timestamp(seen.as_at)
        if day not in series.wide.index:
            return seen
        known = tuple(sorted(series.beside.loc[day].dropna().tolist()))
        every = len(series.neighbours)
        few = f" ({len(known)} of {every} known)" if len(known) < every else ""
        if known:
            seen = replace(
                seen,
                neighbours=known,
                median=Comparator(
                    area=f"neighbours' median{few}", value=median(known), as_at=seen.as_at
                ),
            )
        place = place_at(series, seen.as_at, self.good_is) if self.good_is != "neutral" else None
        return replace(seen, rank=(place.rank, place.of), fifth=place.fifth) if place else seen

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


def set_beside(feeds: object, seen: Observation | None, tables: Tables) -> Observation | None:
    """Set what one of an indicator's feeds gave beside other authorities, if a release told it."""
    every = feeds if isinstance(feeds, tuple) else (feeds,)
    released = [each for each in every if isinstance(each, Released)]
    if seen is None or seen.feed != "release" or not released:
        return seen
    return released[0].beside(seen, tables)


def _ours(releases: Releases) -> dict[str, list[dict[str, Any]]]:
    """Give our own and the country's rows by indicator, in order of date."""
    rows = releases.frame
    rows = rows[rows["area_code"].isin([OWN.code, OWN.country.code])]
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows.sort_values("as_at", kind="stable").to_dict("records"):
        found.setdefault(row["indicator"], []).append(row)
    return found


_A_YEAR = 12


def _number(cell: float) -> float | None:
    return None if pd.isna(cell) else float(cell)
