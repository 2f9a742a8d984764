"""The workforce as its feeds give it: mostly as printed."""

from __future__ import annotations

from glosanalysis.data.tables import Tables
from glosanalysis.indicator import HISTORY_AFTER_MONTHS
from glosanalysis.observations import Observation
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.cells import Cells
from glosanalysis.themes.feeds import Derived, Feeds, Printed, before_quarter
from glosanalysis.themes.workforce.readings import OF_STAFF, AgencyReading, agency_readings

__all__ = ["FEEDS"]


def _cells(measure: str) -> Cells:
    return Cells(table="workforce", column="value", where={"measure": measure})


def _printed(measure: str) -> Printed:
    # A figure of more than 18 months before is history, and no change is told from it.
    return Printed(cells=_cells(measure), as_printed=True, within_months=HISTORY_AFTER_MONTHS)


def _agency(tables: Tables) -> list[Observation]:
    """Observe each share, comparable with the one before where both are of one definition."""
    readings = agency_readings(tables)
    by_day = {reading.as_at: reading for reading in readings}
    found = []
    for each in readings:
        before = before_quarter(each.as_at, by_day)
        found.append(_observed(each, None if before is None else by_day[before]))
    return found


def _observed(reading: AgencyReading, before: AgencyReading | None) -> Observation:
    return Observation(
        as_at=reading.as_at.date(),
        value=reading.percent,
        source_id=reading.source_id,
        locator=reading.locator,
        numerator=reading.staff,
        definition=reading.basis,
        qualifier="about" if reading.about else "",
        decimals=places_printed(reading.percent),
        comparable=before is None or reading.is_comparable(before),
    )


FEEDS: Feeds = {
    "agency_pct": (
        Derived(work_out=_agency, rests_on=(_cells("agency_pct"),)),
        # Nationally vacant posts are left out: a share of all staff, of no other definition.
        Printed(
            cells=Cells(table="comparators", column="value", where={"measure": "agency_pct"}),
            definition=OF_STAFF,
            as_printed=True,
        ),
    ),
    "agency_headcount": _printed("agency_headcount"),
    "vacancy_pct": Printed(
        cells=_cells("vacancy_pct"),
        numerator=_cells("vacancy_fte"),
        as_printed=True,
        within_months=HISTORY_AFTER_MONTHS,
    ),
    # Posts keep both decimals, as they are printed: 77.60.
    "vacancy_fte": Printed(cells=_cells("vacancy_fte"), within_months=HISTORY_AFTER_MONTHS),
    "turnover_pct": _printed("turnover_pct"),
    "caseload_18": _printed("caseload_18_pct"),
    "caseload_22": _printed("caseload_22_pct"),
}
