"""What a run came to: what was executed, what moved, what is held, and the exit code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from glosanalysis.cli.messages import say_aside
from glosanalysis.errors import ReportFailed, ReviewFailed
from glosanalysis.publication.publish import RunResult
from glosanalysis.publication.revisions import as_lines

__all__ = ["check_result", "summarise"]

_MOST_TOLD = 20
"""So many moves fill a screen; the lines for the file, which follow, name them all."""


def summarise(result: RunResult) -> None:
    """Print how many reports were executed, and what of the book changed.

    Parameters
    ----------
    result : RunResult
    """
    worked = result.executed or result.failed
    click.echo(
        f"{len(result.executed)} executed, {len(result.skipped)} up to date, "
        f"{len(result.failed)} failed" + (f", {result.seconds:.0f} s" if worked else "")
    )
    for kind, moved in result.moved:
        click.echo(f"{kind.value}: {moved}")
    for task in result.removed:
        click.echo(f"removed: {task}, for nothing of it is new in that quarter")
    for quarter in result.listed:
        click.echo(f"published: {quarter}, now in data/quarters.csv")


def check_result(result: RunResult, failed_folder: Path) -> None:
    """Say which notebooks failed and what is held, if any.

    Parameters
    ----------
    result : RunResult
    failed_folder : Path
        Where the failed notebooks are.

    Raises
    ------
    ReportFailed
        If a notebook failed, whether or not figures are held as well.
    ReviewFailed
        If published figures moved that are not acknowledged.
    """
    failed = [
        f"notebooks/{o.task.theme}.ipynb for {o.task.quarter}, {o.failure}" for o in result.failed
    ]
    if failed:
        failed.append(f"the failed notebooks are in {failed_folder}; the last good reports stay")
    if result.held:
        _say_held(result)
        for line in failed:
            say_aside(line)
    if failed:
        raise ReportFailed("\n".join(failed if not result.held else failed[-1:]))
    if result.held:
        raise ReviewFailed("what is published stays as it was until the moves are acknowledged")


def _say_held(result: RunResult) -> None:
    quarters = ", ".join(sorted({each.quarter for each in result.held}))
    say_aside(f"published figures moved, so nothing of {quarters} was written:")
    for moved in result.held[:_MOST_TOLD]:
        say_aside(str(moved))
    if len(result.held) > _MOST_TOLD:
        say_aside(f"and {len(result.held) - _MOST_TOLD} more")
    say_aside(
        "if they are right, add these lines to data/revisions.csv, each with its reason, "
        "or run again with --acknowledge REASON:"
    )
    # On the other stream, so that they can be had without what is said about them.
    click.echo(as_lines(result.held, date.today(), "why it moved"), nl=False)
