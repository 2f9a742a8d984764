"""Early help as its feeds give it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from glosanalysis.observations import Observation
from glosanalysis.phrasing import MONTHS, listed, month
from glosanalysis.quarter import Quarter
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.early_help.derived import Claims, claims, cohorts, needed_of
from glosanalysis.themes.feeds import Cells, Derived, Feeds

__all__ = ["FEEDS", "six_weeks"]


def _by_quarter(frame: pd.DataFrame) -> list[tuple[Quarter, pd.DataFrame]]:
    ordered = frame.sort_values("as_at", kind="stable")
    quarters = ordered["as_at"].dt.date.map(Quarter.containing)
    return [(quarter, rows) for quarter, rows in ordered.groupby(quarters)]


def six_weeks(kpi: pd.DataFrame) -> list[Observation]:
    """Take each quarter's last month; before the quarter is over it is provisional."""
    found = []
    for quarter, rows in _by_quarter(kpi):
        last = rows.iloc[-1]
        found.append(
            Observation(
                as_at=last["as_at"].date(),
                value=last["actual_pct"],
                source_id=last["source_id"],
                locator=last["locator"],
                target=last["target_pct"],
                provisional=last["as_at"].date() < quarter.last_day,
                decimals=places_printed(last["actual_pct"]),
            )
        )
    return found


def _cohort(kind: str) -> Derived:
    """Give what became of a kind of cohort: how many, and how many of them were re-referred."""
    return Derived(
        work_out=lambda tables: _shares(tables["early_help_cohorts"], kind),
        rests_on=(
            Cells(
                table="early_help_cohorts",
                column="children",
                where={"cohort": kind, "outcome": needed_of(kind)},
            ),
        ),
    )


def _shares(table: pd.DataFrame, kind: str) -> list[Observation]:
    return [
        Observation(
            as_at=cohort.followed_up,
            value=cohort.share,
            source_id=cohort.cited["source_id"],
            locator=cohort.cited["locator"],
            numerator=cohort.back,
            denominator=cohort.whole,
            interval=cohort.interval,
            told=cohort.window,
        )
        for cohort in cohorts(table, kind)
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


def _delegates(training: pd.DataFrame) -> list[Observation]:
    """Add up each quarter; only a whole quarter compares, with the whole one before it."""
    found, whole = [], {}
    for quarter, rows in _by_quarter(training):
        months = sorted(rows["as_at"].dt.date.unique())
        last, total = rows.iloc[-1], float(rows["delegates"].sum())
        complete = len(months) == 3
        if complete:
            whole[quarter] = total
        previous = whole.get(quarter.previous) if complete else None
        found.append(
            Observation(
                as_at=last["as_at"].date(),
                value=total,
                source_id=last["source_id"],
                locator=last["locator"],
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
        work_out=lambda tables: six_weeks(tables["early_help_kpi"]),
        rests_on=(Cells(table="early_help_kpi", column="actual_pct"),),
    ),
    "eh_closure_rereferred_6m": _cohort("closure"),
    "eh_stepdown_rereferred_12m": _cohort("step_down"),
    "sf_claims": Derived(work_out=lambda tables: _claims(claims(tables["supporting_families"]))),
    "rpc_delegates": Derived(
        work_out=lambda tables: _delegates(tables["training"]),
        rests_on=(Cells(table="training", column="delegates"),),
        of_whole_quarter=True,
    ),
}
