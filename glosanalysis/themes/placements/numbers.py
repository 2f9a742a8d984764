"""How many placements there are, by month, quarter and year."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.themes.placements.observed import TYPES, by_month, quarterly
from glosanalysis.themes.placements.words import AS_IN_THE_DATABASE
from glosanalysis.wording import counted, day, month, moved, number

__all__ = ["children_in_care", "placements_by_month", "quarter_means", "year_means"]


def placements_by_month(published: Published) -> Exhibit:
    """Show placements at the month ends, by type."""
    placements = published["placements"]
    measure = "External agency placements at the end of the month"
    if placements.empty:
        return Exhibit.nothing_yet("external-placements", measure)
    counts = by_month(placements).dropna(subset=["total"])
    if counts.empty:
        return Exhibit.nothing_yet("external-placements", measure)
    total = counts["total"]
    last, highest = total.index[-1], total.idxmax()
    same_month = last - pd.offsets.MonthEnd(12)
    since = ""
    if same_month in total:
        since = f", {_more_or_fewer(total[last] - total[same_month])} than a year before"
    frame = counts.rename(columns=TYPES).rename_axis("Month").reset_index()
    frame.columns.name = None
    low = total.idxmin()
    types = counts.drop(columns="total").loc[last].dropna()
    of_types = "types are not given for the last month"
    if len(types):
        largest = types.idxmax()
        of_types = (
            f"at the end {TYPES[largest].lower()} is the largest type, {number(types[largest])}"
        )
    return Exhibit(
        "external-placements",
        f"There were {number(total[last])} external placements at the end of {month(last)}{since}",
        frame,
        measure,
        f"{month(total.index[0])} to {month(last)}",
        citations(placements),
        f"Lines by type over {number(len(total))} months. All placements ranged from "
        f"{number(total[low])} in {month(low)} to {number(total[highest])} in {month(highest)}; "
        f"{of_types}.",
        decimals=dict.fromkeys(TYPES.values(), 0),
        unit="Placements",
        by_month=True,
        note=AS_IN_THE_DATABASE,
    )


def _more_or_fewer(change: float) -> str:
    return f"{number(abs(change))} {'more' if change >= 0 else 'fewer'}"


def quarter_means(published: Published) -> Exhibit:
    """Tabulate the mean of each quarter for the last two years reported."""
    placements = published["placements"]
    measure = "External agency placements, mean of the quarter's month ends"
    if placements.empty:
        return Exhibit.nothing_yet("external-placements-by-quarter", measure)
    split = list(quarterly(by_month(placements).dropna(subset=["total"])).items())[-8:]
    if not split:
        return Exhibit.nothing_yet("external-placements-by-quarter", measure)
    total = by_month(placements)["total"]
    complete = all(len(rows) == 3 for _, rows in split)
    frame = pd.DataFrame(
        {
            "Quarter": [q.short_label for q, _ in split],
            "Months": [len(rows) for _, rows in split],
            **{text: [rows[kind].mean() for _, rows in split] for kind, text in TYPES.items()},
            "All, same months a year before": [_year_before(total, rows) for _, rows in split],
        }
    ).astype({"All, same months a year before": "Float64"})
    return Exhibit(
        "external-placements-by-quarter",
        f"The mean of {split[-1][0].short_label} is {number(frame['All'].iloc[-1], 1)} placements",
        frame,
        measure,
        f"{split[0][0].short_label} to {split[-1][0].short_label}",
        citations(placements),
        "Means of each quarter by type, as the table gives them.",
        decimals={"Months": 0}
        | dict.fromkeys([*TYPES.values(), "All, same months a year before"], 1),
        note="" if complete else "A quarter with fewer than three months reported is provisional.",
    )


def _year_before(total: pd.Series, rows: pd.DataFrame) -> float | None:
    """Give the mean of the same months a year before, where all of them are known."""
    before = total.reindex(rows.index - pd.offsets.MonthEnd(12))
    return None if before.isna().any() else float(before.mean())


def year_means(published: Published) -> Exhibit:
    """Tabulate the mean of each financial year, beside the average that the paper prints."""
    counts = by_month(published["placements"]).dropna(subset=["total"])
    measure = "External agency placements, mean of the financial year's month ends"
    if counts.empty:
        return Exhibit.nothing_yet("external-placements-by-year", measure)
    year = pd.Series(counts.index.year - (counts.index.month < 4), index=counts.index)
    means = counts.groupby(year).mean()
    names = [f"{first}-{(first + 1) % 100:02d}" for first in means.index]
    printed = published["placement_averages"].query("placement_type == 'total'")
    of_year = printed.set_index("financial_year")["printed_average"]
    frame = pd.DataFrame(
        {
            "Year": names,
            "Months": counts.groupby(year).size().to_numpy(),
            **{text: means[kind].to_numpy() for kind, text in TYPES.items()},
            "All, as printed": [of_year.get(name, pd.NA) for name in names],
        }
    ).astype({"All, as printed": "Int64"})
    first, last = frame.iloc[0], frame.iloc[-1]
    return Exhibit(
        "external-placements-by-year",
        f"The yearly mean {moved(first['All'], last['All'], 'placements', 1)} between {names[0]} "
        f"and {names[-1]}",
        frame,
        measure,
        f"{names[0]} to {names[-1]}",
        citations(published["placements"]),
        "Means of each year by type, as the table gives them.",
        decimals=dict.fromkeys(TYPES.values(), 1) | {"Months": 0, "All, as printed": 0},
        note=""
        if last["Months"] == 12
        else f"{names[-1]} is {counted(int(last['Months']), 'month', 'months')} so far.",
    )


def children_in_care(published: Published) -> Exhibit:
    """Tabulate the counts of children in care that the papers give."""
    counts = published["children_in_care"].sort_values("as_at")
    measure = "Children in care"
    if counts.empty:
        return Exhibit.nothing_yet("children-in-care", measure)
    first, last = counts.iloc[0], counts.iloc[-1]
    return Exhibit(
        "children-in-care",
        f"Children in care {moved(first['children'], last['children'], 'children')} between "
        f"{month(first['as_at'])} and {month(last['as_at'])}",
        pd.DataFrame(
            {
                "As at": [day(when) for when in counts["as_at"]],
                "Children in care": counts["children"],
                "From": [
                    f"{published.sources.at[row.source_id, 'title']}: {row.locator}"
                    for row in counts.itertuples()
                ],
            }
        ),
        measure,
        f"{day(first['as_at'])} to {day(last['as_at'])}",
        citations(counts),
        "Counts of children in care by date, as the table gives them.",
        decimals={"Children in care": 0},
        note="The papers give single counts, some the highest of a year: not a regular series.",
    )
