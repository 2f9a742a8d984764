"""Whether a report is up to date: everything that it was made from, as fingerprints."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.period import Quarter
from glosanalysis.pipeline.files import write_whole
from glosanalysis.pipeline.plan import Task
from glosanalysis.project import Project

__all__ = ["Ingredients", "Record", "fingerprint", "lines_of", "tools"]

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


def lines_of(frame: pd.DataFrame) -> list[str]:
    """Write a table as lines of text: its columns first, then a line a row."""
    rows = map(str, frame.itertuples(index=False, name=None))
    return [json.dumps([*frame.columns]), *rows]


def tools(project: Project) -> dict[str, str]:
    """Fingerprint what all reports are made with: the package, and the environment it runs in."""
    lock = project.root / "requirements.lock"
    locked = lock.read_bytes() if lock.is_file() else b""
    return {
        "package": _of_files(sorted(_PACKAGE.rglob("*.py")), _PACKAGE),
        "environment": fingerprint(locked, platform.python_version().encode()),
    }


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
        self._tools = tools(self.project)
        self._sources = {row.Index: str(row) for row in self.published.sources.itertuples()}

    def of(self, task: Task) -> dict[str, str]:
        """Fingerprint what one report is made from.

        Returns
        -------
        dict of str to str
            By what a person would call it: the template, the package, the environment, the data.
        """
        template = fingerprint(task.notebook(self.project).read_bytes())
        return {"template": template, **self.of_rows(task.quarter)}

    def of_templates(self, names: Iterable[str]) -> dict[str, str]:
        """Fingerprint some templates."""
        paths = {name: self.project.notebooks / f"{name}.ipynb" for name in sorted(names)}
        return {name: fingerprint(path.read_bytes()) for name, path in paths.items()}

    def of_rows(self, quarter: Quarter) -> dict[str, str]:
        """Fingerprint what the indicator rows of a quarter are made from."""
        return {
            **self._tools,
            "data": self._data(quarter),
        }

    def _data(self, quarter: Quarter) -> str:
        """Fingerprint the rows that a quarter sees, the sources that they cite, and its dates."""
        if quarter not in self._rows:
            before = self.published.quarter_before(quarter)
            parts = [
                f"{each} {self.published.known_by(each)}" for each in (quarter, before) if each
            ]
            seen = self.published.seen_by(quarter)
            cited: set[str] = set()
            for name, frame in seen.tables.items():
                parts += [name, *lines_of(frame)]
                cited.update(frame["source_id"])
            parts += [f"{id_} {self._sources[id_]}" for id_ in sorted(cited)]
            revisions = self.published.revisions
            of_quarter = revisions[revisions["quarter"] == str(quarter)]
            parts += [str(row) for row in of_quarter.itertuples(index=False, name=None)]
            self._rows[quarter] = fingerprint(*(part.encode() for part in parts))
        return self._rows[quarter]


class Record:
    """What each file of a folder of reports was made from when it was last made in this checkout.

    Parameters
    ----------
    project : Project
    reports : Path
        The folder.
    """

    def __init__(self, project: Project, reports: Path) -> None:
        self._work = project.work
        self._path = project.work / f"made-{fingerprint(str(reports).encode())[:12]}.json"
        try:
            self._made = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self._made = {}

    def why_stale(self, name: str, path: Path, ingredients: Mapping[str, str]) -> str | None:
        """Say why a file has to be made again, or nothing if it is up to date."""
        if not path.is_file():
            return "missing"
        made = self._made.get(name)
        if made is None:
            return "not made in this checkout yet"
        changed = [name for name, value in ingredients.items() if made.get(name) != value]
        if changed:
            return f"changed: {', '.join(changed)}"
        if made.get("report") != fingerprint(path.read_bytes()):
            return "the report itself was changed"
        return None

    def keep(self, name: str, ingredients: Mapping[str, str], content: bytes) -> None:
        """Note what a file was made from, once it is in place."""
        self._made[name] = {**ingredients, "report": fingerprint(content)}
        text = json.dumps(self._made, indent=1, sort_keys=True)
        write_whole(self._path, text.encode(), self._work / "tmp")
