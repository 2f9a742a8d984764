"""Vacancies, turnover and caseloads, as printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from glosanalysis.data.schemas.workforce import Workforce
from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display, citations
from glosanalysis.phrasing import day
from glosanalysis.stats.stretches import stretches
from glosanalysis.themes.own_words import own_words
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


@dataclass(frozen=True)
class _Days:
    """Measures side by side: the days that have them all, with the rows that print them."""

    rows: dict[date, dict[str, Workforce]]

    @property
    def days(self) -> list[date]:
        return list(self.rows)

    def values(self, measure: str) -> list[float]:
        return [of[measure].value for of in self.rows.values()]

    @property
    def cited(self) -> list[Workforce]:
        return [row for of in self.rows.values() for row in of.values()]

    @property
    def period(self) -> str:
        return " to ".join(dict.fromkeys([day(self.days[0]), day(self.days[-1])]))

    def frame(self, columns: dict[str, Column]) -> pd.DataFrame:
        first, *measures = columns
        return pd.DataFrame({first: self.days} | {name: self.values(name) for name in measures})

    def last_stretch(self) -> _Days:
        """Keep the days since the last hole in the series."""
        return _Days({when: self.rows[when] for when in stretches(self.rows)[-1]})


def _side_by_side(tables: Tables, columns: dict[str, Column]) -> _Days | None:
    """Keep the days that have every measure; nothing where there are none or the last is history.

    Parameters
    ----------
    tables : Tables
    columns : dict of str to Column
        The day, then the measures.
    """
    measures = list(columns)[1:]
    days: dict[date, dict[str, Workforce]] = {}
    for row in sorted(tables.rows(Workforce), key=lambda row: row.as_at):
        if row.measure in measures:
            days.setdefault(row.as_at, {})[row.measure] = row
    whole = {when: of for when, of in days.items() if len(of) == len(measures)}
    if not whole or is_history(max(whole), tables):
        return None
    return _Days(whole)


def vacancies_and_turnover(tables: Tables) -> Display:
    """Show vacancies and turnover by month."""
    measure = "Social worker vacancies and turnover, %"
    wide = _side_by_side(tables, _RATES)
    if wide is None:
        return Display.nothing_yet("vacancies-and-turnover", measure)
    return Display(
        name="vacancies-and-turnover",
        title=_rates_title(wide.last_stretch()),
        frame=wide.frame(_RATES),
        columns=_RATES,
        measure=measure,
        period=wide.period,
        cited=citations(tables.titles, wide.cited),
        unit="%",
        note="Whether turnover is of a month or of a year is not printed.",
    )


def _rates_title(wide: _Days) -> str:
    """Say how both went; a rate that hardly moved did not rise or fall."""
    days, rates = wide.days, [wide.values(name) for name in list(_RATES)[1:]]
    if len(days) == 1:
        vacancies, turnover = (printed(values[0]) for values in rates)
        return f"Vacancies were {vacancies} and turnover {turnover} at {day(days[0])}"
    vacancies, turnover = (course(days, values, MATERIAL, dated=False) for values in rates)
    return f"From {day(days[0])} to {day(days[-1])} vacancies {vacancies}; turnover {turnover}"


def caseloads(tables: Tables) -> Display:
    """Tabulate the share of social workers within 18 and 22 children, a row a date."""
    measure = "Social workers by the number of children that they hold, %"
    wide = _side_by_side(tables, _CASELOADS)
    if wide is None:
        return Display.nothing_yet("caseloads", measure)
    within, nearly = (printed(wide.values(name)[-1]) for name in list(_CASELOADS)[1:])
    last = day(wide.days[-1])
    return Display(
        name="caseloads",
        title=f"{within} of social workers held 18 children or fewer at {last}, {nearly} 22 or "
        "fewer",
        frame=wide.frame(_CASELOADS),
        columns=_CASELOADS,
        measure=measure,
        period=wide.period,
        cited=citations(tables.titles, wide.cited),
        note=own_words("caseload_objective"),
    )
