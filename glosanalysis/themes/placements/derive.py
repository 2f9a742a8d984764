"""Placement costs as observed in the tables."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.indicator import Observation
from glosanalysis.phrasing import day
from glosanalysis.themes.placements.counts import TYPES, Mean, by_month, means_by_quarter
from glosanalysis.themes.placements.forecast import forecast_amounts
from glosanalysis.themes.placements.said import more_or_fewer, said_amounts
from glosanalysis.themes.theme import Observations

__all__ = ["observe"]


def observe(tables: Tables) -> Observations:
    """Observe the theme's indicators in the tables."""
    return {**_numbers(tables), **_money(tables)}


def _numbers(tables: Tables) -> Observations:
    counts, placements = by_month(tables), tables["placements"]
    found: Observations = {"ext_placements_change_year": []}
    for kind in TYPES:
        id_ = "ext_placements" if kind == "total" else f"ext_placements_{kind}"
        cited = placements[placements["placement_type"] == kind].set_index("as_at")
        means = means_by_quarter(counts[kind].dropna())
        found[id_] = [
            _level(mean, cited, provisional=mean.months[-1].date() < quarter.last_day)
            for quarter, mean in means.items()
        ]
        if kind == "total":
            found["ext_placements_change_year"] = [
                _change(mean, cited, provisional=mean.months[-1].date() < quarter.last_day)
                for quarter, mean in means.items()
                if mean.change is not None
            ]
    found["ext_residential_share"] = _residential_share(counts, placements)
    return found


def _level(mean: Mean, cited: pd.DataFrame, provisional: bool) -> Observation:
    """Observe a mean beside that of the same months a year before, or beside nothing."""
    last = mean.months[-1]
    return Observation(
        last.date(),
        mean.value,
        cited.at[last, "source_id"],
        cited.at[last, "locator"],
        previous=mean.year_before,
        previous_is=mean.said_before,
        comparable=False,
        joins=True,
        decimals=mean.decimals,
        provisional=provisional,
        told=mean.said,
    )


def _change(mean: Mean, cited: pd.DataFrame, provisional: bool) -> Observation:
    assert mean.change is not None
    last, change = mean.months[-1], mean.change
    return Observation(
        last.date(),
        change,
        cited.at[last, "source_id"],
        cited.at[last, "locator"],
        comparable=False,
        joins=True,
        decimals=mean.decimals,
        provisional=provisional,
        told=f"{more_or_fewer(change, mean.decimals)} {mean.said} than {mean.said_before}",
    )


def _residential_share(counts: pd.DataFrame, placements: pd.DataFrame) -> list[Observation]:
    """Observe the share at the last month end of each quarter, beside that a year before.

    It has no interval: nearly the same children are counted a month later, so that the share does
    not vary as that of a sample would.
    """
    cited = placements.query("placement_type == 'residential'").set_index("as_at")
    both = counts[["residential", "total"]].dropna().astype(float)
    both = both[(both["total"] > 0) & (both["residential"] <= both["total"])]
    share = 100 * both["residential"] / both["total"]
    found = []
    for quarter, mean in means_by_quarter(share).items():
        last = mean.months[-1]
        earlier = last - pd.offsets.MonthEnd(12)
        found.append(
            Observation(
                last.date(),
                float(share[last]),
                cited.at[last, "source_id"],
                cited.at[last, "locator"],
                float(both.at[last, "residential"]),
                float(both.at[last, "total"]),
                previous=float(share[earlier]) if earlier in share else None,
                previous_is=f"at {day(earlier)}",
                comparable=False,
                joins=True,
                provisional=last.date() < quarter.last_day,
            )
        )
    return found


def _money(tables: Tables) -> Observations:
    """Observe what is forecast of the budgets, and what is said of them."""
    found, said = forecast_amounts(tables), said_amounts(tables)
    return {id_: [*seen, *said.get(id_, [])] for id_, seen in found.items()}
