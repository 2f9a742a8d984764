"""Put what a run made of a quarter into the book: reports, figures and provenance together."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from glosanalysis.catalogue import ReportKey, reports_of
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.execution.outcome import Execution
from glosanalysis.publication.build_log import BuildLog
from glosanalysis.publication.comparison_csv import as_csv as comparisons_as_csv
from glosanalysis.publication.comparison_csv import comparison_records, comparisons_in
from glosanalysis.publication.indicator_csv import (
    as_csv,
    indicator_records,
    indicators_in,
    merged,
    read_records,
)
from glosanalysis.publication.inputs import Inputs
from glosanalysis.publication.moves import Kind, Moved, moves_of
from glosanalysis.publication.provenance import as_json, provenance, provenance_in
from glosanalysis.publication.quarter_list import list_quarter
from glosanalysis.publication.revisions import unacknowledged
from glosanalysis.quarter import Quarter
from glosanalysis.themes import OVERVIEW, THEMES

__all__ = ["Desk", "RunResult"]


@dataclass
class RunResult:
    """What a run did.

    Parameters
    ----------
    executed, failed : list of Execution
    skipped : list of ReportKey
        Up to date as they were.
    held : list of Moved
        What moved and is not acknowledged: nothing of its quarter was executed or written.
    moved : list of tuple of Kind and Moved
        What moved and went into the book: acknowledged, late, or provisional before.
    listed : list of Quarter
        Published for the first time.
    removed : list of ReportKey
        Reports that their quarter no longer has.
    seconds : float
    """

    executed: list[Execution] = field(default_factory=list)
    failed: list[Execution] = field(default_factory=list)
    skipped: list[ReportKey] = field(default_factory=list)
    held: list[Moved] = field(default_factory=list)
    moved: list[tuple[Kind, Moved]] = field(default_factory=list)
    listed: list[Quarter] = field(default_factory=list)
    removed: list[ReportKey] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, other: RunResult) -> None:
        """Take in what a further run did."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


class Desk:
    """Where the reports of a run are gathered by quarter, until a quarter is complete.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.
    place : Path
        The folder that the reports go below.
    result : RunResult
        What is done is noted there.
    """

    def __init__(self, project: Project, tables: Tables, place: Path, result: RunResult) -> None:
        self._project, self._published, self._place = project, tables, place
        self._log, self._inputs = BuildLog(project, place), Inputs(project, tables)
        self._result = result
        self._good: dict[Quarter, list[Execution]] = {}

    def why_stale(self, task: ReportKey) -> str | None:
        """Say why a report has to be made again, or nothing if it is up to date."""
        path = task.report_in(self._place)
        return self._log.why_stale(str(task), path, self._inputs.of(task))

    def look_for_moves(self, quarters: Iterable[Quarter]) -> list[Quarter]:
        """Find what moved of the book's quarters; give those of which nothing may be written.

        A quarter of which reports and figures are up to date has not moved.
        """
        stale = [quarter for quarter in sorted(quarters) if not self._is_current(quarter)]
        moves = moves_of(self._project, self._published, stale)
        self._result.held = unacknowledged(moves, self._published)
        held = {each.quarter for each in self._result.held}
        self._result.moved = [each for each in moves if each[1].quarter not in held]
        return [quarter for quarter in stale if str(quarter) in held]

    def _is_current(self, quarter: Quarter) -> bool:
        reports = reports_of(quarter, self._published)
        made_from = self._made_from(quarter, reports)
        rows = indicators_in(self._place, quarter)
        return self._log.why_stale(f"{quarter} figures", rows, made_from) is None

    def _made_from(self, quarter: Quarter, reports: Iterable[str]) -> dict[str, str]:
        return {**self._inputs.of_rows(quarter), "themes": " ".join(sorted(reports))}

    def take(self, outcome: Execution) -> None:
        """Take the outcome of a task; the last good report of one that failed stays in place."""
        if outcome.failure:
            self._result.failed.append(outcome)
            self._keep_failed(outcome)
        else:
            self._good.setdefault(outcome.task.quarter, []).append(outcome)

    def _keep_failed(self, outcome: Execution) -> None:
        """Keep a failed notebook for a look at it."""
        if outcome.content:
            path = outcome.task.report_in(self._project.work / "failed")
            with contextlib.suppress(OSError):  # where the disk is full, that is why it failed
                write_whole(path, outcome.content, self._project.work / "tmp")

    def publish(self, quarter: Quarter) -> None:
        """Write what is good of a quarter: its reports, then its figures and what they are from."""
        expected = reports_of(quarter, self._published)
        self._hold_overview(quarter)
        try:
            for outcome in self._good.pop(quarter, []):
                self._write(outcome.task.report_in(self._place), outcome.content)
                made_from = self._inputs.of(outcome.task)
                self._log.keep(str(outcome.task), made_from, outcome.content)
                self._result.executed.append(replace(outcome, content=b""))
            keys = {name: ReportKey(quarter, name) for name in expected}
            current = [name for name, key in keys.items() if self.why_stale(key) is None]
            self._write_figures(quarter, expected, current)
        finally:
            self._log.write()  # once a quarter, for it tells of all reports there are
        if current == expected:
            self._complete(quarter, expected)

    def _hold_overview(self, quarter: Quarter) -> None:
        """Let an overview wait where it shows figures that a theme's last good page does not."""
        failed = {o.task.theme for o in self._result.failed if o.task.quarter == quarter}
        was = {row["indicator"]: row for row in read_records(indicators_in(self._place, quarter))}
        ahead = {
            row["theme"]
            for row in indicator_records(self._published, quarter)
            if row["theme"] in failed and was and was.get(row["indicator"]) != row
        }
        if ahead:
            good = self._good.pop(quarter, [])
            self._good[quarter] = [o for o in good if o.task.theme != OVERVIEW]
            why = f"not put in place: it shows new figures of {', '.join(sorted(ahead))}"
            for outcome in good:
                if outcome.task.theme == OVERVIEW:
                    self.take(replace(outcome, failure=f"{why}, whose own page failed"))

    def _write_figures(self, quarter: Quarter, expected: list[str], current: list[str]) -> None:
        rows = indicators_in(self._place, quarter)
        made_from = self._made_from(quarter, current)
        if current and self._log.why_stale(f"{quarter} figures", rows, made_from):
            silent = set(THEMES) - set(expected)
            now = indicator_records(self._published, quarter)
            content = as_csv(merged(now, rows, {*current, *silent}))
            self._write(rows, content)
            beside = comparison_records(self._published, quarter)
            if beside:
                self._write(comparisons_in(self._place, quarter), comparisons_as_csv(beside))
            self._log.keep(f"{quarter} figures", made_from, content)

    def _complete(self, quarter: Quarter, expected: list[str]) -> None:
        """Finish a quarter whose reports are all good."""
        book = self._place == self._project.reports
        for name in {OVERVIEW, *THEMES} - set(expected):
            gone = ReportKey(quarter, name)
            if book and gone.report_in(self._place).is_file():
                gone.report_in(self._place).unlink()
                self._result.removed.append(gone)
        made_from = provenance(
            self._project, self._published, quarter, self._place, self._inputs.package
        )
        self._write(provenance_in(self._place, quarter), as_json(made_from))
        known_by = self._published.known_by(quarter)
        if book and list_quarter(self._project, quarter, known_by):
            self._result.listed.append(quarter)

    def _write(self, path: Path, content: bytes) -> None:
        write_whole(path, content, self._project.work / "tmp")
