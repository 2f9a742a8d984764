"""``glosanalysis status``."""

from __future__ import annotations

import click

from glosanalysis.cli.said_again import said_again

__all__ = ["status"]


@click.command()
@said_again()
def status() -> None:
    """Say of each published report whether it is up to date, and if not why.

    What was not executed in this checkout is judged by its provenance: a run executes it once.
    """
    from glosanalysis.catalogue import listed_quarters, published_quarters
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.loading import load
    from glosanalysis.publication.standing import standings

    project = Project.find()
    tables = load(project.data)
    if not listed_quarters(project):
        click.echo("no quarter is in this book yet: glosanalysis run --new makes the newest")
        return
    stale = unproved = 0
    for standing in standings(project, tables):
        click.echo(standing)
        stale += standing.why is not None
        unproved += standing.why is None and not standing.made_here
    for quarter in sorted(set(listed_quarters(project)) - set(published_quarters(project))):
        click.echo(f"{quarter}  in data/quarters.csv, but the book has no reports of it")
    click.echo(f"{stale} to execute" if stale else "everything is up to date")
    if unproved:
        click.echo(f"{unproved} by their provenance: not executed in this checkout yet")
