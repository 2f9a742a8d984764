"""Whether the site is what a build would make now: then nothing need be built."""

from __future__ import annotations

import subprocess
from pathlib import Path

from glosanalysis.checkout.contents import below, contents
from glosanalysis.checkout.fingerprint import fingerprint
from glosanalysis.checkout.project import Project

__all__ = ["commit_time", "is_built", "made_from", "note_built"]


def is_built(project: Project) -> bool:
    """Tell whether nothing has changed since the last good build.

    Parameters
    ----------
    project : Project

    Returns
    -------
    bool
        False if a byte differs of what the site is made from, or a file of the site is gone, or
        was written since.
    """
    noted = _note(project)
    if not noted.is_file():
        return False
    return noted.read_text(encoding="utf-8") == _noted(made_from(project), project)


def note_built(project: Project, sources: str) -> None:
    """Note what the site was made from and how it lies there, after a good build.

    Parameters
    ----------
    project : Project
    sources : str
        What `made_from` gave before the build began: what is changed meanwhile is not built.
    """
    _note(project).write_text(_noted(sources, project), encoding="utf-8")


def made_from(project: Project) -> str:
    """Give the SHA-256 of all that a site is made from.

    Parameters
    ----------
    project : Project

    Returns
    -------
    str
        It differs if a byte of the checkout or the package does, the last commit, or the version of
        Python or of an installed package.
    """
    return fingerprint(commit_time(project).encode(), contents(project).encode())


def commit_time(project: Project) -> str:
    """Give the time of the last commit in seconds, which a build is dated by; or nothing."""
    try:
        done = subprocess.run(
            ["git", "-C", str(project.root), "log", "-1", "--format=%ct"],
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def _note(project: Project) -> Path:
    return project.work / "built"


def _noted(sources: str, project: Project) -> str:
    """Put beside the sources what was made of them, each file by its size and time."""
    site = project.work / "html"
    made = [f"{path.relative_to(site)} {_stamp(path)}" for path in below(site)]
    return f"{sources} {fingerprint(*(each.encode() for each in made))}"


def _stamp(path: Path) -> str:
    there = path.stat()
    return f"{there.st_size} {there.st_mtime_ns}"
