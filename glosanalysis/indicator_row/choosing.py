"""Which observations of an indicator a quarter knows, and tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from glosanalysis.indicator import Indicator
from glosanalysis.indicator_row.row import IndicatorRow
from glosanalysis.observations import Observation
from glosanalysis.quarter import Quarter

__all__ = ["row_for"]


def row_for(
    theme: str,
    indicator: Indicator,
    observations: Sequence[Observation],
    *,
    quarter: Quarter,
    told_before: Observation | None = None,
    withdrawn: bool = False,
) -> IndicatorRow:
    """Choose what a quarter knows of an indicator.

    Parameters
    ----------
    theme : str
    indicator : Indicator
    observations : sequence of Observation
        In any order; later ones than the quarter's last day are ignored.
    quarter : Quarter
    told_before : Observation, optional
        The latest that the quarter published before this one knew.
    withdrawn : bool
        Whether the quarter no longer stands by what it published; no older figure stands in.

    Returns
    -------
    IndicatorRow
    """
    known = [] if withdrawn else _on_or_before(observations, quarter.last_day)
    latest = known[-1] if known else None
    # "Before" is of an earlier quarter: months of one quarter are parts of one figure.
    earlier = (
        _on_or_before(known, Quarter.containing(latest.as_at).previous.last_day) if latest else []
    )
    return IndicatorRow(
        theme=theme,
        indicator=indicator,
        quarter=quarter,
        latest=latest,
        before=earlier[-1] if earlier else None,
        told_before=told_before,
        withdrawn=withdrawn,
    )


def _on_or_before(observations: Iterable[Observation], day: date) -> list[Observation]:
    return sorted((o for o in observations if o.as_at <= day), key=lambda o: o.as_at)
