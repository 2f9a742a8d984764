"""Reproducible analysis of an authority's children's services.

A template notebook needs two names from here: `open_report`, which gives the figures
that a theme may know in a quarter, and the package `render`, which shows them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from glosanalysis.quarter import Quarter
    from glosanalysis.report import open_report

__all__ = ["Quarter", "open_report"]

_HOMES = {"Quarter": "glosanalysis.quarter", "open_report": "glosanalysis.report"}


def __getattr__(name: str) -> Any:
    """Import what is asked for, and only then: the command line starts fast."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
