"""The register of risks: each with its scores, and where on the matrix a score can stand."""

from __future__ import annotations

from collections.abc import Sequence

from glosanalysis.data.schemas.quality import RiskMatrix, Risks
from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.themes.feeds import Derived

__all__ = ["Cell", "cells_of_score", "latest_matrix", "latest_risks", "residual", "two_scores"]

Cell = tuple[int, int]
"""Likelihood and impact."""


def latest_risks(tables: Tables) -> list[Risks]:
    """Give the risks of the last report, the highest first."""
    rows = tables.rows(Risks)
    last = max((row.as_at for row in rows), default=None)
    return sorted(
        (row for row in rows if row.as_at == last), key=lambda row: (-row.residual_score, row.ref)
    )


def latest_matrix(tables: Tables) -> list[RiskMatrix]:
    """Give the cells of the last matrix that is printed, the likeliest first."""
    rows = tables.rows(RiskMatrix)
    last = max((row.as_at for row in rows), default=None)
    return sorted(
        (row for row in rows if row.as_at == last), key=lambda row: (-row.likelihood, row.impact)
    )


def cells_of_score(matrix: Sequence[RiskMatrix], score: int) -> list[Cell]:
    """Give the cells that have a score: where it is one, a risk of that score has its place."""
    return [(row.likelihood, row.impact) for row in matrix if row.score == score]


def two_scores(risk: Risks) -> bool:
    """Tell whether a risk scores one thing in the summary and another on its own page."""
    return risk.risk_score is not None and risk.risk_score != risk.residual_score


def residual(ref: str) -> Derived:
    """Take the residual score of a risk from the summary, and the target from its own page.

    Where its own page scores it otherwise, it is not held against the target: which of the two
    stands is not known.
    """
    return Derived(
        reads=("risks",),
        work_out=lambda tables: [
            _observed(row)
            for row in sorted(tables.rows(Risks), key=lambda row: row.as_at)
            if row.ref == ref
        ],
    )


def _observed(row: Risks) -> Observation:
    told = ""
    if two_scores(row):
        told = f" in the summary, and {row.risk_score} on its own page,"
    return Observation(
        as_at=row.as_at.date(),
        value=row.residual_score,
        source_id=row.source_id,
        locator=row.locator,
        target=None if row.target_score is None else float(row.target_score),
        assessable=not two_scores(row),
        told=told,
    )
