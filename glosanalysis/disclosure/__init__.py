"""Disclosure control: which figures of a return are hidden, and the proof that they stay so.

Rules and arithmetic on plain tables; nothing here knows what is counted.
"""

from __future__ import annotations

from glosanalysis.disclosure.breaches import Breach, breaches, found_breaches
from glosanalysis.disclosure.heads import Heads, with_contributors
from glosanalysis.disclosure.ranges import ranges
from glosanalysis.disclosure.relations import (
    AtMost,
    Column,
    Earlier,
    Relation,
    RollingTotal,
    RunningTotal,
    Same,
    Stock,
    Sum,
)
from glosanalysis.disclosure.scan import Found, scan
from glosanalysis.disclosure.secondary import protect

__all__ = [
    "AtMost",
    "Breach",
    "Column",
    "Earlier",
    "Found",
    "Heads",
    "Relation",
    "RollingTotal",
    "RunningTotal",
    "Same",
    "Stock",
    "Sum",
    "breaches",
    "found_breaches",
    "protect",
    "ranges",
    "scan",
    "with_contributors",
]
