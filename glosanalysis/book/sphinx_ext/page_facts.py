"""What every report page says of itself: its edition, and what it was made from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders import Builder

from glosanalysis.book.source_titles import source_titles
from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import day
from glosanalysis.publication.provenance import provenance_in, read_provenance

__all__ = ["Edition", "Origin", "cited_in", "edition_of", "known_by_of", "origin_of", "read_titles"]

_RELEASE = re.compile(r"^## (?P<version>\S+) \((?P<day>\d{4}-\d{2}-\d{2})\)$", re.MULTILINE)
_titles: dict[Project, dict[str, str]] = {}


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
    found = _made_from(report, reports)
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
    return str(_made_from(report, reports).get("known_by") or "")


def cited_in(report: ReportKey, project: Project) -> dict[str, str]:
    """Give the titles of the documents that a report's quarter rests on, by their identifiers."""
    found = _made_from(report, project.reports)
    titles = _titles[project] if project in _titles else _titles_of(project)
    return {id_: titles[id_] for id_ in found.get("sources", []) if id_ in titles}


def read_titles(app: Sphinx, builder: Builder) -> None:
    """Read the titles that pages tell, before processes part that would each do so.

    Parameters are those of Sphinx's event ``write-started``.
    """
    project = Project(Path(builder.srcdir))
    _titles.clear()
    if any(ReportKey.of_page(page) for page in builder.env.found_docs):
        _titles[project] = _titles_of(project)


def _titles_of(project: Project) -> dict[str, str]:
    return source_titles(project, lambda: _tables(project))


def _tables(project: Project) -> Tables:
    from glosanalysis.report import read_tables  # which takes a second, and seldom is needed

    return read_tables(project.data)


def edition_of(changelog: Path) -> Edition | None:
    """Read the newest edition and its day from the changelog; nothing where it names none."""
    text = changelog.read_text(encoding="utf-8") if changelog.is_file() else ""
    newest = _RELEASE.search(text)
    if newest is None:
        return None
    return Edition(newest["version"], day(date.fromisoformat(newest["day"])))


def _made_from(report: ReportKey, reports: Path) -> dict[str, Any]:
    return read_provenance(provenance_in(reports, report.quarter))
