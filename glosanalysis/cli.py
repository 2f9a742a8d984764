"""The command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glosanalysis.errors import ReportFailed, ReviewFailed, UserMistake, WrongUsage

if TYPE_CHECKING:
    from glosanalysis.pipeline.plan import Outcome, Task
    from glosanalysis.pipeline.run import RunResult

__all__ = ["main"]

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; end with its exit code, and with one plain line where a user went wrong."""
    try:
        code = cli.main(args=arguments, prog_name="glosanalysis", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except UserMistake as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        click.echo(f"{error.filename or 'a file'}: {error.strerror or error}", err=True)
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


_format = click.option(
    "--format",
    "style",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="glosanalysis")
def cli() -> None:
    """Check the data, run the reports, build the book.

    A quarter is written 2022-23-Q3: the financial year from April, Q1 is April to June.

    Exit codes: 0 done, 1 the system refused something, 2 wrong usage, 3 bad data, 4 a notebook
    failed, 5 a review found a difference, 6 the build failed.
    """


@cli.command()
@click.option("--strict", is_flag=True, help="End with 3 if there is a warning, too.")
def check(strict: bool) -> None:
    """Validate every table, name its faults, and warn of what can hardly be meant."""
    from datetime import date

    from glosanalysis.data.published import load
    from glosanalysis.data.sense import warnings
    from glosanalysis.errors import BadData
    from glosanalysis.project import Project
    from glosanalysis.themes import THEMES

    published = load(Project.find().data)
    known = {each.id for theme in THEMES.values() for each in theme.indicators}
    found = warnings(published, known, date.today())
    for each in found:
        click.echo(f"warning: {each}", err=True)
    rows = sum(len(frame) for frame in published.tables.values())
    told = f", {len(found)} warning{'s' * (len(found) != 1)}" if found else ""
    click.echo(f"{len(published.tables)} tables, {rows} rows, no fault{told}")
    if strict and found:
        raise BadData("warnings count as faults with --strict")


@cli.command()
@click.argument("quarters", nargs=-1, metavar="[QUARTER]...")
@click.option("--theme", "themes", multiple=True, help="Only this theme; may be given again.")
@click.option(
    "--jobs", type=click.IntRange(1), help="Side by side.  [default: the processors there are]"
)
@click.option("--new", is_flag=True, help="Also quarters that the data covers since the newest.")
@click.option("--force", is_flag=True, help="Also what is up to date.")
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
def run(
    quarters: tuple[str, ...],
    themes: tuple[str, ...],
    jobs: int | None,
    new: bool,
    force: bool,
    out: Path | None,
    cell_timeout: int,
    scheduler: str | None,
    verbose: bool,
) -> None:
    """Execute the reports of some quarters; without one, of all that the book holds."""
    from glosanalysis.pipeline.warm import likely_stale, warm_up
    from glosanalysis.project import Project

    project = Project.find()
    if force or likely_stale(project, out.resolve() if out else project.reports, quarters):
        warm_up()  # begin while the tables are read

    from glosanalysis.data.published import load
    from glosanalysis.period import Quarter
    from glosanalysis.pipeline.plan import new_quarters, plan, published_quarters
    from glosanalysis.pipeline.run import run as run_tasks

    parsed = [Quarter.parse(text) for text in quarters]
    published = load(project.data)
    if new:
        parsed = (parsed or published_quarters(project)) + new_quarters(project, published)
    tasks = plan(project, published, parsed, themes)
    with _Progress(len(tasks)) as progress:
        result = run_tasks(
            project,
            published,
            tasks,
            jobs=jobs,
            force=force,
            reports=out.resolve() if out else None,
            cell_timeout=cell_timeout,
            scheduler=scheduler,
            verbose=verbose,
            notify=progress,
            waiting=_say_waiting,
        )
    _summarise(result, project.work / "failed")


def _say_waiting() -> None:
    click.echo("waiting for another run in this checkout to end", err=True)


class _Progress:
    """A bar on a terminal, a line a report elsewhere."""

    def __init__(self, total: int) -> None:
        from tqdm import tqdm

        self._bar: Any = tqdm(total=total, unit="report", disable=not sys.stderr.isatty())

    def __call__(self, running: Sequence[Task], outcome: Outcome | None) -> None:
        self._bar.set_postfix_str(", ".join(map(str, running)) or "done")
        if outcome is None:
            return
        self._bar.update()
        if self._bar.disable:
            word = "failed" if outcome.failure else "executed"
            click.echo(f"{word} {outcome.task} in {outcome.seconds:.1f} s")

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()


def _summarise(result: RunResult, failed_folder: Path) -> None:
    counts = (
        f"{len(result.executed)} executed, {len(result.skipped)} up to date, "
        f"{len(result.failed)} failed, {result.seconds:.0f} s"
    )
    click.echo(counts)
    for moved in result.moved:
        click.echo(
            f"{moved}. It stays in indicators.csv as published until data/revisions.csv "
            "acknowledges it.",
            err=True,
        )
    _check_result(result, failed_folder)


def _check_result(result: RunResult, failed_folder: Path) -> None:
    """Say which notebooks failed, if any did."""
    if result.failed:
        lines = [
            f"notebooks/{o.task.template}.ipynb for {o.task.quarter}, {o.failure}"
            for o in result.failed
        ]
        lines.append(f"the failed notebooks are in {failed_folder}; the last good reports stay")
        raise ReportFailed("\n".join(lines))


@cli.command()
def build() -> None:
    """Write the contents and build the site, warnings as errors."""
    from glosanalysis.data.published import load
    from glosanalysis.pipeline.site import build as build_site
    from glosanalysis.project import Project

    project = Project.find()
    front = build_site(project, load(project.data), _say_waiting)
    click.echo(f"the book is at {front}")


@cli.command()
@click.option(
    "--jobs", type=click.IntRange(1), help="Side by side.  [default: the processors there are]"
)
def watch(jobs: int | None) -> None:
    """Make the book again whenever the data or a template changes.

    Checks the tables, executes what is out of date, quarters that the data newly covers
    included, and builds the book: at once, and after each change. Ctrl-C ends it.
    """
    import time

    from glosanalysis.data.published import load
    from glosanalysis.pipeline.plan import new_quarters, plan, published_quarters
    from glosanalysis.pipeline.run import run as run_tasks
    from glosanalysis.pipeline.site import build as build_site
    from glosanalysis.pipeline.watch import watch as watch_project
    from glosanalysis.project import Project

    project = Project.find()

    def say(text: str) -> None:
        click.echo(f"{time.strftime('%H:%M:%S')} {text}")

    def make() -> None:
        published = load(project.data)
        quarters = published_quarters(project) + new_quarters(project, published)
        tasks = plan(project, published, quarters)
        result = run_tasks(project, published, tasks, jobs=jobs, waiting=_say_waiting)
        for outcome in result.executed:
            say(f"executed: {outcome.task}")
        _check_result(result, project.work / "failed")
        front = build_site(project, published, _say_waiting)
        say(f"built: {front.relative_to(project.root).as_posix()}")

    watch_project(project, make, say)


@cli.command()
@click.argument("quarter")
@_format
def indicators(quarter: str, style: str) -> None:
    """Print the indicator rows of a quarter."""
    import json

    from glosanalysis.data.published import load
    from glosanalysis.period import Quarter
    from glosanalysis.pipeline.indicators import as_csv, indicator_records
    from glosanalysis.pipeline.plan import check_quarter
    from glosanalysis.project import Project

    when = Quarter.parse(quarter)
    published = load(Project.find().data)
    check_quarter(when, published)
    records = indicator_records(published, when)
    if style == "csv":
        click.echo(as_csv(records).decode(), nl=False)
    elif style == "json":
        click.echo(json.dumps(records, indent=2, ensure_ascii=False))
    else:
        _print_table(records)


def _print_table(records: Sequence[dict[str, str]]) -> None:
    import pandas as pd

    columns = [
        "indicator",
        "value",
        "unit",
        "previous_value",
        "target",
        "assessment",
        "as_at",
        "status",
    ]
    click.echo(pd.DataFrame(records)[columns].to_string(index=False))


@cli.command()
@click.argument("quarters", nargs=-1, metavar="[QUARTER]...")
@click.option("--all", "every", is_flag=True, help="Every published quarter.")
@click.option("--jobs", type=click.IntRange(1), help="Side by side.")
@click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), help="Write it as Markdown, too."
)
def review(quarters: tuple[str, ...], every: bool, jobs: int | None, report: Path | None) -> None:
    """Prove published quarters: execute again, compare, and name every difference."""
    from glosanalysis.data.published import load
    from glosanalysis.period import Quarter
    from glosanalysis.pipeline.plan import published_quarters
    from glosanalysis.pipeline.review import review as check_all
    from glosanalysis.pipeline.sign_off import as_lines, as_markdown
    from glosanalysis.project import Project

    project = Project.find()
    published = published_quarters(project)
    chosen = published if every else [Quarter.parse(text) for text in quarters]
    if not chosen:
        raise WrongUsage("name a quarter to review, or give --all")
    strange = [str(quarter) for quarter in chosen if quarter not in published]
    if strange:
        known = ", ".join(map(str, published))
        raise WrongUsage(f"{strange[0]} is not published: the book holds {known}")
    checks = check_all(
        project,
        load(project.data),
        sorted(set(chosen)),
        jobs=jobs,
        told=lambda line: click.echo(line, err=True),
    )
    for line in as_lines(checks):
        click.echo(line)
    if report:
        report.write_text(as_markdown(chosen, checks), encoding="utf-8")
    if any(check.differences for check in checks):
        raise ReviewFailed("the review found differences: what is published is not proved")


