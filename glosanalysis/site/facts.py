"""What every report page says of itself: its quarter, how far its figures reach, its origin."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from glosanalysis.site.shelf import Place
from glosanalysis.themes import OVERVIEW
from glosanalysis.wording import day

__all__ = ["Facts", "Origin", "facts_of", "origin_of"]


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


@dataclass(frozen=True)
class Origin:
    """What stands at the foot of a report: what it was made from.

    Parameters
    ----------
    package : str
        Name and version.
    environment, template : str
        Fingerprints (SHA-256) of the locked environment and of the template.
    tables : dict
        For each table the rows that the quarter sees, and their fingerprint.
    sources : list of str
        The documents that these rows cite.
    """

    package: str
    environment: str
    template: str
    tables: dict[str, dict[str, Any]]
    sources: list[str]


def origin_of(place: Place, reports: Path) -> Origin | None:
    """Read what a report was made from; nothing where that is not written."""
    file = reports / str(place.quarter) / "provenance.json"
    if not file.is_file():
        return None
    found = json.loads(file.read_text(encoding="utf-8"))
    package = f"{found['package']['name']} {found['package']['version']}"
    template = found["templates"].get(place.name, "")
    return Origin(package, found["environment"] or "", template, found["tables"], found["sources"])


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
