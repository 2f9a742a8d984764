"""Make the book again whenever the data or a template changes, until told to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import watchfiles

from glosanalysis.errors import UserMistake
from glosanalysis.checkout.project import Project

__all__ = ["changes", "watch"]

_SUFFIXES = {".csv", ".ipynb"}
_QUIET_MS = 500
"""A file still being written changes again within this time, so a change waits for as long."""
_LONGEST_WAIT_MS = 5000
_LOOK_UP_MS = 500


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
        say("watching data and notebooks; Ctrl-C ends it")


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
        project.data,
        project.notebooks,
        watch_filter=None,
        debounce=_LONGEST_WAIT_MS,
        step=_QUIET_MS,
        rust_timeout=_LOOK_UP_MS,
        yield_on_timeout=True,
    ):
        paths = {Path(path).relative_to(project.root) for _, path in found}
        changed = sorted(path.as_posix() for path in paths if _is_ours(path))
        if changed or not begun:
            begun = True
            yield changed


def _is_ours(path: Path) -> bool:
    """Tell tables and templates from what editors put beside them."""
    return path.suffix in _SUFFIXES and not any(part.startswith((".", "~")) for part in path.parts)


def _faults_of(make: Callable[[], None]) -> list[str]:
    """Make the book, and give what went wrong as lines."""
    try:
        make()
    except UserMistake as mistake:
        return str(mistake).splitlines()
    except Exception as error:  # whatever half a file can do: the other half is on its way
        return [f"{type(error).__name__}: {error}".splitlines()[0]]
    return []
