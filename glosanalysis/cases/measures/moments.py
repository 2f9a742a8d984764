"""Events of several kinds in one table of sums, each in the quarter in which it happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import ibis

from glosanalysis.cases.measures.days import month_number
from glosanalysis.cases.measures.people import PLAN_BANDS, age_band
from glosanalysis.cases.measures.periods import Periods

__all__ = ["Moment", "moments"]


@dataclass(frozen=True)
class Moment:
    """A kind of event.

    Parameters
    ----------
    rows : ibis.Table
        With ``born`` and ``need``.
    on : str
        The column with its date.
    values : mapping of str to ibis.Value
        What to sum, by the name of the sum.
    type : ibis.Value, optional
        What kind of event it is, as told.
    """

    rows: ibis.Table
    on: str
    values: Mapping[str, ibis.Value] = field(default_factory=dict)
    type: ibis.Value | None = None


def moments(kinds: Sequence[Moment], periods: Periods) -> ibis.Table:
    """Sum the events of the quarters: ``q, age_band, need, type`` and a column for each value."""
    names = list(dict.fromkeys(name for one in kinds for name in one.values))
    laid = [_laid(one, names) for one in kinds]
    rows = ibis.union(*laid) if len(laid) > 1 else laid[0]
    wanted = rows.inner_join(periods.months(), "month")
    return wanted.group_by("q", "age_band", "need", "type").agg(
        **{name: wanted[name].sum() for name in names}
    )


def _laid(one: Moment, names: Sequence[str]) -> ibis.Table:
    on = one.rows[one.on]
    none = ibis.literal(0, "int64")
    values = {name: one.values.get(name, none).cast("int64") for name in names}
    return one.rows.select(
        month=month_number(on),
        age_band=age_band(one.rows["born"], on, PLAN_BANDS),
        need=one.rows["need"],
        type=one.type if one.type is not None else ibis.null("string"),
        **values,
    )
