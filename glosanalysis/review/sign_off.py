"""A review as lines for a terminal, and as the file that a reviewer ticks, fills in and commits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from glosanalysis.phrasing import counted, listed
from glosanalysis.quarter import Quarter
from glosanalysis.review.differences import Check, Difference

__all__ = ["ToSign", "as_lines", "as_markdown", "causes", "cell"]

_MOST_OF_A_FILE = 10
_FORM = (
    "Reviewed by (role), on (date):",
    "Read in full (overview, themes, revisions, audit, the written pages that changed):",
    "Differences found, and what became of them:",
    "The code was reviewed by a second person (yes or no):",
    "The quarter can be published (yes or no):",
    "Accepted by a user (role, date, what they used it for):",
)


@dataclass(frozen=True)
class ToSign:
    """What a person signs beside the checks, as lines of Markdown.

    Parameters
    ----------
    identity : tuple of str
        The day, the commit, and what made the review.
    headlines : tuple of str
        The figures that pages open with, to hold against the papers.
    changes : tuple of str
        What changed since the last sign-off.
    files : tuple of str
        The hashes of what people wrote.
    package : str
        The hash of all sources of the package.
    """

    identity: tuple[str, ...]
    headlines: tuple[str, ...]
    changes: tuple[str, ...]
    files: tuple[str, ...]
    package: str


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


def as_markdown(quarters: Sequence[Quarter], checks: Sequence[Check], signed: ToSign) -> str:
    """Set a review as a document to tick, fill in and commit.

    Parameters
    ----------
    quarters : sequence of Quarter
    checks : sequence of Check
    signed : ToSign

    Returns
    -------
    str
    """
    off = sum(len(check.differences) for check in checks)
    parts: list[Sequence[str]] = [
        [f"# Review of {', '.join(map(str, sorted(quarters)))}"],
        signed.identity,
        ["Nothing differs." if not off else f"**{counted(off, 'difference', 'differences')}.**"],
        ["| Checked | How many | Differences |", "|---|---:|---:|"]
        + [f"| {c.name} | {c.count} {c.unit} | {len(c.differences)} |" for c in checks],
    ]
    if off:
        parts.append(_differences(checks))
    parts += [
        ["## Figures to hold against the papers"],
        signed.headlines,
        ["## Changed since the last sign-off"],
        signed.changes,
        ["## Sign-off"],
        [f"- {line}" for line in _FORM],
        ["## Files that people wrote"],
        ["```", *signed.files, "```"],
        [f"Package `glosanalysis`, all its sources: `{signed.package}`."],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _differences(checks: Sequence[Check]) -> list[str]:
    rows = [
        f"| {cell(_places(each))} | {cell(each.old)} | {cell(each.new)} |"
        for check in checks
        for each in check.differences
    ]
    changed = [f"Changed since it was published: {'; '.join(causes(checks))}.", ""]
    table = ["| Where | Published | Should be |", "|---|---|---|", *rows]
    return (changed if causes(checks) else []) + table


def cell(text: str) -> str:
    """Set a text as a cell of a table in Markdown."""
    return " ".join(text.split()).replace("|", "\\|")
