"""Forecasts of one and two years, by the method that would have been least wrong everywhere.

Which method, and how wrong it is, is found over all authorities and every past year, never over
the few years of one. What is told of ours is then its own last years carried on by that method,
with the range of the errors that were made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from glosanalysis.stats.back_test import BackTest, back_test, by_year, carried_on
from glosanalysis.stats.projecting import METHODS
from glosanalysis.stats.rounding import round_half_up

__all__ = ["FORECAST", "Ahead", "Forecast", "forecast_of"]

FORECAST: Mapping[str, bool] = {"ehc_plans_january": True, "agency_rate_fte": False}
"""What is forecast, and whether it errs by a share of itself: a count does, a share in points."""
_AHEAD = 2
_NAIVE = METHODS[0]
_FEWEST_CASES = 100
"""Of fewer errors nine tenths would rest on less than ten."""
_WHOLE = 100.0
_BEARS = 3
"""Digits of a forecast count: with errors of some per cent, a fourth would say nothing."""


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """What is told of a day so many years on, and how wrong such forecasts were.

    Parameters
    ----------
    years : int
        1 or 2.
    as_at : date
        The day that it is told of.
    value, low, high : float
        The forecast, and the range that the middle nine tenths of the errors make around it, with
        the digits that they can bear.
    median, nine_tenths : float
        Half and nine tenths of the errors were smaller, whichever way: in points, or % of the
        forecast.
    naive_median : float
        The same as the median, had each authority's last figure been the forecast.
    authorities, origins, cases : int
        How many authorities and years the errors were made from, and how many errors there are.
    held, held_of : int
        The newest figures of all authorities put to the test: how many lay in the range that would
        have been told of them from all that was before, of how many.
    """

    years: int
    as_at: date
    value: float
    low: float
    high: float
    median: float
    nine_tenths: float
    naive_median: float
    authorities: int
    origins: int
    cases: int
    held: int
    held_of: int


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """An indicator carried on from its last figure.

    Parameters
    ----------
    indicator : str
    method : str
        One of `glosanalysis.stats.projecting.METHODS`, by its name.
    proportional : bool
        Whether its errors are a percentage of the forecast; otherwise points.
    known : tuple of (date, float)
        The figures that it goes on from, in order.
    ahead : tuple of Ahead
        In order of years; two, or one where two could not be tested.
    """

    indicator: str
    method: str
    proportional: bool
    known: tuple[tuple[date, float], ...]
    ahead: tuple[Ahead, ...]

    @property
    def last(self) -> tuple[date, float]:
        """The newest figure and its day."""
        return self.known[-1]

    @property
    def is_naive(self) -> bool:
        """Whether no method did better than saying that all stays as it is."""
        return self.method == _NAIVE.name


def forecast_of(
    indicator: str, wide: pd.DataFrame, own: str, *, proportional: bool
) -> Forecast | None:
    """Forecast one authority's figure, by what all authorities' years teach.

    Parameters
    ----------
    indicator : str
    wide : DataFrame
        Of all authorities, a row a day and a column a code; what is known now and no more.
    own : str
        The code of the authority.
    proportional : bool
        Whether it errs by a share of itself; a share does not, and stays within 0 and 100.

    Returns
    -------
    Forecast or None
        None where the authority has too few figures (one that was reorganised has no past), or too
        few forecasts can be tested.
    """
    if own not in wide or wide[own].notna().sum() == 0:
        return None
    series = by_year(wide.loc[: wide[own].last_valid_index()])
    tested = back_test(series, ahead=_AHEAD, proportional=proportional)
    if tested.frame.empty:
        return None
    told = carried_on(series, tested.chosen, _AHEAD, proportional=proportional)[own]
    known = wide[own].dropna()
    ahead = [
        _told(tested, series, years, value, _later(known.index[-1], years), proportional)
        for years, value in told.dropna().items()
        if len(tested.errors(tested.chosen, years).of) >= _FEWEST_CASES
    ]
    if not ahead:
        return None
    return Forecast(
        indicator=indicator,
        method=tested.chosen.name,
        proportional=proportional,
        known=tuple((day.date(), float(value)) for day, value in known.items()),
        ahead=tuple(ahead),
    )


def _later(day: pd.Timestamp, years: int) -> date:
    later: date = (day + pd.DateOffset(years=years)).date()
    return later


def _told(
    tested: BackTest,
    series: pd.DataFrame,
    years: int,
    value: float,
    as_at: date,
    proportional: bool,
) -> Ahead:
    errors = tested.errors(tested.chosen, years)
    value, low, high = _rounded(value, errors.range, proportional)
    held, held_of = _held(series, years, proportional)
    return Ahead(
        years=years,
        as_at=as_at,
        value=value,
        low=low,
        high=high,
        median=errors.median,
        nine_tenths=errors.nine_tenths,
        naive_median=tested.errors(_NAIVE, years).median,
        authorities=errors.series,
        origins=errors.origins,
        cases=len(errors.of),
        held=held,
        held_of=held_of,
    )


def _rounded(
    value: float, errors: tuple[float, float], proportional: bool
) -> tuple[float, float, float]:
    """Give the forecast and its range; a share has a range in whole points, within 0 and 100."""
    if not proportional:
        low, high = max(value + errors[0], 0.0), min(value + errors[1], _WHOLE)
        return round_half_up(value, 1), round_half_up(low), round_half_up(high)
    low, high = (value * (1 + error / 100) for error in errors)
    return _digits(value), _digits(low), _digits(high)


def _digits(count: float) -> float:
    return round_half_up(count, min(_BEARS - len(str(int(count))), 0))


def _held(series: pd.DataFrame, years: int, proportional: bool) -> tuple[int, int]:
    """Hold back the last year: method and range from what was before, and what then came."""
    before = back_test(series.iloc[:-1], ahead=_AHEAD, proportional=proportional)
    if before.frame.empty:
        return 0, 0
    range_of = before.errors(before.chosen, years)
    told = carried_on(series.iloc[:-years], before.chosen, years, proportional=proportional).loc[
        years
    ]
    error = series.iloc[-1] - told
    came = (error / told * 100 if proportional else error).dropna().to_numpy(dtype=float)
    if not len(range_of.of):
        return 0, 0
    return range_of.inside(came), int(np.size(came))
