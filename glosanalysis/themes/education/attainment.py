"""Results of children in care, stage by stage."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.schemas.education import Attainment
from glosanalysis.data.schemas.words import Comparators
from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display, citations
from glosanalysis.phrasing import number
from glosanalysis.themes.education.derived import RESULTS, Result, results
from glosanalysis.themes.measured import beside, is_history

__all__ = ["results_by_stage"]

_MEASURE = "Results of children in care, % of the pupils counted"
_SAID_FIRST = ("edu_ks4_em_pct", "edu_ks2_pct")
"""What the title tells, in this order: the largest cohorts."""


def results_by_stage(tables: Tables) -> Display:
    """Show each stage's share of the newest year, its range, and England's older one."""
    every = [results(tables.rows(Attainment), id_) for id_ in RESULTS]
    latest = [found[-1] for found in every if found]
    if not latest or is_history(tables, max(result.as_at for result in latest)):
        return Display.nothing_yet("results-by-stage", _MEASURE)
    year = max(result.year for result in latest)
    shown = [result for result in latest if result.year == year]
    frame = pd.DataFrame([_cells(tables, result) for result in shown])
    england = [row for row in tables.rows(Comparators) if row.measure in RESULTS]
    return Display(
        name="results-by-stage",
        title=_title(shown, year),
        frame=frame if frame["england"].notna().any() else frame.drop(columns="england"),
        columns=_columns(tables, shown),
        measure=_MEASURE,
        period=f"Academic year {year}",
        cited=citations(tables.titles, [result.row for result in shown], england),
        note="Each line is the range that another cohort of that size could by chance give: with "
        "so few pupils it is wide.",
    )


def _cells(tables: Tables, result: Result) -> dict[str, object]:
    low, high = result.interval or (float("nan"), float("nan"))
    other = beside(tables, result.indicator, result.as_at)
    return {
        "result": RESULTS[result.indicator].named,
        "pupils": result.pupils,
        "base": result.base,
        "share": result.share,
        "low": low,
        "high": high,
        "england": other.value if other else float("nan"),
    }


def _columns(tables: Tables, shown: list[Result]) -> dict[str, Column]:
    areas = {each.area for r in shown if (each := beside(tables, r.indicator, r.as_at))}
    return {
        "result": Column("Result"),
        "pupils": Column("Pupils who reached it", decimals=0),
        "base": Column("Of", "pupils", decimals=0),
        "share": Column("Share", "%", decimals=1),
        "low": Column("Range from", "%", decimals=1),
        "high": Column("Range to", "%", decimals=1),
        "england": Column(areas.pop() if len(areas) == 1 else "England", "%", AS_PRINTED),
    }


def _title(shown: list[Result], year: str) -> str:
    by_id = {result.indicator: result for result in shown}
    told = [by_id[id_] for id_ in _SAID_FIRST if id_ in by_id] or shown[:1]
    first, *others = (
        f"{number(each.pupils)} of {number(each.base)} {{}}{RESULTS[each.indicator].did}"
        for each in told
    )
    said = "; ".join([first.format("pupils in care "), *(each.format("") for each in others)])
    return f"{said}, in {year}"
