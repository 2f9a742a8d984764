"""Process control for individual values (XmR charts): limits, rules, re-basing, assurance.

The constants and rules are those that the NHS uses in "Making Data Count".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

__all__ = ["Limits", "Rebase", "assurance", "direction", "signals", "xmr", "xmr_limits"]

LIMIT_FACTOR = 2.66
"""Limits lie this many mean moving ranges from the mean."""
SCREEN_FACTOR = 3.267
"""A moving range of more than this many times their mean is itself a signal."""
FEWEST_POINTS = 12
"""Limits from fewer points are trial limits."""
RUN = 7
"""Points on one side of the mean, or rising or falling in a row, that are a signal."""


@dataclass(frozen=True)
class Limits:
    """The natural limits of a process.

    Parameters
    ----------
    mean, lower, upper : float
        In the unit of the values.
    points : int
        How many values they were computed from.
    """

    mean: float
    lower: float
    upper: float
    points: int

    @property
    def trial(self) -> bool:
        """Whether they rest on too few points to be relied on."""
        return self.points < FEWEST_POINTS


@dataclass(frozen=True)
class Rebase:
    """A point from which limits are computed anew.

    Parameters
    ----------
    at : object
        The index of the first point of the new stretch.
    reason : str
        What changed in the process; limits are not re-based because a chart would look better.

    Raises
    ------
    ValueError
        If no reason is given.
    """

    at: object
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("limits are re-based only for a reason: say which")


def xmr_limits(values: Sequence[float] | pd.Series, screen: bool = False) -> Limits:
    """Compute the limits of individual values from their moving ranges.

    Parameters
    ----------
    values : sequence of float
        In order of time, none missing, at least two.
    screen : bool
        Leave out, once, moving ranges of more than 3.267 times their mean.

    Returns
    -------
    Limits

    Raises
    ------
    ValueError
        If there are fewer than two values or one is missing.

    Examples
    --------
    >>> limits = xmr_limits([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
    >>> round(limits.mean, 2), round(limits.upper, 2), round(limits.lower, 2)
    (1.94, 6.95, -3.06)
    """
    data = np.asarray(values, dtype=float)
    if len(data) < 2 or np.isnan(data).any():
        raise ValueError("limits need at least two values and none missing")
    ranges = np.abs(np.diff(data))
    if screen:
        ranges = ranges[ranges <= SCREEN_FACTOR * ranges.mean()]
    reach = LIMIT_FACTOR * ranges.mean()
    mean = float(data.mean())
    return Limits(mean, mean - float(reach), mean + float(reach), len(data))


def signals(values: pd.Series, limits: Limits) -> pd.DataFrame:
    """Mark the points that each rule points out.

    Parameters
    ----------
    values : Series of float
        In order of time.
    limits : Limits

    Returns
    -------
    DataFrame of bool
        With the index of `values` and the columns ``outside`` (beyond a limit), ``run`` (seven or
        more in a row on one side of the mean), ``trend`` (seven or more in a row, each higher or
        each lower than the one before) and ``near`` (two of three in a row in the outer third
        towards one limit).

    Examples
    --------
    >>> marks = signals(pd.Series([1.0, 9.0, 1.0]), Limits(2, 0, 4, 20))
    >>> marks["outside"].tolist()
    [False, True, False]
    """
    above = values.gt(limits.mean).to_numpy()
    below = values.lt(limits.mean).to_numpy()
    steps = values.diff().to_numpy()
    third = (limits.upper - limits.mean) * 2 / 3
    high = values.gt(limits.mean + third).to_numpy()
    low = values.lt(limits.mean - third).to_numpy()
    return pd.DataFrame(
        {
            "outside": values.gt(limits.upper) | values.lt(limits.lower),
            "run": _stretches(above, RUN) | _stretches(below, RUN),
            "trend": _trend(steps > 0) | _trend(steps < 0),
            "near": _two_of_three(high) | _two_of_three(low),
        },
        index=values.index,
    )


def _stretches(holds: np.ndarray, length: int) -> np.ndarray:
    """Mark the stretches of a given length or more in which something holds throughout."""
    series = pd.Series(holds)
    stretch = (series != series.shift()).cumsum()
    long: np.ndarray = (series & (series.groupby(stretch).transform("size") >= length)).to_numpy()
    return long


def _trend(stepped: np.ndarray) -> np.ndarray:
    """Mark stretches of steps in one direction, the point that they start from included."""
    long = _stretches(stepped, RUN - 1)
    marked: np.ndarray = long | np.append(long[1:], False)
    return marked


def _two_of_three(far: np.ndarray) -> np.ndarray:
    """Mark the far points of every three in a row that hold two."""
    marked = np.zeros(len(far), dtype=bool)
    for start in range(len(far) - 2):
        window = slice(start, start + 3)
        if far[window].sum() >= 2:
            marked[window] |= far[window]
    return marked


def xmr(values: pd.Series, rebase: Sequence[Rebase] = (), screen: bool = False) -> pd.DataFrame:
    """Lay out an XmR chart: every value with its limits and the rules that point it out.

    Parameters
    ----------
    values : Series of float
        In order of time, none missing.
    rebase : sequence of Rebase
        Where limits start anew, each with its reason.
    screen : bool
        As for `xmr_limits`.

    Returns
    -------
    DataFrame
        With the index of `values`: ``value``, ``mean``, ``lower``, ``upper``, ``trial`` and the
        columns of `signals`.

    Raises
    ------
    ValueError
        If a stretch has fewer than two values, or re-basing starts at no point of the series.
    """
    unknown = [each.at for each in rebase if each.at not in values.index]
    if unknown:
        raise ValueError(f"limits cannot be re-based at {unknown[0]}: there is no such point")
    stretch = pd.Series(0, index=values.index)
    for each in rebase:
        stretch.loc[each.at :] += 1
    return pd.concat([_laid_out(part, screen) for _, part in values.groupby(stretch)])


def _laid_out(values: pd.Series, screen: bool) -> pd.DataFrame:
    limits = xmr_limits(values, screen)
    return signals(values, limits).assign(
        value=values,
        mean=limits.mean,
        lower=limits.lower,
        upper=limits.upper,
        trial=limits.trial,
    )


def direction(chart: pd.DataFrame, good_is: str) -> str:
    """Say what the last point of a chart means.

    Parameters
    ----------
    chart : DataFrame
        From `xmr`.
    good_is : str
        ``low``, ``high`` or ``neutral``.

    Returns
    -------
    str
        ``common cause`` where no rule points the last point out; otherwise ``improvement``,
        ``concern`` or, where neither is good, ``change``.

    Examples
    --------
    >>> direction(xmr(pd.Series([5.0, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 20])), "low")
    'concern'
    """
    last = chart.iloc[-1]
    if not last[["outside", "run", "trend", "near"]].any():
        return "common cause"
    if good_is == "neutral":
        return "change"
    return "improvement" if (last["value"] < last["mean"]) == (good_is == "low") else "concern"


def assurance(limits: Limits, target: float, good_is: str) -> str:
    """Say whether a stable process will meet a target.

    Parameters
    ----------
    limits : Limits
    target : float
        In the unit of the values.
    good_is : str
        ``low`` or ``high``.

    Returns
    -------
    str
        ``passes`` or ``fails`` where the limits lie wholly on one side of the target, otherwise
        ``hit and miss``.

    Examples
    --------
    >>> assurance(Limits(6, 4, 8, 20), 20, "low")
    'passes'
    """
    low, high = (limits.lower, limits.upper) if good_is == "low" else (-limits.upper, -limits.lower)
    goal = target if good_is == "low" else -target
    return "passes" if high <= goal else "fails" if low > goal else "hit and miss"
