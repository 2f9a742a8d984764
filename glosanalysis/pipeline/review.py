"""Prove published quarters: their outputs are what the code makes from the data, nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from glosanalysis.audit import audit
from glosanalysis.data.published import Published
from glosanalysis.errors import UserMistake
from glosanalysis.period import Quarter
from glosanalysis.pipeline.indicators import as_csv, indicator_records, indicators_in, read_records
from glosanalysis.pipeline.plan import Task, listed_quarters, plan
from glosanalysis.pipeline.provenance import as_json, entries, provenance, provenance_in
from glosanalysis.pipeline.revisions import REVISED, acknowledged_in, moves_of, unacknowledged
from glosanalysis.pipeline.run import Options, run
from glosanalysis.project import Project

__all__ = ["Check", "Difference", "compared", "review"]

_LONGEST = 160
"""Characters of an old or new value that are shown."""


@dataclass(frozen=True)
class Difference:
    """Something that is not what the code makes, or not as it should be.

    Parameters
    ----------
    where : str
        The file, and the cell, figure or entry in it.
    old, new : str
        What is published, and what it should be.
    """

    where: str
    old: str
    new: str


@dataclass(frozen=True)
class Check:
    """One thing that was checked.

    Parameters
    ----------
    name : str
    count : int
        How many were looked at.
    unit : str
        Of what.
    differences : tuple of Difference
    """

    name: str
    count: int
    unit: str
    differences: tuple[Difference, ...]


def review(
    project: Project,
    published: Published,
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
    published : Published
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
        check = Check(name, count, unit, tuple(found))
        if check.differences:
            first = check.differences[0]
            told(f"  {len(check.differences)} differ, the first: {first.where}: {first.new}")
        checks.append(check)

    tasks = plan(project, published, quarters)
    add(
        "Reports executed again",
        "reports",
        lambda: _executed_again(project, published, tasks, jobs),
    )
    add("Cells run again by nbval", "cells", lambda: _nbval(project, tasks))
    add("Figures worked out again", "figures", lambda: _figures(project, published, quarters))
    add("Revisions acknowledged", "revisions", lambda: _revisions(project, published, quarters))
    add("Provenance worked out again", "entries", lambda: _origins(project, published, quarters))
    add("Audit of the papers", "statements", lambda: _audited(published))
    return checks


def _executed_again(
    project: Project, published: Published, tasks: Sequence[Task], jobs: int | None
) -> tuple[int, Iterator[Difference]]:
    """Compare every byte of the reports with those of a new execution."""
    place = project.work / "review"
    shutil.rmtree(place, ignore_errors=True)
    result = run(project, published, tasks, Options(jobs=jobs, reports=place))
    if result.failed:
        again = [outcome.task for outcome in result.failed]
        result = run(project, published, again, Options(jobs=1, reports=place))
    failed = {outcome.task: outcome.failure for outcome in result.failed}
    found = list(compared(project, place, tasks, failed))
    return len(tasks), iter(found)


def compared(
    project: Project, place: Path, tasks: Sequence[Task], failed: Mapping[Task, str]
) -> Iterator[Difference]:
    """Compare published reports with those executed again below another folder."""
    for task in tasks:
        old, new = task.report_in(project.reports), task.report_in(place)
        yield from _report_differences(task, old, new, failed.get(task, ""))
    expected = {task.report_in(project.reports) for task in tasks}
    for quarter in sorted({task.quarter for task in tasks}):
        rows, origin = (make(project.reports, quarter) for make in (indicators_in, provenance_in))
        for path in sorted((project.reports / str(quarter)).iterdir()):
            if path not in expected | {rows, origin}:
                yield Difference(f"{quarter}/{path.name}", "published", "the code makes none")


def _report_differences(task: Task, old: Path, new: Path, failure: str) -> Iterator[Difference]:
    if failure:
        yield Difference(str(task), "published", f"fails: {failure}")
    elif not old.is_file():
        yield Difference(str(task), "not published", "the code makes it")
    elif old.read_bytes() != new.read_bytes():
        yield from _cell_differences(task, old.read_text(encoding="utf-8"), new.read_text("utf-8"))


def _cell_differences(task: Task, old: str, new: str) -> Iterator[Difference]:
    """Name the places in which two notebooks differ, cell by cell."""
    try:
        was, now = json.loads(old), json.loads(new)
        cells = [(cell.get("id", "?"), cell) for cell in was.pop("cells")]
        makes = {cell["id"]: cell for cell in now.pop("cells")}
    except (ValueError, AttributeError, KeyError, TypeError):
        yield Difference(str(task), "not readable as a notebook", "the notebook of the code")
        return
    found = [(str(task), *pair) for pair in _leaves(was, now)]
    for id_, cell in cells:
        found += [(f"{task}, cell {id_}", *pair) for pair in _leaves(cell, makes.pop(id_, None))]
    found += [(f"{task}, cell {id_}", "no such cell", "the code makes it") for id_ in makes]
    for where, before, after in found:
        yield Difference(where, before, after)
    if not found:
        yield Difference(str(task), "written or ordered in another way", "as the code writes it")


def _leaves(old: Any, new: Any) -> Iterator[tuple[str, str]]:
    """Give the pairs of values in which two pieces of JSON differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            yield from _leaves(old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for before, after in zip(old, new, strict=True):
            yield from _leaves(before, after)
    elif old != new:
        yield _around_the_change(_as_text(old), _as_text(new))


def _as_text(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _around_the_change(old: str, new: str) -> tuple[str, str]:
    """Cut two long texts to the place where they begin to differ."""
    pairs = zip(old, new, strict=False)
    same = next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))
    start = max(0, same - _LONGEST // 4)
    lead = "…" if start else ""
    return lead + old[start : start + _LONGEST], lead + new[start : start + _LONGEST]


def _nbval(project: Project, tasks: Sequence[Task]) -> tuple[int, Iterator[Difference]]:
    """Have nbval, which knows nothing of this package, run the cells and compare the outputs."""
    paths = [path for task in tasks if (path := task.report_in(project.reports)).is_file()]
    cases = _nbval_cases(project, paths, "2")
    doubtful = {_report_of(case) for case in cases if _failures(case)}
    again = [path for path in paths if f"{path.parent.name}/{path.stem}" in doubtful]
    if again:
        cases = [case for case in cases if _report_of(case) not in doubtful]
        cases += _nbval_cases(project, again, "0")
    bad = [(case, child) for case in cases for child in _failures(case)]
    return len(cases), (
        Difference(
            f"{_report_of(case)}, {case.get('name', '')}",
            "as published",
            _first_words(child.text or child.get("message") or ""),
        )
        for case, child in bad
    )


def _nbval_cases(project: Project, paths: Sequence[Path], processes: str) -> list[Element]:
    """Run nbval in a process of its own; give what it says of each cell."""
    with tempfile.TemporaryDirectory(dir=project.work, prefix="nbval-") as name:
        folder = Path(name)
        _forked_kernels(folder / "jupyter")
        (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        report = folder / "nbval.xml"
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "--nbval", "--quiet", "-p", "no:cacheprovider"),
                *("-c", str(folder / "pytest.ini"), "--rootdir", str(project.root)),
                *("--numprocesses", processes, "--dist", "loadscope", f"--junitxml={report}"),
                *map(str, paths),
            ],
            env={
                **os.environ,
                "GLOSANALYSIS_ROOT": str(project.root),
                "JUPYTER_PATH": str(folder / "jupyter"),
                "IPYTHONDIR": str(folder / "ipython"),
                "PYTHONHASHSEED": "0",
            },
            cwd=project.root,
            capture_output=True,
            text=True,
            check=False,
        )
        if not report.is_file():
            raise UserMistake(f"nbval did not run: {(done.stderr or done.stdout).strip()}")
        return list(ElementTree.parse(report).getroot().iter("testcase"))


