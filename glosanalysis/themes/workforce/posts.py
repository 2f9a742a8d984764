"""Vacancies, turnover and caseloads, as printed."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Citation, Column, Display, citations
from glosanalysis.phrasing import day
from glosanalysis.stats.stretches import stretches
from glosanalysis.themes.workforce.course import course, printed
from glosanalysis.themes.workforce.indicators import MATERIAL
from glosanalysis.themes.workforce.readings import is_history

__all__ = ["caseloads", "vacancies_and_turnover"]

_RATES = {
    "as_at": Column("As at"),
    "vacancy_pct": Column("Vacancies", "%", AS_PRINTED),
    "turnover_pct": Column("Turnover", "%", AS_PRINTED),
}
_CASELOADS = {
    "as_at": Column("As at"),
    "caseload_18_pct": Column("18 children or fewer", "%", AS_PRINTED),
    "caseload_22_pct": Column("22 or fewer", "%", AS_PRINTED),
}


def _side_by_side(tables: Tables, columns: dict[str, Column]) -> pd.DataFrame:
    """Lay measures side by side, a row a date that has all; nothing where the last is history."""
    measures = list(columns)[1:]
    rows = tables["workforce"][tables["workforce"]["measure"].isin(measures)]
    wide = rows.pivot(index="as_at", columns="measure", values="value").sort_index()
    wide = wide.reindex(columns=measures).dropna()
    if len(wide) and is_history(wide.index[-1], tables):
        wide = wide.iloc[:0]
    wide.columns.name = None
    return wide


def _cited(tables: Tables, wide: pd.DataFrame) -> tuple[Citation, ...]:
    rows = tables["workforce"]
    used = rows["measure"].isin(wide.columns) & rows["as_at"].isin(wide.index)
    return citations(tables.sources["title"], rows[used])


def vacancies_and_turnover(tables: Tables) -> Display:
    """Show vacancies and turnover by month."""
    measure = "Social worker vacancies and turnover, %"
    wide = _side_by_side(tables, _RATES)
    if wide.empty:
        return Display.nothing_yet("vacancies-and-turnover", measure)
    return Display(
        name="vacancies-and-turnover",
        title=_rates_title(wide.loc[stretches(wide.index)[-1]]),
        frame=wide.reset_index(),
        columns=_RATES,
        measure=measure,
        period=_period(wide),
        cited=_cited(tables, wide),
        unit="%",
        note="Whether turnover is of a month or of a year is not printed.",
    )


def _period(wide: pd.DataFrame) -> str:
    return " to ".join(dict.fromkeys([day(wide.index[0]), day(wide.index[-1])]))


def _rates_title(wide: pd.DataFrame) -> str:
    """Say how both went; a rate that hardly moved did not rise or fall."""
    days = list(wide.index)
    if len(wide) == 1:
        vacancies, turnover = (printed(wide[name].iloc[0]) for name in wide)
        return f"Vacancies were {vacancies} and turnover {turnover} at {day(days[0])}"
    vacancies, turnover = (
        course(days, wide[name].tolist(), MATERIAL, dated=False) for name in wide
    )
    return f"From {day(days[0])} to {day(days[-1])} vacancies {vacancies}; turnover {turnover}"


def caseloads(tables: Tables) -> Display:
    """Tabulate the share of social workers within 18 and 22 children, a row a date."""
    measure = "Social workers by the number of children that they hold, %"
    wide = _side_by_side(tables, _CASELOADS)
    if wide.empty:
        return Display.nothing_yet("caseloads", measure)
    within, nearly = (printed(wide[name].iloc[-1]) for name in wide)
    last = day(wide.index[-1])
    return Display(
        name="caseloads",
        title=f"{within} of social workers held 18 children or fewer at {last}, {nearly} 22 or "
        "fewer",
        frame=wide.reset_index(),
        columns=_CASELOADS,
        measure=measure,
        period=_period(wide),
        cited=_cited(tables, wide),
        note="The council's objective is 18 children or fewer for each social worker.",
    )
