"""Whether the number of placements is stable."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.stats.process import Rebase, direction, xmr
from glosanalysis.themes.placements.observed import by_month
from glosanalysis.wording import counted, listed, month, number

__all__ = ["placements_process", "placements_signals"]


_RULES = {
    "outside": "outside the limits",
    "run": "run",
    "trend": "trend",
    "near": "near a limit",
}


_DIRECTIONS = {
    "common cause": "which no rule points out",
    "change": "which a rule points out",
}


def placements_process(
    published: Published, rebase: Mapping[str, str] = MappingProxyType({})
) -> Exhibit:
    """Lay out the monthly total as an XmR chart.

    Parameters
    ----------
    published : Published
    rebase : mapping of str to str
        Months (``2015-06``) from which limits start anew, each with the reason: what changed in
        the process. Months after the last count are passed over. None to start with.

    Returns
    -------
    Exhibit

    Raises
    ------
    ValueError
        If a month is not in the series, or has no reason.
    """
    placements = published["placements"]
    measure = "External agency placements at the end of the month, with process limits"
    total = by_month(placements)["total"].dropna().astype(float)
    total = total[_unbroken(total.index)]
    if len(total) < 2:
        return Exhibit.nothing_yet("placements-process", measure)
    starts = {pd.Timestamp(at) + pd.offsets.MonthEnd(0): reason for at, reason in rebase.items()}
    known = {at: reason for at, reason in starts.items() if at <= total.index[-1]}
    chart = xmr(total, [Rebase(at, reason) for at, reason in sorted(known.items())])
    last = chart.iloc[-1]
    marks = [
        ", ".join(text for rule, text in _RULES.items() if row[rule]) for _, row in chart.iterrows()
    ]
    outside = int(chart["outside"].sum())
    trial = "trial limits" if last["trial"] else "limits"
    return Exhibit(
        "placements-process",
        f"{number(outside)} of {number(len(chart))} months lie outside the {trial} of "
        f"{number(last['lower'], 1)} to {number(last['upper'], 1)}: "
        f"{'the process is not stable' if outside else 'no month stands out by itself'}",
        pd.DataFrame(
            {
                "Month": chart.index,
                "Placements": chart["value"],
                "Mean": chart["mean"],
                "Lower limit": chart["lower"],
                "Upper limit": chart["upper"],
                "Rules": marks,
            }
        ),
        measure,
        f"{month(chart.index[0])} to {month(chart.index[-1])}",
        citations(placements[placements["placement_type"] == "total"]),
        f"Line over {number(len(chart))} months around a mean of {number(last['mean'], 1)}, with "
        f"limits; marks show the rules. The last month is {number(last['value'])}, "
        f"{_DIRECTIONS[direction(chart, 'neutral')]}.",
        decimals={"Placements": 0, "Mean": 1, "Lower limit": 1, "Upper limit": 1},
        unit="Placements",
        by_month=True,
        note="Limits are the mean and 2.66 mean moving ranges either side. " + _bases(known),
    )


def _bases(rebased: Mapping[pd.Timestamp, str]) -> str:
    """Say over which months the limits are computed, and why they start anew."""
    if not rebased:
        return (
            "They are computed once over all months: they are re-based only at a date that has a "
            "reason, and none is given. Where most months break a rule, the limits describe no one "
            "period."
        )
    said = [f"from {month(at)}, because {reason}" for at, reason in sorted(rebased.items())]
    return f"They start anew {listed(said)}."


def placements_signals(
    published: Published, rebase: Mapping[str, str] = MappingProxyType({})
) -> Exhibit:
    """Tabulate the stretches of months that a rule points out; `rebase` as for the chart."""
    measure = "Months that a rule of the chart points out"
    process = placements_process(published, rebase).frame
    if process.empty:
        return Exhibit.nothing_yet("placements-signals", measure)
    found = []
    for rule, side in ((rule, side) for rule in _RULES.values() for side in ("above", "below")):
        above = process["Placements"] > process["Mean"]
        holds = process["Rules"].str.contains(rule) & (above if side == "above" else ~above)
        for _, rows in process[holds].groupby((holds != holds.shift()).cumsum()):
            months = rows["Month"]
            ends = (month(months.iloc[0]), month(months.iloc[-1]))
            found.append((rule.capitalize(), side, *ends, len(rows)))
    columns = ["Rule", "Side of the mean", "From", "To", "Months"]
    frame = pd.DataFrame(found or [("None", "", "", "", 0)], columns=columns)
    return Exhibit(
        "placements-signals",
        f"{counted(len(found), 'stretch', 'stretches').capitalize()} of months stand out",
        frame,
        measure,
        f"{month(process['Month'].iloc[0])} to {month(process['Month'].iloc[-1])}",
        citations(published["placements"].query("placement_type == 'total'")),
        decimals={"Months": 0},
    )


def _unbroken(months: pd.DatetimeIndex) -> np.ndarray:
    """Keep the last stretch of months without a gap: moving ranges need neighbours."""
    gaps = months.to_series().diff() > pd.Timedelta(days=31)
    kept: np.ndarray = (gaps.cumsum() == gaps.sum()).to_numpy()
    return kept
