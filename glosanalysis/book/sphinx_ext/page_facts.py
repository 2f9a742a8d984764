"""What every report page says of itself: its quarter, its two dates, its edition, its origin."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.project import Project
from glosanalysis.phrasing import day
from glosanalysis.quarter import Quarter
from glosanalysis.report import read_tables

__all__ = [
    "Edition",
    "Facts",
    "Origin",
    "cited_in",
    "edition_of",
    "facts_of",
    "known_by_of",
    "origin_of",
]

_RELEASE = re.compile(r"^## (?P<version>\S+) \((?P<day>\d{4}-\d{2}-\d{2})\)$", re.MULTILINE)
_LATE_DAYS = 366
"""A quarter that knows of papers published later than this after its end is retrospective."""


@dataclass(frozen=True)
class Facts:
    """What stands under the title of a report.

    Parameters
    ----------
    last_day : str
        The last day that its figures describe.
    known_by : str
        The day by which its papers were published.
    retrospective : bool
        Whether that is more than a year after the quarter's end.
    national : bool
        Whether national releases are among what it knows.
    """

    last_day: str
    known_by: str
    retrospective: bool
    national: bool = False


@dataclass(frozen=True)
class Edition:
    """The edition of the book.

    Parameters
    ----------
    version, published : str
        Its number, and its day in words.
    """

    version: str
    published: str


@dataclass(frozen=True)
class Origin:
    """What stands at the foot of a report: what it was made from.

    Parameters
    ----------
    package : str
        Name and version.
    environment, template : str
        SHA-256 of the locked environment and of the template.
    tables : dict
        For each table the rows that the quarter sees, and their SHA-256.
    sources : list of str
        The documents that these rows cite.
    """

    package: str
    environment: str
    template: str
    tables: dict[str, dict[str, Any]]
    sources: list[str]


def _provenance(quarter: Quarter, reports: Path) -> dict[str, Any]:
    file = reports / str(quarter) / "provenance.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return found


def origin_of(report: ReportKey, reports: Path) -> Origin | None:
    """Read what a report was made from; nothing where that is not written."""
    found = _provenance(report.quarter, reports)
    if not found:
        return None
    return Origin(
        f"{found['package']['name']} {found['package']['version']}",
        found["environment"] or "",
        found["templates"].get(report.theme, ""),
        found["tables"],
        found["sources"],
    )


def known_by_of(report: ReportKey, reports: Path) -> str:
    """Give the day by which a report's papers were published, as ISO 8601; nothing if unwritten."""
    return str(_provenance(report.quarter, reports).get("known_by") or "")


def cited_in(report: ReportKey, project: Project) -> dict[str, str]:
    """Give the titles of the documents that a report's quarter rests on, by their identifiers."""
    found = _provenance(report.quarter, project.reports)
    titles = read_tables(project.data).titles
    return {id_: titles[id_] for id_ in found.get("sources", []) if id_ in titles}


def facts_of(report: ReportKey, reports: Path) -> Facts | None:
    """Read the two dates of a report from what its quarter was made from.

    Parameters
    ----------
    report : ReportKey
    reports : Path
        The folder of reports.

    Returns
    -------
    Facts or None
        Nothing where that is not written.
    """
    made_from = _provenance(report.quarter, reports)
    known_by = made_from.get("known_by")
    if known_by is None:
        return None
    national = any(name.startswith("releases/") for name in made_from.get("tables", {}))
    last, known = report.quarter.last_day, date.fromisoformat(known_by)
    return Facts(day(last), day(known), (known - last).days > _LATE_DAYS, national)


def edition_of(changelog: Path) -> Edition | None:
    """Read the newest edition and its day from the changelog; nothing where it names none."""
    text = changelog.read_text(encoding="utf-8") if changelog.is_file() else ""
    newest = _RELEASE.search(text)
    if newest is None:
        return None
    return Edition(newest["version"], day(date.fromisoformat(newest["day"])))
