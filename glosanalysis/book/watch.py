"""Make the book again whenever something that it is made from changes, until told to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import watchfiles

from glosanalysis.checkout.project import Project
from glosanalysis.errors import UserMistake
from glosanalysis.pages.marks import is_generated

__all__ = ["changes", "watch"]

_QUIET_MS = 500
"""A file still being written changes again within this time, so a change waits for as long."""
_LONGEST_WAIT_MS = 5000
_LOOK_UP_MS = 500
_AT_THE_TOP = ("_config.yml", "CHANGELOG.md")


def watch(project: Project, make: Callable[[], None], say: Callable[[str], None]) -> None:
    """Make the book now, and again after every change, until interrupted.

    What goes wrong is said and ends nothing: the next change may mend it.

    Parameters
    ----------
    project : Project
    make : callable
        Checks the tables, runs what is stale and builds the book.
    say : callable
        Told each event, in a line.

    Raises
    ------
    KeyboardInterrupt
        When the user stops it.
    """
    for changed in changes(project):
        for path in changed:
            say(f"changed: {path}")
        for line in _faults_of(make):
            say(line)
        say("watching data, notebooks and pages; Ctrl-C ends it")


def changes(project: Project) -> Iterator[list[str]]:
    """Give the files that changed, a list each time: first an empty one, for how things stand.

    Files are watched from then on, so that no change is missed while one is dealt with.

    Parameters
    ----------
    project : Project

    Yields
    ------
    list of str
        Paths below the checkout, in order.
    """
    begun = False
    for found in watchfiles.watch(
        *_folders(project),
        watch_filter=None,
        debounce=_LONGEST_WAIT_MS,
        step=_QUIET_MS,
        rust_timeout=_LOOK_UP_MS,
        yield_on_timeout=True,
        recursive=False,
    ):
        paths = {Path(path).relative_to(project.root) for _, path in found}
        changed = sorted(path.as_posix() for path in paths if _is_ours(project, path))
        if changed or not begun:
            begun = True
            yield changed


def _folders(project: Project) -> list[Path]:
    """List each folder by itself: a watch of the whole would see the reports and the site, too.

    Folders, not files: an editor that writes a file anew and renames it ends a watch of the file.
    """
    whole = [project.data, project.notebooks, project.book / "_static", project.book / "_templates"]
    below = [path for top in whole for path in top.rglob("*") if path.is_dir()]
    return [project.root, project.book, *(top for top in whole if top.is_dir()), *below]


def _is_ours(project: Project, path: Path) -> bool:
    """Tell what the book is made from, from what editors and the build put beside it."""
    if any(part.startswith((".", "~")) for part in path.parts) or path.name.endswith("~"):
        return False
    match path.parts:
        case ["data", *_]:
            return path.suffix in (".csv", ".md", ".toml")
        case ["notebooks", *_]:
            return path.suffix == ".ipynb"
        case ["book", "_static" | "_templates", *_]:
            return path.suffix != ""
        case ["book", name]:
            return name.endswith(".md") and not is_generated(project.root / path)
        case [name]:
            return name in _AT_THE_TOP
    return False


def _faults_of(make: Callable[[], None]) -> list[str]:
    """Make the book, and give what went wrong as lines."""
    try:
        make()
    except UserMistake as mistake:
        return str(mistake).splitlines()
    except Exception as error:  # whatever half a file can do: the other half is on its way
        return [f"{type(error).__name__}: {error}".splitlines()[0]]
    return []
