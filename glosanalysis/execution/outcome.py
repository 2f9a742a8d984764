"""What comes of a report that is executed."""

from __future__ import annotations

from dataclasses import dataclass

from glosanalysis.catalogue import ReportKey

__all__ = ["Execution"]


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
