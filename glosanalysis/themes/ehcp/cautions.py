"""What to be careful about."""

from __future__ import annotations

from glosanalysis.data.schemas.ehcp import EhcNewPlans, EhcPlans
from glosanalysis.data.schemas.words import Comparators
from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import counted, number
from glosanalysis.themes.ehcp.ceased import ceased
from glosanalysis.themes.ehcp.growth import england_beside, growths, national_growths
from glosanalysis.themes.theme import Caution

__all__ = ["cautions"]


def cautions(tables: Tables) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    found = [
        (
            "stock_and_flow",
            ("ehc_plans", "ehc_new_plans", "ehc_ceased_implied"),
            _stock_and_flow(tables),
        ),
        ("growth_in_fairness", ("ehc_growth_per_year",), _growth_in_fairness(tables)),
    ]
    return [Caution(name, about, text) for name, about, text in found if text]


def _stock_and_flow(tables: Tables) -> str:
    """Say why of the plans that ceased only a floor is known."""
    if not ceased(tables.rows(EhcPlans), tables.rows(EhcNewPlans)):
        return ""
    return (
        "Plans maintained are counted in January, new plans from September: stock and flow use "
        "different years, so of the plans that ceased between two counts only a least number is "
        "known."
    )


_SAME_PACE = 1
"""Percentage points a year; growth that differs by less is called about the same pace."""


def _growth_in_fairness(tables: Tables) -> str:
    """Set raw growth over different spans right, where both spans are known."""
    own = growths(tables.rows(EhcPlans))
    england = own and england_beside(own[-1], national_growths(tables.rows(Comparators)))
    if not england:
        return ""
    here, ahead = own[-1], own[-1].per_year - england.per_year
    pace = "faster" if ahead > 0 else "slower"
    return (
        f"Plans maintained changed by {number(here.total)}% here in "
        f"{counted(round(here.years), 'year', 'years')} ({here.span}) and by "
        f"{number(england.total)}% in England in {counted(round(england.years), 'year', 'years')} "
        f"({england.span}). A year, they are {number(here.per_year, 2)}% and {england.said}: "
        f"{'about the same pace' if abs(ahead) < _SAME_PACE else f'a {pace} pace here'}."
    )
