"""What must not be published, looked for in all that is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from glosanalysis.authority import fingerprint_of
from glosanalysis.checkout.answers import Answers
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
    found = []
    with Answers(project, "scan", fingerprint_of(project.data)) as answers:
        for path in files:
            told = answers.of(path, lambda file: [[each.line, each.what] for each in scan([file])])
            found += [
                Difference(_shown(project, path, line), what, "must not be published")
                for line, what in told
            ]
    return len(files), iter(found)


def _shown(project: Project, path: Path, line: int) -> str:
    name = path.relative_to(project.root).as_posix()
    return f"{name}, line {line}" if line else name
