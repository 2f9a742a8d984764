"""Whether a report is up to date: everything that it was made from, as fingerprints."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from glosanalysis.data.published import Published
from glosanalysis.period import Quarter
from glosanalysis.pipeline.files import write_whole
from glosanalysis.pipeline.plan import Task
from glosanalysis.project import Project

__all__ = ["Ingredients", "Record", "fingerprint"]

_PACKAGE = Path(__file__).resolve().parent.parent


def fingerprint(*parts: bytes) -> str:
    """Give the SHA-256 of some bytes, which part they were in included.

    Examples
    --------
    >>> fingerprint(b"ab", b"c") == fingerprint(b"a", b"bc")
    False
    """
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


def _of_files(paths: Iterable[Path], below: Path) -> str:
    parts = [(path.relative_to(below).as_posix().encode(), path.read_bytes()) for path in paths]
    return fingerprint(*(part for pair in parts for part in pair))


@dataclass
class Ingredients:
    """What reports are made from, fingerprinted once a run.

    Parameters
    ----------
    project : Project
    published : Published
        All rows there are.
    """

    project: Project
    published: Published
    _rows: dict[Quarter, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._package = _of_files(sorted(_PACKAGE.rglob("*.py")), _PACKAGE)
        lock = self.project.root / "requirements.lock"
        locked = lock.read_bytes() if lock.is_file() else b""
        self._environment = fingerprint(locked, platform.python_version().encode())

    def of(self, task: Task) -> dict[str, str]:
        """Fingerprint what one report is made from.

        Returns
        -------
        dict of str to str
            By what a person would call it: the template, the package, the environment, the data.
        """
        return {
            "template": fingerprint(task.notebook(self.project).read_bytes()),
            "package": self._package,
            "environment": self._environment,
            "data": self._data(task.quarter),
        }

    def _data(self, quarter: Quarter) -> str:
        """Fingerprint the rows that a quarter sees, and the sources that they cite."""
        if quarter not in self._rows:
            seen = self.published.seen_by(quarter)
            cited = {source for frame in seen.tables.values() for source in frame["source_id"]}
            frames = {**seen.tables, "sources": seen.sources.loc[sorted(cited)]}
            parts = [(name.encode(), frame.to_csv().encode()) for name, frame in frames.items()]
            self._rows[quarter] = fingerprint(*(part for pair in parts for part in pair))
        return self._rows[quarter]


class Record:
    """What each report was made from when it was last made in this checkout.

    Parameters
    ----------
    project : Project
    reports : Path
        The folder of reports that the record is about.
    """

    def __init__(self, project: Project, reports: Path) -> None:
        self._work = project.work
        self._reports = reports
        self._path = project.work / f"made-{fingerprint(str(reports).encode())[:12]}.json"
        try:
            self._made = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self._made = {}

    def why_stale(self, task: Task, ingredients: Mapping[str, str]) -> str | None:
        """Say why a report has to be made again, or nothing if it is up to date."""
        report = task.report_in(self._reports)
        if not report.is_file():
            return "missing"
        made = self._made.get(str(task))
        if made is None:
            return "not made in this checkout yet"
        changed = [name for name, value in ingredients.items() if made.get(name) != value]
        if changed:
            return f"changed: {', '.join(changed)}"
        if made.get("report") != fingerprint(report.read_bytes()):
            return "the report itself was changed"
        return None

    def keep(self, task: Task, ingredients: Mapping[str, str], content: bytes) -> None:
        """Note what a report was made from, as soon as it is in place."""
        self._made[str(task)] = {**ingredients, "report": fingerprint(content)}
        text = json.dumps(self._made, indent=1, sort_keys=True)
        write_whole(self._path, text.encode(), self._work / "tmp")
