"""What a figure stands on: its year's average, how many are behind it, how far the target is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import fmean

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit
from glosanalysis.indicator import IndicatorRow
from glosanalysis.period import Quarter
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes.early_help import supporting_families_pace
from glosanalysis.themes.history import History
from glosanalysis.themes.placements.counts import by_month, of_year

__all__ = ["FEW", "Footing", "footing"]

FEW = 200
"""Up to so many, one more or fewer moves a percentage by half a point or more."""

_LEVELS = ("eh_rereferral_6w", "ext_placements", "agency_pct", "vacancy_pct")
"""Indicators of which every quarter has a figure of its own, so that a year has an average."""

_COUNTS = {"ext_placements": "total"}
"""Indicators that are the mean of counts, and the type of placement that is counted."""

_COUNTED = {
    "eh_closure_rereferred_6m": ("child", "children"),
    "eh_stepdown_rereferred_12m": ("child", "children"),
    "sf_claims": ("family", "families"),
    "ext_residential_share": ("placement", "placements"),
}
"""What the numbers behind a percentage count: one of them, and several."""

_PACES: dict[str, Callable[[Published], Exhibit]] = {"sf_claims": supporting_families_pace}
"""Indicators that grow towards a target within a year, and what says how fast."""


@dataclass(frozen=True)
class Footing:
    """What stands behind a headline figure.

    Parameters
    ----------
    row : IndicatorRow
    year : str
        The financial year of the figure.
    average : float or None
        The mean of that year's quarters so far, rounded as shown; nothing for what has no average.
    averaged : int
        Of how many quarters.
    counted : tuple of str
        What the numbers behind a percentage count, one and several; empty where not printed.
    moved_to : tuple of float or None
        The percentage with one fewer and one more, where so few are behind it that it shows.
    short_of_target : float or None
        How far the value is on the wrong side of its target; negative on the right side.
    met, reported : int
        In how many of the quarters with a figure and a target the target was met.
    pace : str
        Whether the target is in reach at the pace so far, for what grows within a year.
    """

    row: IndicatorRow
    year: str
    average: float | None
    averaged: int
    counted: tuple[str, ...]
    moved_to: tuple[float, float] | None
    short_of_target: float | None
    met: int
    reported: int
    pace: str


def footing(row: IndicatorRow, history: History, published: Published) -> Footing:
    """Work out what stands behind a figure.

    Parameters
    ----------
    row : IndicatorRow
        With a value.
    history : History
        Of the same indicator, up to the same quarter.
    published : Published
        What the quarter may know.

    Returns
    -------
    Footing
    """
    assert row.latest is not None
    year = Quarter.containing(row.latest.as_at).financial_year
    id_ = row.indicator.id
    level = history.of_year(year) if id_ in _LEVELS else []
    with_target = [gap for gap in map(_short_of_target, history.rows) if gap is not None]
    paced = _PACES[id_](published) if id_ in _PACES else None
    return Footing(
        row,
        year,
        _average(row, level, published),
        len(level),
        _COUNTED.get(id_, ()),
        _moved_to(row),
        _short_of_target(row),
        sum(gap <= 0 for gap in with_target),
        len(with_target),
        paced.title if paced is not None and not paced.frame.empty else "",
    )


def _average(row: IndicatorRow, level: list[float], published: Published) -> float | None:
    """Give the mean of the quarters; of month-end counts that of the months, each the same.

    A quarter of which one month is reported does not weigh as much as a whole one.
    """
    if row.latest is None or not level:
        return None
    mean = fmean(level)
    if row.indicator.id in _COUNTS:
        last = pd.Timestamp(row.latest.as_at)
        counts = by_month(published)[_COUNTS[row.indicator.id]].dropna()
        of_months = of_year(counts, last.year - (last.month < 4), last)
        mean = mean if of_months is None else of_months.value
    return round_half_up(mean, row.indicator.decimals)


def _moved_to(row: IndicatorRow) -> tuple[float, float] | None:
    """Give the percentage with one fewer and one more, where up to `FEW` are behind it."""
    latest = row.latest
    if latest is None or row.indicator.id not in _COUNTED:
        return None
    if latest.numerator is None or not latest.denominator or latest.denominator > FEW:
        return None
    fewer, more = (
        round_half_up(100 * (latest.numerator + step) / latest.denominator, row.indicator.decimals)
        for step in (-1, 1)
    )
    return max(fewer, 0.0), min(more, 100.0)


def _short_of_target(row: IndicatorRow) -> float | None:
    """Give how far a value is on the wrong side of its target."""
    if row.latest is None or row.latest.target is None or row.value is None:
        return None
    gap = row.value - row.latest.target
    return round_half_up(gap if row.indicator.good_is == "low" else -gap, row.indicator.decimals)
