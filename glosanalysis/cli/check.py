"""``glosanalysis check``."""

from __future__ import annotations

import click

from glosanalysis.cli.messages import say_aside

__all__ = ["check"]


@click.command()
@click.option("--strict", is_flag=True, help="End with 3 if there is a warning, too.")
def check(strict: bool) -> None:
    """Validate tables and commentary, attack every return, warn of what can hardly be meant."""
    from datetime import date

    from glosanalysis.cases.returning import unsafe
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.loading import load
    from glosanalysis.data.plausibility import warnings
    from glosanalysis.errors import BadData
    from glosanalysis.proofreading import prove_commentary
    from glosanalysis.themes import THEMES

    project = Project.find()
    tables = load(project.data)
    attacked = unsafe(project.data / "returns") if len(tables.returns.frame) else []
    if attacked:
        raise BadData("\n".join(attacked))
    prove_commentary(project, tables)
    known = {each.id for theme in THEMES.values() for each in theme.indicators}
    found = warnings(tables, known, date.today())
    for each in found:
        say_aside(f"warning: {each}")
    rows = sum(len(frame) for frame in tables.frames.values())
    told = f", {len(found)} warning{'s' * (len(found) != 1)}" if found else ""
    click.echo(f"{len(tables.frames)} tables, {rows} rows, no fault{told}")
    # By itself a warning stops nothing: a true figure may look unlikely.
    if strict and found:
        raise BadData("warnings count as faults with --strict")
