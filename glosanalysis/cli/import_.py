"""``glosanalysis import``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from glosanalysis.cli.messages import say_waiting

__all__ = ["import_"]


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option(
    "--published-on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day of publication, which no file says; not needed for a file that is held already.",
)
@click.option("--address", default="", help="Where it was taken from.")
@click.option("--dry-run", is_flag=True, help="Say what it would bring, and write nothing.")
def import_(
    files: tuple[Path, ...], published_on: datetime | None, address: str, dry_run: bool
) -> None:
    """Take a publisher's release into data/releases, and say what it brings.

    Each FILE is told by its header, whatever it is called; it is checked as the publisher checks
    its own files, and nothing is written unless all is well.
    """
    from glosanalysis.checkout.lock import alone
    from glosanalysis.checkout.project import Project
    from glosanalysis.releases.importing import import_file

    project = Project.find()
    with alone(project, say_waiting):
        for path in files:
            made = import_file(
                path,
                project.data / "releases",
                by_way_of=project.work / "tmp",
                published_on=published_on.date() if published_on else None,
                address=address,
                dry_run=dry_run,
            )
            for each in made:
                click.echo(f"{each.name}: {each.release_id}")
                for line in each.told:
                    click.echo(f"  {line}")