@cli.command()
@click.option("--all", "every", is_flag=True, help="Also what holds.")
@_format
def audit(every: bool, style: str) -> None:
    """Work the papers' own figures out again, and print those that do not hold."""
    import json
    from collections import Counter

    from glosanalysis.audit import audit as findings_in
    from glosanalysis.data.published import load
    from glosanalysis.pipeline.audit_page import audit_csv, audit_records
    from glosanalysis.project import Project

    findings = findings_in(load(Project.find().data))
    shown = [found for found in findings if every or not found.outcome.stands]
    if style == "csv":
        click.echo(audit_csv(shown).decode(), nl=False)
        return
    if style == "json":
        click.echo(json.dumps(audit_records(shown), indent=2, ensure_ascii=False))
        return
    for found in shown:
        said = found.statement
        click.echo(f"{said.source_id}, {said.locator}\n  {said.says}")
        click.echo(f"  printed {said.printed}, comes to {found.comes_to}: {found.outcome.value}")
        if said.judgement:
            click.echo(f"  {said.judgement}")
    counts = Counter(found.outcome.value for found in findings)
    single = sum(found.statement.single for found in findings)
    told = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
    click.echo(f"{len(findings)} checked, {single} of them single statements: {told}")


@cli.command()
def status() -> None:
    """Say of each published report whether it is up to date, and if not why."""
    from glosanalysis.data.published import load
    from glosanalysis.pipeline.freshness import Ingredients, Record
    from glosanalysis.pipeline.plan import plan
    from glosanalysis.project import Project

    project = Project.find()
    published = load(project.data)
    ingredients, record = Ingredients(project, published), Record(project, project.reports)
    stale = 0
    for task in plan(project, published):
        report = task.report_in(project.reports)
        why = record.why_stale(str(task), report, ingredients.of(task))
        stale += why is not None
        word = "up to date" if why is None else why if why == "missing" else f"stale ({why})"
        click.echo(f"{task.quarter}  {task.template:<11} {word}")
    click.echo(f"{stale} to execute" if stale else "everything is up to date")


if __name__ == "__main__":
    main()
