"""One indicator over the years: ours, England's, the region's and the neighbours'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from glosanalysis.authority import OWN, SETTINGS
from glosanalysis.data.releases import NATIONAL, Releases
from glosanalysis.data.tables import Tables
from glosanalysis.national.derived import figures
from glosanalysis.stats.rounding import places_printed, round_half_up

__all__ = ["MODEL", "Series", "series_of"]

_CHOSEN = SETTINGS.neighbours
MODEL = (
    "those that the authority has chosen"
    if _CHOSEN.codes
    else f"the Department's model of {_CHOSEN.model}"
)
"""Which the statistical neighbours are: the same for a whole series."""


@dataclass(frozen=True)
class Series:
    """An indicator of every area, as a quarter knows it.

    Parameters
    ----------
    indicator : str
    rows : DataFrame
        Of every area, a row an area and day.
    wide : DataFrame
        A row a day and a column an authority that had a number on any day; no regions.
    neighbours : tuple of str
        The columns of the authority's neighbours, the closest first: that of a joint return for
        each authority in it.
    own : str
        The authority's code.
    region : str
        Its region's.
    """

    indicator: str
    rows: pd.DataFrame
    wide: pd.DataFrame
    neighbours: tuple[str, ...]
    own: str
    region: str

    def of(self, code: str) -> pd.Series:
        """Give the numbers of an area by day; none where a symbol stands."""
        if code not in self._numbers:
            days, codes, values = self._columns
            chosen = (codes == code) & ~np.isnan(values)
            index = pd.DatetimeIndex(days[chosen], name="as_at")
            self._numbers[code] = pd.Series(values[chosen], index, name="value").sort_index()
        return self._numbers[code]

    @cached_property
    def _columns(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The rows as arrays: of few rows a frame takes longer to choose than to look through."""
        codes = self.rows["area_code"].to_numpy(dtype=object)
        return self.rows["as_at"].to_numpy(), codes, self.rows["value"].to_numpy()

    @cached_property
    def _numbers(self) -> dict[str, pd.Series]:
        return {}

    @property
    def symbols(self) -> pd.Series:
        """The symbols that stand for our own number, by day."""
        mine = self.rows[(self.rows["area_code"] == self.own) & self.rows["value"].isna()]
        return mine.set_index("as_at")["symbol"].sort_index()

    @cached_property
    def england(self) -> pd.Series:
        """England's own figure, as published: no mean of authorities."""
        return self.of(NATIONAL)

    @cached_property
    def beside(self) -> pd.DataFrame:
        """The numbers of the neighbours, a row a day and a column each."""
        return self.wide.reindex(columns=list(self.neighbours))

    @cached_property
    def median(self) -> pd.Series:
        """The median of the neighbours that have a number."""
        return self._as_printed(self.beside.median(axis=1).dropna())

    @cached_property
    def mean(self) -> pd.Series:
        """Their mean, each neighbour counted once whatever its size."""
        return self._as_printed(self.beside.mean(axis=1).dropna())

    def _as_printed(self, values: pd.Series) -> pd.Series:
        """Give to figures of several the decimals that each of the several has: no finer."""
        return values.map(lambda value: round_half_up(value, self._finest))

    @cached_property
    def _finest(self) -> int:
        # By the numbers, not by the columns: a joint return is a column of each authority in it.
        told = self.beside.to_numpy().ravel()
        return max(map(places_printed, told[~np.isnan(told)]), default=0)

    @cached_property
    def places(self) -> dict[tuple[date, str], Any]:
        """What was found out of our place: to rank takes long, and is asked for again and again."""
        return {}

    @cached_property
    def with_a_number(self) -> pd.Series:
        """How many of the neighbours have a number, by day."""
        return self.beside.notna().sum(axis=1)


def series_of(tables: Tables, indicator: str) -> Series:
    """Give an indicator of every area, as the tables know it.

    Parameters
    ----------
    tables : Tables
        What a quarter sees.
    indicator : str

    Returns
    -------
    Series
        The same one each time; empty where no release has it.
    """
    return figures(tables).once(("series", indicator), lambda every: _made(every, indicator))


def _made(releases: Releases, indicator: str) -> Series:
    rows = releases.of(indicator)
    rows = rows.assign(area_code=pd.array(rows["area_code"].to_numpy(dtype=object), dtype="str"))
    wide = _wide(rows, releases.once("authorities", _authorities))
    return Series(
        indicator=indicator,
        rows=rows,
        wide=wide,
        neighbours=tuple(_neighbours(releases, set(wide.columns))),
        own=OWN.code,
        region=OWN.region.code,
    )


def _authorities(releases: Releases) -> frozenset[str]:
    areas = releases.areas
    return frozenset(areas.loc[areas["level"] == "Local authority", "current_code"])


def _wide(rows: pd.DataFrame, authorities: frozenset[str]) -> pd.DataFrame:
    """Give the numbers of the authorities, a row a day and a column each."""
    rows = rows[rows["area_code"].isin(authorities) & rows["value"].notna()]
    # pandas' own pivot takes ten times as long for as few as these.
    days, day = np.unique(rows["as_at"].to_numpy(), return_inverse=True)
    codes, area = np.unique(rows["area_code"].to_numpy(dtype=object), return_inverse=True)
    numbers = np.full((len(days), len(codes)), np.nan)
    numbers[day, area] = rows["value"].to_numpy()
    columns = pd.Index(codes, dtype="str", name="area_code")
    return pd.DataFrame(numbers, pd.DatetimeIndex(days, name="as_at"), columns)


def _neighbours(releases: Releases, there: set[str]) -> list[str]:
    """Give the column of each neighbour: its own, or that of the return it is part of."""
    joint = {part: code for code in there if "/" in code for part in code.split(" / ")}
    codes = _CHOSEN.codes or releases.once("nearest", _nearest)
    return [code if code in there else joint.get(code, code) for code in codes]


def _nearest(releases: Releases) -> list[str]:
    held = releases.neighbours
    mine = held[(held["model"] == _CHOSEN.model) & (held["area_code"] == OWN.code)]
    return list(mine["neighbour_code"])
