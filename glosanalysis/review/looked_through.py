"""What must not be published, looked for in all that is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from glosanalysis.authority import fingerprint_of
from glosanalysis.checkout.fingerprint import fingerprint
from glosanalysis.checkout.kept import Kept
from glosanalysis.checkout.project import Project
from glosanalysis.disclosure.scan import scan
from glosanalysis.review.differences import Difference

__all__ = ["looked_through"]


def looked_through(project: Project) -> tuple[int, Iterator[Difference]]:
    """Look through pages, notebooks, tables and logs.

    A file whose bytes this has looked through before, by the same rules, is not looked through
    again: the same is said of it.
    """
    places = (project.book, project.work / "html", project.work / "log", project.data)
    files = [path for place in places for path in sorted(place.rglob("*")) if path.is_file()]
    kept = Kept(project, "scan", fingerprint_of(project.data))
    found = [
        Difference(_shown(project, path, line), what, "must not be published")
        for path in files
        for line, what in _told_of(path, kept)
    ]
    kept.save()
    return len(files), iter(found)


def _told_of(path: Path, kept: Kept) -> list[tuple[int, str]]:
    """Say what was found in a file of this name and these bytes, now or before."""
    key = fingerprint(path.name.encode(), path.read_bytes())
    return kept.part(key, key, lambda: [(each.line, each.what) for each in scan([path])])


def _shown(project: Project, path: Path, line: int) -> str:
    name = path.relative_to(project.root).as_posix()
    return f"{name}, line {line}" if line else name
