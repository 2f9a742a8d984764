"""What opens and what closes the page of every theme: the same parts in the same order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from glosanalysis.render.outputs import Heading, Shown
from glosanalysis.render.report_parts import (
    disagreements,
    in_brief,
    key_figures,
    methods,
    sources,
    what_papers_say,
)
from glosanalysis.render.service_comment import service_comment
from glosanalysis.report import Report

__all__ = ["closing", "opening"]

Part = tuple[str, Callable[[Report], Shown]]

_OPENING: Sequence[Part] = (
    ("In brief", in_brief),
    ("The service's comment", service_comment),
    ("Key figures", key_figures),
)
_CLOSING: Sequence[Part] = (
    ("What the papers say", what_papers_say),
    ("Where words and numbers differ", disagreements),
    ("How it is measured, and what to be careful about", methods),
    ("Sources", sources),
)


def opening(report: Report) -> Shown:
    """Open a page: the facts in brief, what the service says of them, then the key figures.

    Parameters
    ----------
    report : Report

    Returns
    -------
    Shown
        Each part under its heading; a part that has nothing to show has no heading.
    """
    return _headed(_OPENING, report)


def closing(report: Report) -> Shown:
    """Close a page: the papers' words, what in them does not hold, methods and sources.

    Parameters
    ----------
    report : Report

    Returns
    -------
    Shown
        Each part under its heading; a part that has nothing to show has no heading.
    """
    return _headed(_CLOSING, report)


def _headed(parts: Sequence[Part], report: Report) -> Shown:
    made = [(heading, part(report).pieces) for heading, part in parts]
    return Shown([piece for name, own in made if own for piece in (Heading(name), *own)])
