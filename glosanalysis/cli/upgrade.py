"""``glosanalysis upgrade``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glosanalysis.cli.messages import say_waiting

if TYPE_CHECKING:
    from glosanalysis.new_book import Upgrade

__all__ = ["upgrade"]


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--adopt", is_flag=True, help="Take on a folder that was made without a record.")
def upgrade(dry_run: bool, adopt: bool) -> None:
    """Bring templates and pages of a folder that `new` made to the installed version.

    What you changed is kept: the new version is put beside it, its name ends in .new. What you
    deleted stays deleted, and data, settings and comments are never touched.
    """
    from glosanalysis.checkout.lock import alone
    from glosanalysis.checkout.project import Project
    from glosanalysis.new_book import carry_out, upgrade_of

    project = Project.find()
    with alone(project, say_waiting):
        made = upgrade_of(project, adopt=adopt)
        _tell(made)
        if not dry_run and not made.is_done:
            carry_out(project, made)
    if made.changes:
        click.echo(_after(made, dry_run))


def _tell(made: Upgrade) -> None:
    """Say what happens to each file, and what changes in it."""
    from glosanalysis.new_book import in_short

    if not made.changes:
        click.echo(f"nothing to do: this folder is as {made.becomes.version} makes it")
        return
    click.echo(f"from {made.was.version} to {made.becomes.version}")
    for each in made.changes:
        beside = f", yours; the new version is {each.beside}" if each.beside else ""
        yours = ", yours" if each.does == "kept" and not beside else beside
        click.echo(f"{each.does}: {each.place}{yours}")
        if each.does == "replaced":
            for line in in_short(each.before, each.after):
                click.echo(f"    {line}")


def _after(made: Upgrade, dry_run: bool) -> str:
    if dry_run:
        return "nothing was written"
    own = any(each.beside for each in made.changes)
    compare = "compare each .new with yours and delete it; " if own else ""
    return f"done: {compare}then glosanalysis check, run and build"
