"""Vacancies, turnover and caseloads, as printed."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Display, citations
from glosanalysis.phrasing import counted, day
from glosanalysis.stats.stretches import stretches
from glosanalysis.themes.workforce.course import course, printed
from glosanalysis.themes.workforce.indicators import MATERIAL
from glosanalysis.themes.workforce.readings import is_history

__all__ = ["caseloads", "vacancies_and_turnover"]

_RATES = {"vacancy_pct": "Vacancies (%)", "turnover_pct": "Turnover (%)"}
_CASELOADS = {"caseload_18_pct": "18 children or fewer (%)", "caseload_22_pct": "22 or fewer (%)"}


def _side_by_side(tables: Tables, measures: dict[str, str]) -> pd.DataFrame:
    """Lay measures side by side, a row a date that has all; nothing where the last is history."""
    rows = tables["workforce"][tables["workforce"]["measure"].isin(measures)]
    wide = rows.pivot(index="as_at", columns="measure", values="value").sort_index()
    wide = wide.reindex(columns=list(measures)).dropna().rename(columns=measures)
    if len(wide) and is_history(wide.index[-1], tables):
        wide = wide.iloc[:0]
    wide.columns.name = None
    return wide.rename_axis("As at")


def _cited(tables: Tables, measures: dict[str, str], wide: pd.DataFrame) -> pd.DataFrame:
    rows = tables["workforce"]
    return rows[rows["measure"].isin(measures) & rows["as_at"].isin(wide.index)]


def vacancies_and_turnover(tables: Tables) -> Display:
    """Show vacancies and turnover by month."""
    measure = "Social worker vacancies and turnover, %"
    wide = _side_by_side(tables, _RATES)
    if wide.empty:
        return Display.nothing_yet("vacancies-and-turnover", measure)
    first, last = day(wide.index[0]), day(wide.index[-1])
    dates = counted(len(wide), "date", "dates")
    return Display(
        "vacancies-and-turnover",
        _rates_title(wide.loc[stretches(wide.index)[-1]]),
        wide.reset_index(),
        measure,
        " to ".join(dict.fromkeys([first, last])),
        citations(_cited(tables, _RATES, wide)),
        f"{'; '.join(_ends_and_range(wide[name], name) for name in wide)}; {dates}, "
        f"{' to '.join(dict.fromkeys([first, last]))}.",
        decimals=dict.fromkeys(wide.columns, AS_PRINTED),
        unit="%",
        note="Whether turnover is of a month or of a year is not printed.",
    )


def _ends_and_range(column: pd.Series, name: str) -> str:
    """Say a line in the same length however long it is."""
    ends = " to ".join(dict.fromkeys([printed(column.iloc[0]), printed(column.iloc[-1])]))
    reach = " to ".join(dict.fromkeys([printed(column.min()), printed(column.max())]))
    said = f"{name.removesuffix(' (%)')} {ends}"
    return said if reach == ends else f"{said}, range {reach}"


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
        "caseloads",
        f"{within} of social workers held 18 children or fewer at {last}, {nearly} 22 or fewer",
        wide.reset_index(),
        measure,
        " to ".join(dict.fromkeys([day(wide.index[0]), last])),
        citations(_cited(tables, _CASELOADS, wide)),
        decimals=dict.fromkeys(wide.columns, AS_PRINTED),
        note="The council's objective is 18 children or fewer for each social worker.",
    )
