"""Placement costs as their feeds give them."""

from __future__ import annotations

from datetime import datetime

from glosanalysis.data.schemas.placements import Placements
from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.phrasing import day
from glosanalysis.quarter import Quarter
from glosanalysis.themes.cells import Cells
from glosanalysis.themes.feeds import Derived, Feeds
from glosanalysis.themes.placements.counts import (
    Counts,
    Mean,
    by_month,
    means_by_quarter,
    year_earlier,
)
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


_Printed = dict[datetime, Placements]
"""Where the count of each month end is printed."""


def _means(tables: Tables, kind: str) -> tuple[dict[Quarter, Mean], _Printed]:
    """Give the mean of each quarter, and where each month of it is printed."""
    return means_by_quarter(by_month(tables)[kind]), _printed(tables, kind)


def _printed(tables: Tables, kind: str) -> _Printed:
    return {row.as_at: row for row in tables.rows(Placements) if row.placement_type == kind}


def _is_unfinished(mean: Mean, quarter: Quarter) -> bool:
    return mean.months[-1].date() < quarter.last_day


def _level(mean: Mean, cited: _Printed, provisional: bool) -> Observation:
    """Observe a mean beside that of the same months a year before, or beside nothing."""
    last = mean.months[-1]
    return Observation(
        as_at=last.date(),
        value=mean.value,
        source_id=cited[last].source_id,
        locator=cited[last].locator,
        previous=mean.year_before,
        previous_is=mean.said_before,
        comparable=False,
        joins=True,
        decimals=mean.decimals,
        provisional=provisional,
        told=mean.said,
    )


def _change(mean: Mean, cited: _Printed, provisional: bool) -> Observation:
    assert mean.change is not None
    last, change = mean.months[-1], mean.change
    return Observation(
        as_at=last.date(),
        value=change,
        source_id=cited[last].source_id,
        locator=cited[last].locator,
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
    cited, counts = _printed(tables, "residential"), by_month(tables)
    parts, wholes = counts["residential"], counts["total"]
    share = {
        when: 100 * part / wholes[when]
        for when, part in parts.items()
        if part <= wholes.get(when, 0) > 0
    }
    return [
        Observation(
            as_at=last.date(),
            value=share[last],
            source_id=cited[last].source_id,
            locator=cited[last].locator,
            numerator=parts[last],
            denominator=wholes[last],
            previous=share.get(year_earlier(last)),
            previous_is=f"at {day(year_earlier(last))}",
            comparable=False,
            joins=True,
            provisional=last.date() < quarter.last_day,
        )
        for quarter, last in _last_months(share)
    ]


def _last_months(counts: Counts) -> list[tuple[Quarter, datetime]]:
    """Give the last month end of each quarter."""
    return [(quarter, mean.months[-1]) for quarter, mean in means_by_quarter(counts).items()]


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
