"""The years of an indicator among all authorities."""

from __future__ import annotations

import pandas as pd

from glosanalysis.authority import OWN
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display
from glosanalysis.indicator import Indicator
from glosanalysis.national.comparing import gaps, ranks
from glosanalysis.national.series import MODEL, Series, series_of
from glosanalysis.observations import SYMBOLS
from glosanalysis.phrasing import listed, month, moved, quantity
from glosanalysis.quarter import in_a_year
from glosanalysis.themes.exhibits.shared import cited_of, name_of, signed, unit_of

__all__ = ["over_the_years"]

_YEARS = 10


def over_the_years(tables: Tables, indicator: Indicator) -> Display:
    """Show ten years of an indicator among all authorities, with England and the neighbours.

    Parameters
    ----------
    tables : Tables
        What a quarter sees.
    indicator : Indicator
        One of a release, that can be compared.

    Returns
    -------
    Display
        To be drawn among all others; nothing where there are fewer than two years.
    """
    series = series_of(tables, indicator.id)
    own, name = series.of(OWN.code).tail(_YEARS), name_of(indicator, "years")
    if len(own) < 2:
        return Display.nothing_yet(name, indicator.label)
    unit, places = unit_of(indicator), indicator.decimals
    frame = _among_others(series, own, indicator, places)
    return Display(
        name=name,
        title=_course(own, series, indicator),
        frame=frame,
        columns={
            "as_at": Column("As at"),
            "own": Column(OWN.short, unit, places),
            "england": Column("England", unit, places),
            "median": Column("Neighbours' median", unit, places),
            "rank": Column("Rank"),
            "beyond_england": Column("Gap to England"),
            "beyond_median": Column("Gap to the median"),
            **{
                code: Column(tables.releases.name_of(code), unit, places, shown=False, taken=True)
                for code in series.wide
                if code != OWN.code
            },
        },
        measure=_measure(indicator),
        period=f"{month(own.index[0])} to {month(own.index[-1])}",
        cited=cited_of(tables, series),
        unit=indicator.unit,
        note=_note(series, own, indicator),
    )


def _among_others(
    series: Series, own: pd.Series, indicator: Indicator, places: int
) -> pd.DataFrame:
    """Set beside ours the lines, our rank and gaps as words, and every other authority."""
    ranked, apart = ranks(series, indicator.good_is), gaps(series)
    beside = {
        "own": own,
        "england": series.england,
        "median": series.median,
        "rank": ranked["rank"].astype(str) + " of " + ranked["of"].astype(str),
        "beyond_england": apart["england"].map(lambda gap: signed(gap, places)),
        "beyond_median": apart["median"].map(lambda gap: signed(gap, places)),
    }
    days = pd.Series(own.index, index=own.index, name="as_at")
    parts = [days, pd.DataFrame(beside), series.wide.drop(columns=OWN.code)]
    return pd.concat([part.reindex(own.index) for part in parts], axis=1).reset_index(drop=True)


def _measure(indicator: Indicator) -> str:
    told = indicator.unit.removesuffix(" children") in indicator.label
    return indicator.label if told else f"{indicator.label}, {indicator.unit}"


def _course(own: pd.Series, series: Series, indicator: Indicator) -> str:
    """Say how the last year went and what stands beside it."""
    last, unit, places = own.index[-1], indicator.unit, indicator.decimals
    went = moved(own.iloc[-2], own.iloc[-1], unit, places)
    when = "in a year" if in_a_year(own.index[-2], last) else f"from {month(own.index[-2])}"
    beside = []
    if last in series.england.index:
        beside.append(f"England {quantity(series.england[last], unit, places)}")
    if last in series.median.index:
        beside.append(f"neighbours' median {quantity(series.median[last], unit, places)}")
    said = f"{indicator.label}: {went} {when}, to {month(last)}"
    return f"{said}; {listed(beside)}" if beside else said


def _note(series: Series, own: pd.Series, indicator: Indicator) -> str:
    count = int(series.with_a_number.get(own.index[-1], 0))
    known = f"{count} of {len(series.neighbours)} have a figure at {month(own.index[-1])}"
    first = "the highest" if indicator.good_is == "neutral" else "the best"
    said = (
        f"A tick is an authority, which the page's download names; rank 1 is {first}. Neighbours: "
        f"{MODEL}; {known}."
    )
    hidden = series.symbols.loc[own.index[0] :]
    if len(hidden):
        told = listed([f"{month(when)} [{mark}], {SYMBOLS[mark]}" for when, mark in hidden.items()])
        said += f" Without a number: {told}."
    return said
