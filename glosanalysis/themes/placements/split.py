"""How much of the variance is price and mix, and how much is volume: this book's estimate."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display
from glosanalysis.phrasing import month, number, pounds, span
from glosanalysis.stats.variance import Split
from glosanalysis.themes.placements.counts import Mean
from glosanalysis.themes.placements.indicators import NUMBERS_NOT_PRINTED
from glosanalysis.themes.placements.money import Forecast, explained, forecasts
from glosanalysis.themes.placements.news import is_news

__all__ = ["price_volume_and_mix"]

_COLUMNS = {
    "budget_for": Column("Budget made for"),
    "placements": Column("Placements", decimals=1),
    "each": Column("Budget for each", decimals=1),
    "price": Column("Price and mix", decimals=0),
    "volume": Column("Volume", decimals=0),
    "joint": Column("Both together", decimals=0),
}
_MORE = {"A tenth more than last year": 1.1, "A fifth more than last year": 1.2}


def price_volume_and_mix(tables: Tables) -> Display:
    """Tabulate the split of the variance over a range of volumes that may have been budgeted."""
    measure = "Our estimate: variance of external placements by what makes it, £ thousand"
    made = [each for each in forecasts(tables) if each.so_far and each.so_far.value]
    if not made or not is_news(tables, "revenue"):
        return Display.nothing_yet("price-and-volume", measure)
    forecast = made[-1]
    splits = _split_over(forecast)
    prices = [split.price for _, _, split in splits]
    said = explained(tables, "ext_variance_k", forecast.cited.source_id)
    estimate = (
        f"We estimate price and mix at {span(min(prices), max(prices), '£ thousand')}, by how many "
        f"placements the budget was made for; the variance is {pounds(forecast.variance_k)}"
    )
    return Display(
        name="price-and-volume",
        title=said[0].removesuffix(".") if said else estimate,
        frame=pd.DataFrame(
            [
                (name, volume, forecast.budget_k / volume, split.price, split.volume, split.joint)
                for name, volume, split in splits
            ],
            columns=list(_COLUMNS),
        ),
        columns=_COLUMNS,
        measure=measure,
        period=f"{forecast.financial_year}, forecast made in {month(forecast.as_at)}",
        cited=(forecast.cited,),
        note=" ".join([*said[1:], f"{estimate}." if said else "", _explained(forecast)]).strip(),
    )


def _split_over(forecast: Forecast) -> list[tuple[str, float, Split]]:
    """Split the variance for each number that the budget may have been made for."""
    splits = [
        (name, volume, forecast.split(volume)) for name, volume in _budgeted(forecast).items()
    ]
    return [(name, volume, split) for name, volume, split in splits if split is not None]


def _budgeted(forecast: Forecast) -> dict[str, float]:
    """Name the numbers that the budget may have been made for, the least first."""
    known: list[tuple[str, Mean | None]] = [
        ("The mean of the year before last", forecast.year_before_last),
        ("The mean of last year", forecast.last_year),
        ("The mean of this year so far", forecast.so_far),
    ]
    named = {name: mean.value for name, mean in known if mean is not None}
    if forecast.last_year is not None:
        named |= {name: forecast.last_year.value * times for name, times in _MORE.items()}
    return dict(sorted(named.items(), key=lambda item: item[1]))


def _explained(forecast: Forecast) -> str:
    assert forecast.so_far is not None
    now = number(forecast.so_far.value, forecast.so_far.decimals)
    return (
        f"{NUMBERS_NOT_PRINTED} Placements numbered {now} {forecast.so_far.said}. Price and mix: "
        "dearer placements, or more of the dear kinds, at the number budgeted for. Volume: more "
        "placements at the budgeted cost; below zero where the budget was made for more than "
        f"there were. Each row adds to the variance of {number(forecast.variance_k)}."
    )
