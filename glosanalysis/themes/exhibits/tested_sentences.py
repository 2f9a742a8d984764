"""What is said of a forecast that was tested, and of a share beside those of all authorities."""

from __future__ import annotations

from collections.abc import Sequence

from glosanalysis.authority import OWN
from glosanalysis.national.forecasts import Ahead, Forecast
from glosanalysis.national.unusual import Spread, Verdict
from glosanalysis.phrasing import counted, listed, month, number, quantity

__all__ = [
    "forecast_note",
    "forecast_title",
    "funnel_note",
    "funnel_title",
]

_METHODS = {
    "last value": "the last figure stands",
    "drift": "the mean change of past years goes on",
    "damped trend": "the latest changes go on, each year by less",
}
_YEARS = {1: "one year ahead", 2: "two years ahead"}
_NEARLY = 0.875
"""A range that holds for less is not one of nine tenths, to the nearest twentieth."""
_CHANCE = 1.5
"""Below so many times the variance of chance, nobody would see that it is more."""


def forecast_title(forecast: Forecast, label: str) -> str:
    """Say the forecast as the message of its chart; no full stop.

    Parameters
    ----------
    forecast : Forecast
    label : str
        Of the indicator.
    """
    told = [f"{_shown(forecast, each.value)} in {month(each.as_at)}" for each in forecast.ahead]
    if forecast.is_naive:
        last = _shown(forecast, forecast.last[1])
        return f"{label}: no method foretold it better than the last figure, {last}"
    return f"{label}: about {listed(told)}, if {_METHODS[forecast.method]}"


def forecast_note(forecast: Forecast) -> str:
    """Say how the method was chosen, how wrong it was, and whether its range held."""
    first = forecast.ahead[0]
    over = (
        f"{first.authorities} authorities and {counted(first.origins, 'past year', 'past years')}"
    )
    naive = "" if forecast.is_naive else f" {_naive(forecast)}"
    return (
        f"Method: {forecast.method} ({_METHODS[forecast.method]}), of three simple ones the least "
        f"wrong over {over}. {_erred(forecast)}{naive} {_held(forecast.ahead)}"
    )


def _erred(forecast: Forecast) -> str:
    said = [
        f"{_YEARS[each.years]} half of the figures came within {_error(forecast, each.median)} of "
        f"the forecast, nine tenths within {_error(forecast, each.nine_tenths)}"
        for each in forecast.ahead
    ]
    return f"{'; '.join(said).capitalize()}: the middle nine tenths are the range."


def _naive(forecast: Forecast) -> str:
    erred = [_error(forecast, each.naive_median) for each in forecast.ahead]
    return f"Around the last figure, half would have come within {listed(erred)}."


def _held(ahead: Sequence[Ahead]) -> str:
    """Say of how many authorities the newest figure, held back, came out within the range."""
    tested = [each for each in ahead if each.held_of]
    if not tested:
        return "There are too few years to put the range to the test."
    said = [f"{each.held} of {each.held_of} authorities {_YEARS[each.years]}" for each in tested]
    short = [_YEARS[each.years] for each in tested if each.held / each.held_of < _NEARLY]
    less = (
        f"; {listed(short)} that is fewer than nine in ten: take it as too narrow" if short else ""
    )
    return f"Held back, the newest year lay in such a range for {listed(said)}{less}."


def _error(forecast: Forecast, error: float) -> str:
    return f"{number(error, 1)}%" if forecast.proportional else f"{number(error, 1)} points"


def _shown(forecast: Forecast, value: float) -> str:
    return number(value) if forecast.proportional else quantity(value, "%", 1)


def funnel_title(verdict: Verdict, decimals: int = 1) -> str:
    """Say where our share stands as the message of its chart; no full stop.

    Parameters
    ----------
    verdict : Verdict
    decimals : int
        Those that the release prints.
    """
    share = f"{OWN.short}'s {quantity(verdict.value, '%', decimals)}"
    if verdict.is_unusual:
        return f"{share} is {verdict.standing} for its size"
    if verdict.standing == "between":
        return f"{share} is within the limits for its size"
    return f"{share} is among the {verdict.standing}, within the limits for its size"


def funnel_note(spread: Spread, verdict: Verdict) -> str:
    """Say what the limits are, and what they allow for."""
    allowed = (
        f"Authorities vary more than chance would have it ({number(spread.funnel.phi)} times the "
        "variance), and the limits allow for that"
        if spread.funnel.phi >= _CHANCE
        else "Authorities hardly vary more than chance would have it"
    )
    fte = (
        " Full-time equivalents are no count of people that chance draws: the spread covers that."
        if (spread.frame["numerator"].dropna() % 1 > 0).any()
        else ""
    )
    without = verdict.of - verdict.counted
    missing = f" Left out: {counted(without, 'authority', 'authorities')} with few counts or none."
    return (
        "Outer lines: 99.8% of authorities lie within, if they differ as most do; dotted: 95%. "
        f"{allowed} (Spiegelhalter 2005).{fte}{missing if without else ''}"
    )
