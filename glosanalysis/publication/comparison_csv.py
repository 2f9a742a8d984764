"""The comparisons of a quarter: each national indicator here, nearby, in the region, in England."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from glosanalysis.authority import NEIGHBOURS, OWN
from glosanalysis.data.releases import NATIONAL
from glosanalysis.data.tables import Tables
from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.national.comparing import place_at
from glosanalysis.national.series import Series, series_of
from glosanalysis.publication.indicator_csv import Record
from glosanalysis.quarter import Quarter
from glosanalysis.stats.rounding import fixed
from glosanalysis.themes import THEMES

__all__ = ["COLUMNS", "as_csv", "comparison_records", "comparisons_in"]

COLUMNS = (
    "quarter",
    "indicator",
    "area",
    "area_code",
    "level",
    "value",
    "as_at",
    "rank",
    "of",
    "quartile",
    "source_id",
)


def comparisons_in(reports: Path, quarter: Quarter) -> Path:
    """Give the file of the comparisons of a quarter below a folder of reports."""
    return reports / str(quarter) / "comparisons.csv"


def comparison_records(tables: Tables, quarter: Quarter) -> list[Record]:
    """Set each figure that comes from a release beside those of the other areas of its day.

    Parameters
    ----------
    tables : Tables
        All rows there are, or those that the quarter sees.
    quarter : Quarter

    Returns
    -------
    list of dict
        With the keys `COLUMNS`, all text; none where the quarter sees no release.
    """
    seen = tables.known_at(quarter)
    return list(seen.once("comparisons", lambda every: list(_records(every, quarter))))


def _records(seen: Tables, quarter: Quarter) -> Iterator[Record]:
    for theme in THEMES.values():
        for row in theme.known(seen, quarter):
            if row.latest is not None and row.latest.feed == "release":
                yield from _of_row(row, series_of(seen, row.indicator.id))


def _of_row(row: IndicatorRow, series: Series) -> Iterator[Record]:
    assert row.latest is not None
    day = pd.Timestamp(row.latest.as_at)
    common = {
        "quarter": str(row.quarter),
        "indicator": row.indicator.id,
        "as_at": row.latest.as_at.isoformat(),
        "source_id": row.latest.source_id,
    }
    places = row.indicator.decimals
    place = place_at(series, row.latest.as_at, row.indicator.good_is)
    ranked = (
        {"rank": str(place.rank), "of": str(place.of), "quartile": place.quartile} if place else {}
    )
    areas = (
        (OWN.name, OWN.code, "authority", series.of(OWN.code)),
        (NEIGHBOURS.name, NEIGHBOURS.code, "neighbours_mean", series.mean),
        (NEIGHBOURS.name, NEIGHBOURS.code, "neighbours_median", series.median),
        (OWN.region.name, OWN.region.code, "region", series.of(series.region)),
        (OWN.country.name, NATIONAL, "England", series.england),
    )
    for area, code, level, values in areas:
        if day in values.index:
            cells = {
                **common,
                "area": area,
                "area_code": code,
                "level": level,
                "value": fixed(float(values[day]), places),
                **(ranked if level == "authority" else {}),
            }
            yield {name: cells.get(name, "") for name in COLUMNS}


def as_csv(records: list[Record]) -> bytes:
    """Write them as CSV: UTF-8, one line feed a line."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return buffer.getvalue().encode()
