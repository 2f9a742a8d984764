"""``glosanalysis synthesise``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

__all__ = ["synthesise"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--children", type=click.IntRange(1), default=5000, show_default=True)
@click.option("--years", type=click.IntRange(1, 40), default=6, show_default=True)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
@click.option(
    "--ends",
    type=click.DateTime(["%Y-%m-%d"]),
    default="2026-09-30",
    show_default=True,
    help="The day that the records describe.",
)
@click.option(
    "--faults",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="The share of rows to plant a fault in.",
)
def synthesise(
    folder: Path, children: int, years: int, seed: int, ends: datetime, faults: float
) -> None:
    """Write made-up case records into FOLDER, in the sector's standard.

    They are like an English county's in what is published of it, and of nobody. The same seed
    gives the same bytes.
    """
    from glosanalysis.cases.work_tree import outside
    from glosanalysis.extras import need_the_extra

    need_the_extra("cases", "making case records up")
    from glosanalysis.cases.synthesise import synthesise as write

    # They look like records: what keeps records out of a checkout should keep these out, too.
    outside(folder, "made-up records")
    planted = write(
        folder, children=children, years=years, seed=seed, faults=faults, ends=ends.date()
    )
    click.echo(f"{folder}: made-up records of {children} children, {len(planted)} faults in them")
