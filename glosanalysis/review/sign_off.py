"""A review as lines for a terminal, and as the file that a reviewer ticks, fills in and commits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from glosanalysis.checkout.git import commit_of
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.execution.toolchain import package_sha256
from glosanalysis.phrasing import counted, day, listed
from glosanalysis.quarter import Quarter
from glosanalysis.review.differences import Check, Difference
from glosanalysis.review.signed_files import hashes_of, written_files
from glosanalysis.review.since import changes_since, last_sign_off
from glosanalysis.themes import THEMES

__all__ = ["as_lines", "as_markdown", "causes"]

_MOST_OF_A_FILE = 10
_FORM = (
    "Reviewed by (role), on (date):",
    "Read in full (overview, themes, revisions, audit, the written pages that changed):",
    "Differences found, and what became of them:",
    "The code was reviewed by a second person (yes or no):",
    "The quarter can be published (yes or no):",
    "Accepted by a user (role, date, what they used it for):",
)


def causes(checks: Sequence[Check]) -> list[str]:
    """Name what was changed after publication, from which further differences follow."""
    found = [
        place
        for check in checks
        for each in check.differences
        for place in (each.where, *each.also)
        if "/provenance.json, " in place
    ]
    quarters: dict[str, list[str]] = {}
    for place in found:
        file, entry = place.split("/provenance.json, ")
        what = entry.removesuffix("/sha256").removesuffix("/rows").replace("tables/", "table ")
        quarters.setdefault(what.replace("templates/", "template "), []).append(file)
    return [f"{what}, in {listed(of)}" for what, of in quarters.items() if "reports/" not in what]


def as_lines(checks: Sequence[Check]) -> list[str]:
    """Set the checks as a table of text, then the differences: causes first, each told once."""
    width = max(len(check.name) for check in checks)
    lines = [f"{'Checked':<{width}}  {'How many':>19}  Differences"]
    for check in checks:
        many = f"{check.count} {check.unit}"
        lines.append(f"{check.name:<{width}}  {many:>19}  {len(check.differences)}")
    changed = causes(checks)
    if changed:
        lines.append("Changed since it was published, so that more differs:")
        lines += [f"  {cause}" for cause in changed]
    for check in checks:
        lines += _told(check.differences)
    return lines


def _told(differences: Sequence[Difference]) -> list[str]:
    """Tell the first differences of each file, and how many more it has."""
    lines = []
    counts = Counter(each.file for each in differences)
    seen: Counter[str] = Counter()
    for each in differences:
        seen[each.file] += 1
        if seen[each.file] <= _MOST_OF_A_FILE:
            lines.append(f"{_places(each)}\n  published: {each.old}\n  should be: {each.new}")
        elif seen[each.file] == counts[each.file]:
            lines.append(f"{each.file}: {counts[each.file] - _MOST_OF_A_FILE} more")
    return lines


def _places(each: Difference) -> str:
    if not each.also:
        return each.where
    first = "; ".join(each.also[:4])
    more = f"; {len(each.also) - 4} more" if len(each.also) > 4 else ""
    return f"{each.where}; also {first}{more}"


def as_markdown(
    project: Project, tables: Tables, quarters: Sequence[Quarter], checks: Sequence[Check]
) -> str:
    """Set a review as a document to tick, fill in and commit.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.
    quarters : sequence of Quarter
    checks : sequence of Check

    Returns
    -------
    str
    """
    off = sum(len(check.differences) for check in checks)
    parts = [
        [f"# Review of {', '.join(map(str, sorted(quarters)))}"],
        _identity(project),
        ["Nothing differs." if not off else f"**{counted(off, 'difference', 'differences')}.**"],
        ["| Checked | How many | Differences |", "|---|---:|---:|"]
        + [f"| {c.name} | {c.count} {c.unit} | {len(c.differences)} |" for c in checks],
    ]
    if off:
        parts.append(_differences(checks))
    parts += [
        ["## Figures to hold against the papers"],
        _headlines(tables, quarters),
        ["## Changed since the last sign-off"],
        changes_since(project, last_sign_off(project)),
        ["## Sign-off"],
        [f"- {line}" for line in _FORM],
        ["## Files that people wrote"],
        ["```", *hashes_of(project, _read_by_people(project, tables)), "```"],
        [f"Package `glosanalysis`, all its sources: `{package_sha256()}`."],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _read_by_people(project: Project, tables: Tables) -> list[Path]:
    """List what the site is written from; the many files of the package have one hash together."""
    files = written_files(project, tables)
    return [file for file in files if file.parts[0] != "glosanalysis"]


def _identity(project: Project) -> list[str]:
    commit = commit_of(project)
    clean = (
        "clean: every file is as committed"
        if not commit.changed
        else f"not clean, {counted(len(commit.changed), 'file differs', 'files differ')} from it: "
        + ", ".join(commit.changed[:10])
        + (" …" if len(commit.changed) > 10 else "")
    )
    return [
        f"- Date: {date.today().isoformat()}",
        f"- Commit: {commit.id or 'none, this is no checkout of git'}",
        f"- Checkout: {clean if commit.id else 'cannot be told'}",
        f"- Made by: `glosanalysis review`, version {version('glosanalysis')}",
    ]


def _differences(checks: Sequence[Check]) -> list[str]:
    rows = [
        f"| {_cell(_places(each))} | {_cell(each.old)} | {_cell(each.new)} |"
        for check in checks
        for each in check.differences
    ]
    changed = [f"Changed since it was published: {'; '.join(causes(checks))}.", ""]
    table = ["| Where | Published | Should be |", "|---|---|---|", *rows]
    return (changed if causes(checks) else []) + table


def _headlines(tables: Tables, quarters: Sequence[Quarter]) -> list[str]:
    """List the figures that pages open with, each with its place and a box to tick."""
    lines = [
        "| ☐ | Quarter | Figure | Value | As at | Paper | Place |",
        "|---|---|---|---:|---|---|---|",
    ]
    titles = tables.sources["title"]
    for quarter in sorted(quarters):
        seen = tables.known_at(quarter)
        for theme in THEMES.values():
            for row in theme.foremost(theme.rows(seen, quarter)):
                if row.latest is None or row.is_history:
                    continue
                told = row.record()
                value = " ".join(filter(None, (told["qualifier"], told["value"], told["unit"])))
                paper = f"{titles[row.latest.source_id]} (`{row.latest.source_id}`)"
                cells = (
                    quarter,
                    told["label"],
                    value,
                    day(row.latest.as_at),
                    paper,
                    told["locator"],
                )
                lines.append("| ☐ | " + " | ".join(_cell(str(cell)) for cell in cells) + " |")
    return lines


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
