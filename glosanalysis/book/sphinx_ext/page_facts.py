"""What every report page says of itself: its edition, and what it was made from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from glosanalysis.catalogue import ReportKey
from glosanalysis.phrasing import day
from glosanalysis.publication.provenance import provenance_in, read_provenance

__all__ = ["Edition", "Origin", "edition_of", "origin_of"]

_RELEASE = re.compile(r"^## (?P<version>\S+) \((?P<day>\d{4}-\d{2}-\d{2})\)$", re.MULTILINE)


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


def origin_of(report: ReportKey, reports: Path) -> Origin | None:
    """Read what a report was made from; nothing where that is not written."""
    found = read_provenance(provenance_in(reports, report.quarter))
    if not found:
        return None
    return Origin(
        f"{found['package']['name']} {found['package']['version']}",
        found["environment"] or "",
        found["templates"].get(report.theme, ""),
        found["tables"],
        found["sources"],
    )


def edition_of(changelog: Path) -> Edition | None:
    """Read the newest edition and its day from the changelog; nothing where it names none."""
    text = changelog.read_text(encoding="utf-8") if changelog.is_file() else ""
    newest = _RELEASE.search(text)
    if newest is None:
        return None
    return Edition(newest["version"], day(date.fromisoformat(newest["day"])))
