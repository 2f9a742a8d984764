"""``glosanalysis new``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from glosanalysis.new_book.contents import Named

__all__ = ["new"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--authority", metavar="CODE", help="As E10000008, or its name: Devon.")
@click.option(
    "--settings",
    metavar="FILE.toml",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="An authority.toml that is there already, also of a made-up authority.",
)
def new(folder: Path, authority: str | None, settings: Path | None) -> None:
    """Make a folder that is a book of any authority in England, with its national figures."""
    from glosanalysis.errors import WrongUsage
    from glosanalysis.new_book import folder_by_settings, make_folder

    if authority is not None and settings is None:
        found: Named = make_folder(folder.resolve(), authority)
    elif settings is not None and authority is None:
        found = folder_by_settings(folder.resolve(), settings)
    else:
        raise WrongUsage(
            "name --authority CODE, or --settings FILE.toml that says whose book it is"
        )
    click.echo(f"{folder}: a book of {found.name}, {found.code}")
    click.echo("look at data/authority.toml in it; then, in the folder: glosanalysis run --new")
