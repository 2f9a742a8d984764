"""What the fostering panel considered, and how much of fostering is in-house."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.schemas.adoption_fostering import FosteringPanel
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import day, number, quantity
from glosanalysis.themes.adoption_fostering.derived import InHouse, PanelYear, in_house, panel_years
from glosanalysis.themes.measured import is_history

__all__ = ["in_house_shares", "panel_activity"]

_CATEGORIES = {
    "general_applications": "General applications",
    "family_and_friends_applications": "Family and friends applications",
    "family_link_plus_applications": "Family Link Plus applications",
    "family_and_friends_extensions": "Family and friends extensions",
    "annual_reviews": "Annual reviews",
    "exemptions": "Exemptions",
    "investigations": "Investigations, standards of care, concerns",
    "long_term_matches": "Long-term matches",
    "changes_of_approval": "Changes of approval",
    "updates": "Updates and notifications",
    "resignations": "Resignations",
}
_KINDS = {
    "deferred": "deferred",
    "deregistration_recommended": "de-registration recommended",
    "child_18_or_order": "as the child was 18 or had an order",
}


def panel_activity(tables: Tables) -> Display:
    """Show how many cases of each category the panel considered in the newest year."""
    name, measure = "fostering-panel", "Cases at the fostering panel, by category"
    years = panel_years(tables.rows(FosteringPanel))
    if not years or is_history(tables, years[-1].as_at):
        return Display.nothing_yet(name, measure)
    year = years[-1]
    rows = sorted(year.rows, key=lambda row: list(_CATEGORIES).index(row.category))
    return Display(
        name=name,
        title=_title(year),
        frame=pd.DataFrame(
            {
                "category": [_CATEGORIES[row.category] for row in rows],
                "cases": [row.cases for row in rows],
                "of_which": [_of_which(row) for row in rows],
            }
        ),
        columns={
            "category": Column("Category"),
            "cases": Column("Cases", decimals=0),
            "of_which": Column("Of which"),
        },
        measure=measure,
        period=f"Financial year {year.year}",
        cited=citations(tables.titles, rows),
        note="A case may be in several categories, as an annual review that also changes the "
        "approval: they do not add up to a number of cases.",
    )


def _of_which(row: FosteringPanel) -> str:
    if row.of_which is None:
        return "–"
    kind = f" {_KINDS[row.kind]}" if row.kind else ""
    return f"{number(row.of_which)}{kind}"


def _title(year: PanelYear) -> str:
    said, when = [], year.year.replace("-", "/")
    if year.applications is not None:
        said.append(f"{number(year.applications)} applications to foster")
    resigned = year.of("resignations")
    if resigned is not None:
        said.append(f"{number(resigned.cases)} resignations")
    if not said:
        return f"What the fostering panel considered in {when}"
    return f"{' and '.join(said)} came to the fostering panel in {when}"


def in_house_shares(tables: Tables) -> Display:
    """Tabulate the newest count of children with in-house carers as a share of two wholes."""
    name, measure = "in-house-fostering", "Children with in-house foster carers, and of how many"
    counts = [each for each in in_house(tables) if each.in_care or each.fostered]
    if not counts or is_history(tables, counts[-1].row.as_at.date()):
        return Display.nothing_yet(name, measure)
    latest = counts[-1]
    wholes = [each for each in _wholes(latest) if each[1]]
    whole = wholes[0][1]
    first = "in care" if latest.in_care else "fostered in-house or by agencies"
    return Display(
        name=name,
        title=f"{number(latest.children)} children were with in-house foster carers at "
        f"{day(latest.row.as_at)}, {quantity(100 * latest.children / whole, '%', 1)} of the "
        f"{number(whole)} {first}",
        frame=pd.DataFrame(
            [(of, base, 100 * latest.children / base) for of, base in wholes],
            columns=["of", "whole", "share"],
        ),
        columns={
            "of": Column("Of"),
            "whole": Column("How many", "children", decimals=0),
            "share": Column("With in-house carers", "%", decimals=1),
        },
        measure=measure,
        period=day(latest.row.as_at),
        cited=citations(
            tables.titles,
            [latest.row],
            [each for each in (latest.care,) if each is not None],
            [each for each in (latest.agency,) if each is not None],
        ),
        note="The wholes are of earlier days than the part. Children who are fostered by friends "
        "and family are among those in care; whether the part holds any is not said.",
    )


def _wholes(latest: InHouse) -> list[tuple[str, int]]:
    found = []
    if latest.care is not None and latest.in_care:
        found.append((f"All children in care, {day(latest.care.as_at)}", latest.in_care))
    if latest.agency is not None and latest.fostered:
        found.append(
            (f"In-house and agency fostering, agencies {day(latest.agency.as_at)}", latest.fostered)
        )
    return found
