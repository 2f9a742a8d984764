"""Early help as observed in the tables."""

from __future__ import annotations

from datetime import date

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.indicator import Observation
from glosanalysis.phrasing import MONTHS, listed, month
from glosanalysis.quarter import Quarter
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.early_help.derived import Claims, claims, cohorts
from glosanalysis.themes.theme import Observations

__all__ = ["observe", "six_weeks"]


def observe(tables: Tables) -> Observations:
    """Observe the theme's indicators in the tables."""
    return {
        "eh_rereferral_6w": six_weeks(tables["early_help_kpi"]),
        "eh_closure_rereferred_6m": _cohort(tables["early_help_cohorts"], "closure"),
        "eh_stepdown_rereferred_12m": _cohort(tables["early_help_cohorts"], "step_down"),
        "sf_claims": _claims(claims(tables["supporting_families"])),
        "rpc_delegates": _delegates(tables["training"]),
    }


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
                last["as_at"].date(),
                last["actual_pct"],
                last["source_id"],
                last["locator"],
                target=last["target_pct"],
                provisional=last["as_at"].date() < quarter.last_day,
                decimals=places_printed(last["actual_pct"]),
            )
        )
    return found


def _cohort(table: pd.DataFrame, kind: str) -> list[Observation]:
    return [
        Observation(
            cohort.followed_up,
            cohort.share,
            cohort.cited["source_id"],
            cohort.cited["locator"],
            cohort.back,
            cohort.whole,
            cohort.interval,
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
                count.as_at,
                count.share,
                count.row.source_id,
                count.row.locator,
                count.made,
                count.target,
                target=100,
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
                last["as_at"].date(),
                total,
                last["source_id"],
                last["locator"],
                previous=previous,
                previous_is="in the three months before" if previous is not None else "",
                provisional=not complete,
                comparable=False,
                joins=previous is not None,
                told=_months(months),
            )
        )
    return found
