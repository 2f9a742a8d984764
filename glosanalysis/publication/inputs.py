"""Whether a report is up to date: everything that it was made from, as fingerprints."""

from __future__ import annotations

import platform
from dataclasses import dataclass, field
from pathlib import Path

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.fingerprint import fingerprint, sha256
from glosanalysis.checkout.project import Project
from glosanalysis.data.canonical_csv import seen_tables
from glosanalysis.data.tables import Tables
from glosanalysis.quarter import Quarter

__all__ = ["Inputs", "package_sha256", "tools"]

_PACKAGE = Path(__file__).resolve().parent.parent


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
class Inputs:
    """What reports are made from, fingerprinted once a run.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.
    """

    project: Project
    tables: Tables
    _rows: dict[Quarter, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._tools = tools(self.project)

    def of(self, task: ReportKey) -> dict[str, str]:
        """Fingerprint what one report is made from.

        Returns
        -------
        dict of str to str
            By what a person would call it: the template, the package, the environment, the data.
        """
        template = fingerprint(task.template(self.project).read_bytes())
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
            before = self.tables.quarter_before(quarter)
            parts = [
                f"{each} {self.tables.known_by(each)}".encode()
                for each in (quarter, before)
                if each
            ]
            for name, (_, content) in seen_tables(self.tables, quarter).items():
                parts += [name.encode(), content]
            self._rows[quarter] = fingerprint(*parts)
        return self._rows[quarter]
