"""Strategic risks: their scores against their targets, and their places on the matrix."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from glosanalysis.data.schemas.quality import RiskMatrix, Risks
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import counted, day, listed
from glosanalysis.themes.quality.registered import (
    cells_of_score,
    latest_matrix,
    latest_risks,
    two_scores,
)
from glosanalysis.themes.recent import recent

__all__ = ["risk_matrix", "risk_register"]


def risk_register(tables: Tables) -> Display:
    """Tabulate each risk with its scores, its target and where on the matrix it can stand."""
    name = "risk-register"
    measure = "Strategic risks: residual score in the summary, target and score on its own page"
    risks, matrix = recent(tables, latest_risks(tables)), latest_matrix(tables)
    if not risks:
        return Display.nothing_yet(name, measure)
    return Display(
        name=name,
        title=_against_targets(risks),
        frame=pd.DataFrame(
            [
                (
                    f"{row.ref}: {row.risk}",
                    row.residual_score,
                    _known(row.target_score),
                    _known(row.risk_score),
                    _place(matrix, row.residual_score),
                )
                for row in risks
            ],
            columns=["risk", "residual", "target", "own_page", "place"],
        ),
        columns={
            "risk": Column("Risk"),
            "residual": Column("Residual score, summary", decimals=0),
            "target": Column("Target, own page", decimals=0),
            "own_page": Column("Score, own page", decimals=0),
            "place": Column("Likelihood × impact"),
        },
        measure=measure,
        period=day(risks[0].as_at),
        cited=citations(tables.titles, risks),
        note=_two_scores(risks),
    )


def _known(score: int | None) -> float:
    return float("nan") if score is None else score


def _place(matrix: Sequence[RiskMatrix], score: int) -> str:
    """Say which likelihood and impact give a score."""
    cells = [f"{likelihood} × {impact}" for likelihood, impact in cells_of_score(matrix, score)]
    return " or ".join(cells) or "–"


def _over(risks: Sequence[Risks]) -> list[Risks]:
    return [r for r in risks if r.target_score is not None and r.residual_score > r.target_score]


def _against_targets(risks: Sequence[Risks]) -> str:
    """Say how many risks score more than their target, by the summary and by their own pages."""
    over = _over(risks)
    risks_said = counted(len(risks), "risk", "risks")
    how_many = counted(len(over), "", "").strip().capitalize() if over else "None"
    said = f"{how_many} of {risks_said} scores more than its target in the summary"
    if len(over) > 1:
        said = f"{how_many} of {risks_said} score more than their targets in the summary"
    own = [
        row
        for row in risks
        if row not in over
        and row.target_score is not None
        and row.risk_score is not None
        and row.risk_score > row.target_score
    ]
    pages = [
        f"{row.ref} scores {row.risk_score} against a target of {row.target_score}" for row in own
    ]
    return f"{said}; on its own page {listed(pages)}" if pages else said


def _two_scores(risks: Sequence[Risks]) -> str:
    """Say which scores are printed twice, and differ."""
    odd = [row for row in risks if two_scores(row)]
    return " ".join(
        f"{row.ref} is {row.residual_score} in the summary and {row.risk_score} on its own page: "
        "the report does not say why."
        for row in odd
    )


def risk_matrix(tables: Tables) -> Display:
    """Show the matrix of scores, with the risks whose score has one place on it."""
    name = "risk-matrix"
    measure = "Score by likelihood and impact, and the risks whose score has one place"
    risks, matrix = recent(tables, latest_risks(tables)), latest_matrix(tables)
    if not risks or not matrix:
        return Display.nothing_yet(name, measure)
    placed = _placed(risks, matrix)
    impacts = {row.impact: row.impact_name for row in matrix}
    likelihoods = {row.likelihood: row.likelihood_name for row in matrix}
    scores = {(row.likelihood, row.impact): row.score for row in matrix}
    order = sorted(impacts)
    rows = [
        (
            f"{name_} ({likelihood})",
            *(scores.get((likelihood, impact), float("nan")) for impact in order),
            *(", ".join(placed.get((likelihood, impact), [])) for impact in order),
        )
        for likelihood, name_ in likelihoods.items()
    ]
    figures = {f"impact_{i}": Column(f"{impacts[i]} ({i})", decimals=0) for i in order}
    words = {f"risks_{i}": Column(f"Risks, impact {i}", shown=False) for i in order}
    columns = {"likelihood": Column("Likelihood"), **figures, **words}
    return Display(
        name=name,
        title=_places(risks, matrix),
        frame=pd.DataFrame(rows, columns=list(columns)),
        columns=columns,
        measure=measure,
        period=day(risks[0].as_at),
        cited=citations(tables.titles, matrix, risks),
        note=_not_placed(risks, matrix),
    )


def _placed(
    risks: Sequence[Risks], matrix: Sequence[RiskMatrix]
) -> dict[tuple[int, int], list[str]]:
    """Give the risks at each cell, of those whose score in the summary has one cell."""
    found: dict[tuple[int, int], list[str]] = {}
    for row in sorted(risks, key=lambda row: row.ref):
        cells = cells_of_score(matrix, row.residual_score)
        if len(cells) == 1:
            found.setdefault(cells[0], []).append(row.ref)
    return found


def _places(risks: Sequence[Risks], matrix: Sequence[RiskMatrix]) -> str:
    """Say where on the matrix the risks stand that have one place."""
    placed = _placed(risks, matrix)
    if not placed:
        return "No risk has one place on the matrix: each score comes of several cells"
    said = [
        f"{listed(refs)} at likelihood {likelihood}, impact {impact}"
        for (likelihood, impact), refs in placed.items()
    ]
    return f"On the matrix: {listed(said)}"


def _not_placed(risks: Sequence[Risks], matrix: Sequence[RiskMatrix]) -> str:
    """Name the risks whose score comes of several cells."""
    by_score: dict[int, list[str]] = {}
    for row in sorted(risks, key=lambda row: row.ref):
        if len(cells_of_score(matrix, row.residual_score)) > 1:
            by_score.setdefault(row.residual_score, []).append(row.ref)
    return " ".join(
        f"{listed(refs)}, at {score}, {'is' if len(refs) == 1 else 'are'} not placed: {score} is "
        f"{_place(matrix, score)}, and likelihood and impact are not printed."
        for score, refs in by_score.items()
    )
