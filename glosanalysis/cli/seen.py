"""``glosanalysis seen``."""

from __future__ import annotations

import click

from glosanalysis.errors import WrongUsage

__all__ = ["seen"]


@click.command()
@click.argument("quarter")
@click.argument("table", required=False)
def seen(quarter: str, table: str | None) -> None:
    """Print the rows of a TABLE that a QUARTER sees, as the bytes that its provenance hashes.

    Without a table, the names of those there are.
    """
    from glosanalysis.catalogue import check_quarter
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.loading import load
    from glosanalysis.publication.canonical_csv import seen_tables
    from glosanalysis.quarter import Quarter

    when = Quarter.parse(quarter)
    tables = load(Project.find().data)
    check_quarter(when, tables)
    frames = seen_tables(tables, when)
    if table is None:
        for name, (rows, _) in frames.items():
            click.echo(f"{name}  {rows}")
    elif table in frames:
        click.echo(frames[table][1], nl=False)
    else:
        raise WrongUsage(f"{when} sees no table '{table}': it sees {', '.join(frames)}")
