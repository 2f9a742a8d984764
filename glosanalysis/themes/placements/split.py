"""How much of the variance is price and how much is volume."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.stats.variance import price_volume
from glosanalysis.themes.placements.indicators import NUMBERS_NOT_PRINTED
from glosanalysis.themes.placements.observed import by_month, external_line, year_mean
from glosanalysis.wording import month, number, pounds

__all__ = ["price_and_volume"]


def price_and_volume(published: Published) -> Exhibit:
    """Tabulate the split of the variance over a range of volumes that may have been budgeted."""
    counts = by_month(published["placements"])
    line = external_line(published["revenue"])
    measure = "Variance of external placements split into price and volume, £ thousand"
    if line.empty or counts.empty:
        return Exhibit.nothing_yet("price-and-volume", measure)
    row = line.iloc[-1]
    year = int(row["financial_year"][:4])
    actual = year_mean(counts, year, row["as_at"])
    last_year = year_mean(counts, year - 1, row["as_at"])
    if actual is None or last_year is None:
        return Exhibit.nothing_yet("price-and-volume", measure)
    assumed = {
        "The mean of the year before last": year_mean(counts, year - 2, row["as_at"]),
        "The mean of last year": last_year,
        "A tenth more than last year": last_year * 1.1,
        "The mean of this year so far": actual,
    }
    rows = []
    for name, volume in assumed.items():
        if volume is not None:
            split = price_volume(float(row["budget_k"]), float(row["outturn_k"]), volume, actual)
            more = round_half_up(split.volume)
            rows.append((name, volume, row["budget_k"] / volume, row["variance_k"] - more, more))
    columns = ["Budget made for", "Placements", "Budget for each", "Price effect", "Volume effect"]
    frame = pd.DataFrame(rows, columns=columns)
    central = frame.set_index("Budget made for").loc["The mean of last year"]
    return Exhibit(
        "price-and-volume",
        f"If the budget was made for last year's numbers, {pounds(central['Price effect'])} of "
        f"{pounds(row['variance_k'])} comes from dearer placements and "
        f"{pounds(central['Volume effect'])} from more of them",
        frame,
        measure,
        f"{row['financial_year']}, forecast made in {month(row['as_at'])}",
        citations(line.tail(1)),
        "Price and volume effects under each assumption, as the table gives them.",
        decimals={"Placements": 1, "Budget for each": 1, "Price effect": 0, "Volume effect": 0},
        note=f"{NUMBERS_NOT_PRINTED} The mean so far this year is {number(actual, 1)}. In each row "
        f"the two effects add to the printed variance of {number(row['variance_k'])}; the more "
        "placements were budgeted for, the more of it is price.",
    )
