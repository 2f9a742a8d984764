"""Which reports there are to run, a template and a quarter each, and what comes of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glosanalysis.authority import hold_to
from glosanalysis.catalogue import ReportKey, check_quarter, published_quarters, reports_of
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.errors import WrongUsage
from glosanalysis.quarter import Quarter
from glosanalysis.themes import OVERVIEW, THEMES

__all__ = ["Execution", "check_templates", "plan"]


@dataclass(frozen=True)
class Execution:
    """What came of a task.

    Parameters
    ----------
    task : ReportKey
    seconds : float
        How long it took.
    content : bytes
        The executed notebook, normalised; as far as it got where it failed.
    failure : str
        What went wrong, in one line; empty where nothing did.
    """

    task: ReportKey
    seconds: float
    content: bytes
    failure: str = ""


def plan(
    project: Project,
    tables: Tables,
    quarters: Sequence[Quarter] = (),
    templates: Iterable[str] = (),
) -> list[ReportKey]:
    """List the reports to make, and stop before any is made if one cannot be.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.
    quarters : sequence of Quarter
        None for all that the book holds.
    templates : iterable of str
        None for all that a quarter has.

    Returns
    -------
    list of ReportKey
        By quarter, the overview first.

    Raises
    ------
    WrongUsage
        If a quarter has no data, there is no such theme, or it has nothing new in a quarter.
    """
    hold_to(project.data)
    wanted = list(dict.fromkeys(templates))
    unknown = [name for name in wanted if name not in (OVERVIEW, *THEMES)]
    if unknown:
        known = ", ".join([OVERVIEW, *THEMES])
        raise WrongUsage(f"'{unknown[0]}' is not a theme: must be one of {known}")
    tasks = []
    for quarter in sorted(set(quarters)) or published_quarters(project):
        check_quarter(quarter, tables)
        available = reports_of(quarter, tables)
        missing = [name for name in wanted if name not in available] if quarters else []
        if missing:
            raise WrongUsage(
                f"{missing[0]} has nothing new in {quarter}: "
                f"that quarter has {', '.join(available)}"
            )
        tasks += [ReportKey(quarter, name) for name in available if not wanted or name in wanted]
    return tasks


def check_templates(project: Project, names: Iterable[str]) -> None:
    """Refuse templates that are missing or do not take a quarter."""
    import papermill  # takes longer to import than the rest of a plan

    for name in names:
        path = project.template(name)
        if not path.is_file():
            raise WrongUsage(f"the template notebooks/{name}.ipynb is missing")
        if "quarter" not in papermill.inspect_notebook(str(path)):
            raise WrongUsage(
                f"notebooks/{name}.ipynb does not take a quarter: it needs a cell tagged "
                "'parameters' that sets quarter"
            )
