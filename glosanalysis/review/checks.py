"""Prove published quarters: their outputs are what the code makes from the data, nothing else."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from glosanalysis.checkout.project import Project
from glosanalysis.forking.beside import Beside, Say, gathered
from glosanalysis.forking.server import folder_that_goes, warm_up
from glosanalysis.quarter import Quarter
from glosanalysis.review.differences import Check
from glosanalysis.review.proof import ORDER, Part
from glosanalysis.review.sign_off import ToSign

__all__ = ["prepare", "review"]

_PARTS = "glosanalysis.review.parts"
_THEIRS = ("nbval.plugin", "papermill")
"""What the parts would each import when they need it."""


def review(
    project: Project,
    quarters: Sequence[Quarter],
    *,
    jobs: int | None = None,
    sign: bool = False,
    told: Say = lambda line: None,
) -> tuple[list[Check], ToSign | None]:
    """Check published quarters against the code and the data.

    Reports are executed again, nbval runs their cells, and what is worked out is compared, all
    side by side in processes of their own.

    A busy machine can lose a kernel. So a report that fails, or that nbval does not pass, is tried
    once more by itself: what differs from the code differs again.

    Parameters
    ----------
    project : Project
    quarters : sequence of Quarter
    jobs : int, optional
        Reports executed side by side; without it, as many as there are processors.
    sign : bool
        Whether what a person signs is made, too.
    told : callable
        Told each check as it begins, and as soon as it has ended if something differs.

    Returns
    -------
    checks : list of Check
        In the order of `proof.ORDER`.
    to_sign : ToSign or None
        What to sign beside them.
    """
    names = [str(quarter) for quarter in quarters]
    prepare(names)
    with contextlib.ExitStack() as under_way:
        # Made and removed here: the process that uses it is ended at once where this one stops.
        folder = Path(
            under_way.enter_context(TemporaryDirectory(dir=folder_that_goes(), prefix="nbval-"))
        )
        asked: list[tuple[Any, ...]] = [
            ("executed", project.root, names, jobs),
            ("cells", project.root, names, jobs, folder),
            ("written", project.root, names, sign),
        ]
        calls = [under_way.enter_context(Beside(_part, *each)) for each in asked]
        found = gathered(calls, told)
    checks = {check.name: check for part in found for check in part.checks}
    to_sign = next((part.to_sign for part in found if part.to_sign), None)
    return [checks[name] for name in ORDER], to_sign


def prepare(names: Iterable[str]) -> None:
    """Begin to import and to read what a review of some quarters needs, in a process beside."""
    warm_up(names, [_PARTS, *_THEIRS])


def _part(say: Say, name: str, *arguments: Any) -> Part:
    """Make a part of a review; this process, which only asks for it, does not import it."""
    part: Part = getattr(import_module(_PARTS), name)(say, *arguments)
    return part
