"""What to be careful about."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.stats.growth import compound_growth, percentage_change
from glosanalysis.themes.ehcp.observed import national_growth, years_between
from glosanalysis.themes.theme import Caution
from glosanalysis.wording import counted, number

__all__ = ["cautions"]


def cautions(published: Published) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    said = [
        Caution(
            "stock_and_flow",
            ("ehc_plans", "ehc_new_plans", "ehc_ceased_implied"),
            "Plans maintained are counted in January, new plans from September: stock and flow use "
            "different years, so what ceased between two counts is known only within a bracket.",
        )
    ]
    fair = _growth_in_fairness(published["ehc_plans"], national_growth(published["comparators"]))
    if fair:
        said.append(Caution("growth_in_fairness", ("ehc_growth_per_year",), fair))
    return said


_SAME_PACE = 1
"""Percentage points a year; growth that differs by less is called about the same pace."""


def _growth_in_fairness(plans: pd.DataFrame, national: pd.DataFrame) -> str:
    """Set raw growth over different spans right, where both spans are known."""
    plans = plans.sort_values("as_at")
    if len(plans) < 2 or national.empty:
        return ""
    first, last, england = plans.iloc[0], plans.iloc[-1], national.iloc[-1]
    here, there = (
        years_between(first["as_at"], last["as_at"]),
        years_between(england["from_date"], england["to_date"]),
    )
    if here < 1:
        return ""
    rate = compound_growth(first["plans"], last["plans"], here)
    ahead = rate - england["per_year"]
    pace = "faster" if ahead > 0 else "slower"
    return (
        f"Plans maintained rose by {number(percentage_change(first['plans'], last['plans']))}% "
        f"here and by {number(england['value'])}% nationally. The first took "
        f"{counted(round(here), 'year', 'years')}, the second "
        f"{counted(round(there), 'year', 'years')}. A year, they are {number(rate, 1)}% and "
        f"{number(england['per_year'], 1)}%: "
        f"{'about the same pace' if abs(ahead) < _SAME_PACE else f'a {pace} pace here'}."
    )
