"""Placement costs as their feeds give them."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.phrasing import day
from glosanalysis.quarter import Quarter
from glosanalysis.themes.feeds import Cells, Derived, Feeds
from glosanalysis.themes.placements.counts import Mean, by_month, means_by_quarter
from glosanalysis.themes.placements.forecast import MONEY_FEEDS
from glosanalysis.themes.placements.said import more_or_fewer

__all__ = ["FEEDS"]


def _counts(*kinds: str) -> tuple[Cells, ...]:
    where = {"placement_type": kinds}
    return (Cells(table="placements", column="placements", where=where),)


def _number(kind: str) -> Derived:
    return Derived(work_out=lambda tables: _levels(tables, kind), rests_on=_counts(kind))


def _levels(tables: Tables, kind: str) -> list[Observation]:
    means, cited = _means(tables, kind)
    return [_level(mean, cited, _is_unfinished(mean, quarter)) for quarter, mean in means.items()]


def _changes(tables: Tables) -> list[Observation]:
    means, cited = _means(tables, "total")
    return [
        _change(mean, cited, _is_unfinished(mean, quarter))
        for quarter, mean in means.items()
        if mean.change is not None
    ]


def _means(tables: Tables, kind: str) -> tuple[dict[Quarter, Mean], pd.DataFrame]:
    """Give the mean of each quarter, and where each month of it is printed."""
    placements = tables["placements"]
    cited = placements[placements["placement_type"] == kind].set_index("as_at")
    return means_by_quarter(by_month(tables)[kind].dropna()), cited


def _is_unfinished(mean: Mean, quarter: Quarter) -> bool:
    return bool(mean.months[-1].date() < quarter.last_day)


def _level(mean: Mean, cited: pd.DataFrame, provisional: bool) -> Observation:
    """Observe a mean beside that of the same months a year before, or beside nothing."""
    last = mean.months[-1]
    return Observation(
        as_at=last.date(),
        value=mean.value,
        source_id=cited.at[last, "source_id"],
        locator=cited.at[last, "locator"],
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
        as_at=last.date(),
        value=change,
        source_id=cited.at[last, "source_id"],
        locator=cited.at[last, "locator"],
        comparable=False,
        joins=True,
        decimals=mean.decimals,
        provisional=provisional,
        told=f"{more_or_fewer(change, mean.decimals)} {mean.said} than {mean.said_before}",
    )


def _residential_share(tables: Tables) -> list[Observation]:
    """Observe the share at the last month end of each quarter, beside that a year before.

    It has no interval: nearly the same children are counted a month later, so that the share does
    not vary as that of a sample would.
    """
    cited = tables["placements"].query("placement_type == 'residential'").set_index("as_at")
    both = by_month(tables)[["residential", "total"]].dropna().astype(float)
    both = both[(both["total"] > 0) & (both["residential"] <= both["total"])]
    share = 100 * both["residential"] / both["total"]
    found = []
    for quarter, mean in means_by_quarter(share).items():
        last = mean.months[-1]
        earlier = last - pd.offsets.MonthEnd(12)
        found.append(
            Observation(
                as_at=last.date(),
                value=float(share[last]),
                source_id=cited.at[last, "source_id"],
                locator=cited.at[last, "locator"],
                numerator=float(both.at[last, "residential"]),
                denominator=float(both.at[last, "total"]),
                previous=float(share[earlier]) if earlier in share else None,
                previous_is=f"at {day(earlier)}",
                comparable=False,
                joins=True,
                provisional=last.date() < quarter.last_day,
            )
        )
    return found


FEEDS: Feeds = {
    "ext_placements": _number("total"),
    "ext_placements_residential": _number("residential"),
    "ext_placements_fostering": _number("fostering"),
    "ext_placements_supported_living": _number("supported_living"),
    "ext_placements_change_year": Derived(work_out=_changes, rests_on=_counts("total")),
    "ext_residential_share": Derived(
        work_out=_residential_share, rests_on=_counts("residential", "total")
    ),
    **MONEY_FEEDS,
}
