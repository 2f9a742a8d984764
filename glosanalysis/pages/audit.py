"""The audit as a page of the book, and as a table to download."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence

from glosanalysis.audit import Finding, Verdict, audit
from glosanalysis.audit.operations import CALCULATIONS
from glosanalysis.data.tables import Tables
from glosanalysis.escaping import csv_cell, markdown
from glosanalysis.phrasing import listed
from glosanalysis.themes import THEMES

__all__ = ["MATTERS", "audit_csv", "audit_page", "audit_records"]

MATTERS = {
    **{id_: theme.title for id_, theme in THEMES.items()},
    "social_care": "Visits, assessments and conferences",
    "care_leavers": "Care leavers",
    "voice": "Surveys of children",
    "finance": "Finance",
    "risk": "Risks",
    "governance": "Meetings, dates and lists",
}
"""What a statement may be about, in the order of the page."""

_COLUMNS = (
    "claim",
    "theme",
    "statement",
    "operation",
    "operands",
    "relation",
    "printed",
    "comes_to",
    "outcome",
    "judgement",
    "operands_from",
    "source_id",
    "locator",
)


def audit_records(findings: Sequence[Finding]) -> list[dict[str, str]]:
    """Give findings as rows of text, with the columns of the download."""
    return [
        dict(
            zip(
                _COLUMNS,
                (
                    found.statement.id,
                    found.statement.theme,
                    found.statement.says,
                    found.statement.operation,
                    " ".join(found.statement.operands),
                    found.statement.relation,
                    found.statement.printed,
                    found.comes_to,
                    found.verdict.value,
                    found.statement.judgement,
                    found.statement.operands_from,
                    found.statement.source_id,
                    found.statement.locator,
                ),
                strict=True,
            )
        )
        for found in findings
    ]


def audit_csv(findings: Sequence[Finding]) -> bytes:
    """Write findings as CSV."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        {name: csv_cell(cell) for name, cell in record.items()}
        for record in audit_records(findings)
    )
    return buffer.getvalue().encode()


def audit_page(tables: Tables) -> str:
    """Write the page: the faults that were found, by matter, and what nobody has explained yet."""
    findings = audit(tables)
    faults = [found for found in findings if found.verdict.is_fault]
    open_ = [found for found in findings if found.verdict is Verdict.UNEXPLAINED]
    text = [
        "# Audit of the papers",
        "",
        "Many figures in the papers can be worked out again from others that they print. Here are "
        "those that do not come out, or that stand in two places with two values. That accuses "
        "nobody: papers are put together from figures that move, and each entry says what would "
        "explain it. A scanned page may also have been misread.",
        "",
        f"Found: {_counts(faults, tables)}. How many were checked says nothing of quality, as "
        'many checks are easy; all are in <a href="audit.csv" download>audit.csv</a>.',
        "",
    ]
    for matter, title in MATTERS.items():
        shown = [found for found in faults if found.statement.theme == matter]
        if shown:
            text += [f"(audit-{matter.replace('_', '-')})=", "", f"## {title}", ""]
        for found in shown:
            text += _entry(found, tables)
    if open_:
        text += _unexplained(open_)
    return "\n".join(text).rstrip() + "\n"


def _counts(faults: Sequence[Finding], tables: Tables) -> str:
    """Count the faults by paper."""
    register = tables.sources
    by_paper = Counter(register.at[found.statement.source_id, "document"] for found in faults)
    if not by_paper:
        return "none"
    return listed(
        [
            f"{by_paper[paper]} in *{markdown(register.at[paper, 'title'])}*"
            for paper in register.index
            if paper in by_paper
        ]
    )


def _unexplained(open_: Sequence[Finding]) -> list[str]:
    """List what does not hold in our tables: as likely our slip as the paper's."""
    return [
        "(audit-unexplained)=",
        "",
        "## Not explained yet",
        "",
        "These do not come out in the tables of this book. Nobody has looked into them yet: a slip "
        "of transcription is as likely as one of the paper.",
        "",
        *(
            f"- {markdown(found.statement.says)} {markdown(found.statement.printed)} in the table, "
            f"{markdown(found.comes_to)} worked out."
            for found in open_
        ),
    ]


def _entry(found: Finding, tables: Tables) -> list[str]:
    statement = found.statement
    place = _place(f"{statement.source_id}, {statement.locator}", tables)
    return [
        f"(claim-{statement.id})=",
        "",
        f"**{markdown(statement.says)}**{_outcome(found)} {markdown(statement.judgement)} "
        f"*{markdown(place)}.*",
        "",
    ]


def _outcome(found: Finding) -> str:
    """Say what the figure comes to, where that is a number and a matter of working out."""
    worked_out = found.statement.operation in CALCULATIONS
    if not worked_out or found.verdict is Verdict.TWO_VALUES:
        return ""
    told = found.comes_to in found.statement.judgement
    if told or found.statement.relation != "equals":
        return ""
    return f" It comes to {markdown(found.comes_to)}."


def _place(text: str, tables: Tables) -> str:
    """Name the paper of a place that begins with the source's identifier."""
    source, _, where = text.partition(", ")
    if source not in tables.sources.index:
        return text
    return f"{tables.sources.at[source, 'title']}, {where}" if where else text
