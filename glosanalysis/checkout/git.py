"""What git knows of a checkout."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from glosanalysis.checkout.project import Project

__all__ = ["Commit", "commit_of", "git"]


@dataclass(frozen=True)
class Commit:
    """The commit that a checkout is at.

    Parameters
    ----------
    id : str
        Empty where the checkout is not one of git.
    changed : tuple of str
        The files that differ from it.
    """

    id: str
    changed: tuple[str, ...]


def git(project: Project, *arguments: str) -> str | None:
    """Ask git about a checkout; give what it says, or nothing where it cannot tell."""
    try:
        done = subprocess.run(
            ["git", "-C", str(project.root), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout


def commit_of(project: Project) -> Commit:
    """Tell at which commit a checkout is, and which of its files differ from it."""
    top = git(project, "rev-parse", "--show-toplevel")
    if top is None or Path(top.strip()).resolve() != project.root:
        return Commit("", ())
    said = git(project, "status", "--porcelain", "-z", "--untracked-files=all") or ""
    changed = [part[3:] for part in said.split("\0") if part[2:3] == " "]
    return Commit((git(project, "rev-parse", "HEAD") or "").strip(), tuple(sorted(changed)))
