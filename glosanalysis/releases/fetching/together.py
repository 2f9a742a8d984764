"""Import what was fetched: all with all well, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from glosanalysis.checkout.project import Project
from glosanalysis.errors import BadData
from glosanalysis.releases.fetching.newest import Newest
from glosanalysis.releases.fetching.shelf import Shelf
from glosanalysis.releases.files import opened
from glosanalysis.releases.importing import Imported, import_file
from glosanalysis.releases.register import register_of

__all__ = ["Fetched", "imported"]


@dataclass(frozen=True)
class Fetched:
    """A file as it was fetched, not yet imported.

    Parameters
    ----------
    newest : Newest
    path : Path
        Where it lies until it is imported.
    etag : str
    """

    newest: Newest
    path: Path
    etag: str


def imported(
    fetched: Sequence[Fetched], shelf: Shelf, project: Project, *, dry_run: bool
) -> list[Imported]:
    """Import files, and keep them for the next time.

    Parameters
    ----------
    fetched : sequence of Fetched
    shelf : Shelf
    project : Project
    dry_run : bool
        Whether to change no data.

    Raises
    ------
    BadData
        With a line for each fault in any of them; then no data is changed and no file kept.
    """
    # All are tried before the first is written, for an import knows only its own file.
    tried, faults = [], []
    for each in fetched:
        try:
            tried.append(_import(each, project, dry_run=True))
        except BadData as error:
            faults.append(str(error))
    if faults:
        raise BadData("\n".join(faults))
    for each, made in zip(fetched, tried, strict=True):
        if made.files and not dry_run:
            _import(each, project, dry_run=False)
        # Kept only now: a file with a fault would be taken for unchanged ever after.
        content = each.path.read_bytes()
        shelf.keep(each.newest.data_set, each.newest.address, each.etag, content)
    return tried


def _import(each: Fetched, project: Project, *, dry_run: bool) -> Imported:
    register = register_of(project.data / "releases")
    held = register["sha256"].isin([file.sha256 for file in opened(each.path)]).any()
    made = import_file(
        each.path,
        project.data / "releases",
        by_way_of=project.work / "tmp",
        # A release may have come into the API later than it was published, and keeps its day.
        published_on=None if held else each.newest.published_on,
        address=each.newest.address,
        dry_run=dry_run,
    )
    others = [one.release_id for one in made if one.data_set != each.newest.data_set]
    if others or len(made) != 1:
        told = ", ".join(others) or f"{len(made)} tables"
        raise BadData(f"{each.newest.address}: is {told}, and should be {each.newest.data_set}")
    return made[0]
