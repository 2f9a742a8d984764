"""The parts of a review, each for a process of its own: what it checks, and in which order.

It is imported in the process that these are forked from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from glosanalysis.audit import Finding, audit
from glosanalysis.catalogue import ReportKey, plan
from glosanalysis.checkout.git import commit_of
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.forking.beside import Say
from glosanalysis.quarter import Quarter
from glosanalysis.report import read_tables
from glosanalysis.review import proof
from glosanalysis.review.differences import Check, Difference, together
from glosanalysis.review.executed_again import executed_again
from glosanalysis.review.looked_through import looked_through
from glosanalysis.review.nbval import nbval as run_again
from glosanalysis.review.proof import Part
from glosanalysis.review.records import figures, origins, revisions
from glosanalysis.review.signed_files import pages_checked, written_checked
from glosanalysis.review.to_sign import to_sign

__all__ = ["cells", "executed", "written"]

Found = tuple[int, Iterator[Difference]]


def executed(say: Say, root: Path, names: Sequence[str], jobs: int | None) -> Part:
    """Execute reports again; then check what rests on that, or is worked out for it in any case.

    Parameters
    ----------
    say : callable
        Told each check as it begins, and as soon as it has ended if something differs.
    root : Path
        The top folder of the checkout.
    names : sequence of str
        The quarters.
    jobs : int, optional
        Reports executed side by side.

    Returns
    -------
    Part
    """
    project, tables, quarters, tasks = _opened(root, names)
    return Part(
        (
            _checked(
                say, proof.REPORTS, "reports", lambda: executed_again(project, tables, tasks, jobs)
            ),
            _checked(say, proof.FIGURES, "figures", lambda: figures(project, tables, quarters)),
            _checked(
                say, proof.REVISIONS, "revisions", lambda: revisions(project, tables, quarters)
            ),
            _checked(say, proof.ORIGINS, "entries", lambda: origins(project, tables, quarters)),
            _checked(say, proof.LOOKED, "files", lambda: looked_through(project)),
        )
    )


def cells(say: Say, root: Path, names: Sequence[str], jobs: int | None, folder: Path) -> Part:
    """Have nbval run the cells of reports.

    Parameters
    ----------
    say, root, names, jobs
        Those of `executed`.
    folder : Path
        Where what nbval writes goes.

    Returns
    -------
    Part
    """
    project, _, _, tasks = _opened(root, names)
    check = _checked(say, proof.CELLS, "cells", lambda: run_again(project, tasks, folder, jobs))
    return Part((check,))


def written(say: Say, root: Path, names: Sequence[str], sign: bool) -> Part:
    """Check what is worked out and written without a kernel.

    Parameters
    ----------
    say, root, names
        Those of `executed`.
    sign : bool
        Whether what a person signs is made, too.

    Returns
    -------
    Part
    """
    project, tables, quarters, _ = _opened(root, names)
    commit = commit_of(project)
    checks = (
        _checked(say, proof.AUDIT, "statements", lambda: _audited(tables)),
        _checked(say, proof.PAGES, "pages", lambda: pages_checked(project, tables)),
        _checked(say, proof.WRITTEN, "files", lambda: written_checked(project, tables, commit)),
    )
    return Part(checks, to_sign(project, tables, quarters) if sign else None)


def _opened(
    root: Path, names: Sequence[str]
) -> tuple[Project, Tables, list[Quarter], list[ReportKey]]:
    project, quarters = Project(root), [Quarter.parse(name) for name in names]
    tables = read_tables(project.data)
    return project, tables, quarters, plan(project, tables, quarters)


def _checked(say: Say, name: str, unit: str, make: Callable[[], Found]) -> Check:
    say(f"{name} …")
    count, found = make()
    check = Check(name, count, unit, tuple(together(found)))
    if check.differences:
        first = check.differences[0]
        say(f"{name}: {len(check.differences)} differ, the first: {first.where}: {first.new}")
    return check


def _audited(tables: Tables) -> Found:
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
