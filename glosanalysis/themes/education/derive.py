"""The education of children in care as its feeds give it."""

from __future__ import annotations

from itertools import pairwise

from glosanalysis.data.schemas.education import Attainment, Education, PupilPremium
from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.quarter import in_a_year
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes.education.derived import RESULTS, Premium, Result, premiums, results
from glosanalysis.themes.feeds import Derived, Feeds
from glosanalysis.themes.measured import beside, figures_of

__all__ = ["FEEDS"]

_PRINTED = (
    "pep_early_pct",
    "pep_school_pct",
    "pep_post16_pct",
    "edu_attendance_pct",
    "edu_excluded_pct",
    "edu_good_school_pct",
    "edu_unrated_school_pct",
)


def _result(indicator: str) -> Derived:
    return Derived(work_out=lambda tables: _shares(tables, indicator), reads=("attainment",))


def _shares(tables: Tables, indicator: str) -> list[Observation]:
    found = results(tables.rows(Attainment), indicator)
    return [
        _share(tables, each, comparable=before is None or _follow(before, each))
        for before, each in pairwise([None, *found])
        if each is not None
    ]


def _follow(before: Result, after: Result) -> bool:
    return in_a_year(before.as_at, after.as_at)


def _share(tables: Tables, result: Result, *, comparable: bool) -> Observation:
    return Observation(
        as_at=result.as_at,
        value=result.share,
        source_id=result.row.source_id,
        locator=result.row.locator,
        numerator=result.pupils,
        denominator=result.base,
        interval=result.interval,
        comparator=beside(tables, result.indicator, result.as_at),
        comparable=comparable,
        told=f"in {result.year}",
    )


def _spent(tables: Tables) -> list[Observation]:
    return [
        _of_premium(year, year.total / 1000, None) for year in premiums(tables.rows(PupilPremium))
    ]


def _on_learning(tables: Tables) -> list[Observation]:
    return [
        _of_premium(year, 100 * year.learning / year.total, year.learning)
        for year in premiums(tables.rows(PupilPremium))
        if year.learning is not None
    ]


def _of_premium(year: Premium, value: float, part: float | None) -> Observation:
    first = year.rows[0]
    return Observation(
        as_at=year.as_at,
        value=value,
        source_id=first.source_id,
        locator=first.locator,
        # In whole pounds: pence are more digits than a share can bear.
        numerator=None if part is None else round_half_up(part),
        denominator=None if part is None else round_half_up(year.total),
        told=f"in {year.year}",
    )


FEEDS: Feeds = {
    **{indicator: _result(indicator) for indicator in RESULTS},
    **{measure: figures_of(Education, measure) for measure in _PRINTED},
    "ppp_spend_k": Derived(work_out=_spent, reads=("pupil_premium",)),
    "ppp_learning_pct": Derived(work_out=_on_learning, reads=("pupil_premium",)),
}
"""The feed of each indicator: a column as printed, or a function."""
