"""Where an authority stands: rank, quartile, and the gap to England and to its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil, isnan
from typing import Literal

import numpy as np
import pandas as pd

from glosanalysis.national.series import Series

__all__ = ["Fifth", "Place", "fifth_of", "gaps", "place_at", "ranks"]


Fifth = Literal["highest", "lowest", ""]

_FIFTHS = 5


@dataclass(frozen=True)
class Place:
    """An authority's place among those with a number on a day.

    Parameters
    ----------
    as_at : date
    rank : int
        1 is the best where one end is good, otherwise the highest; ties share the better rank.
    of : int
        How many authorities have a number; a joint return is one.
    quartile : str
        A, the best quarter, to D; empty where no end is good.
    fifth : str
        "highest" or "lowest", whichever end is good; empty between them.
    """

    as_at: date
    rank: int
    of: int
    quartile: str
    fifth: Fifth = ""


def ranks(series: Series, good_is: str) -> pd.DataFrame:
    """Rank an authority on every day of a series.

    Parameters
    ----------
    series : Series
    good_is : str
        ``low``, ``high`` or ``neutral``.

    Returns
    -------
    DataFrame
        ``rank``, ``of``, ``quartile`` and ``fifth`` by day, on the days on which it has a number.
        Each day is ranked over the authorities that have one on it: who was reorganised has no
        past. ``fifth`` is "highest" or "lowest" whichever end is good, and empty between them.
    """
    if series.own not in series.wide:
        return pd.DataFrame(columns=["rank", "of", "quartile", "fifth"])
    order = series.wide.rank(axis=1, method="min", ascending=good_is == "low")
    rank = order[series.own].dropna().astype("int64")
    of = series.wide.notna().sum(axis=1).reindex(rank.index)
    quartile = [_quartile(place, among, good_is) for place, among in zip(rank, of, strict=True)]
    higher, lower = (_beyond(series, rank.index, above) for above in (True, False))
    fifth = [
        fifth_of(above, below, of=among)
        for above, below, among in zip(higher, lower, of, strict=True)
    ]
    return pd.DataFrame(
        {"rank": rank, "of": of, "quartile": quartile, "fifth": fifth}, index=rank.index
    )


def _beyond(series: Series, days: pd.Index, above: bool) -> pd.Series:
    """Count the authorities above or below ours on each day."""
    others, own = series.wide.loc[days], series.wide.loc[days, series.own]
    return (others.gt(own, axis=0) if above else others.lt(own, axis=0)).sum(axis=1)


def fifth_of(higher: int, lower: int, *, of: int) -> Fifth:
    """Say whether a figure is in the highest or the lowest fifth of all.

    Those that are alike share the middle of their places: of many alike, none is in a fifth.

    Examples
    --------
    >>> fifth_of(2, 17, of=20), fifth_of(17, 2, of=20), fifth_of(0, 0, of=20)
    ('highest', 'lowest', '')
    """
    middle = (of - higher - lower + 1) / 2
    if (higher + middle) * _FIFTHS <= of:
        return "highest"
    return "lowest" if (lower + middle) * _FIFTHS <= of else ""


def place_at(series: Series, day: date, good_is: str) -> Place | None:
    """Give the place on one day; nothing where there is no number."""
    asked = day, good_is
    if asked not in series.places:
        series.places[asked] = _place_at(series, day, good_is)
    found: Place | None = series.places[asked]
    return found


def _place_at(series: Series, day: date, good_is: str) -> Place | None:
    when = pd.Timestamp(day)
    if when not in series.wide.index or series.own not in series.wide:
        return None
    # What `ranks` works out of every day at once, which takes long for one.
    numbers = series.wide.loc[when].to_numpy()
    own = float(series.wide.at[when, series.own])
    if isnan(own):
        return None
    higher, lower = int((numbers > own).sum()), int((numbers < own).sum())
    of = int((~np.isnan(numbers)).sum())
    rank = 1 + (lower if good_is == "low" else higher)
    return Place(day, rank, of, _quartile(rank, of, good_is), fifth_of(higher, lower, of=of))


def _quartile(rank: int, of: int, good_is: str) -> str:
    return "" if good_is == "neutral" else "ABCD"[ceil(4 * rank / of) - 1]


def gaps(series: Series) -> pd.DataFrame:
    """Give what an authority's figure is above England's and above the neighbours' median.

    Returns
    -------
    DataFrame
        ``england`` and ``median`` by day, in the indicator's unit; a day on which one of the two
        is missing has none.
    """
    own = series.of(series.own)
    return pd.DataFrame({"england": own - series.england, "median": own - series.median}).reindex(
        own.index
    )
