"""What the reports of a quarter were made from, written beside them for everybody to check.

Each hash in it is the SHA-256 of bytes that anybody has: of the template, the lock, the report, the
record of figures, and of the rows that the quarter sees as ``glosanalysis seen`` prints them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from glosanalysis.authority import FILE, modules_in
from glosanalysis.catalogue import ReportKey, reports_of
from glosanalysis.checkout.fingerprint import sha256
from glosanalysis.checkout.project import Project
from glosanalysis.commentary import place_of
from glosanalysis.data.schemas import SOURCES
from glosanalysis.data.tables import Tables
from glosanalysis.execution.toolchain import package_sha256
from glosanalysis.publication.canonical_csv import seen_tables
from glosanalysis.publication.comparison_csv import comparison_records, comparisons_in
from glosanalysis.publication.indicator_csv import indicators_in
from glosanalysis.quarter import Quarter

__all__ = ["as_json", "entries", "provenance", "provenance_in", "read_provenance", "why_stale"]


def provenance_in(reports: Path, quarter: Quarter) -> Path:
    """Give the file below a folder of reports."""
    return reports / str(quarter) / "provenance.json"


def provenance(
    project: Project,
    tables: Tables,
    quarter: Quarter,
    reports: Path | None = None,
    package: str | None = None,
) -> dict[str, Any]:
    """List what a quarter's reports are made from, and what they are.

    Nothing in it changes without its cause: no time, no name of a machine or of a person, and of
    a table only the rows that the quarter sees.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.
    quarter : Quarter
    reports : Path, optional
        The folder that the reports are below; without it, the book's.
    package : str, optional
        The fingerprint of the package, where it is known already.

    Returns
    -------
    dict
        The quarter and the day up to which it knows, the same of the quarter published before it,
        the package, the locked environment, whose book it is, each template, each comment where
        there is one, each report and the record beside it, each table's rows, and the documents
        that they cite.
    """
    place = reports or project.reports
    before = tables.quarter_before(quarter)
    names = reports_of(quarter, tables)
    frames = seen_tables(tables, quarter)
    files = [
        *(ReportKey(quarter, name).report_in(place) for name in names),
        indicators_in(place, quarter),
    ]
    if comparison_records(tables, quarter):
        files.append(comparisons_in(place, quarter))
    return {
        "quarter": str(quarter),
        "known_by": tables.known_by(quarter).isoformat(),
        "quarter_before": before and str(before),
        "quarter_before_known_by": before and tables.known_by(before).isoformat(),
        "package": {
            "name": "glosanalysis",
            "version": version("glosanalysis"),
            "sha256": package or package_sha256(),
        },
        "environment": _of_file(project.root / "requirements.lock"),
        "authority": _of_file(project.data / FILE),
        **_modules(project),
        "templates": {name: _of_file(ReportKey(quarter, name).template(project)) for name in names},
        **_comments(project, quarter, names),
        **({"absent": sorted(tables.absent)} if tables.absent else {}),
        "reports": {path.name: _of_file(path) for path in files},
        "tables": {
            name: {"rows": rows, "sha256": sha256(content)}
            for name, (rows, content) in frames.items()
        },
        "sources": _cited(tables, quarter),
    }


def _comments(project: Project, quarter: Quarter, names: list[str]) -> dict[str, dict[str, str]]:
    """Give the hash of each comment; where there is none, not even a place for it."""
    places = {name: place_of(project.data, quarter, name) for name in names}
    found = {name: sha256(at.read_bytes()) for name, at in places.items() if at.is_file()}
    return {"commentary": found} if found else {}


def _modules(project: Project) -> dict[str, dict[str, str | None]]:
    """Give the hash of each module of the authority's own; without one, not even a place for it."""
    found = {path.name: _of_file(path) for path in modules_in(project.data)}
    return {"modules": found} if found else {}


def _of_file(path: Path) -> str | None:
    return sha256(path.read_bytes()) if path.is_file() else None


def _cited(tables: Tables, quarter: Quarter) -> list[str]:
    seen = tables.known_at(quarter)
    papers = {source for frame in seen.frames.values() for source in frame[SOURCES.key[0]]}
    counted = set(seen.returns.frame["return_id"])
    return sorted(papers | set(seen.releases.frame["release_id"]) | counted)


def as_json(found: dict[str, Any]) -> bytes:
    """Write it as the bytes of its file."""
    return (json.dumps(found, indent=2, ensure_ascii=False) + "\n").encode()


def read_provenance(file: Path) -> dict[str, Any]:
    """Read the file of a quarter; nothing where it is missing or no such file."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def entries(found: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Flatten it to names and values: ``tables/placements/rows`` and the like."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield from entries(value, f"{name}/{key}" if name else key)
    else:
        yield name, ", ".join(map(str, found)) if isinstance(found, list) else str(found)


def why_stale(task: ReportKey, was: dict[str, Any], now: dict[str, Any]) -> str | None:
    """Say why a report is not what its provenance says it was made to be, or nothing if it is.

    This needs no record of runs, so a fresh clone can tell, too.

    Parameters
    ----------
    task : ReportKey
    was, now : dict
        The provenance that is published, and as it is worked out now.
    """
    name = f"{task.theme}.ipynb"
    if now["reports"].get(name) is None:
        return "missing"
    if not was:
        return "no provenance is published with it"
    changed = {
        "template": was.get("templates", {}).get(task.theme) != now["templates"][task.theme],
        "package": was.get("package") != now["package"],
        "environment": was.get("environment") != now["environment"],
        "authority": was.get("authority") != now["authority"],
        "modules": was.get("modules") != now.get("modules"),
        "data": any(was.get(key) != now.get(key) for key in _DATA),
        "comment": _comment(was, task) != _comment(now, task),
    }
    if any(changed.values()):
        return f"changed: {', '.join(name for name, differs in changed.items() if differs)}"
    if was.get("reports", {}).get(name) != now["reports"][name]:
        return "the report itself was changed"
    return None


def _comment(found: dict[str, Any], task: ReportKey) -> Any:
    return found.get("commentary", {}).get(task.theme)


_DATA = ("known_by", "quarter_before", "quarter_before_known_by", "tables", "absent", "sources")
