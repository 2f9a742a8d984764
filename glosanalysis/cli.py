"""The command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glosanalysis.errors import ReportFailed, ReviewFailed, UserMistake, WrongUsage

if TYPE_CHECKING:
    from glosanalysis.catalogue import ReportKey
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.tables import Tables
    from glosanalysis.execution.plan import Execution
    from glosanalysis.publication.publish import RunResult
    from glosanalysis.quarter import Quarter

__all__ = ["main"]

INTERRUPTED = 130
MOST_TOLD = 20


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

    from glosanalysis.checkout.project import Project
    from glosanalysis.data.plausibility import warnings
    from glosanalysis.data.tables import load
    from glosanalysis.errors import BadData
    from glosanalysis.themes import THEMES

    tables = load(Project.find().data)
    known = {each.id for theme in THEMES.values() for each in theme.indicators}
    found = warnings(tables, known, date.today())
    for each in found:
        click.echo(f"warning: {each}", err=True)
    rows = sum(len(frame) for frame in tables.frames.values())
    told = f", {len(found)} warning{'s' * (len(found) != 1)}" if found else ""
    click.echo(f"{len(tables.frames)} tables, {rows} rows, no fault{told}")
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
    from glosanalysis.forking.server import likely_stale, warm_up

    project = Project.find()
    place = out.resolve() if out else None
    if out and acknowledge is not None:
        raise WrongUsage("--acknowledge is for the book: leave --out away")
    if options["force"] or likely_stale(project, place or project.reports, quarters):
        warm_up()  # begin while the tables are read

    from glosanalysis.catalogue import new_quarters, published_quarters
    from glosanalysis.data.tables import load
    from glosanalysis.execution.plan import plan
    from glosanalysis.publication.batches import run_in_order
    from glosanalysis.publication.run import Options
    from glosanalysis.quarter import Quarter

    parsed = [Quarter.parse(text) for text in quarters]
    tables = load(project.data)
    asked = set(parsed)
    if new:
        found = new_quarters(project, tables)
        asked |= set(found)
        parsed = (parsed or published_quarters(project)) + found
        _say_days_to_come(tables)
    tasks = plan(project, tables, parsed, themes)
    if acknowledge is not None:
        tables = _acknowledged(project, tables, tasks, acknowledge)
        tasks = plan(project, tables, parsed, themes)
    with _Progress(len(tasks)) as progress:
        told = Options(**options, reports=place, notify=progress, waiting=_say_waiting)
        result = run_in_order(project, tables, tasks, told, say=_say_aside)
    _summarise(result)
    if asked and not place:
        _say_of_others(project, asked)
    _check_result(result, project.work / "failed")


def _say_aside(line: str) -> None:
    click.echo(line, err=True)


def _say_days_to_come(tables: Tables) -> None:
    from glosanalysis.catalogue import days_to_come
    from glosanalysis.phrasing import day

    for each in days_to_come(tables):
        _say_aside(f"left out: a figure dated {day(each)}, in a quarter that has not begun")


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


def _say_of_others(project: Project, quarters: set[Quarter]) -> None:
    """Say what the rows that were run mean for the quarters that were not."""
    from glosanalysis.data.tables import load
    from glosanalysis.publication.quarter_list import not_told_yet, out_of_date

    tables = load(project.data)
    for untold in not_told_yet(tables, quarters):
        click.echo(untold)
    stale = out_of_date(project, tables, quarters)
    if stale:
        named = ", ".join(map(str, stale))
        click.echo(f"out of date, for the rows that they see changed: {named}")


def _say_waiting() -> None:
    click.echo("waiting for another run in this checkout to end", err=True)


class _Progress:
    """A bar on a terminal, a line a report elsewhere."""

    def __init__(self, total: int) -> None:
        from tqdm import tqdm

        self._bar: Any = tqdm(total=total, unit="report", disable=not sys.stderr.isatty())

    def __call__(self, running: Sequence[ReportKey], outcome: Execution | None) -> None:
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


def _summarise(result: RunResult) -> None:
    click.echo(
        f"{len(result.executed)} executed, {len(result.skipped)} up to date, "
        f"{len(result.failed)} failed, {result.seconds:.0f} s"
    )
    for kind, moved in result.moved:
        click.echo(f"{kind.value}: {moved}")
    for task in result.removed:
        click.echo(f"removed: {task}, for nothing of it is new in that quarter")
    for quarter in result.listed:
        click.echo(f"published: {quarter}, now in data/quarters.csv")


def _check_result(result: RunResult, failed_folder: Path) -> None:
    """Say which notebooks failed and what is held, if any."""
    failed = [
        f"notebooks/{o.task.theme}.ipynb for {o.task.quarter}, {o.failure}" for o in result.failed
    ]
    if failed:
        failed.append(f"the failed notebooks are in {failed_folder}; the last good reports stay")
    if result.held:
        _say_held(result)
        for line in failed:
            _say_aside(line)
    if failed:
        raise ReportFailed("\n".join(failed if not result.held else failed[-1:]))
    if result.held:
        raise ReviewFailed("what is published stays as it was until the moves are acknowledged")


def _say_held(result: RunResult) -> None:
    from datetime import date

    from glosanalysis.publication.revisions import as_lines

    quarters = ", ".join(sorted({each.quarter for each in result.held}))
    _say_aside(f"published figures moved, so nothing of {quarters} was written:")
    for moved in result.held[:MOST_TOLD]:
        _say_aside(str(moved))
    if len(result.held) > MOST_TOLD:
        _say_aside(f"and {len(result.held) - MOST_TOLD} more")
    _say_aside(
        "if they are right, add these lines to data/revisions.csv, each with its reason, "
        "or run again with --acknowledge REASON:"
    )
    click.echo(as_lines(result.held, date.today(), "why it moved"), nl=False)


@cli.command()
def build() -> None:
    """Write the contents and build the site, warnings as errors."""
    from glosanalysis.book.build import build as build_site
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.tables import load

    project = Project.find()
    front = build_site(project, load(project.data), _say_waiting)
    click.echo(f"the book is at {front}")


@cli.command()
@click.option(
    "--jobs", type=click.IntRange(1), help="Side by side.  [default: the processors there are]"
)
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

    if port and not serve:
        raise WrongUsage("--port is for --serve: give both")
    project = Project.find()
    with ExitStack() as opened:
        served = None
        if serve:
            served = opened.enter_context(preview(project.work / "html", port or 8000))
            _say_when(f"serving {served.address}")

        def make() -> None:
            _make(project, jobs)
            if served:
                served.tell()

        watch_project(project, make, _say_when)


def _say_when(text: str) -> None:
    from time import strftime

    click.echo(f"{strftime('%H:%M:%S')} {text}")


def _make(project: Project, jobs: int | None) -> None:
    """Execute what is out of date or new, and build the book."""
    from glosanalysis.book.build import build as build_site
    from glosanalysis.catalogue import new_quarters, published_quarters
    from glosanalysis.data.tables import load
    from glosanalysis.execution.plan import plan
    from glosanalysis.publication.batches import run_in_order
    from glosanalysis.publication.run import Options

    tables = load(project.data)
    quarters = published_quarters(project) + new_quarters(project, tables)
    tasks = plan(project, tables, quarters)
    options = Options(jobs=jobs, waiting=_say_waiting)
    result = run_in_order(project, tables, tasks, options, say=_say_when)
    for outcome in result.executed:
        _say_when(f"executed: {outcome.task}")
    _check_result(result, project.work / "failed")
    front = build_site(project, load(project.data), _say_waiting)
    _say_when(f"built: {front.relative_to(project.root).as_posix()}")


@cli.command()
@click.argument("quarter")
@_format
def indicators(quarter: str, style: str) -> None:
    """Print the indicator rows of a quarter."""
    import json

    from glosanalysis.catalogue import check_quarter
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.tables import load
    from glosanalysis.publication.indicator_csv import as_csv, indicator_records
    from glosanalysis.quarter import Quarter

    when = Quarter.parse(quarter)
    tables = load(Project.find().data)
    check_quarter(when, tables)
    records = indicator_records(tables, when)
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
    from glosanalysis.catalogue import published_quarters
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.tables import load
    from glosanalysis.quarter import Quarter
    from glosanalysis.review.checks import review as check_all
    from glosanalysis.review.sign_off import as_lines, as_markdown

    project = Project.find()
    published = published_quarters(project)
    chosen = published if every else [Quarter.parse(text) for text in quarters]
    if not chosen:
        raise WrongUsage("name a quarter to review, or give --all")
    strange = [str(quarter) for quarter in chosen if quarter not in published]
    if strange:
        known = ", ".join(map(str, published))
        raise WrongUsage(f"{strange[0]} is not published: the book holds {known}")
    tables = load(project.data)
    checks = check_all(
        project,
        tables,
        sorted(set(chosen)),
        jobs=jobs,
        told=lambda line: click.echo(line, err=True),
    )
    for line in as_lines(checks):
        click.echo(line)
    if report:
        text = as_markdown(project, tables, chosen, checks)
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(text, encoding="utf-8")
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
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.tables import load
    from glosanalysis.pages.audit import audit_csv, audit_records

    findings = findings_in(load(Project.find().data))
    shown = [found for found in findings if every or not found.verdict.stands]
    if style == "csv":
        click.echo(audit_csv(shown).decode(), nl=False)
        return
    if style == "json":
        click.echo(json.dumps(audit_records(shown), indent=2, ensure_ascii=False))
        return
    for found in shown:
        said = found.statement
        click.echo(f"{said.source_id}, {said.locator}\n  {said.says}")
        click.echo(f"  printed {said.printed}, comes to {found.comes_to}: {found.verdict.value}")
        if said.judgement:
            click.echo(f"  {said.judgement}")
    counts = Counter(found.verdict.value for found in findings)
    single = sum(found.statement.single for found in findings)
    told = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
    click.echo(f"{len(findings)} checked, {single} of them single statements: {told}")


@cli.command()
def status() -> None:
    """Say of each published report whether it is up to date, and if not why.

    What was not executed in this checkout is judged by its provenance: a run executes it once.
    """
    from glosanalysis.catalogue import listed_quarters, published_quarters
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.tables import load
    from glosanalysis.publication.standing import standings

    project = Project.find()
    tables = load(project.data)
    stale = unproved = 0
    for standing in standings(project, tables):
        click.echo(standing)
        stale += standing.why is not None
        unproved += standing.why is None and not standing.made_here
    for quarter in sorted(set(listed_quarters(project)) - set(published_quarters(project))):
        click.echo(f"{quarter}  in data/quarters.csv, but the book has no reports of it")
    click.echo(f"{stale} to execute" if stale else "everything is up to date")
    if unproved:
        click.echo(f"{unproved} by their provenance: not executed in this checkout yet")


@cli.command()
@click.argument("quarter")
@click.argument("table", required=False)
def seen(quarter: str, table: str | None) -> None:
    """Print the rows of a TABLE that a QUARTER sees, as the bytes that its provenance hashes.

    Without a table, the names of those there are.
    """
    from glosanalysis.catalogue import check_quarter
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.tables import load
    from glosanalysis.publication.canonical_csv import seen_tables
    from glosanalysis.quarter import Quarter

    when = Quarter.parse(quarter)
    tables = load(Project.find().data)
    check_quarter(when, tables)
    frames = seen_tables(tables, when)
    if table is None:
        for name, (rows, _) in frames.items():
            click.echo(f"{name}  {rows}")
    elif table in frames:
        click.echo(frames[table][1], nl=False)
    else:
        raise WrongUsage(f"{when} sees no table '{table}': it sees {', '.join(frames)}")


if __name__ == "__main__":
    main()
