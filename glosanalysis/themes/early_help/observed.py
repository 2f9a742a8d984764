"""Early help as observed in the tables."""

from __future__ import annotations

from datetime import date

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.indicator import Observation
from glosanalysis.period import Quarter
from glosanalysis.stats.proportions import wilson_interval
from glosanalysis.themes.theme import Observations

__all__ = ["WHOLES", "complete_cohorts", "observe", "six_weeks", "year_end"]


WHOLES = {"closure": "closed_to_both", "step_down": "stepped_down"}
"""The outcome that is the whole of a cohort: those who could be re-referred."""


def observe(published: Published) -> Observations:
    """Observe the theme's indicators in the tables."""
    return {
        "eh_rereferral_6w": six_weeks(published["early_help_kpi"]),
        "eh_closure_rereferred_6m": _cohort(published["early_help_cohorts"], "closure"),
        "eh_stepdown_rereferred_12m": _cohort(published["early_help_cohorts"], "step_down"),
        "sf_claims": _claims(published["supporting_families"]),
        "rpc_delegates": _delegates(published["training"]),
    }


def _by_quarter(frame: pd.DataFrame) -> list[tuple[Quarter, pd.DataFrame]]:
    quarters = frame["as_at"].dt.date.map(Quarter.containing)
    return [(quarter, rows) for quarter, rows in frame.groupby(quarters)]


def six_weeks(kpi: pd.DataFrame) -> list[Observation]:
    """Take each quarter's last month; before the quarter is over it is provisional."""
    found = []
    for quarter, rows in _by_quarter(kpi):
        last = rows.sort_values("as_at").iloc[-1]
        found.append(
            Observation(
                last["as_at"].date(),
                last["actual_pct"],
                last["source_id"],
                last["locator"],
                target=last["target_pct"],
                provisional=last["as_at"].date() < quarter.last_day,
            )
        )
    return found


def complete_cohorts(cohorts: pd.DataFrame, cohort: str) -> list[pd.DataFrame]:
    """Give the windows of a cohort that have all the figures a page needs, the latest last."""
    needed = {WHOLES[cohort], "rereferred", "social_care"}
    windows = cohorts[cohorts["cohort"] == cohort].groupby(["from_date", "to_date"])
    complete = [rows.set_index("outcome") for _, rows in windows if needed <= set(rows["outcome"])]
    return [rows for rows in complete if rows.at[WHOLES[cohort], "children"] > 0]


def _cohort(cohorts: pd.DataFrame, cohort: str) -> list[Observation]:
    whole = WHOLES[cohort]
    found = []
    for by_outcome in complete_cohorts(cohorts, cohort):
        count, total = (int(by_outcome.at[o, "children"]) for o in ("rereferred", whole))
        low, high = wilson_interval(count, total)
        found.append(
            Observation(
                by_outcome.at["rereferred", "as_at"].date(),
                100 * count / total,
                by_outcome.at["rereferred", "source_id"],
                by_outcome.at["rereferred", "locator"],
                count,
                total,
                (100 * low, 100 * high),
            )
        )
    return found


def _claims(supporting: pd.DataFrame) -> list[Observation]:
    found = []
    for row in supporting.dropna(subset=["claims"]).itertuples():
        over = row.as_at.date() >= year_end(row.financial_year)
        found.append(
            Observation(
                row.as_at.date(),
                100 * row.claims / row.target_families,
                row.source_id,
                row.locator,
                row.claims,
                row.target_families,
                target=100,
                provisional=not over,
                assessable=over,
            )
        )
    return found


def year_end(financial_year: str) -> date:
    """Give the last day of a financial year."""
    return date(int(financial_year[:4]) + 1, 3, 31)


def _delegates(training: pd.DataFrame) -> list[Observation]:
    found = []
    for quarter, rows in _by_quarter(training):
        last = rows["as_at"].max().date()
        found.append(
            Observation(
                last,
                int(rows["delegates"].sum()),
                rows["source_id"].iloc[-1],
                rows["locator"].iloc[0],
                provisional=last < quarter.last_day,
            )
        )
    return found
