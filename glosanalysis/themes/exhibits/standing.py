"""Where we stand: our newest figures beside other areas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pandas as pd

from glosanalysis.authority import OWN
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display
from glosanalysis.indicator import Indicator
from glosanalysis.national.comparing import Place, place_at
from glosanalysis.national.series import MODEL, Series, series_of
from glosanalysis.phrasing import counted, month, quantity
from glosanalysis.themes.exhibits.shared import cited_of, signed

__all__ = ["behind_and_ahead", "where_we_stand"]

_STANDING = {
    "label": Column("Indicator"),
    "as_at": Column("As at"),
    "own": Column(OWN.short),
    "median": Column("Neighbours' median"),
    "mean": Column("Neighbours' mean"),
    "region": Column(OWN.region.name),
    "england": Column("England"),
    "rank": Column("Rank"),
    "gap": Column("Gap to the median, a year before and now"),
}
_ONE = {"A": "in the best quarter", "D": "in the worst quarter"}


def where_we_stand(tables: Tables, indicators: Sequence[Indicator]) -> Display:
    """Set our newest figures beside the region, England, the neighbours and all authorities.

    Parameters
    ----------
    tables : Tables
        What a quarter sees.
    indicators : sequence of Indicator
        Those that can be compared.

    Returns
    -------
    Display
        For a table: a row an indicator that has a figure.
    """
    made = [(each, series_of(tables, each.id)) for each in indicators]
    shown = [(each, series) for each, series in made if len(series.of(OWN.code))]
    name, measure = "where-we-stand", "Newest national figures beside other areas"
    if not shown:
        return Display.nothing_yet(name, measure)
    rows = [_standing(each, series) for each, series in shown]
    places = sorted({citation for _, series in shown for citation in cited_of(tables, series)})
    return Display(
        name=name,
        title=behind_and_ahead(_quarters(shown)),
        frame=pd.DataFrame(rows, columns=list(_STANDING)),
        columns=_STANDING,
        measure=measure,
        period="The day of each figure stands beside it",
        cited=tuple(places),
        note="Rank 1 is the best, where a figure can be good or bad, and otherwise the highest; A "
        f"is the best quarter of authorities, D the worst. Neighbours: {MODEL}; how many of the "
        "ten have a figure stands in brackets.",
    )


def _standing(indicator: Indicator, series: Series) -> tuple[object, ...]:
    own = series.of(OWN.code)
    last, places, unit = own.index[-1], indicator.decimals, indicator.unit
    count = int(series.with_a_number.get(last, 0))
    place = _last_place(indicator, series)
    quarter = f", {place.quartile}" if place.quartile else ""
    return (
        indicator.label.removesuffix(" (national definition)"),
        month(last),
        quantity(own[last], unit, places),
        f"{_at(series.median, last, unit, places)} ({count})",
        _at(series.mean, last, unit, places),
        _at(series.of(series.region), last, unit, places),
        _at(series.england, last, unit, places),
        f"{place.rank} of {place.of}{quarter}",
        _gap(own, series.median, last, places),
    )


def _at(values: pd.Series, when: pd.Timestamp, unit: str, places: int) -> str:
    return quantity(values[when], unit, places) if when in values.index else "–"


def _gap(own: pd.Series, median: pd.Series, last: pd.Timestamp, places: int) -> str:
    """Say by how much we were above or below the median, a year before and now."""
    apart = (own - median).dropna()
    before = apart[apart.index == last - pd.DateOffset(years=1)]
    now = apart[apart.index == last]
    return " → ".join(signed(value, places) for value in [*before, *now]) or "–"


def _quarters(shown: Sequence[tuple[Indicator, Series]]) -> list[str]:
    """Give the quarter, A to D, of each figure that has a good end."""
    return [
        _last_place(each, series).quartile for each, series in shown if each.good_is != "neutral"
    ]


def _last_place(indicator: Indicator, series: Series) -> Place:
    """Give our place on the last day on which we have a number; we have one on some day."""
    last = series.of(OWN.code).index[-1].date()
    return cast(Place, place_at(series, last, indicator.good_is))


def behind_and_ahead(quarters: Sequence[str]) -> str:
    """Say how many figures are in the best and in the worst quarter.

    Examples
    --------
    >>> behind_and_ahead(["A"])
    'The one figure that can be good or bad is in the best quarter of authorities'
    """
    if not quarters:
        return "None of these figures can be good or bad"
    if len(quarters) == 1:
        place = _ONE.get(quarters[0], "in neither the best nor the worst quarter")
        return f"The one figure that can be good or bad is {place} of authorities"
    figures = f"{counted(len(quarters), 'figure', 'figures')} that can be good or bad"
    if not {"A", "D"} & set(quarters):
        return f"None of {figures} is in the best or the worst quarter of authorities"
    best, worst = (_are(quarters.count(each)) for each in "AD")
    return f"Of {figures}, {best} in the best quarter of authorities and {worst} in the worst"


def _are(count: int) -> str:
    return counted(count, "is", "are") if count else "none is"
