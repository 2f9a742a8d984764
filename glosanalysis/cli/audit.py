"""``glosanalysis audit``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from glosanalysis.cli.options import style_option
from glosanalysis.cli.said_again import said_again

if TYPE_CHECKING:
    from glosanalysis.audit import Finding

__all__ = ["audit"]


@click.command()
@click.option("--all", "every", is_flag=True, help="Also what holds.")
@style_option
@said_again()
def audit(every: bool, style: str) -> None:
    """Work the papers' own figures out again, and print those that do not hold."""
    import json

    from glosanalysis.audit import audit as findings_in
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.loading import load
    from glosanalysis.pages.audit import audit_csv, audit_records

    findings = findings_in(load(Project.find().data))
    shown = [found for found in findings if every or not found.verdict.stands]
    if style == "csv":
        click.echo(audit_csv(shown).decode(), nl=False)
    elif style == "json":
        click.echo(json.dumps(audit_records(shown), indent=2, ensure_ascii=False))
    else:
        _print_findings(shown)
        _print_counts(findings)


def _print_findings(findings: Sequence[Finding]) -> None:
    for found in findings:
        said = found.statement
        click.echo(f"{said.source_id}, {said.locator}\n  {said.says}")
        click.echo(f"  printed {said.printed}, comes to {found.comes_to}: {found.verdict.value}")
        if said.judgement:
            click.echo(f"  {said.judgement}")


def _print_counts(findings: Sequence[Finding]) -> None:
    counts = Counter(found.verdict.value for found in findings)
    single = sum(found.statement.single for found in findings)
    told = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
    if not findings:
        click.echo("nothing to check: no paper of this book prints a figure that can be")
        return
    click.echo(f"{len(findings)} checked, {single} of them single statements: {told}")
