"""A review as lines for a terminal, and as Markdown to attach to a sign-off."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

from glosanalysis.period import Quarter
from glosanalysis.pipeline.review import Check

__all__ = ["as_lines", "as_markdown"]


def as_lines(checks: Sequence[Check]) -> list[str]:
    """Set the checks as a table of text, each difference below it."""
    width = max(len(check.name) for check in checks)
    lines = [f"{'Checked':<{width}}  {'How many':>19}  Differences"]
    for check in checks:
        many = f"{check.count} {check.unit}"
        lines.append(f"{check.name:<{width}}  {many:>19}  {len(check.differences)}")
    for check in checks:
        for each in check.differences:
            lines.append(f"{each.where}\n  published: {each.old}\n  should be: {each.new}")
    return lines


def as_markdown(quarters: Sequence[Quarter], checks: Sequence[Check]) -> str:
    """Set the checks as a document with room for a signature."""
    names = ", ".join(map(str, sorted(quarters)))
    off = sum(len(check.differences) for check in checks)
    lines = [
        f"# Review of {names}",
        "",
        f"Made by `glosanalysis review`, version {version('glosanalysis')}. "
        + ("Nothing differs." if not off else f"{off} differences."),
        "",
        "| Checked | How many | Differences |",
        "|---|---:|---:|",
        *(f"| {c.name} | {c.count} {c.unit} | {len(c.differences)} |" for c in checks),
        "",
    ]
    if off:
        lines += ["| Where | Published | Should be |", "|---|---|---|"]
        lines += [
            f"| {_cell(each.where)} | {_cell(each.old)} | {_cell(each.new)} |"
            for check in checks
            for each in check.differences
        ]
        lines.append("")
    lines += ["Reviewed by:", "", "Date:", "", "Remarks:", ""]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
