"""From the sums of a family to tidy counts: a row a quarter, indicator, breakdown and group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ibis
import pandas as pd

from glosanalysis.cases.measures.days import Horizon
from glosanalysis.cases.measures.periods import Periods

__all__ = ["UNKNOWN", "Tally", "tidy"]

UNKNOWN = "unknown"
"""The group of what the records do not say."""

_LABELS = {
    "q": "int64",
    "quarter": "string",
    "indicator": "string",
    "breakdown": "string",
    "label_late": "int64",
    "label_base": "float64",
}


@dataclass(frozen=True)
class Tally:
    """How an indicator is made from the columns of sums.

    Parameters
    ----------
    numerator : str
        A column of sums.
    denominator : str or mapping of int to float, optional
        A column of sums, or what to divide by in each quarter (by its number).
    horizon : Horizon, optional
        How long each case is followed up.
    unsure : str
        A column of sums: where it is over nought, the figure is provisional.
    breakdowns : tuple of str
        The columns of groups that it is told by.
    total : bool
        Whether it is told for all as well.
    nought : bool
        Whether no case at all means nought, and not that nobody told.
    """

    numerator: str
    denominator: str | Mapping[int, float] | None = None
    horizon: Horizon | None = None
    unsure: str = ""
    breakdowns: tuple[str, ...] = ()
    total: bool = True
    nought: bool = True


def tidy(sums: ibis.Table, periods: Periods, tallies: Mapping[str, Tally]) -> ibis.Table:
    """Lay sums by quarter and group out as tidy counts.

    Parameters
    ----------
    sums : ibis.Table
        ``q``, a column for each breakdown, and columns that can be summed. Small.
    periods : Periods
    tallies : mapping of str to Tally
        The indicators.

    Returns
    -------
    ibis.Table
        ``indicator, quarter, breakdown, group, numerator, denominator, provisional``. A total is
        there for each quarter, nought where there is no case; a group where it has a case.
    """
    labels = _labels(periods, tallies)
    joined = labels.left_join(sums, labels["q"] == sums["q"])
    laid_out = joined.select(
        "indicator",
        "quarter",
        "breakdown",
        "label_late",
        "label_base",
        group=_group(joined, _breakdowns(periods, tallies)),
        numerator=_chosen(joined, {name: one.numerator for name, one in tallies.items()}),
        part=_chosen(joined, {name: _column(one.denominator) for name, one in tallies.items()}),
        unsure=_chosen(joined, {name: one.unsure for name, one in tallies.items()}),
    )
    summed = (
        laid_out.filter(laid_out["group"].notnull())
        .group_by("indicator", "quarter", "breakdown", "group")
        .agg(
            numerator=lambda t: t["numerator"].sum().coalesce(0.0),
            part=lambda t: t["part"].sum(),
            base=lambda t: t["label_base"].max(),
            late=lambda t: t["label_late"].max() + t["unsure"].max().coalesce(0.0),
        )
    )
    told = summed.mutate(
        denominator=summed["part"].coalesce(summed["base"]), provisional=summed["late"] > 0
    ).select(
        "indicator", "quarter", "breakdown", "group", "numerator", "denominator", "provisional"
    )
    return _with_cases(told, tallies)


def _with_cases(told: ibis.Table, tallies: Mapping[str, Tally]) -> ibis.Table:
    """Leave out what is divided by nothing, and groups without a case."""
    shares = [name for name, one in tallies.items() if isinstance(one.denominator, str)]
    divided = [name for name, one in tallies.items() if one.denominator is not None]
    has_base = told["denominator"].coalesce(0.0) != 0
    counted = [name for name, one in tallies.items() if one.nought]
    is_total = (told["breakdown"] == "") & _is_one_of(told["indicator"], counted)
    has_case = is_total | (told["numerator"] != 0)
    kept = _is_one_of(told["indicator"], shares) | has_case
    return told.filter(kept & (has_base | ~_is_one_of(told["indicator"], divided)))


def _is_one_of(indicator: ibis.Value, names: Sequence[str]) -> ibis.Value:
    return indicator.isin(list(names)) if names else indicator != indicator


def _labels(periods: Periods, tallies: Mapping[str, Tally]) -> ibis.Table:
    rows = [
        (
            periods.number(quarter),
            str(quarter),
            name,
            breakdown,
            int(periods.is_provisional(quarter, tally.horizon)),
            _base(tally.denominator, periods.number(quarter)),
        )
        for quarter in periods.begun
        for name, tally in tallies.items()
        for breakdown in (*([""] if tally.total else []), *periods.asked(tally.breakdowns))
    ]
    frame = pd.DataFrame(rows, columns=list(_LABELS)).astype({"label_base": "float64"})
    return ibis.memtable(frame, schema=ibis.schema(_LABELS))


def _base(denominator: str | Mapping[int, float] | None, number: int) -> float | None:
    return denominator.get(number) if isinstance(denominator, Mapping) else None


def _column(denominator: str | Mapping[int, float] | None) -> str:
    return denominator if isinstance(denominator, str) else ""


def _breakdowns(periods: Periods, tallies: Mapping[str, Tally]) -> Sequence[str]:
    named = {name for one in tallies.values() for name in one.breakdowns}
    return sorted(periods.asked(named))


def _group(joined: ibis.Table, breakdowns: Sequence[str]) -> ibis.Value:
    """Give the group of a row by its breakdown; a row of no case has one for all only."""
    found = ibis.literal("")
    if not breakdowns:
        return found
    return ibis.cases(
        (joined["breakdown"] == "", found),
        *((joined["breakdown"] == name, joined[name].cast("string")) for name in breakdowns),
        else_=ibis.null("string"),
    )


def _chosen(joined: ibis.Table, columns: Mapping[str, str]) -> ibis.Value:
    """Give the number of a row by its indicator; none where the indicator has no such column."""
    named = {name: column for name, column in columns.items() if column}
    if not named:
        return ibis.null("float64")
    return ibis.cases(
        *(
            (joined["indicator"] == name, joined[column].cast("float64"))
            for name, column in named.items()
        ),
        else_=ibis.null("float64"),
    )
