"""The audit as a page of the book, and as a table to download."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence

from glosanalysis.audit import Finding, Outcome, audit
from glosanalysis.audit.operations import TRENDS
from glosanalysis.data.published import Published
from glosanalysis.escaping import csv_cell, markdown
from glosanalysis.themes import THEMES
from glosanalysis.wording import day, number

__all__ = ["MATTERS", "audit_csv", "audit_page", "audit_records"]

MATTERS = {
    **{id_: theme.title for id_, theme in THEMES.items()},
    "social_care": "Visits, assessments and conferences",
    "care_leavers": "Care leavers",
    "education": "Education of children in care",
    "adoption_fostering": "Adoption and fostering",
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
                    found.outcome.value,
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


def audit_page(published: Published) -> str:
    """Write the page: how many were checked, and each that does not hold, by matter."""
    findings = audit(published)
    single = sum(found.statement.single for found in findings)
    off = [found for found in findings if not found.outcome.stands]
    text = [
        "# Audit of the papers",
        "",
        "The papers print many figures that other printed figures let a reader work out again: "
        "percentages of counts, totals, differences, averages, the same quantity in two places, "
        f"dates and their weekdays. All that were found were worked out: {number(len(findings))}, "
        f"{number(single)} of them single statements and the others the sums within the "
        "attachments and the averages of placements.",
        "",
        *_counts(findings, published),
        "",
        "A figure *holds* if it is what the others come to, rounded to the places it is printed "
        "with, halves up. It *holds but for rounding* if the rounding of the others explains the "
        "rest. That a figure does not hold accuses nobody: papers are put together from figures "
        "that move, and each entry says what would explain it. What an entry calls printed was "
        "read from the text of the published papers, in which a scanned page may be misread.",
        "",
        'Every check, also those that hold: <a href="audit.csv" download>audit.csv</a>.',
        "",
        *_by_paper(off, published),
    ]
    for matter, title in MATTERS.items():
        text += [f"(audit-{matter.replace('_', '-')})=", "", f"## {title}", ""]
        about = [found for found in findings if found.statement.theme == matter]
        shown = [found for found in off if found.statement.theme == matter]
        text += [f"{number(len(about))} checked, {_how_many(len(shown))}.", ""]
        for found in shown:
            text += _entry(found, published)
    return "\n".join(text).rstrip() + "\n"


def _how_many(off: int) -> str:
    return "all hold" if off == 0 else f"{number(off)} {'does' if off == 1 else 'do'} not hold"


def _counts(findings: Sequence[Finding], published: Published) -> list[str]:
    """Count the outcomes by paper."""
    register = published.sources
    by_paper = Counter(
        (register.at[found.statement.source_id, "document"], found.outcome) for found in findings
    )
    papers = [id_ for id_ in register.index if any(id_ == paper for paper, _ in by_paper)]
    names = [outcome.value.capitalize() for outcome in Outcome]
    rows = [
        f"| {markdown(register.at[paper, 'title'])} | "
        + " | ".join(number(by_paper[paper, outcome]) for outcome in Outcome)
        + " |"
        for paper in papers
    ]
    total = Counter(found.outcome for found in findings)
    rows.append("| All | " + " | ".join(number(total[outcome]) for outcome in Outcome) + " |")
    return [
        f"| Paper | {' | '.join(names)} |",
        f"|---|{'---:|' * len(names)}",
        *rows,
    ]


def _by_paper(off: Sequence[Finding], published: Published) -> list[str]:
    """List what does not hold by paper, each a link to its entry."""
    text = ["## By paper", ""]
    register = published.sources
    for paper in register.index[register["document"] == register.index]:
        mine = [f for f in off if register.at[f.statement.source_id, "document"] == paper]
        if mine:
            text += [f"**{markdown(register.at[paper, 'title'])}**", ""]
            text += [f"- [{markdown(f.statement.says)}](claim-{f.statement.id})" for f in mine]
            text.append("")
    return text


def _entry(found: Finding, published: Published) -> list[str]:
    statement = found.statement
    source = published.sources.loc[statement.source_id]
    place = f"{source['title']}, {day(source['published_on'])}: {statement.locator}."
    against = (
        f" Against: {_place(statement.operands_from, published)}."
        if statement.operands_from
        else ""
    )
    return [
        f"(claim-{statement.id})=",
        "",
        f"*Claimed:* **{markdown(statement.says)}** {_outcome(found)} "
        f"{markdown(statement.judgement)}",
        "",
        f"*{markdown(place)}*{markdown(against)}",
        "",
    ]


def _outcome(found: Finding) -> str:
    printed, outcome = markdown(found.statement.printed), found.outcome.value
    if found.statement.operation in TRENDS:
        return f"{outcome.capitalize()}."
    if found.outcome is Outcome.TWO_VALUES:
        return f"Printed: {printed} here, {markdown(found.comes_to)} elsewhere ({outcome})."
    return f"Printed: {printed}; it comes to {markdown(found.comes_to)} ({outcome})."


def _place(text: str, published: Published) -> str:
    """Name the paper of a place that begins with the source's identifier."""
    source, _, where = text.partition(", ")
    if source not in published.sources.index:
        return text
    return f"{published.sources.at[source, 'title']}, {where}" if where else text
