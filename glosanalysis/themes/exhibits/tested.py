"""What was tested: whether a share is unusual, and what may come."""

from __future__ import annotations

from glosanalysis.authority import OWN
from glosanalysis.data.tables import Tables
from glosanalysis.display import Display
from glosanalysis.indicator import Indicator
from glosanalysis.national.forecasts import FORECAST, forecast_of
from glosanalysis.national.series import series_of
from glosanalysis.national.unusual import spread_of, verdict
from glosanalysis.themes.exhibits.shared import cited_of, name_of
from glosanalysis.themes.exhibits.tested_displays import forecast_display, funnel_display

__all__ = ["forecast", "funnel"]


def funnel(tables: Tables, indicator: Indicator) -> Display:
    """Show a share of all authorities by size: whether ours is unusual, or just different."""
    series = series_of(tables, indicator.id)
    own = series.of(OWN.code)
    nothing = Display.nothing_yet(name_of(indicator, "funnel"), indicator.label)
    if own.empty:
        return nothing
    last = own.index[-1]
    there = series.rows["area_code"].isin(series.wide.columns) & (series.rows["as_at"] == last)
    rows = series.rows[there].set_index("area_code")
    spread = spread_of(last.date(), rows)
    told = verdict(spread, OWN.code) if spread is not None else None
    if spread is None or told is None:
        return nothing
    names = {code: tables.releases.name_of(code) for code in rows.index}
    return funnel_display(spread, told, names, indicator, cited_of(tables, series))


def forecast(tables: Tables, indicator: Indicator) -> Display:
    """Show what is told of one and two years on, and how wrong the method has been."""
    series = series_of(tables, indicator.id)
    made = forecast_of(indicator.id, series.wide, OWN.code, proportional=FORECAST[indicator.id])
    if made is None:
        return Display.nothing_yet(name_of(indicator, "forecast"), indicator.label)
    return forecast_display(made, indicator, cited_of(tables, series))
