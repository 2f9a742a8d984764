"""Pace: how fast something has gone, and how fast it must go to reach a target in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Pace", "pace"]


@dataclass(frozen=True)
class Pace:
    """Progress towards a target by a day.

    Parameters
    ----------
    done, target : float
        In the same unit.
    days_so_far, days_left : int
        The day of the count is the last one so far.
    """

    done: float
    target: float
    days_so_far: int
    days_left: int

    @property
    def so_far(self) -> float:
        """What was done a day so far."""
        return self.done / self.days_so_far

    @property
    def needed(self) -> float | None:
        """What must be done a day from now on, 0 at the target; nothing where no day is left."""
        if not self.days_left:
            return None
        return max(self.target - self.done, 0) / self.days_left

    @property
    def expected(self) -> float:
        """What will be done by the end at the pace so far."""
        return self.done + self.so_far * self.days_left

    @property
    def in_reach(self) -> bool:
        """Whether the target is met by the end at the pace so far."""
        return self.expected >= self.target


def pace(done: float, target: float, first: date, counted: date, last: date) -> Pace:
    """Compare the pace so far with the pace needed.

    Parameters
    ----------
    done, target : float
        What was done by the day of the count, and what is to be done by the last day.
    first, counted, last : date
        The first day, the day of the count and the last day, all included.

    Returns
    -------
    Pace

    Raises
    ------
    ValueError
        If the count is not within the period.

    Examples
    --------
    >>> year = pace(406, 487, date(2022, 4, 1), date(2023, 2, 15), date(2023, 3, 31))
    >>> round(year.so_far, 2), round(year.needed, 2), round(year.expected)
    (1.26, 1.84, 462)
    """
    if not first <= counted <= last:
        raise ValueError(f"the count of {counted} is not within {first} to {last}")
    return Pace(done, target, (counted - first).days + 1, (last - counted).days)
