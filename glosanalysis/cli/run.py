"""``glosanalysis run``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glosanalysis.cli.messages import say_aside, say_waiting
from glosanalysis.cli.options import jobs_option
from glosanalysis.cli.said_again import said_again
from glosanalysis.errors import WrongUsage

if TYPE_CHECKING:
    from glosanalysis.catalogue import ReportKey
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.tables import Tables
    from glosanalysis.quarter import Quarter

__all__ = ["run"]


@click.command()
@click.argument("quarters", nargs=-1, metavar="[QUARTER]...")
@click.option("--theme", "themes", multiple=True, help="Only this theme; may be given again.")
@jobs_option
@click.option("--new", is_flag=True, help="Also quarters that the data covers since the newest.")
@click.option("--force", is_flag=True, help="Also what is up to date.")
@click.option(
    "--acknowledge",
    metavar="REASON",
    help="Publish what moved, with this reason in data/revisions.csv.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Below this folder, not the book's.")
@click.option(
    "--cell-timeout",
    type=click.IntRange(1),
    default=300,
    show_default=True,
    help="Seconds that a cell may take.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Execute on the cluster of this scheduler.")
@click.option("--verbose", is_flag=True, help="Show papermill's own log.")
@said_again(unless=("force", "acknowledge", "out", "scheduler", "verbose"))
def run(
    quarters: tuple[str, ...],
    themes: tuple[str, ...],
    new: bool,
    out: Path | None,
    acknowledge: str | None,
    **options: Any,
) -> None:
    """Execute the reports of some quarters; without one, of all that the book holds.

    Where something published moved, nothing of its quarter is written, and the run ends with 5 and
    the lines for data/revisions.csv that would acknowledge it.
    """
    from glosanalysis.checkout.project import Project

    if out and acknowledge is not None:
        raise WrongUsage("--acknowledge is for the book: leave --out away")
    project = Project.find()
    place = out.resolve() if out else None
    _begin_imports(project, place or project.reports, quarters, options["force"])

    from glosanalysis.execution.small_tables import going_through_small_tables

    with going_through_small_tables():
        _run(project, place, quarters, themes, new, acknowledge, options)


def _run(
    project: Project,
    place: Path | None,
    quarters: Sequence[str],
    themes: Sequence[str],
    new: bool,
    acknowledge: str | None,
    options: dict[str, Any],
) -> None:
    from glosanalysis.catalogue import plan
    from glosanalysis.cli.progress import Progress
    from glosanalysis.cli.run_result import check_result, summarise
    from glosanalysis.data.loading import load
    from glosanalysis.proofreading import prove_commentary
    from glosanalysis.publication.batches import run_in_order
    from glosanalysis.publication.run import Options

    tables = load(project.data)
    asked, chosen = _chosen(project, tables, quarters, new)
    tasks = plan(project, tables, chosen, themes)
    if not tasks:
        say_aside(_NOTHING[new])
        return
    prove_commentary(project, tables, {task.quarter for task in tasks})
    if acknowledge is not None:
        tables = _acknowledged(project, tables, tasks, acknowledge)
        # An acknowledged withdrawal may leave a theme with nothing new, and so without a page.
        tasks = plan(project, tables, chosen, themes)
    with Progress(len(tasks)) as progress:
        told = Options(**options, reports=place, notify=progress, waiting=say_waiting)
        result = run_in_order(project, tables, tasks, told, say=say_aside)
    summarise(result)
    if asked and not place:
        _say_of_others(project, asked, result.listed)
    check_result(result, project.work / "failed")


_NOTHING = {
    False: "no quarter is in this book yet: name one, or give --new for the newest with figures",
    True: "no figure is in the tables of this book yet",
}


def _begin_imports(project: Project, reports: Path, quarters: Sequence[str], force: bool) -> None:
    """Have the libraries of the kernels imported beside the reading of the tables."""
    from glosanalysis.forking.server import likely_stale, warm_up

    if force or likely_stale(project, reports, quarters):
        warm_up(quarters or sorted(each.name for each in project.reports.glob("*-Q?")))


def _chosen(
    project: Project, tables: Tables, quarters: Sequence[str], new: bool
) -> tuple[set[Quarter], list[Quarter]]:
    """Give the quarters that were asked for, and those to run: without any, what is published."""
    from glosanalysis.catalogue import new_quarters, published_quarters
    from glosanalysis.quarter import Quarter

    parsed = [Quarter.parse(text) for text in quarters]
    if not new:
        return set(parsed), parsed
    found = new_quarters(project, tables)
    _say_days_to_come(tables)
    return {*parsed, *found}, (parsed or published_quarters(project)) + found


def _say_days_to_come(tables: Tables) -> None:
    from glosanalysis.catalogue import days_to_come
    from glosanalysis.phrasing import day

    for each in days_to_come(tables):
        say_aside(f"left out: a figure dated {day(each)}, in a quarter that has not begun")


def _acknowledged(
    project: Project, tables: Tables, tasks: Sequence[ReportKey], reason: str
) -> Tables:
    from glosanalysis.publication.revisions import acknowledge

    if not reason.strip():
        raise WrongUsage("--acknowledge needs a reason: why the figures moved")
    quarters = sorted({task.quarter for task in tasks})
    tables, added = acknowledge(project, tables, quarters, reason.strip())
    click.echo(f"acknowledged in data/revisions.csv: {len(added)}")
    return tables


def _say_of_others(project: Project, quarters: set[Quarter], added: Sequence[Quarter]) -> None:
    """Say what the rows that were run mean for the quarters that were not."""
    from glosanalysis.data.loading import load
    from glosanalysis.publication.quarter_list import not_told_yet, out_of_date, told_anew

    tables = load(project.data)  # again: the run may have added to data/quarters.csv
    for untold in not_told_yet(tables, quarters):
        click.echo(untold)
    for after, before in told_anew(project, added):
        click.echo(
            f"{after} comes after {before}: what is new in it is told against that from now on; to "
            f" publish it so: glosanalysis run {after} --acknowledge REASON"
        )
    stale = out_of_date(project, tables, quarters)
    if stale:
        named = ", ".join(map(str, stale))
        click.echo(f"out of date, for the rows that they see changed: {named}")
