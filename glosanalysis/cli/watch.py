"""``glosanalysis watch``."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from glosanalysis.cli.messages import say_waiting
from glosanalysis.cli.options import jobs_option

if TYPE_CHECKING:
    from glosanalysis.checkout.project import Project

__all__ = ["watch"]


@click.command()
@jobs_option
@click.option("--serve", is_flag=True, help="Show the book, too; its pages reload by themselves.")
@click.option("--port", type=click.IntRange(1024, 65535), help="With --serve.  [default: 8000]")
def watch(jobs: int | None, serve: bool, port: int | None) -> None:
    """Make the book again whenever the data, a template or a page changes.

    Checks the tables, executes what is out of date, quarters that the data newly covers
    included, and builds the book: at once, and after each change. With --serve it is at
    http://127.0.0.1:8000, for this machine only. Ctrl-C ends it.
    """
    from contextlib import ExitStack

    from glosanalysis.book.preview import preview
    from glosanalysis.book.watch import watch as watch_project
    from glosanalysis.checkout.project import Project
    from glosanalysis.errors import WrongUsage

    if port and not serve:
        raise WrongUsage("--port is for --serve: give both")
    project = Project.find()
    with ExitStack() as opened:
        served = None
        if serve:
            served = opened.enter_context(preview(project.work / "html", port or 8000))
            _say(f"serving {served.address}")

        def make() -> None:
            _make(project, jobs)
            if served:
                served.tell()

        watch_project(project, make, _say)


def _say(text: str) -> None:
    click.echo(f"{time.strftime('%H:%M:%S')} {text}")


def _make(project: Project, jobs: int | None) -> None:
    """Bring reports and site up to the tables and templates as they are now."""
    from glosanalysis.book.build import build as build_site
    from glosanalysis.catalogue import new_quarters, plan, published_quarters
    from glosanalysis.cli.run_result import check_result
    from glosanalysis.data.loading import load
    from glosanalysis.proofreading import prove_commentary
    from glosanalysis.publication.batches import run_in_order
    from glosanalysis.publication.run import Options

    tables = load(project.data)
    quarters = published_quarters(project) + new_quarters(project, tables)
    tasks = plan(project, tables, quarters)
    prove_commentary(project, tables)
    options = Options(jobs=jobs, waiting=say_waiting)
    result = run_in_order(project, tables, tasks, options, say=_say)
    for outcome in result.executed:
        _say(f"executed: {outcome.task}")
    check_result(result, project.work / "failed")
    front = build_site(project, say_waiting)
    _say(f"built: {front.relative_to(project.root).as_posix()}")
