"""``glosanalysis returns``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glosanalysis.cli.messages import say_aside, say_waiting

if TYPE_CHECKING:
    from glosanalysis.cases.return_files import Return
    from glosanalysis.quarter import Quarter

__all__ = ["returns"]

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("quarters", nargs=-1, required=True)
@click.option(
    "--from",
    "source",
    required=True,
    help="A folder of CSV or Parquet files named as the standard's tables, or the address of a "
    "database: duckdb://, sqlite://, postgres:// or mssql://.",
)
@click.option(
    "--as-at",
    type=_DAY,
    required=True,
    help="The day that the records describe; nothing dated after it is used.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be returned, and write nothing.")
@click.option(
    "--faults",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to list the faults of the records: outside of any Git work tree.",
)
@click.option(
    "--by", type=click.Choice(["locality", "team"]), help="Break every count down, for --internal."
)
@click.option(
    "--internal",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what was counted with nothing hidden into this workbook (.xlsx), for the council's "
    "own use: outside of any Git work tree. Nothing is returned.",
)
def returns(
    quarters: tuple[str, ...],
    source: str,
    as_at: datetime,
    dry_run: bool,
    faults: Path | None,
    by: str | None,
    internal: Path | None,
) -> None:
    """Count the figures of quarters from case records, and return them.

    QUARTERS are one or more, 2025-26-Q2, or all from one to another, 2022-23-Q1..2025-26-Q2. The
    records are checked, counted where they are, and made safe: counts from 1 to 5 and all that
    would give them away are hidden. What is left goes into data/returns; no record leaves.
    """
    from datetime import date

    from glosanalysis.authority import SETTINGS
    from glosanalysis.cases.counted import counted_from
    from glosanalysis.cases.returning import make_return
    from glosanalysis.cases.work_tree import outside
    from glosanalysis.checkout.lock import alone
    from glosanalysis.checkout.project import Project
    from glosanalysis.errors import WrongUsage

    if (by is None) != (internal is None):
        raise WrongUsage("--by and --internal belong together: a small group is never published")
    if internal is not None and internal.suffix.lower() != ".xlsx":
        raise WrongUsage(f"--internal {internal}: the name of a workbook ends in .xlsx")
    for path, what in ((faults, "the list of faults"), (internal, "the workbook")):
        if path is not None:
            outside(path, what)
    project = Project.find()
    asked = _every(quarters)
    counted = counted_from(
        source, asked, as_at=as_at.date(), by=by, rate_card=project.data / SETTINGS.rate_card
    )
    for line in counted.told:
        say_aside(line)
    if faults is not None:
        counted.list_faults(faults)
    if internal is not None:
        from glosanalysis.themes import THEMES

        counted.write_internal(internal, {theme.id: theme.title for theme in THEMES.values()})
        click.echo(f"{internal}: for the council's own use, nothing is hidden in it")
        return
    with alone(project, say_waiting):
        made = make_return(counted, project.data / "returns", made_on=date.today())
        _tell(made)
        if not dry_run:
            made.write(project.data / "returns", project.work / "tmp")


def _every(texts: tuple[str, ...]) -> tuple[Quarter, ...]:
    """Give the quarters named, each once, in order."""
    from glosanalysis.errors import WrongUsage
    from glosanalysis.quarter import Quarter

    found: set[Quarter] = set()
    for text in texts:
        first, _, last = text.partition("..")
        begins, ends = Quarter.parse(first), Quarter.parse(last or first)
        if ends < begins:
            raise WrongUsage(f"{text}: the first quarter comes after the last")
        while begins <= ends:
            found.add(begins)
            begins = begins + 1
    return tuple(sorted(found))


def _tell(made: Return) -> None:
    table = made.table
    click.echo(
        f"{made.id}: {table['indicator'].nunique()} measures, {table['quarter'].nunique()} "
        f"quarters, {len(table)} counts, {made.hidden} of them hidden"
    )
    for many, what in (
        (made.waiting, "wait until their quarter and all that is followed up is over"),
        (made.stayed, "stay as an earlier return told them: what changed would tell of few"),
        (made.left_out, "are left out: beside earlier returns they would tell of few"),
    ):
        if many:
            click.echo(f"{many} counts {what}")
