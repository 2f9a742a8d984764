"""``glosanalysis workbook``."""

from __future__ import annotations

from pathlib import Path

import click

from glosanalysis.cli.messages import say_waiting
from glosanalysis.errors import WrongUsage

__all__ = ["workbook"]

_SUFFIX = ".xlsx"


@click.command()
@click.argument("quarter")
@click.option(
    "--to",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file.  [default: QUARTER.xlsx, here]",
)
def workbook(quarter: str, path: Path | None) -> None:
    """Write a published QUARTER as an accessible workbook (XLSX)."""
    from glosanalysis.checkout.atomic_write import write_whole
    from glosanalysis.checkout.lock import alone
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.loading import load
    from glosanalysis.quarter import Quarter
    from glosanalysis.takeaway.site import workbook_name
    from glosanalysis.takeaway.workbook import workbook as made

    when = Quarter.parse(quarter)
    into = Path(workbook_name(when)) if path is None else path
    if into.suffix.lower() != _SUFFIX:
        raise WrongUsage(f"{into} is not the name of a workbook: must end in {_SUFFIX}")
    project = Project.find()
    with alone(project, say_waiting):
        content = made(project, load(project.data).titles, when)
        write_whole(into, content, project.work / "tmp")
    click.echo(f"the workbook is at {into}")
