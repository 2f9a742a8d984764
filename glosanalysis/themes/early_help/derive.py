"""Early help as its feeds give it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from glosanalysis.data.schema import Dated
from glosanalysis.data.schemas.early_help import (
    EarlyHelpCohorts,
    EarlyHelpKpi,
    SupportingFamilies,
    Training,
)
from glosanalysis.observations import Observation
from glosanalysis.phrasing import MONTHS, listed, month
from glosanalysis.quarter import Quarter
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.cells import Cells
from glosanalysis.themes.early_help.derived import Claims, claims, cohorts, needed_of
from glosanalysis.themes.early_help.edge import EDGE_FEEDS
from glosanalysis.themes.feeds import Derived, Feeds

__all__ = ["FEEDS", "six_weeks"]

_Row = TypeVar("_Row", bound=Dated)


def _by_quarter(rows: Iterable[_Row]) -> list[tuple[Quarter, list[_Row]]]:
    quarters: dict[Quarter, list[_Row]] = {}
    for row in sorted(rows, key=lambda row: row.as_at):
        quarters.setdefault(Quarter.containing(row.as_at), []).append(row)
    return list(quarters.items())


def six_weeks(kpi: Iterable[EarlyHelpKpi]) -> list[Observation]:
    """Take each quarter's last month; before the quarter is over it is provisional."""
    return [_six_weeks(rows[-1], quarter) for quarter, rows in _by_quarter(kpi)]


def _six_weeks(last: EarlyHelpKpi, quarter: Quarter) -> Observation:
    return Observation(
        as_at=last.as_at.date(),
        value=last.actual_pct,
        source_id=last.source_id,
        locator=last.locator,
        target=last.target_pct,
        provisional=last.as_at.date() < quarter.last_day,
        decimals=places_printed(last.actual_pct),
    )


def _cohort(kind: str) -> Derived:
    """Give what became of a kind of cohort: how many, and how many of them were re-referred."""
    return Derived(
        work_out=lambda tables: _shares(tables.rows(EarlyHelpCohorts), kind),
        rests_on=(
            Cells(
                table="early_help_cohorts",
                column="children",
                where={"cohort": kind, "outcome": needed_of(kind)},
            ),
        ),
    )


def _shares(rows: Iterable[EarlyHelpCohorts], kind: str) -> list[Observation]:
    return [
        Observation(
            as_at=cohort.followed_up,
            value=cohort.share,
            source_id=cohort.cited.source_id,
            locator=cohort.cited.locator,
            numerator=cohort.back,
            denominator=cohort.whole,
            interval=cohort.interval,
            told=cohort.window,
        )
        for cohort in cohorts(rows, kind)
    ]


def _claims(counts: list[Claims]) -> list[Observation]:
    """Observe each count; only the ends of two successive years compare."""
    at_end = {count.year_end: count for count in counts if count.over}
    found = []
    for count in counts:
        last_year = at_end.get(count.year_end.replace(year=count.year_end.year - 1))
        before = last_year if count.over else None
        found.append(
            Observation(
                as_at=count.as_at,
                value=count.share,
                source_id=count.row.source_id,
                locator=count.row.locator,
                numerator=count.made,
                denominator=count.target,
                previous=before.share if before else None,
                previous_is="at the end of the year before" if before else "",
                provisional=not count.over,
                assessable=count.over,
                comparable=False,
                told=count.standing,
            )
        )
    return found


def _months(months: list[date]) -> str:
    """Name the months of a quarter that have figures."""
    names = [*(MONTHS[each.month - 1] for each in months[:-1]), month(months[-1])]
    return f"{names[0]} to {names[-1]}" if len(names) == 3 else listed(names)


def _delegates(training: Iterable[Training]) -> list[Observation]:
    """Add up each quarter; only a whole quarter compares, with the whole one before it."""
    found: list[Observation] = []
    whole: dict[Quarter, float] = {}
    for quarter, rows in _by_quarter(training):
        months = sorted({row.as_at.date() for row in rows})
        last, total = rows[-1], float(sum(row.delegates for row in rows))
        complete = len(months) == 3
        if complete:
            whole[quarter] = total
        previous = whole.get(quarter.previous) if complete else None
        found.append(
            Observation(
                as_at=last.as_at.date(),
                value=total,
                source_id=last.source_id,
                locator=last.locator,
                previous=previous,
                previous_is="in the three months before" if previous is not None else "",
                provisional=not complete,
                comparable=False,
                joins=previous is not None,
                told=_months(months),
            )
        )
    return found


FEEDS: Feeds = {
    "eh_rereferral_6w": Derived(
        work_out=lambda tables: six_weeks(tables.rows(EarlyHelpKpi)),
        rests_on=(Cells(table="early_help_kpi", column="actual_pct"),),
    ),
    "eh_closure_rereferred_6m": _cohort("closure"),
    "eh_stepdown_rereferred_12m": _cohort("step_down"),
    "sf_claims": Derived(
        work_out=lambda tables: _claims(claims(tables.rows(SupportingFamilies))),
        reads=("supporting_families",),
    ),
    "rpc_delegates": Derived(
        work_out=lambda tables: _delegates(tables.rows(Training)),
        rests_on=(Cells(table="training", column="delegates"),),
        of_whole_quarter=True,
    ),
    **EDGE_FEEDS,
}
