"""What the reports of a quarter were made from, written beside them for everybody to check."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from glosanalysis.data.published import Published
from glosanalysis.period import Quarter
from glosanalysis.pipeline.freshness import lines_of
from glosanalysis.pipeline.plan import Task, reports_of
from glosanalysis.project import Project

__all__ = ["as_json", "provenance", "provenance_in"]


def provenance_in(reports: Path, quarter: Quarter) -> Path:
    """Give the file below a folder of reports."""
    return reports / str(quarter) / "provenance.json"


def provenance(project: Project, published: Published, quarter: Quarter) -> dict[str, Any]:
    """List what a quarter's reports are made from.

    Nothing in it changes without its cause: no time, no name of a machine or of a person, and of
    a table only the rows that the quarter sees.

    Parameters
    ----------
    project : Project
    published : Published
        All rows there are.
    quarter : Quarter

    Returns
    -------
    dict
        The quarter, the version of the package, the fingerprint (SHA-256) of the locked
        environment and of each template, of each table the rows seen and their fingerprint, and
        the documents that these rows cite.
    """
    seen = published.seen_by(quarter)
    tables = {name: frame for name, frame in seen.tables.items() if len(frame)}
    cited = {source for frame in tables.values() for source in frame["source_id"]}
    lock = project.root / "requirements.lock"
    return {
        "quarter": str(quarter),
        "package": {"name": "glosanalysis", "version": version("glosanalysis")},
        "environment": _digest(lock.read_bytes()) if lock.is_file() else None,
        "templates": {
            name: _digest(Task(quarter, name).notebook(project).read_bytes())
            for name in reports_of(quarter, published)
        },
        "tables": {
            name: {
                "rows": len(frame),
                "sha256": _digest("\n".join(lines_of(frame)).encode()),
            }
            for name, frame in sorted(tables.items())
        },
        "sources": sorted(cited),
    }


def as_json(found: dict[str, Any]) -> bytes:
    """Write it as the bytes of its file."""
    return (json.dumps(found, indent=2, ensure_ascii=False) + "\n").encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
