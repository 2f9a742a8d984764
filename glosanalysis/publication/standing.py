"""Whether each published report is up to date, by the record of runs or by its provenance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glosanalysis.catalogue import ReportKey, plan
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.publication.build_log import BuildLog
from glosanalysis.publication.inputs import Inputs
from glosanalysis.publication.provenance import (
    provenance,
    provenance_in,
    read_provenance,
    why_stale,
)

__all__ = ["Standing", "standings"]


@dataclass(frozen=True)
class Standing:
    """How a report stands.

    Parameters
    ----------
    task : ReportKey
    why : str or None
        Why it has to be made again; nothing if it is up to date.
    made_here : bool
        Whether it was executed in this checkout.
    """

    task: ReportKey
    why: str | None
    made_here: bool

    def __str__(self) -> str:
        word = self.why or ("up to date" if self.made_here else "up to date by its provenance")
        word = f"stale ({word})" if self.why and self.why != "missing" else word
        return f"{self.task.quarter}  {self.task.theme:<11} {word}"


def standings(project: Project, tables: Tables) -> Iterator[Standing]:
    """Tell how each report of the book stands.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.

    Yields
    ------
    Standing
        By quarter, the overview first.
    """
    inputs, log = Inputs(project, tables), BuildLog(project, project.reports)
    origins = {}
    for task in plan(project, tables):
        if log.knows(str(task)):
            report = task.report_in(project.reports)
            why = log.why_stale(str(task), report, inputs.of(task))
            yield Standing(task, why, made_here=True)
            continue
        if task.quarter not in origins:
            file = provenance_in(project.reports, task.quarter)
            now = provenance(project, tables, task.quarter)
            origins[task.quarter] = read_provenance(file), now
        yield Standing(task, why_stale(task, *origins[task.quarter]), made_here=False)
