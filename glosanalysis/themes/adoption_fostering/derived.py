"""What is worked out from the panel's cases and from who fosters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from glosanalysis.data.schemas.adoption_fostering import AdoptionFostering, FosteringPanel
from glosanalysis.data.schemas.placements import ChildrenInCare, Placements
from glosanalysis.data.tables import Tables
from glosanalysis.quarter import months_between

__all__ = ["APPLICATIONS", "InHouse", "PanelYear", "in_house", "panel_years"]

APPLICATIONS = (
    "general_applications",
    "family_and_friends_applications",
    "family_link_plus_applications",
)
"""The three kinds of application."""
_STILL_TELLS = 12
"""A count of the whole that is more months older than the part says nothing of it."""


@dataclass(frozen=True)
class PanelYear:
    """What the fostering panel considered in a year.

    Parameters
    ----------
    year : str
        The financial year.
    as_at : date
    rows : tuple of FosteringPanel
    """

    year: str
    as_at: date
    rows: tuple[FosteringPanel, ...]

    def of(self, category: str) -> FosteringPanel | None:
        """Give the row of a category, if there is one."""
        return next((row for row in self.rows if row.category == category), None)

    @property
    def applications(self) -> int | None:
        """The applications of all three kinds; nothing where one of them is not printed."""
        found = [self.of(category) for category in APPLICATIONS]
        counts = [row.cases for row in found if row is not None]
        return sum(counts) if len(counts) == len(APPLICATIONS) else None


def panel_years(rows: Iterable[FosteringPanel]) -> list[PanelYear]:
    """Give the years of the panel, in order."""
    years: dict[str, list[FosteringPanel]] = {}
    for row in rows:
        years.setdefault(row.financial_year, []).append(row)
    return [PanelYear(year, of[0].as_at.date(), tuple(of)) for year, of in sorted(years.items())]


@dataclass(frozen=True)
class InHouse:
    """How many children the council's own carers foster, and how many there are in all.

    Parameters
    ----------
    children : int
    row : AdoptionFostering
        Where it is printed.
    care : ChildrenInCare or None
        The latest count of children in care.
    agency : Placements or None
        The latest count of children in agency fostering.
    """

    children: int
    row: AdoptionFostering
    care: ChildrenInCare | None
    agency: Placements | None

    @property
    def in_care(self) -> int | None:
        """All children in care; nothing where the count does not hold the part."""
        known = self.care is not None and self.care.children >= self.children > 0
        return self.care.children if self.care is not None and known else None

    @property
    def fostered(self) -> int | None:
        """The children in in-house and agency fostering."""
        if self.agency is None or self.children <= 0:
            return None
        return self.children + self.agency.placements


def in_house(tables: Tables) -> list[InHouse]:
    """Give each count of children with in-house carers, with the latest wholes up to its day."""
    rows = [
        row
        for row in tables.rows(AdoptionFostering)
        if row.measure == "foster_in_house_children" and row.value is not None
    ]
    care = tables.rows(ChildrenInCare)
    agency = [row for row in tables.rows(Placements) if row.placement_type == "fostering"]
    found = []
    for row in sorted(rows, key=lambda row: row.as_at):
        cares = [each for each in care if _tells(each.as_at, row.as_at)]
        agencies = [each for each in agency if _tells(each.as_at, row.as_at)]
        found.append(
            InHouse(
                int(row.value or 0),
                row,
                max(cares, key=lambda each: each.as_at, default=None),
                max(agencies, key=lambda each: each.as_at, default=None),
            )
        )
    return found


def _tells(when: date, of: date) -> bool:
    """Tell whether a count is on or before a day, and not too long before it."""
    return when <= of and months_between(when, of) <= _STILL_TELLS
