"""What each report was made from when it was last made in this checkout."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.fingerprint import fingerprint
from glosanalysis.checkout.project import Project

__all__ = ["BuildLog"]


class BuildLog:
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

    def why_stale(self, name: str, path: Path, inputs: Mapping[str, str]) -> str | None:
        """Say why a file has to be made again, or nothing if it is up to date."""
        if not path.is_file():
            return "missing"
        made = self._made.get(name)
        if made is None:
            return "not made in this checkout yet"
        changed = [name for name, value in inputs.items() if made.get(name) != value]
        if changed:
            return f"changed: {', '.join(changed)}"
        if made.get("report") != fingerprint(path.read_bytes()):
            return "the report itself was changed"
        return None

    def keep(self, name: str, inputs: Mapping[str, str], content: bytes) -> None:
        """Note what a file was made from, once it is in place, until `write` puts it down."""
        self._made[name] = {**inputs, "report": fingerprint(content)}

    def write(self) -> None:
        """Put down what was noted; what is lost before this is made again, and nothing else."""
        text = json.dumps(self._made, sort_keys=True)
        write_whole(self._path, text.encode(), self._work / "tmp")
