"""From case records to tidy counts: only they leave the engine that has the records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from glosanalysis.cases.measures import LAG, MEASURES, Counted, Family, Measure, Periods, Rate
from glosanalysis.cases.stored import step_by_step
from glosanalysis.quarter import Quarter

__all__ = ["COLUMNS", "LOCAL_ONLY", "count"]

COLUMNS = (
    "quarter",
    "indicator",
    "breakdown",
    "group",
    "numerator",
    "denominator",
    "as_at",
    "provisional",
)
_IN_POUNDS = ("money", "change")
LOCAL_ONLY = frozenset({"team"})
"""Breakdowns that no return has: told only where they are asked for."""


def count(
    records: Counted,
    quarters: Iterable[Quarter],
    by: Collection[str] | str | None = None,
    *,
    lag: int = LAG,
    only: Collection[str] | None = None,
    rates: Iterable[Rate] = (),
) -> pd.DataFrame:
    """Count every measure that the records allow, for all quarters.

    Parameters
    ----------
    records : Counted
        Typed and checked, all of one day.
    quarters : iterable of Quarter
        Those that began after the day of the extract have no rows.
    by : str or collection of str, optional
        The breakdowns beside the totals; without it, all but those that are for the council alone.
    lag : int
        Days until what happened is recorded: a follow-up is over only then.
    only : collection of str, optional
        The measures to count, by their ids; all without it.
    rates : iterable of Rate
        The council's rate card.

    Returns
    -------
    pandas.DataFrame
        ``COLUMNS``, sorted. ``as_at`` is the day that the figure describes. Its ``attrs`` hold
        ``not_counted``: a measure's id and the tables and columns that it lacks.
    """
    periods = Periods(
        tuple(quarters), as_at=records.as_at, lag=lag, rates=tuple(rates), by=_wanted(by)
    )
    lacking = {
        name: one.missing(records, rates=bool(periods.rates)) for name, one in _asked(only).items()
    }
    wanted = {name for name, missing in lacking.items() if not missing}
    families = list(dict.fromkeys(MEASURES[name].family for name in MEASURES if name in wanted))
    counted = _all(families, records, periods) if families and periods.begun else _nothing()
    chosen = counted[counted["indicator"].isin(wanted)]
    days = {str(quarter): periods.last_day(quarter).isoformat() for quarter in periods.begun}
    frame = chosen.assign(as_at=chosen["quarter"].map(days))[list(COLUMNS)]
    frame = frame.sort_values(list(COLUMNS[:4])).reset_index(drop=True)
    frame.attrs["not_counted"] = {name: missing for name, missing in lacking.items() if missing}
    return frame


def _asked(only: Collection[str] | None) -> Mapping[str, Measure]:
    return MEASURES if only is None else {name: MEASURES[name] for name in only}


def _all(families: list[Family], records: Counted, periods: Periods) -> pd.DataFrame:
    # Ibis would take as long again to fuse the steps, which engines do by themselves.
    with step_by_step():
        frames = [records.run(family(records, periods)) for family in families]
    counted = pd.concat(frames, ignore_index=True)
    in_pounds = counted["indicator"].map(lambda name: MEASURES[name].kind in _IN_POUNDS)
    return counted.assign(
        **{name: _rounded(counted[name], in_pounds) for name in ("numerator", "denominator")},
        provisional=counted["provisional"].astype(bool),
    )


def _rounded(values: pd.Series, in_pounds: pd.Series) -> pd.Series:
    """Give whole £, and all else to two decimals, that full-time equivalents have."""
    numbers = values.astype("float64")
    return numbers.round().where(in_pounds, numbers.round(2))


def _nothing() -> pd.DataFrame:
    return pd.DataFrame({name: [] for name in ("indicator", *COLUMNS)}).drop(columns="as_at")


def _wanted(by: Collection[str] | str | None) -> frozenset[str]:
    if by is None:
        return frozenset(name for one in MEASURES.values() for name in one.breakdowns) - LOCAL_ONLY
    return frozenset([by] if isinstance(by, str) else by)
