"""Bring a book's templates and pages to the installed version, and keep what is the authority's.

Nothing is merged: a notebook is JSON, and of two versions joined line by line hardly one opens.
What the authority changed stays as it is; the new version is put beside it, to be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from glosanalysis.authority import read
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.project import Project
from glosanalysis.new_book.carried import carried
from glosanalysis.new_book.contents import renewed_files
from glosanalysis.new_book.manifest import (
    MANIFEST,
    Manifest,
    digest,
    manifest_of,
    no_manifest,
    read_manifest,
)

__all__ = ["Change", "Upgrade", "carry_out", "upgrade_of"]

BESIDE = ".new"
"""Ends the name of a new version that was put beside a file of the authority's."""
_RELEASES = "data/releases/"
"""One feed, whose register says what its files hold: renewed as a whole or not at all."""


@dataclass(frozen=True)
class Change:
    """What an upgrade does to a file.

    Parameters
    ----------
    place : str
        The file, from the folder of the book.
    does : str
        ``added``, ``replaced`` or ``removed``; or ``kept``, what the authority changed.
    before, after : bytes
        What it holds, and what the installed version has there; empty where there is nothing.

    Examples
    --------
    >>> Change("book/methods.md", "kept", b"ours", b"theirs").beside
    'book/methods.md.new'
    """

    place: str
    does: str
    before: bytes = b""
    after: bytes = b""

    @property
    def beside(self) -> str:
        """Where the new version of a file that is kept goes; nowhere if there is none."""
        return self.place + BESIDE if self.does == "kept" and self.after else ""


@dataclass(frozen=True)
class Upgrade:
    """What is to be done, and the records of before and after it.

    Parameters
    ----------
    changes : tuple of Change
    was, becomes : Manifest
    """

    changes: tuple[Change, ...]
    was: Manifest
    becomes: Manifest

    @property
    def is_done(self) -> bool:
        """Whether there is nothing to do, not even to note."""
        return not self.changes and self.was == self.becomes


def upgrade_of(project: Project, *, adopt: bool = False) -> Upgrade:
    """Compare a book with what the installed version begins one with.

    Parameters
    ----------
    project : Project
    adopt : bool
        Whether to take on a book that has no record of what was written.

    Raises
    ------
    WrongUsage
        If the book has no record of what was written, or one that is to be taken on has; or if
        the package carries no new book.
    BadData
        If the record or the settings of the book are wrong.
    """
    was = no_manifest(project.root) if adopt else read_manifest(project.root)
    files = renewed_files(carried(), read(project.data), was.begun)
    changes = [
        change
        for place in sorted({*files, *was.written})
        if (change := _change(project.root, place, files, was.written)) is not None
    ]
    own = [each for each in changes if each.does == "kept" and each.place.startswith(_RELEASES)]
    if own:
        changes = [each for each in changes if not each.place.startswith(_RELEASES)]
        changes.append(Change(_RELEASES, "kept"))
    return Upgrade(tuple(changes), was, manifest_of(files, was.begun))


def _change(
    root: Path, place: str, files: Mapping[str, bytes], written: Mapping[str, tuple[str, ...]]
) -> Change | None:
    path, known = root / place, written.get(place, ())
    new = files.get(place)
    if not path.is_file():
        # What was there once and is no longer was taken out by the authority.
        return None if known or new is None else Change(place, "added", b"", new)
    there = path.read_bytes()
    untouched = digest(there) in known
    if new is None:
        return Change(place, "removed" if untouched else "kept", there)
    if digest(there) == digest(new):
        return None
    if untouched:
        return Change(place, "replaced", there, new)
    return None if digest(new) in known else Change(place, "kept", there, new)


def carry_out(project: Project, upgrade: Upgrade) -> None:
    """Do it, each file whole: what is ended on the way goes on when it is called again."""
    names = {*upgrade.was.written, *upgrade.becomes.written}
    replaced = {each.place for each in upgrade.changes if each.does in ("replaced", "removed")}
    both = {name: tuple(_known(name, upgrade, name in replaced)) for name in names}
    _put(project, MANIFEST, replace(upgrade.was, written=both).as_json)
    for each in upgrade.changes:
        if each.does in ("added", "replaced"):
            _put(project, each.place, each.after)
        elif each.does == "removed":
            (project.root / each.place).unlink(missing_ok=True)
        elif each.beside:
            _put(project, each.beside, each.after)
    _put(project, MANIFEST, upgrade.becomes.as_json)


def _known(name: str, upgrade: Upgrade, replaced: bool) -> Iterator[str]:
    """Give what is known of a file while the upgrade is under way."""
    yield from upgrade.was.written.get(name, ())
    if replaced:
        yield from upgrade.becomes.written.get(name, ())


def _put(project: Project, place: str, content: bytes) -> None:
    write_whole(project.root / place, content, project.work / "tmp")
