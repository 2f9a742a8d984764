"""``glosanalysis check``."""

from __future__ import annotations

import click

from glosanalysis.cli.messages import say_aside
from glosanalysis.cli.said_again import said_again

__all__ = ["check"]


@click.command()
@click.option("--strict", is_flag=True, help="End with 3 if there is a warning, too.")
@said_again()
def check(strict: bool) -> None:
    """Validate tables and commentary, attack every return, warn of what can hardly be meant."""
    from glosanalysis.checkout.project import Project
    from glosanalysis.cli.checked import checked, unlikely
    from glosanalysis.errors import BadData
    from glosanalysis.proofreading import prove_commentary

    project = Project.find()
    tables = checked(project.data)
    prove_commentary(project, tables)
    found = unlikely(tables)
    for each in found:
        say_aside(f"warning: {each}")
    rows = sum(len(frame) for frame in tables.frames.values())
    told = f", {len(found)} warning{'s' * (len(found) != 1)}" if found else ""
    click.echo(f"{len(tables.frames)} tables, {rows} rows, no fault{told}")
    # By itself a warning stops nothing: a true figure may look unlikely.
    if strict and found:
        raise BadData("warnings count as faults with --strict")
