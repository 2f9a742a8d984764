"""The overview: every theme's first indicator over the quarters so far."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Citation, Exhibit
from glosanalysis.indicator import Indicator, Observation
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes import THEMES
from glosanalysis.themes.theme import Theme
from glosanalysis.wording import counted, day, quantity

__all__ = ["headline_series"]

_SHOWN = ("eh_rereferral_6w", "ehc_new_plans_change", "ext_placements", "agency_pct")
"""One indicator a theme that is comparable over time, where the theme has such a one."""


def headline_series(published: Published) -> Exhibit:
    """Show one indicator of each theme over time, in a panel each."""
    series = _series(published)
    measure = "One indicator of each theme over time; each panel has a scale of its own, from 0"
    if not series:
        return Exhibit.nothing_yet("over-time", measure)
    rows = [
        (_name(indicator), pd.Timestamp(seen.as_at), round_half_up(seen.value, indicator.decimals))
        for _, indicator, observations in series
        for seen in observations
    ]
    frame = pd.DataFrame(rows, columns=["Indicator", "As at", "Value"])
    last = "; ".join(
        f"{theme.title} {_value(indicator, observations[-1])}"
        for theme, indicator, observations in series
    )
    return Exhibit(
        "over-time",
        f"{counted(len(series), 'indicator', 'indicators').capitalize()} over time, to "
        f"{day(frame['As at'].max())}",
        frame,
        measure,
        f"{day(frame['As at'].min())} to {day(frame['As at'].max())}",
        tuple(
            dict.fromkeys(
                Citation(seen.source_id, seen.locator)
                for _, _, observations in series
                for seen in observations
            )
        ),
        f"Small line charts, one for each theme that has reported. Latest values: {last}.",
        decimals={"Value": 1},
        note="Lines join the figures there are; the papers leave years out.",
    )


def _series(published: Published) -> list[tuple[Theme, Indicator, list[Observation]]]:
    found = []
    for theme in THEMES.values():
        observed = theme.observed(published)
        for indicator in theme.indicators:
            if indicator.id in _SHOWN and observed.get(indicator.id):
                ordered = sorted(observed[indicator.id], key=lambda seen: seen.as_at)
                found.append((theme, indicator, ordered))
    return found


def _name(indicator: Indicator) -> str:
    return indicator.label + (f", {indicator.unit}" if indicator.unit == "%" else "")


def _value(indicator: Indicator, seen: Observation) -> str:
    return quantity(seen.value, indicator.unit, indicator.decimals)
