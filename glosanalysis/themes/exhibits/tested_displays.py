"""Displays of what was tested: a forecast with its range, and a funnel of all authorities."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from glosanalysis.authority import COUNTRY, OWN
from glosanalysis.display import Citation, Column, Display, Mark
from glosanalysis.indicator import Indicator
from glosanalysis.national.forecasts import Forecast
from glosanalysis.national.unusual import Spread, Verdict
from glosanalysis.phrasing import day, month
from glosanalysis.stats.funnel import WARNING
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.exhibits.tested_sentences import (
    forecast_note,
    forecast_title,
    funnel_note,
    funnel_title,
)

__all__ = ["forecast_display", "funnel_display"]


def forecast_display(
    forecast: Forecast, indicator: Indicator, cited: tuple[Citation, ...]
) -> Display:
    """Show what is known of an indicator and what is told of its next years.

    Parameters
    ----------
    forecast : Forecast
    indicator : Indicator
    cited : tuple of Citation

    Returns
    -------
    Display
        To be drawn as a fan.
    """
    known = [(pd.Timestamp(when), value) for when, value in forecast.known]
    told = [(pd.Timestamp(a.as_at), a.value, a.low, a.high) for a in forecast.ahead]
    frame = pd.concat(
        [
            pd.DataFrame(known, columns=["as_at", "value"]),
            pd.DataFrame(told, columns=["as_at", "forecast", "low", "high"]),
        ],
        ignore_index=True,
    )
    unit = indicator.unit if indicator.unit == "%" else ""
    return Display(
        name=f"{indicator.id}-forecast".replace("_", "-"),
        title=forecast_title(forecast, indicator.label),
        frame=frame,
        columns={
            "as_at": Column("As at", by_month=True),
            "value": Column(indicator.label, unit, indicator.decimals),
            "forecast": Column("Forecast", unit, indicator.decimals),
            "low": Column("Range from", unit, 0),
            "high": Column("Range to", unit, 0),
        },
        measure=f"{indicator.label}: known figures, and a forecast with the range that was tested",
        period=f"{month(forecast.known[0][0])} to {month(forecast.ahead[-1].as_at)}",
        cited=cited,
        unit=indicator.unit,
        note=forecast_note(forecast),
    )


def funnel_display(
    spread: Spread,
    verdict: Verdict,
    names: Mapping[str, str],
    indicator: Indicator,
    cited: tuple[Citation, ...],
) -> Display:
    """Show the shares of all authorities by size, with their limits.

    Parameters
    ----------
    spread : Spread
    verdict : Verdict
        Of our own share.
    names : mapping of str to str
        Of authorities, by code.
    indicator : Indicator
    cited : tuple of Citation

    Returns
    -------
    Display
        To be drawn as a funnel; nothing where the limits are so wide that they tell nothing.
    """
    measure = f"{indicator.label}, by authority"
    name = f"{indicator.id}-funnel".replace("_", "-")
    if not verdict.has_limits:
        return Display.nothing_yet(name, measure)
    rows = spread.frame.dropna(subset=["denominator"])
    outer = [spread.funnel.limits(total) for total in rows["denominator"]]
    inner = [spread.funnel.limits(total, WARNING) for total in rows["denominator"]]
    frame = pd.DataFrame(
        {
            "area": [names.get(code, code) for code in rows.index],
            "share": rows["value"].to_numpy(),
            "total": rows["denominator"].to_numpy(),
            "low": [100 * low for low, _ in outer],
            "high": [100 * high for _, high in outer],
            "inner_low": [100 * low for low, _ in inner],
            "inner_high": [100 * high for _, high in inner],
            "centre": 100 * spread.funnel.centre,
            "own": rows.index == OWN.code,
        }
    )
    of = max(places_printed(total) for total in rows["denominator"])
    return Display(
        name=name,
        title=funnel_title(verdict, indicator.decimals),
        frame=frame.sort_values("area", kind="stable").reset_index(drop=True),
        columns=_columns(indicator, of),
        measure=measure,
        area=COUNTRY.name,
        period=day(verdict.as_at),
        cited=cited,
        mark=Mark("own", f"{OWN.short}'s"),
        unit=indicator.unit,
        note=funnel_note(spread, verdict),
    )


def _columns(indicator: Indicator, of: int) -> dict[str, Column]:
    unit, decimals = indicator.unit, indicator.decimals
    base = indicator.counted[1] if indicator.counted else "counted"
    return {
        "area": Column("Authority"),
        "share": Column(indicator.label, unit, decimals),
        "total": Column(f"Of how many {base}", decimals=of),
        "low": Column("Lower limit", unit, 1, level="99.8%", shown=False),
        "high": Column("Upper limit", unit, 1, level="99.8%", shown=False),
        "inner_low": Column("Lower inner limit", unit, 1, level="95%", shown=False),
        "inner_high": Column("Upper inner limit", unit, 1, level="95%", shown=False),
        "centre": Column("All counted", unit, 1, shown=False),
    }
