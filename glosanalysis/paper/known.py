"""What a paper is made from, as a fingerprint: while it stays the same, so does the paper."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from glosanalysis.checkout.fingerprint import fingerprint
from glosanalysis.checkout.kept import Kept
from glosanalysis.checkout.project import Project
from glosanalysis.execution.toolchain import tools
from glosanalysis.parts_by_feed import REGISTERS, feeds_in
from glosanalysis.quarter import Quarter

__all__ = ["Known"]


class Known:
    """What papers are made from, as a checkout has it now.

    Parameters
    ----------
    project : Project
    """

    def __init__(self, project: Project) -> None:
        self._reports = project.reports
        self._register = dict(_registered(project.data))
        self._shared = _shared(project)

    def state(self, quarter: Quarter, files: list[Path]) -> str:
        """Fingerprint what the paper of a quarter is made from, and the paper itself.

        Of the register that is each line whose identifier stands anywhere in the reports.

        Parameters
        ----------
        quarter : Quarter
        files : list of Path
            Of the paper.
        """
        reports = sorted((self._reports / str(quarter)).iterdir())
        made_from = [path.read_bytes() for path in reports if path.is_file()]
        told = [
            row for id_, row in self._register.items() if any(id_ in each for each in made_from)
        ]
        papers = [file.read_bytes() if file.is_file() else b"" for file in files]
        parts = [self._shared, fingerprint(*told), fingerprint(*made_from), fingerprint(*papers)]
        return fingerprint(*(part.encode() for part in parts))


def _registered(data: Path) -> Iterator[tuple[bytes, bytes]]:
    """Give each line of the registers by its identifier, in their order."""
    for file in (data / name for name in REGISTERS.values()):
        if file.is_file():
            with file.open(encoding="utf-8", newline="") as lines:
                for row in csv.DictReader(lines):
                    yield next(iter(row.values())).encode(), repr(row).encode()


def _shared(project: Project) -> str:
    """Fingerprint what all papers are made with, and from beside the reports of their quarters."""
    templates = sorted(Path(__file__).parent.glob("*.typ"))
    files = [path for path in (*templates, project.root / "_config.yml") if path.is_file()]
    texts = (*tools(project).values(), _of_methods(project))
    held = (*(text.encode() for text in texts), *(path.read_bytes() for path in files))
    return fingerprint(*held)


def _of_methods(project: Project) -> str:
    """Give what papers take from the page on methods, which says much else."""
    page = project.book / "methods.md"
    if not page.is_file():
        return ""
    kept, feeds = Kept(project, "methods-of-papers"), sorted(feeds_in(project.data))
    state = fingerprint(page.read_bytes(), *(each.encode() for each in feeds))
    told = kept.part("methods", state, lambda: _told(page, feeds))
    kept.save()
    return told


def _told(page: Path, feeds: Sequence[str]) -> str:
    from glosanalysis.paper.methods import methods  # which takes a second, and seldom is needed

    return repr(list(methods(page, feeds)))
