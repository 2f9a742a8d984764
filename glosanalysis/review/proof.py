"""What a review checks, by name and in the order in which it is told."""

from __future__ import annotations

from dataclasses import dataclass

from glosanalysis.review.differences import Check
from glosanalysis.review.sign_off import ToSign

__all__ = ["ORDER", "Part"]

REPORTS, CELLS = "Reports executed again", "Cells run again by nbval"
FIGURES, REVISIONS = "Figures worked out again", "Revisions acknowledged"
ORIGINS, AUDIT = "Provenance worked out again", "Audit of the papers"
PAGES, LOOKED = "Generated pages written again", "Looked through for case records"
WRITTEN = "Written files committed"
ORDER = (REPORTS, CELLS, FIGURES, REVISIONS, ORIGINS, AUDIT, PAGES, LOOKED, WRITTEN)


@dataclass(frozen=True)
class Part:
    """What a part of a review comes to.

    Parameters
    ----------
    checks : tuple of Check
    to_sign : ToSign, optional
        What a person signs beside them.
    """

    checks: tuple[Check, ...]
    to_sign: ToSign | None = None
