"""Periods of care and the placements in them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from glosanalysis.cases.synthesise import care_rates as rates
from glosanalysis.cases.synthesise.days import Window, birthday
from glosanalysis.cases.synthesise.drawing import Draws, Flags, Whole
from glosanalysis.cases.synthesise.size import Part

__all__ = ["KINDS", "periods", "placements"]

KINDS = tuple(rates.HOMES)
_ADOPTION = KINDS.index("adoption")
_SETTLING = np.array([home.settling for home in rates.HOMES.values()])
_AGES = (5, 10, 16)
_YEAR = 365


def periods(draws: Draws, window: Window, *, part: Part, years: int) -> pd.DataFrame:
    """Draw periods of care.

    Parameters
    ----------
    draws : Draws
        The stream to draw from.
    window : Window
        What the extract knows.
    part : Part
        How much of Gloucestershire's number there is.
    years : int
        How many years back periods may have begun.

    Returns
    -------
    pandas.DataFrame
        ``child``, ``birth``, ``start``, ``end``, ``alone`` (unaccompanied), by start.
    """
    size = part.times(rates.STARTED_BEFORE * years)
    starts = window.arrivals(draws, size, years=years)
    latest = starts >= window.years_ago(1)
    kept = ~latest | draws.happens(1000 * rates.STARTED // rates.STARTED_BEFORE, size)
    starts, size = starts[kept], int(kept.sum())
    age = draws.within(rates.AGES_STARTING, size)
    births = starts - age * _YEAR - draws.below(_YEAR, size)
    ends = _ends(draws, starts=starts, births=births, age=age)
    alone = (age >= 16) & draws.happens(rates.UNACCOMPANIED, size)
    first = pd.DataFrame(
        {"child": np.arange(size), "birth": births, "start": starts, "end": ends, "alone": alone}
    )
    return pd.concat([first, _again(draws, window, first)], ignore_index=True)


def _ends(draws: Draws, *, starts: Whole, births: Whole, age: Whole) -> Whole:
    size, adult = len(starts), birthday(births, 18)
    below, staying = np.array(rates.STAYING).T
    stays = draws.happens(staying[np.searchsorted(below, age, side="right")], size)
    ends = np.minimum(starts + draws.within(rates.CARE_DAYS, size), adult)
    return np.where(stays, adult, np.maximum(ends, starts + 1))


def _again(draws: Draws, window: Window, first: pd.DataFrame) -> pd.DataFrame:
    """Draw who comes into care anew, half a year before the 18th birthday at the latest."""
    size = len(first)
    starts = first["end"].to_numpy() + 30 + draws.below(900, size)
    births = first["birth"].to_numpy()
    comes = (starts < birthday(births, 18) - 180) & (starts <= window.last)
    comes &= draws.happens(2 * rates.BACK_IN_CARE, size)
    age = np.minimum((starts - births) // _YEAR, 17)
    again = first.assign(start=starts, end=_ends(draws, starts=starts, births=births, age=age))
    return again[comes]


def placements(draws: Draws, window: Window, care: pd.DataFrame) -> tuple[pd.DataFrame, Whole]:
    """Draw the placements of each period, one after the other.

    Returns
    -------
    pandas.DataFrame
        ``period`` (the row of ``care``), ``kind`` (the place in `KINDS`), ``start``, ``end``, by
        period and start.
    numpy array
        The ends of the periods: of a child who is adopted, the end of the placement for it.
    """
    ends, births = care["end"].to_numpy().copy(), care["birth"].to_numpy()
    period, start = np.arange(len(care)), care["start"].to_numpy()
    rounds = []
    while len(period):
        kind = _kinds(draws, births[period], start)
        settled = draws.happens(_SETTLING[kind], len(kind))
        lasting = np.where(settled, ends[period], start + _lengths(draws, kind))
        end = np.minimum(lasting, ends[period])
        adopted = kind == _ADOPTION
        ends[period[adopted]] = end[adopted]
        rounds.append(pd.DataFrame({"period": period, "kind": kind, "start": start, "end": end}))
        moves = (end < ends[period]) & (end <= window.last)
        period, start = period[moves], end[moves]
    every = pd.concat(rounds, ignore_index=True)
    return every.sort_values(["period", "start"], kind="stable", ignore_index=True), ends


def _kinds(draws: Draws, births: Whole, starts: Whole) -> Whole:
    kinds = np.zeros(len(starts), dtype=np.int64)
    group = np.searchsorted(_AGES, (starts - births) // _YEAR, side="right")
    group = np.where(starts >= birthday(births, 16), 3, np.minimum(group, 2))
    for place in range(len(_AGES) + 1):
        here: Flags = group == place
        weights = [home.weights[place] for home in rates.HOMES.values()]
        kinds[here] = draws.weighed(weights, int(here.sum()))
    return kinds


def _lengths(draws: Draws, kinds: Whole) -> Whole:
    lengths = np.zeros(len(kinds), dtype=np.int64)
    for place, home in enumerate(rates.HOMES.values()):
        here: Flags = kinds == place
        lengths[here] = draws.within(home.days, int(here.sum()))
    return lengths
