"""Build the static site with Jupyter Book, warnings as errors."""

from __future__ import annotations

import errno
import os
import re
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from glosanalysis.authority import hold_to
from glosanalysis.book.prepared import prepare
from glosanalysis.book.unchanged import commit_time, is_built, made_from, note_built
from glosanalysis.checkout.child_process import Bound, bound
from glosanalysis.checkout.lock import alone
from glosanalysis.checkout.project import Project
from glosanalysis.disclosure.scan import scan
from glosanalysis.errors import BuildFailed

__all__ = ["build"]

_SHOWN_LINES = 20
_START = """
from glosanalysis.checkout.garbage import seldom_collected
with seldom_collected():
    from jupyter_book.cli.main import main
    import glosanalysis.book.sphinx_ext  # which takes longest to import
    told.wait()
    main()
"""
"""Jupyter Book imports what it needs beside what is made ready for it."""


def build(project: Project, waiting: Callable[[], None] = lambda: None) -> Path:
    """Write the contents and build the site.

    Pages are read again where they have changed, and all of them after a build that came to no good
    end: what Sphinx noted in it cannot be relied upon.

    Parameters
    ----------
    project : Project
    waiting : callable
        Called once if another command has to end first.

    Returns
    -------
    Path
        The front page of the site.

    Raises
    ------
    BadData
        If there is a fault in the tables.
    BuildFailed
        If Jupyter Book ends with an error or a warning; the message ends with what it said. Or if
        something in it looks like a part of a case record; the message says where, not what.
    """
    with alone(project, waiting):
        if not is_built(project):  # by the command that this one has waited for
            _build_alone(project)
    return project.work / "html" / "index.html"


def _build_alone(project: Project) -> None:
    hold_to(project.data)
    done = project.work / "built-whole"
    with _jupyter_book(project, whole=not done.is_file()) as begun:
        prepare(project)
        sources = made_from(project)
        done.unlink(missing_ok=True)
        _end(begun, project)
    done.write_bytes(b"")
    _look_through(project, project.work / "looked-through")
    note_built(project, sources)


def _look_through(project: Project, stamp: Path) -> None:
    """Look through what is to be published, and was not before, for what must not be."""
    last = stamp.stat().st_mtime if stamp.is_file() else 0.0
    begun = time.time()
    places = (project.book, project.work / "html", project.work / "log", project.data / "returns")
    files = [path for place in places for path in sorted(place.rglob("*")) if path.is_file()]
    found = scan(path for path in files if path.stat().st_mtime >= last)
    if found:
        lines = "\n".join(str(each) for each in found[:_SHOWN_LINES])
        raise BuildFailed(f"{lines}\nthe book is not fit to be published")
    stamp.write_bytes(b"")
    # A file that was written while this one looked is looked at next time.
    os.utime(stamp, (begun, begun))


def _jupyter_book(project: Project, *, whole: bool) -> AbstractContextManager[Bound]:
    options = ["--warningiserror", "--nitpick", "--keep-going", *(["--all"] if whole else [])]
    environment = {"NO_COLOR": "1", "GLOSANALYSIS_ROOT": str(project.root), **_dated(project)}
    return bound(_START, ["build", str(project.root), *options], project.root, environment)


def _end(begun: Bound, project: Project) -> None:
    """Let Jupyter Book build, and tell how it ended if that is badly."""
    done = begun.finish()
    said = f"{done.stdout}\n{done.stderr}".strip()
    log = project.work / "log" / "build.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(said + "\n", encoding="utf-8")
    if done.returncode:
        _refuse_as_the_system_did(project, said)
        lines = said.splitlines()
        told = [line for line in lines if re.search(r"\b(WARNING|ERROR|CRITICAL|Error)\b", line)]
        shown = "\n".join((told or lines)[-_SHOWN_LINES:])
        raise BuildFailed(f"{shown}\nthe book was not built; all that was said is in {log}")


def _refuse_as_the_system_did(project: Project, said: str) -> None:
    """Say in a line that a disk is full, or lets nothing be written, if that is what went wrong."""
    for number in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
        if os.strerror(number) in said:
            raise OSError(number, os.strerror(number), str(project.work / "html"))


def _dated(project: Project) -> dict[str, str]:
    """Take the time of the last commit for the time of the build, where there is one."""
    seconds = commit_time(project)
    return {"SOURCE_DATE_EPOCH": seconds} if seconds else {}
