"""Early help plans, family group conferences and the team at the edge of care, as printed."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from glosanalysis.data.schemas.early_help import EdgeOfCare
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.observations import Observation
from glosanalysis.phrasing import day, number
from glosanalysis.themes.feeds import Derived, Feeds
from glosanalysis.themes.measured import figures_of, in_words
from glosanalysis.themes.recent import recent

__all__ = ["EDGE_FEEDS", "diversion", "family_group_conferences", "latest", "plans_by_holder"]


def _since_the_criteria(measure: str) -> Derived:
    """Give figures since new criteria began in a September: no part of an academic year."""
    feed = figures_of(EdgeOfCare, measure)

    def work_out(tables: Tables) -> list[Observation]:
        return [replace(each, provisional=False) for each in feed.work_out(tables)]

    return Derived(work_out=work_out, rests_on=feed.rests_on)


EDGE_FEEDS: Feeds = {
    "eh_plans": figures_of(EdgeOfCare, "eh_plans"),
    "fgc_referred": _since_the_criteria("fgc_referred"),
    "fgc_with_family_pct": _since_the_criteria("fgc_with_family_pct"),
    "fgc_stayed_pct": _since_the_criteria("fgc_stayed_pct"),
    "dpst_open": figures_of(EdgeOfCare, "dpst_open"),
    "triple_p_parents": figures_of(EdgeOfCare, "triple_p_parents"),
}


def latest(tables: Tables, *measures: str) -> dict[str, EdgeOfCare]:
    """Give the rows of some measures that are of the newest day; none where that is history."""
    rows = recent(tables, [row for row in tables.rows(EdgeOfCare) if row.measure in measures])
    last = max((row.as_at for row in rows), default=None)
    newest = {row.measure: row for row in rows if row.as_at == last}
    return {measure: newest[measure] for measure in measures if measure in newest}


_CONFERENCES = {
    "fgc_referred": "Referred",
    "fgc_with_family_pct": "Living with family at the time",
    "fgc_section_17": "Children in need (section 17)",
    "fgc_section_47": "Under a section 47 enquiry",
    "fgc_closed_pct": "Closed since",
    "fgc_stayed_pct": "Closed, still with family",
}


def family_group_conferences(tables: Tables) -> Display:
    """Show how many of the children referred for a conference were in which position."""
    name, measure = "family-group-conferences", "Children referred for a family group conference"
    rows = {
        measure_: row
        for measure_, row in latest(tables, *_CONFERENCES).items()
        if _children(row) is not None
    }
    if "fgc_referred" not in rows:
        return Display.nothing_yet(name, measure)
    first = rows["fgc_referred"]
    return Display(
        name=name,
        title=_what_became(rows),
        frame=pd.DataFrame(
            [(_CONFERENCES[name_], _children(row)) for name_, row in rows.items()],
            columns=["what", "children"],
        ),
        columns={
            "what": Column("Position"),
            "children": Column("Children", decimals=0),
        },
        measure=measure,
        period=_when(first),
        cited=citations(tables.titles, rows.values()),
        note="The bars overlap, and are no steps of one flow.",
    )


def _children(row: EdgeOfCare) -> float | None:
    """Give how many children a row counts: a share's are those behind it."""
    return row.numerator if row.unit == "%" else row.value


def _what_became(rows: dict[str, EdgeOfCare]) -> str:
    said = (
        f"{number(_children(rows['fgc_referred']) or 0)} children were referred for a family group "
        "conference"
    )
    stayed = rows.get("fgc_stayed_pct")
    if stayed is None or not stayed.denominator:
        return said
    return (
        f"{said}; of {number(stayed.denominator)} closed since, {number(stayed.numerator or 0)} "
        "were still with their family"
    )


_HOLDERS = {
    "eh_plans_schools_families_first": "Education partners and Families First",
    "eh_plans_centres": "Children and family centres",
}


def plans_by_holder(tables: Tables) -> Display:
    """Tabulate early help plans by who holds them, with the rest that is not told."""
    name, measure = "early-help-plans", "Early help plans in place, by who holds them"
    rows = latest(tables, "eh_plans", *_HOLDERS)
    whole = rows.get("eh_plans")
    parts = [(each, rows[each].value or 0) for each in _HOLDERS if each in rows]
    if whole is None or whole.value is None or not parts:
        return Display.nothing_yet(name, measure)
    cells = [(_HOLDERS[each], plans) for each, plans in parts]
    rest = whole.value - sum(plans for _, plans in parts)
    if rest > 0:
        cells.append(("Not told", rest))
    about = f"{whole.qualifier.capitalize()} " if whole.qualifier else ""
    return Display(
        name=name,
        title=f"{about}{number(whole.value)} early help plans were in place at "
        f"{day(whole.as_at)}" + ("; who holds the rest is not told" if rest > 0 else ""),
        frame=pd.DataFrame([*cells, ("All", whole.value)], columns=["holder", "plans"]),
        columns={"holder": Column("Held by"), "plans": Column("Plans", decimals=0)},
        measure=measure,
        period=day(whole.as_at),
        cited=citations(tables.titles, rows.values()),
        note="Figures that the paper calls about are rounded, and so is the rest.",
    )


def diversion(tables: Tables) -> Display:
    """Tabulate the caseload of the Diversion Placement Support Team, and who left it."""
    name = "diversion-placement-support"
    measure = "Young people with the Diversion Placement Support Team"
    known = [row for row in tables.rows(EdgeOfCare) if row.measure.startswith("dpst")]
    rows = [row for row in recent(tables, known) if row.value is not None]
    caseloads = sorted(
        (row for row in rows if row.measure == "dpst_open"), key=lambda row: row.as_at
    )
    if not caseloads:
        return Display.nothing_yet(name, measure)
    last = caseloads[-1]
    order = list(_DIVERSION)
    shown = sorted(rows, key=lambda row: (row.as_at, order.index(row.measure)))
    return Display(
        name=name,
        title=f"The team worked with {number(last.value or 0)} young people at {day(last.as_at)}",
        frame=pd.DataFrame(
            [(_DIVERSION[row.measure], _when(row), row.value) for row in shown],
            columns=["what", "when", "people"],
        ),
        columns={
            "what": Column("What"),
            "when": Column("When"),
            "people": Column("Young people", decimals=0),
        },
        measure=measure,
        period=" to ".join(dict.fromkeys([day(shown[0].as_at), day(shown[-1].as_at)])),
        cited=citations(tables.titles, shown),
    )


_DIVERSION = {
    "dpst_discharged": "Discharged",
    "dpst_open": "Open",
    "dpst_diversion": "Open, diversion from care",
    "dpst_in_placement": "Open, support in placement",
}


def _when(row: EdgeOfCare) -> str:
    when = in_words(row.from_date.date(), row.as_at.date())
    return when[:1].upper() + when[1:]
