"""``glosanalysis check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glosanalysis.cli.messages import say_aside
from glosanalysis.cli.said_again import said_again

if TYPE_CHECKING:
    from glosanalysis.data.tables import Tables

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
    click.echo(", ".join([*_held(tables), "no fault", *_number(len(found), "warning")]))
    # By itself a warning stops nothing: a true figure may look unlikely.
    if strict and found:
        raise BadData("warnings count as faults with --strict")


def _held(tables: Tables) -> list[str]:
    """Say how much of each feed was found good; of releases and returns where there are any."""
    rows = sum(len(frame) for frame in tables.frames.values())
    return [
        f"{len(tables.frames)} tables, {rows} rows",
        *_number(len(tables.releases.register), "release"),
        *_number(len(tables.returns.register), "return"),
    ]


def _number(count: int, noun: str) -> list[str]:
    return [f"{count} {noun}{'s' * (count != 1)}"] if count else []
