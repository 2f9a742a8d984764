"""How a figure went from one date to another, told by its ends and what lay outside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from glosanalysis.phrasing import day, listed, number
from glosanalysis.stats.rounding import places_printed, round_half_up

__all__ = ["course", "printed"]


def printed(percent: float) -> str:
    """Write a percentage with the decimals that its paper prints."""
    return f"{number(percent, places_printed(percent))}%"


def course(
    days: Sequence[date],
    values: Sequence[float],
    material: float,
    dated: bool = True,
) -> str:
    """Say how a percentage went: a rise that followed a fall never reads as a rise alone.

    Parameters
    ----------
    days, values : sequence
        Of one stretch, in order of date, at least one.
    material : float
        Ends that are less apart than this went, and did not rise or fall.
    dated : bool
        Whether the ends bear their dates; not where a sentence has said them.

    Returns
    -------
    str
        A clause that begins with a verb.

    Examples
    --------
    >>> months = [date(2019, 12, 1), date(2020, 2, 1), date(2020, 3, 1)]
    >>> course(months, [11.6, 12.2, 10.4], 1.0, dated=False)
    'fell from 11.6% to 10.4%, after 12.2% at 1 February 2020'
    """
    ends = [
        printed(value) + (f" at {day(when)}" if dated else "")
        for when, value in ((days[0], values[0]), (days[-1], values[-1]))
    ]
    if len(values) == 1:
        return f"stood at {ends[0]}"
    if len(set(values)) == 1:
        return f"stayed at {printed(values[0])}"
    if values[0] == values[-1]:
        return f"came back to {ends[-1]}{_after(days, values)}"
    change = round_half_up(values[-1] - values[0], 2)
    verb = "went" if abs(change) < material else "rose" if change > 0 else "fell"
    return f"{verb} from {' to '.join(ends)}{_after(days, values)}"


def _after(days: Sequence[date], values: Sequence[float]) -> str:
    """Name the lowest and highest value between the ends, where they lie outside them."""
    low, high = sorted((values[0], values[-1]))
    outside = [min(values)] * (min(values) < low) + [max(values)] * (max(values) > high)
    at = sorted(list(values).index(value) for value in outside)
    said = [f"{printed(values[place])} at {day(days[place])}" for place in at]
    return f", after {listed(said)}" if said else ""
