"""``glosanalysis review``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glosanalysis.cli.messages import say_aside
from glosanalysis.errors import ReviewFailed, WrongUsage

if TYPE_CHECKING:
    from glosanalysis.checkout.project import Project
    from glosanalysis.quarter import Quarter

__all__ = ["review"]


@click.command()
@click.argument("quarters", nargs=-1, metavar="[QUARTER]...")
@click.option("--all", "every", is_flag=True, help="Every published quarter.")
@click.option("--jobs", type=click.IntRange(1), help="Side by side.")
@click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), help="Write it as Markdown, too."
)
@click.option(
    "--releases",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Prove the tables of releases by the publishers' files in this folder.",
)
def review(
    quarters: tuple[str, ...],
    every: bool,
    jobs: int | None,
    report: Path | None,
    releases: Path | None,
) -> None:
    """Prove published quarters: execute again, compare, and name every difference."""
    if releases is not None:
        _prove(releases)
        if not quarters and not every:
            return
    from glosanalysis.checkout.project import Project
    from glosanalysis.quarter import Quarter
    from glosanalysis.review.checks import prepare
    from glosanalysis.review.checks import review as check_all
    from glosanalysis.review.sign_off import as_lines, as_markdown

    project = Project.find()
    asked = [] if every else [Quarter.parse(text) for text in quarters]
    if asked or every:
        folders = sorted(path.name for path in project.reports.glob("*-Q?"))
        prepare(folders if every else map(str, asked))
    chosen = sorted(set(_chosen(project, asked, every)))
    checks, signed = check_all(project, chosen, jobs=jobs, sign=bool(report), told=say_aside)
    for line in as_lines(checks):
        click.echo(line)
    if report and signed:
        text = as_markdown(chosen, checks, signed)
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(text, encoding="utf-8")
    if any(check.differences for check in checks):
        raise ReviewFailed("the review found differences: what is published is not proved")


def _prove(folder: Path) -> None:
    """Make each table of a release anew from its file, and name what differs."""
    from glosanalysis.checkout.project import Project
    from glosanalysis.releases.proving import prove

    proofs = prove(Project.find().data / "releases", folder)
    for each in proofs:
        how = each.difference or (
            f"proved by {each.file}" if each.file else "its file is not there"
        )
        click.echo(f"{each.release_id}: {how}")
    proved = sum(bool(each.file) and not each.difference for each in proofs)
    click.echo(f"{proved} of {len(proofs)} releases are what their files make")
    if any(each.difference for each in proofs):
        raise ReviewFailed("a table of a release is not what its file makes")


def _chosen(project: Project, asked: Sequence[Quarter], every: bool) -> list[Quarter]:
    """Give the quarters to review, each of them published."""
    from glosanalysis.catalogue import check_published, published_quarters

    chosen = published_quarters(project) if every else list(asked)
    if not chosen:
        told = "no quarter is published yet: glosanalysis run --new makes the newest"
        raise WrongUsage(told if every else "name a quarter to review, or give --all")
    for quarter in chosen:
        check_published(project, quarter)
    return chosen
