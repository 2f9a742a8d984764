"""Prove published quarters: their outputs are what the code makes from the data, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from glosanalysis.audit import Finding, audit
from glosanalysis.checkout.git import commit_of
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.disclosure.scan import scan
from glosanalysis.execution.plan import plan
from glosanalysis.quarter import Quarter
from glosanalysis.review.differences import Check, Difference, together
from glosanalysis.review.executed_again import executed_again
from glosanalysis.review.nbval import nbval
from glosanalysis.review.records import figures, origins, revisions
from glosanalysis.review.signed_files import pages_checked, written_checked

__all__ = ["review"]


def review(
    project: Project,
    tables: Tables,
    quarters: Sequence[Quarter],
    *,
    jobs: int | None = None,
    told: Callable[[str], None] = lambda line: None,
) -> list[Check]:
    """Check published quarters against the code and the data.

    A busy machine can lose a kernel. So a report that fails, or that nbval does not pass, is tried
    once more by itself: what differs from the code differs again.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.
    quarters : sequence of Quarter
    jobs : int, optional
        Reports executed side by side; without it, as many as there are processors.
    told : callable
        Told each check as it begins, and at once if something differs.

    Returns
    -------
    list of Check
        In the order in which they are made.
    """
    checks: list[Check] = []

    def add(name: str, unit: str, make: Callable[[], tuple[int, Iterator[Difference]]]) -> None:
        told(f"{name} …")
        count, found = make()
        check = Check(name, count, unit, tuple(together(found)))
        if check.differences:
            first = check.differences[0]
            told(f"  {len(check.differences)} differ, the first: {first.where}: {first.new}")
        checks.append(check)

    tasks = plan(project, tables, quarters)
    add(
        "Reports executed again",
        "reports",
        lambda: executed_again(project, tables, tasks, jobs),
    )
    add("Cells run again by nbval", "cells", lambda: nbval(project, tasks))
    add("Figures worked out again", "figures", lambda: figures(project, tables, quarters))
    add("Revisions acknowledged", "revisions", lambda: revisions(project, tables, quarters))
    add("Provenance worked out again", "entries", lambda: origins(project, tables, quarters))
    add("Audit of the papers", "statements", lambda: _audited(tables))
    add("Generated pages written again", "pages", lambda: pages_checked(project, tables))
    add("Looked through for case records", "files", lambda: _looked_through(project))
    commit = commit_of(project)
    add("Written files committed", "files", lambda: written_checked(project, tables, commit))
    return checks


def _looked_through(project: Project) -> tuple[int, Iterator[Difference]]:
    """Look for what must not be published in pages, notebooks, tables and logs."""
    places = (project.book, project.work / "html", project.work / "log", project.data)
    files = [path for place in places for path in sorted(place.rglob("*")) if path.is_file()]
    return len(files), (
        Difference(_shown(project, each.path, each.line), each.what, "must not be published")
        for each in scan(files)
    )


def _shown(project: Project, path: Path, line: int) -> str:
    name = path.relative_to(project.root).as_posix()
    return f"{name}, line {line}" if line else name


def _audited(tables: Tables) -> tuple[int, Iterator[Difference]]:
    """Ask that each statement that does not hold has a judgement, and no other one has."""
    findings = audit(tables)
    return len(findings), (
        Difference(
            f"{_place_of_judgement(found)}, {found.statement.id}",
            f"printed {found.statement.printed}, comes to {found.comes_to}: {found.verdict.value}",
            "a judgement is missing" if not found.statement.judgement else "needs no judgement",
        )
        for found in findings
        if (found.statement.single or not found.verdict.stands)
        and bool(found.statement.judgement) is found.verdict.stands
    )


def _place_of_judgement(found: Finding) -> str:
    """Name the table in which a statement is judged: its own row, or the one of sums in tables."""
    return "data/published/claims.csv" if found.statement.single else "data/judgements.csv"
