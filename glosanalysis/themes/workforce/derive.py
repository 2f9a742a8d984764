"""The workforce as observed in the tables."""

from __future__ import annotations

import re

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.indicator import HISTORY_AFTER_MONTHS, Comparator, Observation
from glosanalysis.quarter import Quarter
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.theme import Observations
from glosanalysis.themes.workforce.readings import (
    OF_POSTS,
    AgencyReading,
    agency_readings,
    months_between,
    rows_of,
)

__all__ = ["observe"]


_DIRECT = {
    "agency_headcount": "agency_headcount",
    "vacancy_pct": "vacancy_pct",
    "vacancy_fte": "vacancy_fte",
    "turnover_pct": "turnover_pct",
    "caseload_18": "caseload_18_pct",
    "caseload_22": "caseload_22_pct",
}
_PRINTED_AS = re.compile(r"\bprinted (about|around|over|at least)\b")
_NATIONAL_AREA = "England"


def observe(tables: Tables) -> Observations:
    """Observe the theme's indicators in the tables."""
    workforce = tables["workforce"]
    vacant = rows_of(workforce, "vacancy_fte").set_index("as_at")["value"].to_dict()
    observed = {
        indicator: _printed(rows_of(workforce, measure), vacant if measure == "vacancy_pct" else {})
        for indicator, measure in _DIRECT.items()
    }
    return {"agency_pct": _agency(tables), **observed}


def _printed(rows: pd.DataFrame, numerators: dict[pd.Timestamp, float]) -> list[Observation]:
    """Observe the rows of a measure as printed, each with the number behind it if printed."""
    days = list(rows["as_at"])
    return [
        Observation(
            row.as_at.date(),
            row.value,
            row.source_id,
            row.locator,
            numerator=numerators.get(row.as_at),
            # Posts keep both decimals, as they are printed: 77.60.
            decimals=None if row.measure == "vacancy_fte" else places_printed(row.value),
            comparable=_is_recent(_before(row.as_at, days), row.as_at),
        )
        for row in rows.itertuples()
    ]


def _is_recent(before: pd.Timestamp | None, when: pd.Timestamp) -> bool:
    return before is None or months_between(before, when) <= HISTORY_AFTER_MONTHS


def _before(when: pd.Timestamp, days: list[pd.Timestamp]) -> pd.Timestamp | None:
    """Give the last date in an earlier quarter, which a report compares with."""
    end = pd.Timestamp(Quarter.containing(when).previous.last_day)
    return max((day for day in days if day <= end), default=None)


def _agency(tables: Tables) -> list[Observation]:
    readings = agency_readings(tables)
    by_day = {reading.as_at: reading for reading in readings}
    found = []
    for reading in readings:
        before = _before(reading.as_at, list(by_day))
        found.append(
            Observation(
                reading.as_at.date(),
                reading.percent,
                reading.source_id,
                reading.locator,
                numerator=reading.staff,
                comparator=_national(tables["comparators"], reading),
                qualifier="about" if reading.about else "",
                decimals=places_printed(reading.percent),
                comparable=before is None or reading.is_comparable(by_day[before]),
            )
        )
    return found


def _national(comparators: pd.DataFrame, reading: AgencyReading) -> Comparator | None:
    """Choose the last national share before a figure, of no other definition and no other age.

    A share of posts has none: the national one leaves vacant posts out. Of a share whose definition
    is not printed nothing else is known, and the note on definitions stands beside it.
    """
    if reading.basis == OF_POSTS:
        return None
    known = comparators[
        (comparators["theme"] == "workforce")
        & (comparators["measure"] == "agency_pct")
        & (comparators["area"] == _NATIONAL_AREA)
        & (comparators["to_date"] <= reading.as_at)
    ].sort_values("to_date")
    if known.empty or not _is_recent(known["to_date"].iloc[-1], reading.as_at):
        return None
    row = known.iloc[-1]
    printed = _PRINTED_AS.search(row["locator"])
    return Comparator(
        row["area"],
        float(row["value"]),
        row["to_date"].date(),
        qualifier={"around": "about"}.get(printed[1], printed[1]) if printed else "",
        decimals=places_printed(row["value"]),
    )
