"""An indicator that a national release gives: our own figure, and those it stands beside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from glosanalysis.authority import OWN, area_of
from glosanalysis.data.releases import Releases
from glosanalysis.data.tables import Tables
from glosanalysis.national.comparing import place_at
from glosanalysis.national.derived import figures, is_given
from glosanalysis.national.series import series_of
from glosanalysis.observations import Comparator, Observation
from glosanalysis.quarter import in_a_year
from glosanalysis.stats.counts import rate_change_interval
from glosanalysis.stats.proportions import difference_interval

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

    def is_given(self, tables: Tables) -> bool:
        """Tell whether releases have our own authority at all: some have only two together."""
        return is_given(tables, self.indicator, OWN.code)

    def observations(self, tables: Tables) -> list[Observation]:
        """Observe our own figure and the country's, each day that a release tells of."""
        areas = (OWN.code, OWN.country.code) if self.compared else (OWN.code,)
        last: dict[str, Observation] = {}
        found = []
        for row in figures(tables).once("ours and the country's", _ours).get(self.indicator, []):
            area = row["area_code"]
            if area in areas:
                last[area] = self._observed(row, last.get(area))
                found.append(last[area])
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
                    area=f"neighbours' median{few}",
                    value=float(series.median[day]),
                    as_at=seen.as_at,
                ),
            )
        place = place_at(series, seen.as_at, self.good_is) if self.good_is != "neutral" else None
        return replace(seen, rank=(place.rank, place.of), fifth=place.fifth) if place else seen

    def _observed(self, row: dict[str, Any], before: Observation | None) -> Observation:
        value, area = _number(row["value"]), row["area_code"]
        # A change is told of years that follow each other, and of no others.
        follows = before is None or in_a_year(before.as_at, row["as_at"])
        seen = Observation(
            as_at=row["as_at"].date(),
            value=value,
            symbol="" if value is not None else row["symbol"],
            source_id=row["release_id"],
            locator=f"{self.locator}; {area_of(area).name}",
            area_code=area,
            numerator=_number(row["numerator"]) if value is not None else None,
            denominator=_number(row["denominator"]) if value is not None else None,
            feed="release",
            comparable=follows,
        )
        return replace(seen, change_interval=_of_change(before, seen) if before else None)


def set_beside(
    feeds: Iterable[object], seen: Observation | None, tables: Tables
) -> Observation | None:
    """Set what one of an indicator's feeds gave beside other authorities, if a release told it."""
    released = [each for each in feeds if isinstance(each, Released)]
    if seen is None or seen.feed != "release" or not released:
        return seen
    return released[0].beside(seen, tables)


def _ours(releases: Releases) -> dict[str, list[dict[str, Any]]]:
    """Give our own and the country's rows by indicator, in order of date."""
    rows = releases.frame
    rows = rows[rows["area_code"].isin([OWN.code, OWN.country.code])]
    found: dict[str, list[dict[str, Any]]] = {}
    columns = rows.sort_values("as_at", kind="stable").items()
    names, cells = zip(*((name, column.tolist()) for name, column in columns), strict=True)
    for each in zip(*cells, strict=True):
        row = dict(zip(names, each, strict=True))
        found.setdefault(row["indicator"], []).append(row)
    return found


def _of_change(before: Observation, seen: Observation) -> tuple[float, float] | None:
    """Give what chance makes of a change between two shares, or rates, as if counted apart.

    Who is counted in both years makes two shares more alike than that, so that a change which is
    called clear is not called so by chance.
    """
    earlier, now = _counts(before), _counts(seen)
    if earlier is not None and now is not None:
        low, high = difference_interval(earlier, now)
        return 100 * low, 100 * high
    per, rates = _per(seen), (_rate(before), _rate(seen))
    if per is None or per != _per(before) or rates[0] is None or rates[1] is None:
        return None
    return rate_change_interval(rates[0], rates[1], per)


def _per(seen: Observation) -> int | None:
    """Tell of how many a rate is; nothing where it is none of its counts."""
    counts = _rate(seen)
    if counts is None or seen.value is None:
        return None
    found = (per for per in _RATES if abs(per * counts[0] / counts[1] - seen.value) <= _ROUNDED)
    return next(found, None)


def _rate(seen: Observation) -> tuple[float, float] | None:
    count, base = seen.numerator, seen.denominator
    return None if count is None or not base or count < 0 else (count, base)


def _counts(seen: Observation) -> tuple[float, float] | None:
    """Give the count and the base of a percentage; nothing of a rate or of an average."""
    # Of less than one, which full-time equivalents may be, chance makes nothing.
    base = seen.denominator or 0
    if seen.value is None or seen.numerator is None or base < 1:
        return None
    share = 100 * seen.numerator / base
    is_percentage = 0 <= share <= 100 and abs(share - seen.value) <= _ROUNDED
    return (seen.numerator, base) if is_percentage else None


_RATES = (1_000, 10_000)
"""Of how many people the rates of releases are."""
_ROUNDED = 1
"""Counts are published rounded, and so are percentages: they differ by a point at most."""


def _number(cell: float) -> float | None:
    return None if pd.isna(cell) else float(cell)
