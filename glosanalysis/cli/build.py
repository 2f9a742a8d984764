"""``glosanalysis build``."""

from __future__ import annotations

import click

from glosanalysis.cli.messages import say_waiting

__all__ = ["build"]


@click.command()
def build() -> None:
    """Write the contents and build the site, warnings as errors."""
    from glosanalysis.book.unchanged import is_built
    from glosanalysis.checkout.project import Project

    project = Project.find()
    front = project.work / "html" / "index.html"
    if is_built(project):
        click.echo(f"nothing has changed: the book is at {front}")
        return
    # Imported only now, so that to find nothing to do takes no second.
    from glosanalysis.book.build import build as build_site

    build_site(project, say_waiting)
    click.echo(f"the book is at {front}")
