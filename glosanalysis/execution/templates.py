"""The templates that reports are executed from."""

from __future__ import annotations

from collections.abc import Iterable

from glosanalysis.checkout.project import Project
from glosanalysis.errors import WrongUsage

__all__ = ["check_templates"]


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
