"""``glosanalysis build``."""

from __future__ import annotations

import click

from glosanalysis.cli.messages import say_waiting

__all__ = ["build"]


@click.command()
def build() -> None:
    """Write the contents and build the site, warnings as errors."""
    from glosanalysis.book.build import build as build_site
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.loading import load

    project = Project.find()
    front = build_site(project, load(project.data), say_waiting)
    click.echo(f"the book is at {front}")
