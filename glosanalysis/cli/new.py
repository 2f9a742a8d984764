"""``glosanalysis new``."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["new"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--authority", required=True, metavar="CODE", help="As E10000008, or its name: Devon."
)
def new(folder: Path, authority: str) -> None:
    """Make a folder that is a book of any authority in England, with its national figures."""
    from glosanalysis.new_book import make_folder

    found = make_folder(folder.resolve(), authority)
    click.echo(f"{folder}: a book of {found.name}, {found.code}")
    click.echo("look at data/authority.toml in it; then, in the folder: glosanalysis run --new")
