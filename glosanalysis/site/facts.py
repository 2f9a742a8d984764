"""What every report page says of itself: its quarter, how far its figures reach, the edition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from glosanalysis.site.shelf import Place
from glosanalysis.themes import OVERVIEW
from glosanalysis.wording import day

__all__ = ["Facts", "facts_of"]


@dataclass(frozen=True)
class Facts:
    """What stands under the title of a report.

    Parameters
    ----------
    quarter : str
        In words.
    last_day : str
        The day after which nothing is known.
    newest : str
        The date of the newest figure on the page.
    """

    quarter: str
    last_day: str
    newest: str


def facts_of(place: Place, reports: Path) -> Facts | None:
    """Read the facts of a report from the record of its quarter.

    Parameters
    ----------
    place : Place
    reports : Path
        The folder of reports.

    Returns
    -------
    Facts or None
        Nothing where the record is missing.
    """
    record = reports / str(place.quarter) / "indicators.csv"
    if not record.is_file():
        return None
    rows = pd.read_csv(record, dtype=str, keep_default_na=False)
    if place.name != OVERVIEW:
        rows = rows[rows["theme"] == place.name]
    dates = [date.fromisoformat(text) for text in rows["as_at"] if text]
    if not dates:
        return None
    quarter = place.quarter
    return Facts(f"{quarter.label} ({quarter.short_label})", day(quarter.last_day), day(max(dates)))
