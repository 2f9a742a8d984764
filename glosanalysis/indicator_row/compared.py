"""The latest figure of an indicator beside the one before, both as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from glosanalysis.indicator import Indicator
from glosanalysis.observations import SYMBOLS, Observation
from glosanalysis.stats.proportions import difference_interval
from glosanalysis.stats.rounding import round_half_up

__all__ = ["FEW", "LEAST_BASE", "Compared"]

FEW = 200
"""Up to so many behind a percentage, one more or fewer moves it by half a point or more."""

LEAST_BASE = 30
"""Of fewer, a percentage is told as numbers ("3 of 20") and nothing is assessed."""


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Two observations of an indicator.

    Parameters
    ----------
    indicator : Indicator
    latest : Observation or None
        The last observation on or before the quarter's last day.
    before : Observation or None
        The last observation in an earlier quarter than that one.
    """

    indicator: Indicator
    latest: Observation | None
    before: Observation | None

    @property
    def decimals(self) -> int:
        """The decimals of the value, the same wherever it stands."""
        return _places(self.latest, self.indicator)

    @property
    def value(self) -> float | None:
        """The value as shown, rounded."""
        if self.latest is None or self.latest.value is None:
            return None
        return round_half_up(self.latest.value, self.decimals)

    @property
    def target(self) -> float | None:
        """What is aimed for: as its source prints it, else what is fixed for the indicator."""
        if self.latest is None or self.latest.value is None:
            return None
        since = self.indicator.target_from
        if self.latest.target is not None or (since is not None and self.latest.as_at < since):
            return self.latest.target
        return self.indicator.target

    @property
    def symbol(self) -> str:
        """The symbol that stands for the number, in brackets as readers see it; or nothing."""
        return f"[{self.latest.symbol}]" if self.latest is not None and self.latest.symbol else ""

    @property
    def why_no_number(self) -> str:
        """What the symbol means, with what the source prints; nothing where there is a number."""
        if self.latest is None or not self.latest.symbol:
            return ""
        printed = f"; printed as {self.latest.printed}" if self.latest.printed else ""
        return f"{SYMBOLS[self.latest.symbol]}{printed}"

    @property
    def previous_decimals(self) -> int:
        """The decimals of the value that it compares with."""
        explicit = self.latest is not None and self.latest.previous is not None
        return self.decimals if explicit else _places(self.before, self.indicator)

    @property
    def previous(self) -> float | None:
        """The value that it compares with, rounded as shown; nothing where none is comparable.

        With a number that is held back, now or before, nothing is compared: a difference would
        tell what was held back.
        """
        if self.latest is None or self.latest.value is None:
            return None
        if self.latest.previous is not None:
            return round_half_up(self.latest.previous, self.previous_decimals)
        if self.before is None or self.before.value is None or not self.latest.comparable:
            return None
        return round_half_up(self.before.value, self.previous_decimals)

    @property
    def change(self) -> float | None:
        """The difference of the two values as shown, no finer than the coarser of them."""
        if self.value is None or self.previous is None or self.in_numbers:
            return None
        # In decimal: 18.95 less 18.1 is 0.85, and not a little less.
        difference = Decimal(str(self.value)) - Decimal(str(self.previous))
        return round_half_up(float(difference), self.change_decimals)

    @property
    def change_decimals(self) -> int:
        """The decimals that a change can bear."""
        return min(self.decimals, self.previous_decimals)

    @property
    def clear(self) -> bool:
        """Whether the change is more than chance and of some matter.

        It is not where the interval of the change holds 0, where, without one, the previous value
        lies within the interval of this one, or where it is less than the materiality.
        """
        if not self.change or self.latest is None or self.previous is None:
            return False
        return not self._by_chance and abs(self.change) >= self.indicator.materiality

    @property
    def _by_chance(self) -> bool:
        """Whether the change is no more than chance may do, as far as the counts can tell."""
        latest, previous = self.latest, self.previous
        if latest is None or previous is None:
            return False
        if (change := self._change_interval) is not None:
            low, high = change
            return low <= 0 <= high
        if latest.interval is None:
            return False
        low, high = latest.interval
        return low <= previous <= high

    @property
    def _change_interval(self) -> tuple[float, float] | None:
        """The interval of the change: as it was observed, or of two shares of counts."""
        if self.latest is None:
            return None
        if self.latest.change_interval is not None:
            return self.latest.change_interval
        now, before = _counts(self.latest), _counts(self.before)
        if not now or not before or self.latest.previous is not None:
            return None
        return difference_interval(before, now)

    @property
    def in_numbers(self) -> bool:
        """Whether so few are behind a percentage that it is told as numbers."""
        latest = self.latest
        if latest is None or not self.indicator.counted or self.indicator.unit != "%":
            return False
        # What is held against a target is no part of it: two claims may be made where one was due.
        if latest.numerator is None or latest.denominator is None or self.target is not None:
            return False
        return latest.denominator < LEAST_BASE

    @property
    def one_more(self) -> float | None:
        """The percentage with one more behind it, where so few are that it shows."""
        latest = self.latest
        if latest is None or not self.indicator.counted:
            return None
        if latest.numerator is None or not latest.denominator or latest.denominator > FEW:
            return None
        more = min(latest.numerator + 1, latest.denominator)
        return round_half_up(100 * more / latest.denominator, self.decimals)


def _counts(seen: Observation | None) -> tuple[float, float] | None:
    """Give the count and the base of a share that has an interval: only chance moves those."""
    if seen is None or seen.interval is None or seen.numerator is None or not seen.denominator:
        return None
    return seen.numerator, seen.denominator


def _places(seen: Observation | None, indicator: Indicator) -> int:
    return indicator.decimals if seen is None or seen.decimals is None else seen.decimals
