"""Whether a report is up to date: everything that it was made from, as fingerprints."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.project import Project
from glosanalysis.data.canonical_csv import seen_tables
from glosanalysis.data.tables import Published
from glosanalysis.execution.plan import Task
from glosanalysis.quarter import Quarter

__all__ = ["Ingredients", "Record", "fingerprint", "package_sha256", "sha256", "tools"]

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


def sha256(content: bytes) -> str:
    """Give the SHA-256 of a file's bytes, as sha256sum does."""
    return hashlib.sha256(content).hexdigest()


def package_sha256() -> str:
    """Fingerprint the sources of the package.

    It is what this gives, in the folder of the package: ``find . -name '*.py' | LC_ALL=C sort |
    xargs sha256sum | sha256sum``.
    """
    lines = [
        f"{sha256(path.read_bytes())}  ./{path.relative_to(_PACKAGE).as_posix()}\n"
        for path in _PACKAGE.rglob("*.py")
    ]
    by_name = sorted(lines, key=lambda line: line.split("  ", 1)[1])
    return sha256("".join(by_name).encode())


def tools(project: Project) -> dict[str, str]:
    """Fingerprint what all reports are made with: the package, and the environment it runs in."""
    lock = project.root / "requirements.lock"
    locked = lock.read_bytes() if lock.is_file() else b""
    return {
        "package": package_sha256(),
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

    def of(self, task: Task) -> dict[str, str]:
        """Fingerprint what one report is made from.

        Returns
        -------
        dict of str to str
            By what a person would call it: the template, the package, the environment, the data.
        """
        template = fingerprint(task.notebook(self.project).read_bytes())
        return {"template": template, **self.of_rows(task.quarter)}

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
                f"{each} {self.published.known_by(each)}".encode()
                for each in (quarter, before)
                if each
            ]
            for name, (_, content) in seen_tables(self.published, quarter).items():
                parts += [name.encode(), content]
            self._rows[quarter] = fingerprint(*parts)
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

    def knows(self, name: str) -> bool:
        """Tell whether a file was made in this checkout."""
        return name in self._made

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