def _failures(case: Element) -> list[Element]:
    return [child for child in case if child.tag in ("failure", "error")]


def _forked_kernels(folder: Path) -> None:
    """Describe a Python kernel that is forked, for programs that start kernels by name."""
    place = folder / "kernels" / "python3"
    place.mkdir(parents=True)
    spec = {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "Python 3",
        "language": "python",
        "metadata": {"kernel_provisioner": {"provisioner_name": "glosanalysis-forked"}},
    }
    (place / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")


def _report_of(case: Element) -> str:
    parts = case.get("classname", "").replace("/", ".").split(".")
    return "/".join(part for part in parts if part not in ("book", "reports", "ipynb", ""))


def _first_words(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = ("differ", "Error", "Timeout", "exception")
    told = next((line for line in lines if any(word in line for word in telling)), "")
    return (told or (lines or ["differs"])[0])[:_LONGEST]


def _figures(
    project: Project, published: Published, quarters: Sequence[Quarter]
) -> tuple[int, Iterator[Difference]]:
    """Compare the record of each quarter with what comes out now: the back-test."""
    count, found = 0, []
    for quarter in quarters:
        file = indicators_in(project.reports, quarter)
        was, now = read_records(file), indicator_records(published, quarter)
        count += len(now)
        if not file.is_file():
            found.append(
                Difference(f"{quarter}/indicators.csv", "not published", "the code makes it")
            )
        elif file.read_bytes() != as_csv(now):
            found += _row_differences(quarter, was, now)
    return count, iter(found)


def _row_differences(
    quarter: Quarter, was: list[dict[str, str]], now: list[dict[str, str]]
) -> list[Difference]:
    before = {row.get("indicator", ""): row for row in was}
    after = {row["indicator"]: row for row in now}
    found = [
        Difference(
            f"{quarter}/indicators.csv, {name}, {column}",
            before.get(name, {}).get(column) or "nothing",
            after.get(name, {}).get(column) or "nothing",
        )
        for name in [*after, *(name for name in before if name not in after)]
        for column in now[0]
        if before.get(name, {}).get(column) != after.get(name, {}).get(column)
    ]
    written = Difference(
        f"{quarter}/indicators.csv", "written in another way", "as the code writes it"
    )
    return found or [written]


def _revisions(
    project: Project, published: Published, quarters: Sequence[Quarter]
) -> tuple[int, Iterator[Difference]]:
    """Ask that every figure that moved is acknowledged, and every acknowledgement is of a move."""
    names = {str(quarter) for quarter in quarters}
    mine = [each for each in acknowledged_in(published.revisions) if each.quarter in names]
    moves = moves_of(project, published, quarters)
    found = [
        Difference(
            str(each), each.old or "none", f"{each.new or 'none'}, not acknowledged in {REVISED}"
        )
        for each in unacknowledged(moves, published)
    ]
    last = {(each.quarter, each.indicator): each for each in mine if each.what == "value"}
    now = {
        (row["quarter"], row["indicator"]): row["value"]
        for quarter in quarters
        for row in indicator_records(published, quarter)
    }
    found += [
        Difference(f"{REVISED}, {' '.join(key)}", each.new or "none", now.get(key) or "no figure")
        for key, each in last.items()
        if replace(each, new=now.get(key, "")).key != each.key
    ]
    listed = set(map(str, listed_quarters(project)))
    found += [
        Difference(f"{REVISED}, {quarter} {indicator}", "acknowledged", "no such quarter is listed")
        for quarter, indicator in zip(
            published.revisions["quarter"], published.revisions["indicator"], strict=True
        )
        if quarter not in listed
    ]
    return len(mine), iter(found)


def _origins(
    project: Project, published: Published, quarters: Sequence[Quarter]
) -> tuple[int, Iterator[Difference]]:
    """Compare what each quarter says it was made from with what there is."""
    count, found = 0, []
    for quarter in quarters:
        file = provenance_in(project.reports, quarter)
        now = provenance(project, published, quarter)
        count += len(list(entries(now)))
        if not file.is_file():
            found.append(
                Difference(f"{quarter}/provenance.json", "not published", "the code makes it")
            )
            continue
        if file.read_bytes() == as_json(now):
            continue
        try:
            was = dict(entries(json.loads(file.read_text(encoding="utf-8"))))
        except (ValueError, AttributeError):
            was = {}
        is_now = dict(entries(now))
        pairs = [
            (name, was.get(name, "no entry"), is_now.get(name, "no entry"))
            for name in [*is_now, *(name for name in was if name not in is_now)]
            if was.get(name) != is_now.get(name)
        ] or [("", "written in another way", "as the code writes it")]
        found += [Difference(f"{quarter}/provenance.json, {name}", *pair) for name, *pair in pairs]
    return count, iter(found)


def _audited(published: Published) -> tuple[int, Iterator[Difference]]:
    """Ask that each statement that does not hold has a judgement, and no other one has."""
    findings = audit(published)
    return len(findings), (
        Difference(
            f"data/published/claims.csv, {found.statement.id}",
            f"printed {found.statement.printed}, comes to {found.comes_to}: {found.outcome.value}",
            "a judgement is missing" if not found.statement.judgement else "needs no judgement",
        )
        for found in findings
        if (found.statement.single or not found.outcome.stands)
        and bool(found.statement.judgement) is found.outcome.stands
    )
