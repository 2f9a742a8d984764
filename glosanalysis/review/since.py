"""What changed since the last sign-off that is kept under ``reviews``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from glosanalysis.checkout.git import git
from glosanalysis.checkout.project import Project

__all__ = ["SignOff", "changes_since", "last_sign_off"]

_COMMIT = re.compile(r"^- Commit: ([0-9a-f]{40})$", re.MULTILINE)
_DATE = re.compile(r"^- Date: (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


@dataclass(frozen=True, order=True)
class SignOff:
    """A review that was filled in and kept.

    Parameters
    ----------
    date : str
    commit : str
        What was reviewed.
    name : str
        Its file below ``reviews``.
    """

    date: str
    commit: str
    name: str


def last_sign_off(project: Project) -> SignOff | None:
    """Find the latest committed file under ``reviews``; nothing where there is none."""
    names = git(project, "ls-files", "-z", "reviews") or ""
    found = []
    for name in filter(None, names.split("\0")):
        text = git(project, "show", f"HEAD:{name}") or ""
        commit, date = _COMMIT.search(text), _DATE.search(text)
        if commit and date:
            found.append(SignOff(date[1], commit[1], name))
    return max(found, default=None)


def changes_since(project: Project, last: SignOff | None) -> list[str]:
    """List the files that changed since a sign-off, as Markdown; reports as one line a quarter."""
    if last is None:
        return ["There is no earlier sign-off under `reviews/`: everything is new."]
    told = git(project, "diff", "--numstat", "-z", "--no-renames", last.commit, "HEAD")
    if told is None:
        return [f"The commit of `{last.name}`, {last.commit[:12]}, is not in this checkout."]
    lines: dict[str, list[int]] = {}
    for entry in filter(None, told.split("\0")):
        added, removed, name = entry.split("\t")
        parts = name.split("/")
        shown = "/".join(parts[:3]) + "/" if name.startswith("book/reports/") else name
        sums = lines.setdefault(shown, [0, 0])
        for at, count in enumerate((added, removed)):
            sums[at] += int(count) if count.isdigit() else 0
    log = (git(project, "log", "--format=%s", f"{last.commit}..HEAD") or "").strip().splitlines()
    return [
        f"Since `{last.name}` of {last.date}, commit {last.commit[:12]}, {len(log)} commits:",
        "",
        "| File | Lines added | Lines removed |",
        "|---|---:|---:|",
        *(f"| {name} | {added} | {removed} |" for name, (added, removed) in sorted(lines.items())),
    ]
