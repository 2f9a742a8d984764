"""Adoption and fostering as its feeds give it."""

from __future__ import annotations

from collections.abc import Callable

from glosanalysis.data.schemas.adoption_fostering import AdoptionFostering, FosteringPanel
from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.phrasing import day
from glosanalysis.themes.adoption_fostering.derived import (
    APPLICATIONS,
    InHouse,
    PanelYear,
    in_house,
    panel_years,
)
from glosanalysis.themes.cells import Cells
from glosanalysis.themes.feeds import Derived, Feeds
from glosanalysis.themes.measured import figures_of, share_interval

__all__ = ["FEEDS"]

_PRINTED = (
    "adopted",
    "placed_for_adoption",
    "placement_order_pct",
    "adoption_waiting",
    "adoption_waiting_sibling_pct",
    "adoption_matches",
    "adopters_approved",
    "adopters_waiting",
    "adoption_in",
    "adoption_out",
    "early_permanence",
    "adoption_disruptions",
    "sgo_made",
    "adoption_a1_days",
    "adoption_a2_days",
    "foster_households",
    "foster_approved",
    "foster_review_pct",
    "foster_training",
)


def _panel(work_out: Callable[[PanelYear], Observation | None], *categories: str) -> Derived:
    """Give what each year of the panel comes to, held back with the cases that it rests on."""
    cells = Cells(table="fostering_panel", column="cases", where={"category": categories})
    return Derived(work_out=lambda tables: _years(tables, work_out), rests_on=(cells,))


def _years(
    tables: Tables, work_out: Callable[[PanelYear], Observation | None]
) -> list[Observation]:
    found = map(work_out, panel_years(tables.rows(FosteringPanel)))
    return [each for each in found if each is not None]


def _cases(category: str) -> Derived:
    def work_out(year: PanelYear) -> Observation | None:
        row = year.of(category)
        return None if row is None else _of_panel(year, row, row.cases)

    return _panel(work_out, category)


def _applications(year: PanelYear) -> Observation | None:
    row, total = year.of(APPLICATIONS[0]), year.applications
    return None if row is None or total is None else _of_panel(year, row, total)


def _settled(year: PanelYear) -> Observation | None:
    """Give the resignations as the child had settled, of all; a share that there can be."""
    row = year.of("resignations")
    if row is None or row.of_which is None or row.kind != "child_18_or_order":
        return None
    if not 0 <= row.of_which <= row.cases or not row.cases:
        return None
    return _of_panel(year, row, 100 * row.of_which / row.cases, row.of_which, row.cases)


def _of_panel(
    year: PanelYear,
    row: FosteringPanel,
    value: float,
    count: float | None = None,
    base: float | None = None,
) -> Observation:
    return Observation(
        as_at=year.as_at,
        value=value,
        source_id=row.source_id,
        locator=row.locator,
        numerator=count,
        denominator=base,
        interval=share_interval(count, base),
        told=f"in {year.year.replace('-', '/')}",
    )


_IN_HOUSE = Cells(
    table="adoption_fostering", column="value", where={"measure": "foster_in_house_children"}
)


def _of_care(tables: Tables) -> list[Observation]:
    return [
        _in_house(each, each.in_care, f"at {day(each.care.as_at)}")
        for each in in_house(tables)
        if each.care is not None and each.in_care
    ]


def _of_fostered(tables: Tables) -> list[Observation]:
    return [
        _in_house(
            each,
            each.fostered,
            f", with agency fostering as at {day(each.agency.as_at)}",
        )
        for each in in_house(tables)
        if each.agency is not None and each.fostered
    ]


def _in_house(each: InHouse, whole: int | None, told: str) -> Observation:
    assert whole
    return Observation(
        as_at=each.row.as_at.date(),
        value=100 * each.children / whole,
        source_id=each.row.source_id,
        locator=each.row.locator,
        numerator=each.children,
        denominator=whole,
        told=told,
    )


FEEDS: Feeds = {
    **{measure: figures_of(AdoptionFostering, measure) for measure in _PRINTED},
    "foster_matches": _cases("long_term_matches"),
    "foster_applications": _panel(_applications, *APPLICATIONS),
    "foster_resignations": _cases("resignations"),
    "foster_resigned_settled_pct": _panel(_settled, "resignations"),
    "foster_in_house_cla_pct": Derived(work_out=_of_care, rests_on=(_IN_HOUSE,)),
    "foster_in_house_pct": Derived(work_out=_of_fostered, rests_on=(_IN_HOUSE,)),
}
"""The feed of each indicator: a figure of the theme's own table, or a function."""
