"""Children placed for adoption, those who wait, and the adopters there are."""

from __future__ import annotations

from datetime import datetime

import pandas as pd

from glosanalysis.data.schemas.adoption_fostering import AdoptionAges, AdoptionFostering
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import day, number
from glosanalysis.themes.measured import is_history

__all__ = ["ages_placed", "waiting"]

_AGES = {
    "under_2": "Under 2",
    "2_to_4": "2 to 4",
    "4_to_6": "4 to 6",
    "over_6": "Over 6",
}
_WAITING = {
    "adoption_waiting": "Children waiting for a family",
    "adopters_waiting": "Adopters waiting for a match",
}

_NO_BALANCE = (
    "An adopter may take brothers and sisters, and may be approved for other children than those "
    "who wait: the two numbers are no balance."
)


def ages_placed(tables: Tables) -> Display:
    """Show how old the children were who were placed for adoption in the newest year."""
    name, measure = "ages-placed-for-adoption", "Children placed for adoption, by age in years"
    every = sorted(tables.rows(AdoptionAges), key=lambda row: list(_AGES).index(row.age_band))
    year = max((row.financial_year for row in every), default="")
    rows = [row for row in every if row.financial_year == year]
    total = sum(row.children for row in rows)
    if not total or is_history(tables, rows[0].as_at.date()):
        return Display.nothing_yet(name, measure)
    most = max(rows, key=lambda row: row.children)
    band = _AGES[most.age_band]
    return Display(
        name=name,
        title=f"{number(most.children)} of the {number(total)} children placed for adoption in "
        f"{year.replace('-', '/')} were {band[:1].lower()}{band[1:]} years old",
        frame=pd.DataFrame(
            {
                "age": [_AGES[row.age_band] for row in rows],
                "children": [row.children for row in rows],
            }
        ),
        columns={
            "age": Column("Age in years"),
            "children": Column("Children placed", decimals=0),
        },
        measure=measure,
        period=f"Financial year {year}",
        cited=citations(tables.titles, rows),
        note="The bands meet at 4, as printed: which of two holds a child of 4 is not said.",
    )


def waiting(tables: Tables) -> Display:
    """Tabulate the children who wait, those of them in sibling groups, and the adopters."""
    name, measure = "waiting-for-adoption", "Children waiting for adoption, and adopters waiting"
    wanted = {*_WAITING, "adoption_waiting_sibling_pct"}
    rows = [row for row in tables.rows(AdoptionFostering) if row.measure in wanted]
    days = sorted({row.as_at for row in rows if row.measure == "adoption_waiting"})
    if not days or is_history(tables, days[-1].date()):
        return Display.nothing_yet(name, measure)
    shown = [row for row in rows if row.as_at in days]
    frame = pd.DataFrame([_on(when, shown) for when in days])
    return Display(
        name=name,
        title=_title(frame, days[-1]),
        frame=frame.dropna(axis="columns", how="all"),
        columns={
            "as_at": Column("As at"),
            "adoption_waiting": Column(_WAITING["adoption_waiting"], decimals=0),
            "siblings": Column("Of them, in sibling groups", decimals=0),
            "adopters_waiting": Column(_WAITING["adopters_waiting"], decimals=0),
        },
        measure=measure,
        period=" to ".join(dict.fromkeys([day(days[0]), day(days[-1])])),
        cited=citations(tables.titles, shown),
        note=_NO_BALANCE if frame["adopters_waiting"].notna().any() else "",
    )


def _on(when: datetime, rows: list[AdoptionFostering]) -> dict[str, object]:
    on_day = {row.measure: row for row in rows if row.as_at == when}
    groups = on_day.get("adoption_waiting_sibling_pct")
    found = {
        measure: float("nan") if row is None or row.value is None else row.value
        for measure in _WAITING
        for row in [on_day.get(measure)]
    }
    siblings = float("nan") if groups is None or groups.numerator is None else groups.numerator
    return {
        "as_at": when,
        "adoption_waiting": found["adoption_waiting"],
        "siblings": siblings,
        "adopters_waiting": found["adopters_waiting"],
    }


def _title(frame: pd.DataFrame, when: datetime) -> str:
    last = frame.iloc[-1]
    said = f"{number(last['adoption_waiting'])} children were waiting for an adoptive family"
    if pd.notna(last["siblings"]):
        said += f", {number(last['siblings'])} of them in sibling groups,"
    said += f" at {day(when)}"
    if pd.notna(last["adopters_waiting"]):
        said += f"; {number(last['adopters_waiting'])} approved adopters were waiting for a match"
    return said
