"""``glosanalysis add``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from glosanalysis.cli.messages import say_aside, say_waiting
from glosanalysis.errors import WrongUsage

if TYPE_CHECKING:
    from glosanalysis.adding.add import Addition
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.schema import Table

__all__ = ["add"]


@click.command()
@click.argument("table")
@click.argument(
    "file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--sheet", help="The sheet of the workbook, if more than one has the header.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option(
    "--template",
    metavar="FILE.xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a workbook to fill in for this table, and add nothing.",
)
def add(table: str, file: Path | None, sheet: str | None, yes: bool, template: Path | None) -> None:
    """Add the rows of FILE (XLSX, ODS or CSV) to a published TABLE, once you say yes.

    Columns are found by their headings. Rows are checked as `check` does, each fault named by its
    cell, and shown as new, changed or the same. Nothing is written unless the whole data pass.
    """
    from glosanalysis.adding.add import table_named

    chosen = table_named(table)
    if file is not None and template is None:
        _add(chosen, file, sheet, yes)
    elif file is None and template is not None:
        _write_template(chosen, template)
    else:
        raise WrongUsage(f"name a file of rows, or --template FILE.xlsx to make one for {table}")


def _add(table: Table, file: Path, sheet: str | None, yes: bool) -> None:
    from glosanalysis.adding.add import addition, put_in_place
    from glosanalysis.checkout.project import Project
    from glosanalysis.cli.checked import checked

    project = Project.find()
    made = addition(project, table, file, sheet, checked)
    for line in made.compared.told:
        click.echo(line)
    if made.compared.nothing:
        click.echo("nothing to add")
        return
    _say_what_follows(project, made)
    if not yes and not click.confirm(f"Write this to {made.place}?"):
        click.echo("nothing was written")
        return
    put_in_place(project, made, say_waiting)
    click.echo(f"written: {made.place}")


def _write_template(table: Table, file: Path) -> None:
    from glosanalysis.adding.template import template
    from glosanalysis.checkout.atomic_write import write_whole

    if file.suffix.lower() != ".xlsx":
        raise WrongUsage(f"{file}: a template is a workbook, its name ends in .xlsx")
    if file.exists():
        raise WrongUsage(f"{file} is there already, and may have been filled in: name another")
    write_whole(file, template(table), file.parent)
    click.echo(f"written: {file}")


def _say_what_follows(project: Project, made: Addition) -> None:
    """Say what is unlikely about the rows, and what they move that is published."""
    from glosanalysis.adding.compared import first_lines
    from glosanalysis.adding.moving import moved_by, quarters_touched
    from glosanalysis.cli.checked import unlikely
    from glosanalysis.phrasing import listed

    known = set(unlikely(made.before))
    for line in unlikely(made.after):
        if line not in known:
            say_aside(f"warning: {line}")
    quarters = quarters_touched(project, made)
    if not quarters:
        return
    verb = "sees" if len(quarters) == 1 else "see"
    say_aside(f"{listed([*map(str, quarters)])} {verb} these rows: looking for what moves there")
    moved = moved_by(project, made, quarters)
    for line in first_lines([*map(str, moved)], "revises"):
        click.echo(line)
    if moved:
        say_aside(
            "each needs a line in data/revisions.csv: `glosanalysis run` will hold these quarters "
            "until it is there, `run --acknowledge REASON` writes it"
        )
